"""GitHub workflow commands: one annotation for each finding that is open."""

from collections.abc import Iterator, Sequence

from ipclaim.model.finding import Finding, Outcome
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return one line per annotation; nothing open is one notice, because empty is not success."""
    return "\n".join(line for result in results for line in _case(result, lang))


def _case(result: CaseResult, lang: Lang) -> Iterator[str]:
    case_file = f"{result.path.as_posix()}/case.yaml"
    if result.error:
        yield _command("error", case_file, result.name, result.error.told_in(lang))
    if result.assessment is None:
        return
    for finding in result.assessment.findings:
        if finding.outcome in {Outcome.FAIL, Outcome.REVIEW} and finding.accepted_by is None:
            yield _annotation(result, case_file, finding, lang)
    passed = sum(finding.outcome is Outcome.PASS for finding in result.assessment.findings)
    state = "ready" if result.assessment.ready else "not ready"
    yield _command("notice", case_file, result.name, f"{state}: {passed} checks passed")


def _annotation(result: CaseResult, case_file: str, finding: Finding, lang: Lang) -> str:
    file = f"{result.path.as_posix()}/{finding.sources[0].file}" if finding.sources else case_file
    told = "\n".join(filter(None, (finding.message.said_in(lang), finding.advice.said_in(lang))))
    title = f"{result.name}: {finding.rule} {finding.title.said_in(lang)}"
    return _command("error" if finding.blocks else "warning", file, title, told)


def _command(level: str, file: str, title: str, told: str) -> str:
    # Scans have no lines; GitHub wants one, and line 1 is where a viewer opens the file.
    return f"::{level} file={_property(file)},line=1,title={_property(title)}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
