"""The agendas of folders: events by hand, dates that papers propose, trouble told case by case."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from ipclaim.model.document import Document
from ipclaim.resources import Templates
from ipclaim.rules.agenda import DueState
from ipclaim.rules.clocks import HOME
from ipclaim.run.agenda import Agenda, agenda_of
from ipclaim.run.known_readers import kept_text
from tests.building import a_document, doubted

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=HOME)
CASE = "platform: jd\nclaim: trademark\ncomplainant: {role: holder, name: 云岭有限公司}\n"


def a_case(folder: Path, name: str, more: str = "") -> Path:
    case = folder / name
    (case / "materials").mkdir(parents=True)
    (case / "case.yaml").write_text(CASE + more, encoding="utf-8")
    return case


def a_counter_notice(case: Path, *, read_as: Document | None) -> None:
    file = case / "counter-notices" / "notice.pdf"
    file.parent.mkdir()
    file.write_bytes(b"a counter-notice")
    if read_as is None:
        return
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    key = hashlib.sha256(f"{digest} .pdf".encode()).hexdigest()
    kept = case / "out" / "readings"
    kept.mkdir(parents=True)
    documents = (replace(read_as, sha256=digest),)
    (kept / f"0123456789abcdef-{key}.json").write_bytes(kept_text(documents))


def made(*cases: Path) -> Agenda:
    return agenda_of(cases, Templates.with_overlay(), NOW)


def test_cases_come_together_soonest_first(tmp_path: Path) -> None:
    late = a_case(tmp_path, "late", "events: [{what: counter_notice_received, on: 2026-11-09}]\n")
    soon = a_case(tmp_path, "soon", "events: [{what: counter_notice_received, on: 2026-11-02}]\n")
    items = [item for item in made(late, soon).items if item.id == "suit-or-complaint"]
    assert [item.case for item in items] == ["soon", "late"]
    assert all(item.state is DueState.OPEN for item in items)


def test_a_later_counter_notice_proposes_its_date_beside_the_one_written_down(
    tmp_path: Path,
) -> None:
    events = "events: [{what: counter_notice_received, on: 2026-11-09}]\n"
    case = a_case(tmp_path, "one", events)
    a_counter_notice(case, read_as=a_document("counter_notice", "x.pdf", notice_date="2026-11-10"))
    items = [item for item in made(case).items if item.id == "suit-or-complaint"]
    assert [(item.started.day.day, item.started.is_proposed) for item in items] == [
        (9, False),
        (10, True),
    ]


def test_a_counter_notice_that_was_read_proposes_its_date(tmp_path: Path) -> None:
    case = a_case(tmp_path, "one")
    a_counter_notice(case, read_as=a_document("counter_notice", "x.pdf", notice_date="2026-11-05"))
    item = next(item for item in made(case).items if item.id == "suit-or-complaint")
    assert (item.started.on, item.started.is_proposed) == (date(2026, 11, 5), True)
    assert "counter-notices/notice.pdf" in item.started.ground.en


def test_a_doubtful_date_says_so(tmp_path: Path) -> None:
    case = a_case(tmp_path, "one")
    notice = a_document("counter_notice", "x.pdf", notice_date="2026-11-05")
    a_counter_notice(case, read_as=doubted(notice, "notice_date"))
    assert "doubtful" in made(case).items[0].started.ground.en


def test_what_a_person_wrote_goes_before_what_a_paper_proposes(tmp_path: Path) -> None:
    case = a_case(tmp_path, "one", "events: [{what: counter_notice_received, on: 2026-11-09}]\n")
    a_counter_notice(case, read_as=a_document("counter_notice", "x.pdf", notice_date="2026-11-05"))
    assert {item.started.on for item in made(case).items} == {date(2026, 11, 9)}


def test_a_counter_notice_without_a_day_is_told(tmp_path: Path) -> None:
    unread, undated = a_case(tmp_path, "unread"), a_case(tmp_path, "undated")
    a_counter_notice(unread, read_as=None)
    a_counter_notice(undated, read_as=a_document("counter_notice", "x.pdf"))
    found = made(unread, undated)
    assert found.items == ()
    notes = {(case, note.en.split(",")[0]) for case, note in found.notes}
    assert ("unread", "counter-notices/notice.pdf was not read yet") in notes
    assert any("no usable date" in note for case, note in notes if case == "undated")


def test_a_misspelt_event_is_refused_and_hides_no_other_case(tmp_path: Path) -> None:
    wrong = a_case(tmp_path, "wrong", "events: [{what: fild, on: 2026-11-09}]\n")
    clock = a_case(tmp_path, "clock", "events: [{what: x, clock: suit, on: 2026-11-09}]\n")
    right = a_case(tmp_path, "right", "submit_on: 2026-11-20\n")
    found = made(wrong, clock, right)
    assert [item.case for item in found.items] == ["right"]
    assert {trouble.case for trouble in found.troubles} == {"wrong", "clock"}
    assert any("Did you mean filed?" in each.error.advice.en for each in found.troubles)
