"""One seal and one time stamp for all cases of a command; trouble in one is its own."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock

import pytest

from ipclaim.errors import CaseError, ExitCode
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.run.batch import CaseResult, Finished, Silence
from ipclaim.run.capturing import stamp_cases
from ipclaim.run.reading import Readers
from ipclaim.run.sealing import Taken, run_sealed
from ipclaim.run.steps import Bench
from ipclaim.run.workers import Workers
from ipclaim.seal.bag import SealedBag, seal_run
from ipclaim.seal.custody import custody_state
from ipclaim.seal.stock import take_stock
from ipclaim.seal.timestamp import TimeAuthority
from ipclaim.seal.verify import verify_evidence
from tests.seal.authority import Authority, answering
from tests.seal.test_verify import make_bag

DAY = date(2026, 11, 23)
CASE = "platform: aliexpress\nclaim: trademark\ncomplainant: {role: holder, name: 云岭有限公司}\n"


@dataclass
class Heard(Silence):
    """Progress that remembers which cases ended."""

    ended: list[str] = field(default_factory=list)

    def end(self, result: Finished) -> None:
        self.ended.append(result.name)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with answering(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def cases(tmp_path: Path) -> list[Path]:
    """Return three cases with evidence that no seal covers yet."""
    folders = [tmp_path / name for name in ("甲", "乙", "丙")]
    for folder in folders:
        make_bag(folder / "evidence", folder.name.encode())
        (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folders


def bench(*authorities: str, heard: Silence | None = None) -> Bench:
    readers = Readers(Workers(1), Templates.with_overlay(), "rapidocr")
    asked = tuple(TimeAuthority(one) for one in authorities)
    return Bench(readers, DAY, None, None, heard or Silence(), asked, Lock())


def take(_: Bench, path: Path) -> Taken[None]:
    if path.name == "无":
        raise CaseError(Text("没有", "nothing here"), Text("", ""))
    return Taken(path, path.name, take_stock(path / "evidence"), None)


def finish(_: Bench, taken: Taken[None], seal: SealedBag | None) -> CaseResult:
    return CaseResult(taken.name, taken.path, seal=seal)


def seal_of(case: Path) -> bytes:
    return (case / "evidence/seal.txt").read_bytes()


def test_all_cases_of_a_command_share_one_seal_and_one_stamp(
    cases: list[Path], authority: Authority
) -> None:
    before = len(authority.asked)
    results = run_sealed(bench(authority.url), cases, take, finish)
    assert [result.path for result in results] == cases
    assert len(authority.asked) == before + 1
    assert len({seal_of(case) for case in cases}) == 1
    assert len({(case / "evidence/seal.txt.tsr").read_bytes() for case in cases}) == 1
    for case in cases:
        assert verify_evidence(case, authority_roots=authority.roots).is_intact
        assert case.name not in seal_of(case).decode()
        assert [line.action for line in custody_state(case / "evidence").lines] == [
            "sealed",
            "stamped",
        ]


def test_a_case_in_trouble_does_not_keep_the_others_from_the_seal(cases: list[Path]) -> None:
    first, second, third = cases
    empty = second / "evidence/data/L0001/page.jpg"
    empty.write_bytes(b"")
    nothing = first.parent / "无"
    nothing.mkdir()
    heard = Heard()
    results = run_sealed(bench(heard=heard), [nothing, *cases], take, finish)
    errors = [type(result.error).__name__ for result in results]
    assert errors == ["CaseError", "NoneType", "SealError", "NoneType"]
    assert seal_of(first) == seal_of(third)
    assert len(seal_of(first).splitlines()) == 1 + 2
    assert not (second / "evidence/seal.txt").exists()
    assert sorted(heard.ended) == sorted(["无", "甲", "乙", "丙"])


def test_a_bag_that_cannot_be_written_is_its_own_trouble(cases: list[Path]) -> None:
    (cases[1] / "evidence/bagit.txt").mkdir()
    first, second, third = run_sealed(bench(), cases, take, finish)
    assert second.error is not None
    assert first.seal is not None
    assert third.seal is not None
    assert len(seal_of(cases[0]).splitlines()) == 1 + 2


def test_the_same_cases_give_the_same_seal_in_any_order(cases: list[Path], tmp_path: Path) -> None:
    twins = [tmp_path / "again" / case.name for case in cases]
    for twin in twins:
        make_bag(twin / "evidence", twin.name.encode())
    run_sealed(bench(), cases, take, finish)
    run_sealed(bench(), twins[::-1], take, finish)
    assert seal_of(cases[0]) == seal_of(twins[0])


def test_a_case_is_held_until_all_are_finished(cases: list[Path]) -> None:
    (other,) = run_sealed(bench(), cases[:1], take, _meets_another_run)
    assert other.error is None


def _meets_another_run(_: Bench, taken: Taken[None], seal: SealedBag | None) -> CaseResult:
    (met,) = run_sealed(bench(), [taken.path], take, finish)
    assert met.error is not None
    assert "another ipclaim" in met.error.message.en
    return CaseResult(taken.name, taken.path, seal=seal)


def test_stamps_are_added_later_one_for_each_seal_and_kept_where_there_is_one(
    cases: list[Path], authority: Authority
) -> None:
    seal_run([case / "evidence" for case in cases[:2]], on=DAY)
    seal_run([cases[2] / "evidence"], on=DAY)
    before = len(authority.asked)
    results = stamp_cases(bench(authority.url), cases)
    assert len(authority.asked) == before + 2
    assert all(result.seal and result.seal.stamped_at for result in results)
    stamps = [(case / "evidence/seal.txt.tsr").read_bytes() for case in cases]
    assert stamps[0] == stamps[1] != stamps[2]
    stamp_cases(bench(authority.url), cases)
    assert len(authority.asked) == before + 2
    assert [(case / "evidence/seal.txt.tsr").read_bytes() for case in cases] == stamps


def test_a_stamp_that_cannot_be_had_later_is_said(cases: list[Path], authority: Authority) -> None:
    seal_run([case / "evidence" for case in cases], on=DAY)
    (result, *_) = stamp_cases(bench(authority.url + "rejects"), cases)
    assert result.seal is not None
    assert result.seal.stamped_at is None
    assert "refused" in result.notes[0].en
    assert "--stamp" in result.notes[0].en


def test_changed_evidence_gets_no_stamp_and_the_others_do(
    cases: list[Path], authority: Authority
) -> None:
    seal_run([case / "evidence" for case in cases], on=DAY)
    (cases[0] / "evidence/data/L0001/page.jpg").write_bytes(b"SPECIMEN forgery")
    results = stamp_cases(bench(authority.url), cases)
    assert results[0].error is not None
    assert results[0].error.exit_code is ExitCode.BROKEN_SEAL
    assert not (cases[0] / "evidence/seal.txt.tsr").exists()
    assert (cases[1] / "evidence/seal.txt.tsr").exists()


def _die_before_the_seal(cases: list[Path]) -> None:
    def killed(bench_: Bench, path: Path) -> Taken[None]:
        if path == cases[-1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return take(bench_, path)

    run_sealed(bench(), cases, killed, finish)


def test_what_a_killed_run_left_unsealed_the_next_one_seals(cases: list[Path]) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=_die_before_the_seal, args=(cases,)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert not any((case / "evidence/seal.txt").exists() for case in cases)
    results = run_sealed(bench(), cases, take, finish)
    assert all(result.seal and result.seal.is_new for result in results)


@pytest.mark.parametrize("left", ["copy unfinished", "copy finished", "seal taken away"])
def test_a_run_killed_while_it_sealed_anew_leaves_no_half_of_an_earlier_seal(
    cases: list[Path], left: str
) -> None:
    bag = cases[0] / "evidence"
    seal_run([bag], on=DAY)
    names = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
             "HOW-TO-VERIFY.txt", "seal.txt")  # fmt: skip
    folder = bag / "earlier-seals" / (".unfinished" if left == "copy unfinished" else "001")
    folder.mkdir(parents=True)
    for name in names[: 2 if left == "copy unfinished" else None]:
        (folder / name).write_bytes((bag / name).read_bytes())
    if left == "seal taken away":
        (bag / "seal.txt").unlink()
    (bag / "data/L0009").mkdir()
    (bag / "data/L0009/page.jpg").write_bytes(b"SPECIMEN later")
    seal_run([bag], on=DAY)
    assert [path.name for path in (bag / "earlier-seals").iterdir()] == ["001"]
    assert verify_evidence(bag).is_intact
