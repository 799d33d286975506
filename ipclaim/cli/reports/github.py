"""GitHub workflow commands: one annotation for each finding that is open."""

from collections.abc import Iterator, Sequence

from ipclaim.cli.reports.places import FIRST_LINE, Line, lines_of, told_places
from ipclaim.model.finding import Finding, Outcome
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult


def case(result: CaseResult, lang: Lang) -> str:
    """Return one line per annotation; nothing open is one notice, because empty is not success."""
    return "\n".join(_case(result, lang))


def whole(cases: Sequence[str]) -> str:
    """Return the lines of all cases."""
    return "\n".join(each for each in cases if each)


def _case(result: CaseResult, lang: Lang) -> Iterator[str]:
    if result.error:
        yield _command("error", result, FIRST_LINE, result.name, result.error.told_in(lang))
    if result.assessment is None:
        return
    for finding in result.assessment.findings:
        if finding.is_open:
            yield _annotation(result, finding, lang)
    passed = sum(finding.outcome is Outcome.PASS for finding in result.assessment.findings)
    state = "ready" if result.assessment.ready else "not ready"
    yield _command("notice", result, FIRST_LINE, result.name, f"{state}: {passed} checks passed")


def _annotation(result: CaseResult, finding: Finding, lang: Lang) -> str:
    lines = lines_of(result, finding)
    at = lines[0] if lines else FIRST_LINE
    if not lines and finding.sources:
        at = Line(finding.sources[0].file)  # a scan has no lines: the first opens the file
    told = (finding.message, finding.advice)
    rows = [text for each in told if (text := each.said_in(lang))]
    rows.extend(told_places(result, finding))
    title = f"{result.name}: {finding.rule} {finding.title.said_in(lang)}"
    return _command("error" if finding.blocks else "warning", result, at, title, "\n".join(rows))


def _command(level: str, result: CaseResult, at: Line, title: str, told: str) -> str:
    file = _property(f"{result.path.as_posix()}/{at.file}")
    place = f"file={file},line={at.line},col={at.column}"
    return f"::{level} {place},title={_property(title)}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
