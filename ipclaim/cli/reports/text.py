"""For the terminal: what blocks first, each with what to do; passes only counted."""

from collections.abc import Iterator, Sequence

from ipclaim.cli.progress import STATES
from ipclaim.cli.reports.legal import legal_lines
from ipclaim.cli.reports.places import told_places
from ipclaim.model.finding import Assessment, Finding, Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import CaseResult, State

MARKS = {
    Outcome.PASS: Text("通过", "pass"),
    Outcome.FAIL: Text("不符", "FAIL"),
    Outcome.REVIEW: Text("待查", "LOOK"),
    Outcome.NOT_APPLICABLE: Text("不适用", "n/a"),
}


def case(result: CaseResult, lang: Lang) -> str:
    """Return a case's block."""
    return "\n".join(_case(result, lang))


def whole(cases: Sequence[str]) -> str:
    """Return one block per case."""
    return "\n\n".join(cases)


def verdict(result: CaseResult, lang: Lang) -> str:
    """Return a case's verdict in a word or two."""
    judged = result.assessment is not None
    return STATES[result.state if judged else State.CANNOT].said_in(lang)


def _case(result: CaseResult, lang: Lang) -> Iterator[str]:
    yield f"{result.name}: {verdict(result, lang)}"
    if result.error:
        yield from (f"  {line}" for line in result.error.told_in(lang).splitlines())
    if result.assessment:
        yield from _assessed(result, result.assessment, lang)


def _assessed(result: CaseResult, assessment: Assessment, lang: Lang) -> Iterator[str]:
    steps = "  ".join(
        f"{step.title.said_in(lang)} {'✓' if step.ready else '✗'}" for step in assessment.steps
    )
    pack = f"{assessment.platform} {assessment.pack_version}"
    yield f"  {pack}, {assessment.as_of.isoformat()}: {steps}"
    open_findings = [finding for finding in assessment.findings if finding.is_open]
    for finding in sorted(open_findings, key=lambda finding: not finding.blocks):
        yield from _finding(result, finding, lang)
    yield from (f"  {line}" for line in legal_lines(assessment, lang))
    passed = sum(finding.outcome is Outcome.PASS for finding in assessment.findings)
    yield "  " + Text(
        f"{passed} 项通过，{len(assessment.blockers)} 项阻断",
        f"{passed} passed, {len(assessment.blockers)} blocking",
    ).said_in(lang)


def _finding(result: CaseResult, finding: Finding, lang: Lang) -> Iterator[str]:
    weight = "" if finding.blocks else Text("（提醒）", " (note)").said_in(lang)
    yield f"  {MARKS[finding.outcome].said_in(lang)} {finding.rule}{weight}  " + (
        finding.message.said_in(lang)
    )
    yield from (f"       {place}" for place in told_places(result, finding))
    if advice := finding.advice.said_in(lang):
        yield f"       → {advice}"
