"""Many cases are checked in workers, with the same results and in the same order."""

from datetime import date
from pathlib import Path
from threading import Lock

import pytest

from benchmarks.checking import write_case
from ipclaim.errors import CaseError
from ipclaim.resources import Templates
from ipclaim.run import many
from ipclaim.run.batch import CaseResult, Silence
from ipclaim.run.known_readers import readers_stamp
from ipclaim.run.many import check_cases
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench, check_case
from ipclaim.run.workers import Workers


def bench(workers: Workers) -> Bench:
    readers = Readers(workers, Templates.with_overlay(), "rapidocr")
    return Bench(readers, date(2026, 11, 23), None, None, Silence(), (), Lock())


def itself(result: CaseResult) -> CaseResult:
    return result


@pytest.mark.slow
def test_cases_are_checked_alike_in_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "MANY", 2)
    stamp = readers_stamp(Templates.with_overlay(), "rapidocr")
    for number in range(3):
        write_case(tmp_path / f"case-{number}", number, stamp)
    (tmp_path / "case-1" / "case.yaml").unlink()
    cases = tuple(sorted(tmp_path.iterdir()))
    with Workers(1) as workers:
        results = check_cases(bench(workers), cases, itself)
        assert [result.path for result in results] == list(cases)
        assert isinstance(results[1].said.error, CaseError)
        assert results[0].said.assessment == check_case(bench(workers), cases[0]).assessment
