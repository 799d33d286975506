"""``ipclaim due``: what is printed, and the calendar file as a library reads it."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import jsonschema
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.cli.calendar_file import folded
from ipclaim.cli.main import cli
from ipclaim.rules.schema import SCHEMAS

CASE = """\
platform: douyin
claim: trademark
complainant: {role: holder, name: 云岭有限公司}
submit_on: 2026-11-13
events:
  - {what: notice_received, on: 2026-11-10}
  - {what: counter_notice_received, on: 2026-11-09 10:30, note: "站内信，第 1 号; a\\\\b"}
  - {what: supplement_asked, on: 2026-11-12 10:30}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "案件 one"
    (folder / "materials").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder


def due(*arguments: str | Path) -> Result:
    words = ["due", *map(str, arguments), "--as-of", "2026-11-12"]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def calendar_of(file: Path) -> icalendar.Calendar:
    made = icalendar.Calendar.from_ical(file.read_bytes())
    assert isinstance(made, icalendar.Calendar)
    return made


def value(component: icalendar.Component, name: str) -> object:
    found: object = component.decoded(name)
    return found


def test_the_terminal_names_the_day_the_ground_and_the_cost(case: Path) -> None:
    said = due(case, "--lang", "en").output
    assert said.index("2026-11-13") < said.index("2026-11-24")
    assert "[案件 one] Proof of a suit or a complaint to the authority (complainant)" in said
    assert "ground suit-or-complaint: 中华人民共和国电子商务法（2018 年）, 第四十三条" in said
    assert "if missed: Without that proof" in said
    assert "counted from 2026-11-09 10:30: counter-notice received (站内信" in said
    assert "LENGTH UNKNOWN" in said
    chinese = due(case, "--lang", "zh").output
    assert "期限不明" in chinese
    assert "逾期后果" in chinese


def test_within_leaves_out_what_is_far_but_not_what_is_unknown(case: Path) -> None:
    said = due(case, "--within", "2", "--lang", "en").output
    assert "2026-11-24" not in said
    assert "2026-11-13" in said
    assert "LENGTH UNKNOWN" in said


def test_the_json_fits_its_schema(case: Path) -> None:
    told = json.loads(due(case, "--json").output)
    jsonschema.validate(told, SCHEMAS["due"].model_json_schema(mode="serialization"))
    items = {item["id"]: item for item in told["items"]}
    assert items["suit-or-complaint"]["earliest"] == "2026-11-24"
    assert items["supplement"]["latest"] == "2026-11-13T10:30:00+08:00"
    assert items["complainant-reply"]["state"] == "unknown"
    assert items["complainant-reply"]["earliest"] is None


def test_an_overdue_duty_of_ones_own_gives_1(case: Path) -> None:
    assert due(case).return_value == 0
    late = CliRunner().invoke(
        cli, ["due", str(case), "--as-of", "2026-11-26"], standalone_mode=False
    )
    assert late.return_value == 1


def test_a_library_reads_the_calendar_file(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    due(case, "--ics", file, "--lang", "zh")
    made = calendar_of(file)
    assert not made.errors
    events = {str(event["SUMMARY"]): event for event in made.walk("VEVENT")}
    suit = events["[案件 one] 起诉或行政投诉的证明（投诉人）"]
    assert value(suit, "DTSTART") == date(2026, 11, 24)
    assert value(suit, "DTEND") == date(2026, 11, 25)
    assert "站内信，第 1 号; a\\b" in str(suit["DESCRIPTION"])
    assert len(suit.walk("VALARM")) == 2
    supplement = events["[案件 one] 补充材料（商家）"]
    assert value(supplement, "DTSTART") == datetime(2026, 11, 13, 2, 30, tzinfo=UTC)
    assert not supplement.walk("VALARM")
    for event in events.values():
        assert not event.errors
        assert isinstance(value(event, "DTSTAMP"), datetime)
        for alarm in event.walk("VALARM"):
            trigger = value(alarm, "TRIGGER")
            assert isinstance(trigger, timedelta)
            assert trigger < timedelta(0)


def test_an_item_keeps_its_name_in_the_calendar(case: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    due(case, "--ics", first)
    due(case, "--ics", second, "--lang", "zh")
    names = [[event["UID"] for event in calendar_of(one).walk("VEVENT")] for one in (first, second)]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])


def test_the_calendar_file_is_rows_of_75_octets_with_crlf(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    due(case, "--ics", file, "--lang", "zh")
    data = file.read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200))
def test_folding_loses_nothing(line: str) -> None:
    data = folded(line)
    rows = data.split(b"\r\n")[:-1]
    assert all(len(row) <= 75 for row in rows)
    assert data.replace(b"\r\n ", b"") == line.encode() + b"\r\n"


def test_a_place_that_cannot_be_written_is_told(case: Path, tmp_path: Path) -> None:
    trouble = due(case, "--ics", tmp_path / "no" / "due.ics").exception
    assert "cannot be written" in str(trouble)
