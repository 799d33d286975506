"""The custody log: chained, shared by runs at the same time, torn by kills, and held by seals."""

import json
import multiprocessing
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bagit
import pytest

from ipclaim.seal.bag import seal_run
from ipclaim.seal.custody import Action, custody_head, custody_state, log_custody
from ipclaim.seal.verify import verify_evidence
from tests.seal.test_verify import found, make_bag, sha256sum_agrees

DAY = date(2026, 11, 23)
LOG = "custody.jsonl"


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Return a bag that was captured, sealed and verified."""
    made = make_bag(tmp_path / "evidence")
    log_custody(made, Action.CAPTURED, {"listings": "L0001-L0002"}, begin=True)
    seal_run([made], on=DAY)
    log_custody(made, Action.SEALED, {"files": 3})
    log_custody(made, Action.VERIFIED, {"intact": True})
    return made


def lines_of(bag: Path) -> list[bytes]:
    return (bag / LOG).read_bytes().splitlines(keepends=True)


def test_the_log_tells_what_was_done_and_disturbs_no_other_tool(bag: Path) -> None:
    state = custody_state(bag)
    assert [line.action for line in state.lines] == ["captured", "sealed", "verified"]
    assert state.troubles == ()
    assert state.lines[0].bag is None
    assert state.lines[1].bag == state.lines[2].bag is not None
    assert verify_evidence(bag).is_intact
    assert bagit.Bag(str(bag)).is_valid()
    assert sha256sum_agrees(bag)
    assert (bag / LOG).stat().st_mode & 0o777 == 0o600


def test_a_seal_holds_the_last_line_of_its_time(bag: Path) -> None:
    (bag / LOG).write_bytes(lines_of(bag)[0])
    head = custody_head(bag)
    assert f"Custody-Log-Head: {head}" in (bag / "bag-info.txt").read_text()


def test_who_only_looks_begins_no_log(tmp_path: Path) -> None:
    bare = make_bag(tmp_path / "evidence")
    assert log_custody(bare, Action.VERIFIED, {}) is not None
    assert not (bare / LOG).exists()


def change(bag: Path) -> None:
    (bag / LOG).write_bytes((bag / LOG).read_bytes().replace(b'"intact":true', b'"intact":false'))


def change_earlier(bag: Path) -> None:
    (bag / LOG).write_bytes((bag / LOG).read_bytes().replace(b"L0001-L0002", b"L0001-L0003"))


def remove_second(bag: Path) -> None:
    first, _, third = lines_of(bag)
    (bag / LOG).write_bytes(first + third)


def swap(bag: Path) -> None:
    first, second, third = lines_of(bag)
    (bag / LOG).write_bytes(first + third + second)


def put_in(bag: Path) -> None:
    first, second, third = lines_of(bag)
    (bag / LOG).write_bytes(first + second + b"not a line\n" + third)


def write_anew(bag: Path) -> None:
    (bag / LOG).unlink()
    log_custody(bag, Action.CAPTURED, {"listings": "L0001"}, begin=True)


@pytest.mark.parametrize("harm", [change_earlier, remove_second, swap, put_in, write_anew])
def test_a_log_that_was_altered_is_told(bag: Path, harm: Callable[[Path], None]) -> None:
    harm(bag)
    assert found(verify_evidence(bag)) == {("unreadable", LOG)}
    assert bagit.Bag(str(bag)).is_valid()  # it is outside the seal: no other tool looks at it


def test_what_was_logged_since_the_seal_is_said_to_be_chained_only(bag: Path) -> None:
    change(bag)
    verdict = verify_evidence(bag)
    assert verdict.is_intact
    assert any("chained only" in text.en for text in verdict.not_checked)


def test_evidence_without_its_log_is_whole_and_the_lack_is_said(bag: Path) -> None:
    (bag / LOG).unlink()
    verdict = verify_evidence(bag)
    assert verdict.is_intact
    assert any("did not come with" in text.en for text in verdict.not_checked)


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_torn_last_line_is_told_and_the_next_one_follows_it(bag: Path, kept: int) -> None:
    first, second, third = lines_of(bag)
    (bag / LOG).write_bytes(first + second + third.removesuffix(b"\n")[:kept])
    torn = custody_state(bag)
    assert torn.troubles == ()
    assert any("Line 3" in text.en and "cut off" in text.en for text in torn.not_checked)
    log_custody(bag, Action.VERIFIED, {"intact": True})
    state = custody_state(bag)
    assert state.troubles == ()
    assert [line.action for line in state.lines] == ["captured", "sealed", "verified"]
    assert state.lines[-1].after_torn
    assert verify_evidence(bag).is_intact


def test_a_log_torn_before_the_seal_is_sealed_as_it_is(tmp_path: Path) -> None:
    bag = make_bag(tmp_path / "evidence")
    log_custody(bag, Action.CAPTURED, {"listings": "L0001"}, begin=True)
    with (bag / LOG).open("ab") as log:
        log.write(b'{"at":')
    seal_run([bag], on=DAY)
    log_custody(bag, Action.SEALED, {})
    assert verify_evidence(bag).is_intact


def write_many(bag: Path, writer: int) -> None:
    for number in range(10):
        log_custody(bag, Action.VERIFIED, {"writer": writer, "number": number})


def test_runs_at_the_same_time_write_one_chain(bag: Path) -> None:
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=write_many, args=(bag, writer)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    state = custody_state(bag)
    assert state.troubles == ()
    assert len(state.lines) == 3 + 40
    numbers = [line.details["number"] for line in state.lines if line.details.get("writer") == 2]
    assert numbers == list(range(10))


def test_opening_is_noted_once_a_day(bag: Path) -> None:
    for _ in range(3):
        log_custody(bag, Action.OPENED, {})
    log_custody(bag, Action.VERIFIED, {})
    log_custody(bag, Action.OPENED, {})
    assert [line.action for line in custody_state(bag).lines][3:] == [
        "opened",
        "verified",
        "opened",
    ]


def test_a_link_in_place_of_the_log_is_not_written_through(bag: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"")
    (bag / LOG).unlink()
    (bag / LOG).symlink_to(target)
    assert log_custody(bag, Action.VERIFIED, {}) is not None
    assert target.read_bytes() == b""


def test_each_line_is_json_for_other_programs(bag: Path) -> None:
    last = json.loads(lines_of(bag)[-1])
    assert last["action"] == "verified"
    assert set(last) == {
        "at", "action", "user", "host", "program", "bag", "details", "after_torn", "before",
    }  # fmt: skip
