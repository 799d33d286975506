"""``ipclaim check``: what ``--fail-on`` makes of the exit code."""

from dataclasses import replace

import pytest

from ipclaim.cli.check import FAIL_ON, weighed
from ipclaim.errors import ExitCode
from ipclaim.model.finding import Outcome, Severity
from ipclaim.run.batch import CaseResult, exit_code_of
from tests.cli.reports.judged import BROKEN, CLEAN, finding, result

BLOCKED = result(finding("NAM-02", Outcome.FAIL))
WARNED = result(finding("NAM-08", Outcome.REVIEW, Severity.WARN))
NOTED = result(finding("NAM-09", Outcome.FAIL, Severity.INFO))
ACCEPTED = result(replace(finding("NAM-02", Outcome.FAIL), accepted_by="林晓"))


@pytest.mark.parametrize(
    ("case", "codes"),
    [
        (CLEAN, (0, 0, 0, 0)),
        (ACCEPTED, (0, 0, 0, 0)),
        (NOTED, (0, 0, 1, 0)),
        (WARNED, (0, 1, 1, 0)),
        (BLOCKED, (1, 1, 1, 0)),
        (BROKEN, (3, 3, 3, 3)),
    ],
    ids=["clean", "accepted", "noted", "warned", "blocked", "broken"],
)
def test_what_counts_as_failed(case: CaseResult, codes: tuple[int, ...]) -> None:
    found = [weighed(exit_code_of([case]), [case], weights) for weights in FAIL_ON.values()]
    assert tuple(map(int, found)) == codes


def test_one_case_that_counts_makes_the_batch_fail() -> None:
    batch = [CLEAN, WARNED]
    assert weighed(exit_code_of(batch), batch, FAIL_ON["warn"]) is ExitCode.NOT_READY
