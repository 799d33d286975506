"""The ledger of a case: added to, never torn, whoever writes and however the writer ends."""

import json
import random
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.docket.ledger import add_to_ledger, read_ledger
from ipclaim.errors import CaseError
from ipclaim.model.docket import DOCKET_FILE, CancelEntry, DocketLine, EventEntry
from tests.docket.casework import another_program, received

AT = datetime(2026, 11, 20, 1, tzinfo=UTC)


def an_event(note: str = "x", by: str = "lin") -> EventEntry:
    return EventEntry(at=AT, by=by, what="filed", on=date(2026, 11, 19), note=note)


def test_entries_are_numbered_by_line_and_private(tmp_path: Path) -> None:
    first = add_to_ledger(tmp_path, lambda _: [an_event("一"), an_event("二")])
    second = add_to_ledger(tmp_path, lambda before: [an_event(str(len(before)))])
    assert [line.number for line in (*first, *second)] == [1, 2, 3]
    assert [line.entry.note for line in read_ledger(tmp_path)] == ["一", "二", "2"]
    assert (tmp_path / DOCKET_FILE).stat().st_mode & 0o777 == 0o600


def test_nothing_to_add_makes_no_file(tmp_path: Path) -> None:
    assert add_to_ledger(tmp_path, lambda _: []) == ()
    assert list(tmp_path.iterdir()) == []


def test_an_entry_is_taken_back_and_stays(tmp_path: Path) -> None:
    add_to_ledger(tmp_path, lambda _: [an_event()])
    add_to_ledger(tmp_path, lambda _: [CancelEntry(at=AT, by="lin", note="wrong case", entry=1)])
    assert [line.is_cancelled for line in read_ledger(tmp_path)] == [True, False]


def test_a_blank_line_and_a_missing_end_of_line_do_no_harm(tmp_path: Path) -> None:
    row = DocketLine(an_event()).model_dump_json()
    (tmp_path / DOCKET_FILE).write_text(f"{row}\n\n{row}", encoding="utf-8")
    added = add_to_ledger(tmp_path, lambda _: [an_event("last")])
    assert [line.number for line in added] == [4]
    assert [line.number for line in read_ledger(tmp_path)] == [1, 3, 4]


def test_each_wrong_line_is_named_and_nothing_is_added(tmp_path: Path) -> None:
    row = DocketLine(an_event()).model_dump_json()
    wrong = row.replace('"what"', '"waht"')
    text = f'{row}\n{{"kind": "event"\n{wrong}\n'
    (tmp_path / DOCKET_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        add_to_ledger(tmp_path, lambda _: [an_event()])
    for told in (caught.value.message.zh, caught.value.message.en):
        assert "docket.jsonl:2" in told
        assert "docket.jsonl:3" in told
        assert "docket.jsonl:1" not in told
    assert (tmp_path / DOCKET_FILE).read_text(encoding="utf-8") == text


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_words_come_back_as_they_were(note: str) -> None:
    entry = an_event(note.strip() or "x")
    line = DocketLine(entry).model_dump_json()
    assert "\n" not in line
    assert DocketLine.model_validate_json(line).root == entry


def write_many(case: Path, name: str, count: int, said: Connection) -> None:
    for n in range(count):
        add_to_ledger(case, lambda _, n=n: [an_event(f"{n} " + "长" * 2000, by=name)])
        said.send(n)


def numbers_of(case: Path, name: str) -> list[int]:
    entries = [line.entry for line in read_ledger(case)]
    return [int((each.note or "").split()[0]) for each in entries if each.by == name]


def test_writers_side_by_side_and_killed_ones_lose_nothing(tmp_path: Path) -> None:
    """Two write to the end; three are killed at random points. What was acknowledged is there."""
    survivors = {name: another_program(write_many, tmp_path, name, 25) for name in ("a", "b")}
    victims = {name: another_program(write_many, tmp_path, name, 9999) for name in ("x", "y", "z")}
    chance = random.Random(20261120)
    acknowledged = {}
    for name, (process, said) in victims.items():
        told = [str(said.recv()) for _ in range(chance.randint(1, 12))]
        process.kill()
        acknowledged[name] = [int(each) for each in (*told, *received(said))]
        process.join()
    for name, (process, said) in survivors.items():
        received(said)
        process.join()
        assert process.exitcode == 0
        assert numbers_of(tmp_path, name) == list(range(25))
    for name, numbers in acknowledged.items():
        kept = numbers_of(tmp_path, name)
        assert kept[: len(numbers)] == numbers
        assert len(kept) <= len(numbers) + 1  # written, and killed before it could say so
    for row in (tmp_path / DOCKET_FILE).read_text(encoding="utf-8").splitlines():
        json.loads(row)
