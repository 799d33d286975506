import time
from datetime import date
from pathlib import Path

import pytest

from ipclaim.errors import CaseError, ExitCode, MissingToolError
from ipclaim.model.document import Document, Problem
from ipclaim.model.finding import Assessment, Finding, Outcome, Severity, Step
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult, Silence, exit_code_of, run_cases

WORDS = Text("甲", "a")


def assessment(outcome: Outcome, *problems: Problem) -> Assessment:
    finding = Finding(
        rule="REQ-links",
        outcome=outcome,
        severity=Severity.BLOCK,
        step="complaint",
        title=WORDS,
        message=WORDS,
        advice=WORDS,
        sources=(),
        cites=(),
        fingerprint="0",
    )
    paper = Document("a.pdf", "0" * 64, (1,), "other", True, problems=problems)
    return Assessment(
        "case",
        "p",
        "1",
        date(2026, 11, 23),
        (Step("complaint", WORDS, True),),
        (finding,),
        (paper,),
    )


def result(outcome: Outcome, *problems: Problem) -> CaseResult:
    return CaseResult("case", Path("case"), assessment=assessment(outcome, *problems))


READY = result(Outcome.PASS)
NOT_READY = result(Outcome.REVIEW)
UNREADABLE = result(Outcome.PASS, Problem("encrypted", WORDS, WORDS, fatal=True))
BROKEN = CaseResult("case", Path("case"), error=CaseError(WORDS, WORDS))
NO_TOOL = CaseResult("case", Path("case"), error=MissingToolError(WORDS, WORDS))


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([READY], ExitCode.READY),
        ([READY, NOT_READY], ExitCode.NOT_READY),
        ([UNREADABLE], ExitCode.UNREADABLE),
        ([READY, BROKEN], ExitCode.UNREADABLE),
        ([NO_TOOL, NO_TOOL], ExitCode.MISSING_TOOL),
        ([NO_TOOL, READY], ExitCode.UNREADABLE),
    ],
)
def test_exit_codes(results: list[CaseResult], code: ExitCode) -> None:
    assert exit_code_of(results) is code


def test_one_broken_case_does_not_stop_the_rest_and_order_is_kept() -> None:
    def job(path: Path) -> CaseResult:
        if path.name == "b":
            raise CaseError(WORDS, WORDS)
        time.sleep(0.05 if path.name == "a" else 0)
        return CaseResult(path.name, path, assessment=assessment(Outcome.PASS))

    results = run_cases([Path("a"), Path("b"), Path("c")], job, Silence())
    assert [one.name for one in results] == ["a", "b", "c"]
    assert [one.error is not None for one in results] == [False, True, False]


def test_a_bug_stops_its_own_case_only_and_is_told_as_a_bug() -> None:
    def job(path: Path) -> CaseResult:
        if path.name == "a":
            raise ZeroDivisionError(path)
        return CaseResult(path.name, path, assessment=assessment(Outcome.PASS))

    broken, done = run_cases([Path("a"), Path("b")], job, Silence())
    assert broken.exit_code is ExitCode.BUG
    assert done.exit_code is ExitCode.READY
    assert exit_code_of([broken, done]) is ExitCode.BUG
    assert broken.error
    report = Path(broken.error.advice.en.split(": ")[-1])
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()


def test_an_assessment_without_findings_is_refused() -> None:
    with pytest.raises(ValueError, match="proves nothing"):
        Assessment("case", "p", "1", date(2026, 11, 23), (), (), ())
