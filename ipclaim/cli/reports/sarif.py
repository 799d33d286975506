"""SARIF 2.1.0: open findings as results, the papers of a mismatch as related locations."""

import json
from collections.abc import Sequence

from ipclaim import __version__
from ipclaim.cli.reports.text import place
from ipclaim.model.document import Source
from ipclaim.model.finding import Finding, Outcome
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return the SARIF text, one run for all cases."""
    findings = [
        (result, finding)
        for result in results
        if result.assessment
        for finding in result.assessment.findings
    ]
    rules = {finding.rule: finding for _, finding in findings}
    run = {
        "tool": {
            "driver": {
                "name": "ipclaim",
                "version": __version__,
                "rules": [
                    {
                        "id": finding.rule,
                        "shortDescription": {"text": finding.title.said_in(lang)},
                    }
                    for finding in rules.values()
                ],
            }
        },
        "invocations": [
            {
                "executionSuccessful": all(result.error is None for result in results),
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": result.error.told_in(lang)}}
                    for result in results
                    if result.error
                ],
            }
        ],
        "results": [
            _result(result, finding, lang)
            for result, finding in findings
            if finding.outcome in {Outcome.FAIL, Outcome.REVIEW} and finding.accepted_by is None
        ],
    }
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _result(result: CaseResult, finding: Finding, lang: Lang) -> dict[str, object]:
    # A viewer cannot show a box on a scan, so the location is the case file, line 1, and the spot
    # travels in the message and in the related locations.
    spots = "; ".join(place(source) for source in finding.sources)
    told = finding.message.said_in(lang) + (f" [{spots}]" if spots else "")
    return {
        "ruleId": finding.rule,
        "level": "error" if finding.blocks else "warning",
        "message": {"text": told},
        "locations": [_location(f"{result.path.as_posix()}/case.yaml")],
        "relatedLocations": [
            {
                **_location(f"{result.path.as_posix()}/{source.file}"),
                "message": {"text": source.text},
                "properties": _spot(source),
            }
            for source in finding.sources
        ],
        "partialFingerprints": {"ipclaim/v1": finding.fingerprint},
    }


def _location(uri: str) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
            "region": {"startLine": 1, "startColumn": 1},
        }
    }


def _spot(source: Source) -> dict[str, object]:
    box = source.box
    return {"page": source.page, "box": [box.x0, box.y0, box.x1, box.y1]}
