"""SARIF 2.1.0: open findings as results, what they are about as locations.

A result stands at the line that somebody wrote, else at the first of the case; the spots on papers
are related locations, because a viewer cannot show a box on a scan.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from ipclaim import __version__
from ipclaim.cli.reports.places import FIRST_LINE, Line, lines_of, place
from ipclaim.model.document import Source
from ipclaim.model.finding import Finding, Severity
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.BLOCK: "error", Severity.WARN: "warning", Severity.INFO: "note"}


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return the SARIF text, one run for all cases."""
    findings = [
        (result, finding)
        for result in results
        if result.assessment
        for finding in result.assessment.findings
    ]
    rules = {finding.rule: finding for _, finding in findings}
    index = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "ipclaim",
                "version": __version__,
                "rules": [_rule(finding, lang) for finding in rules.values()],
            }
        },
        "invocations": [_invocation(results, lang)],
        "results": [
            _result(result, finding, index[finding.rule], lang)
            for result, finding in findings
            if finding.is_open
        ],
    }
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _invocation(results: Sequence[CaseResult], lang: Lang) -> dict[str, object]:
    return {
        "executionSuccessful": all(result.error is None for result in results),
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": result.error.told_in(lang)},
                "locations": [_location(result.path, FIRST_LINE.file, FIRST_LINE)],
            }
            for result in results
            if result.error
        ],
    }


def _rule(finding: Finding, lang: Lang) -> dict[str, object]:
    cites = "; ".join(f"{cite.ref} ({cite.verified_on.isoformat()})" for cite in finding.cites)
    told: dict[str, object] = {
        "id": finding.rule,
        "shortDescription": {"text": finding.title.said_in(lang)},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }
    return {**told, "help": {"text": cites}} if cites else told


def _result(result: CaseResult, finding: Finding, rule_index: int, lang: Lang) -> dict[str, object]:
    lines = lines_of(result, finding) or (FIRST_LINE,)
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(_told(finding, lang))},
        "locations": [_location(result.path, line.file, line) for line in lines],
        "relatedLocations": [
            {
                "id": number,
                **_location(result.path, source.file, None),
                "message": {"text": f"{place(source)} {source.text}"},
                "properties": _spot(source),
            }
            for number, source in enumerate(finding.sources, 1)
        ],
        "partialFingerprints": {"ipclaim/v1": finding.fingerprint},
    }


def _told(finding: Finding, lang: Lang) -> Iterator[str]:
    spots = "; ".join(place(source) for source in finding.sources)
    yield finding.message.said_in(lang) + (f" [{spots}]" if spots else "")
    if advice := finding.advice.said_in(lang):
        yield advice


def _location(case: Path, file: str, line: Line | None) -> dict[str, object]:
    whole = case / file
    uri = whole.as_uri() if whole.is_absolute() else quote(whole.as_posix())
    at = line or Line(file)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": at.line, "startColumn": at.column},
        }
    }


def _spot(source: Source) -> dict[str, object]:
    box = source.box
    return {"page": source.page, "box": [box.x0, box.y0, box.x1, box.y1]}
