"""What is written down of a case, what is refused, and what the clocks then say."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ipclaim.docket.ledger import read_ledger
from ipclaim.docket.timeline import timeline_of
from ipclaim.errors import CaseError, EntryError, ExitCode
from ipclaim.model.docket import EventEntry, OutcomeEntry
from ipclaim.model.outcome_record import Outcome
from ipclaim.rules.agenda import DueState
from ipclaim.rules.clocks import HOME
from ipclaim.run.agenda import agenda_of
from ipclaim.run.docketed import docket_of
from ipclaim.run.recording import Telling
from tests.docket.casework import NOW, TEMPLATES, a_case, address_of, told

FILED = date(2026, 11, 2)
NOTICE = ("counter_notice_received", date(2026, 11, 6))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return a_case(tmp_path)


def test_a_filing_names_the_links_that_the_case_has_on_that_day(case: Path) -> None:
    done = told(case, Telling(by="lin", filed=FILED, number="A-1", note="门户"))
    (line,) = done.added
    assert isinstance(line.entry, EventEntry)
    assert [(ref.id, ref.address) for ref in line.entry.links] == [
        (f"L000{n}", address_of(n)) for n in (1, 2, 3)
    ]
    assert (line.entry.by, line.entry.note, line.entry.number) == ("lin", "门户", "A-1")
    (case / "links.csv").write_text("url\nhttps://www.aliexpress.com/item/1.html\n")
    assert len(docket_of(case, TEMPLATES, NOW).complaints[0].links) == 3


def test_outcomes_are_told_in_any_known_word(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED))
    words = (("L0001,L0002", "Removed"), ("L0003", "驳回"))
    told(case, Telling(by="lin", outcomes=words, on=date(2026, 11, 5)))
    links = docket_of(case, TEMPLATES, NOW).complaints[0].links
    assert [link.outcome for link in links] == [Outcome.ACCEPTED] * 2 + [Outcome.REFUSED]


def test_what_was_told_before_is_not_told_twice(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED))
    assert told(case, Telling(by="chen", filed=FILED, note="again")).added == ()
    first = Telling(by="lin", outcomes=(("L0001", "removed"),), on=date(2026, 11, 5))
    told(case, first)
    more = Telling(by="lin", outcomes=(("all", "removed"),), on=date(2026, 11, 5))
    (line,) = told(case, more).added
    assert isinstance(line.entry, OutcomeEntry)
    assert [ref.id for ref in line.entry.links] == ["L0002", "L0003"]


def test_a_number_comes_later_to_the_one_filing_without(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED, links=("L0001",), number="A-1"))
    told(case, Telling(by="lin", filed=date(2026, 11, 9), links=("L0002",)))
    done = told(case, Telling(by="lin", number="A-2"))
    assert [each.number for each in done.docket.complaints] == ["A-1", "A-2"]
    assert told(case, Telling(by="lin", number="A-2")).added == ()


@pytest.mark.parametrize(
    ("telling", "said"),
    [
        (Telling(by="lin", outcomes=(("L0009", "removed"),)), "no link L0009"),
        (Telling(by="lin", outcomes=(("L0001", "perhaps"),)), "no outcome called 'perhaps'"),
        (Telling(by="lin", filed=date(2026, 11, 30)), "has not come yet"),
        (Telling(by="lin", outcomes=(("L0001", "removed"),), on=FILED), "fits no filing"),
        (Telling(by="lin", events=(NOTICE,), number="B"), "fits no filing"),
        (Telling(by="lin", number="A-1"), "not clear which filing"),
        (Telling(by="lin", number="A-1", round=2), "not clear which filing"),
        (Telling(by="lin", cancel=7, note="x"), "no entry 7"),
    ],
    ids=["link", "word", "future", "no-filing", "number", "no-complaint", "round", "cancel"],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    case: Path, telling: Telling, said: str
) -> None:
    with pytest.raises(EntryError, match=said) as caught:
        told(case, telling)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.advice.zh
    assert read_ledger(case) == ()


def test_one_wrong_part_keeps_the_whole_telling_out(case: Path) -> None:
    with pytest.raises(EntryError):
        told(case, Telling(by="lin", filed=FILED, outcomes=(("L0009", "removed"),)))
    assert read_ledger(case) == ()


@pytest.mark.parametrize(
    "telling",
    [
        Telling(by="lin", events=(("counter_notice_recieved", FILED),)),
        Telling(by="lin", events=(("replied", FILED),), clock="suit-or-complain"),
        Telling(by="lin", extensions=(("suit-or-complain", FILED),)),
    ],
    ids=["event", "clock", "extension"],
)
def test_a_misspelt_name_comes_with_the_nearest_one(case: Path, telling: Telling) -> None:
    with pytest.raises(CaseError) as caught:
        told(case, telling)
    assert "Did you mean" in caught.value.advice.en


def test_taking_back_needs_a_reason_and_works_once(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED))
    with pytest.raises(EntryError, match="needs a reason"):
        told(case, Telling(by="lin", cancel=1))
    done = told(case, Telling(by="lin", cancel=1, note="not filed after all"))
    assert done.docket.complaints == ()
    with pytest.raises(EntryError, match="no entry 1"):
        told(case, Telling(by="lin", cancel=1, note="again"))
    # Taken back, it may be told again.
    assert len(told(case, Telling(by="lin", filed=FILED)).added) == 1


def test_a_filing_with_outcomes_cannot_be_taken_back_from_under_them(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED, outcomes=(("L0001", "removed"),)))
    with pytest.raises(EntryError, match="fits no filing"):
        told(case, Telling(by="lin", cancel=1, note="x"))


def test_the_clocks_run_from_what_was_told_and_keep_their_history(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED, number="A-1", events=(NOTICE,), links=("L0001",)))
    (item,) = (each for each in agenda_of([case], TEMPLATES, NOW).items if "suit" in each.id)
    assert item.acts
    assert (item.state, item.acts.date()) == (DueState.OPEN, date(2026, 11, 21))
    more = (("suit-or-complaint", date(2026, 12, 20)),)
    told(case, Telling(by="chen", extensions=more, on=date(2026, 11, 9), note="平台来信"))
    told(case, Telling(by="lin", events=(("suit_filed", date(2026, 11, 18)),)))
    docket = docket_of(case, TEMPLATES, NOW)
    history = [
        (str(moment.day), moment.step.value, moment.by)
        for moment in timeline_of(docket, NOW)
        if moment.step.value.startswith("clock") and "authority" in moment.told.en
    ]
    assert history == [
        ("2026-11-06", "clock_started", "lin"),
        ("2026-11-09", "clock_extended", "chen"),
        ("2026-11-18", "clock_met", "lin"),
    ]


def test_what_ran_out_is_told_and_so_is_an_answer_that_came_too_late(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED, events=(NOTICE,), links=("L0001",)))
    later = datetime(2026, 12, 10, tzinfo=HOME)

    def steps(now: datetime) -> list[str]:
        moments = timeline_of(docket_of(case, TEMPLATES, now), now)
        return [each.step.value for each in moments if "authority" in each.told.en]

    assert steps(NOW) == ["clock_started"]
    assert steps(later) == ["clock_started", "clock_missed"]
    (item,) = (each for each in agenda_of([case], TEMPLATES, later).items if "suit" in each.id)
    assert item.state is DueState.OVERDUE


def test_complaints_with_numbers_do_not_answer_each_other(case: Path) -> None:
    told(case, Telling(by="lin", filed=FILED, number="A", links=("L0001",)))
    told(case, Telling(by="lin", filed=FILED, number="B", links=("L0002",)))
    told(case, Telling(by="lin", events=(NOTICE,), number="A"))
    told(case, Telling(by="lin", events=(NOTICE,), number="B"))
    told(case, Telling(by="lin", events=(("suit_filed", date(2026, 11, 9)),), number="A"))
    items = [each for each in agenda_of([case], TEMPLATES, NOW).items if "suit" in each.id]
    assert {each.started.number: each.state for each in items} == {
        "A": DueState.DONE,
        "B": DueState.OPEN,
    }


def test_a_line_changed_by_hand_is_told_with_its_place(case: Path) -> None:
    told(case, Telling(by="lin", events=(("replied", FILED),)))
    ledger = case / "docket.jsonl"
    ledger.write_text(ledger.read_text().replace("replied", "repleid"))
    (trouble,) = agenda_of([case], TEMPLATES, NOW).troubles
    assert "docket.jsonl:1" in trouble.error.message.en
    assert "Did you mean replied?" in trouble.error.advice.en
