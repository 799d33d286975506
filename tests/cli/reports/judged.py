"""Judged cases for the report tests: one finding of each outcome, with awkward characters."""

from datetime import date
from pathlib import Path

from ipclaim.errors import CaseError
from ipclaim.model.document import Box, Document, Source
from ipclaim.model.finding import (
    Assessment,
    Cite,
    Confidence,
    Finding,
    Outcome,
    Severity,
    Step,
)
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult

SPOT = Source("materials/cert 1.jpg", 2, Box(10, 20, 110, 60), "云岭有限公司\x0b")


def finding(
    rule: str, outcome: Outcome, severity: Severity = Severity.BLOCK, said: str = "名称不一致"
) -> Finding:
    return Finding(
        rule=rule,
        outcome=outcome,
        severity=severity,
        step="rights",
        title=Text("权利人=注册人", "holder is the registrant"),
        message=Text(said, f"{said} <b>&</b> 100%"),
        advice=Text("", "Ask for a certificate, signed: now\nor tomorrow"),
        sources=(SPOT,),
        cites=(Cite("P5", date(2026, 11, 21), Confidence.HIGH),),
        fingerprint=f"f-{rule}",
    )


def result(*findings: Finding) -> CaseResult:
    assessment = Assessment(
        case="my-case",
        platform="aliexpress",
        pack_version="2026.11",
        as_of=date(2026, 11, 23),
        steps=(Step("rights", Text("权利", "rights"), ready=False),),
        findings=findings,
        documents=(Document("materials/cert 1.jpg", "0" * 64, (1, 2), "other", True),),
    )
    return CaseResult("my-case", Path("cases/my-case"), assessment=assessment)


MIXED = result(
    finding("NAM-02", Outcome.FAIL),
    finding("AUT-06", Outcome.REVIEW),
    finding("NAM-08", Outcome.FAIL, Severity.WARN),
    finding("RGT-01", Outcome.PASS),
    finding("RGT-12", Outcome.NOT_APPLICABLE),
)
CLEAN = result(finding("RGT-01", Outcome.PASS))
BROKEN = CaseResult(
    "bad-case",
    Path("cases/bad-case"),
    error=CaseError(Text("没有 case.yaml", "there is no case.yaml"), Text("运行 init", "Run init")),
)
