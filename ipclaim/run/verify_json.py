"""What ``ipclaim verify --json`` prints: one object for each evidence folder and dossier."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, RootModel

from ipclaim.run.verifying import Verified
from ipclaim.seal.custody import CustodyLine
from ipclaim.seal.pdf_verdict import SignatureVerdict


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ToldJson(_Plain):
    """A sentence in both languages."""

    zh: str
    en: str


class DifferenceJson(_Plain):
    """One thing that is not as sealed."""

    kind: str
    file: str
    zh: str
    en: str


class VerifiedJson(_Plain):
    """The verdict on one evidence folder or dossier."""

    path: str
    intact: bool
    files: int
    differences: list[DifferenceJson]
    not_checked: list[ToldJson]
    stamped_at: datetime | None
    stamped_by: str | None
    signatures: list[SignatureVerdict]
    custody: list[CustodyLine]


class VerifyReport(RootModel[list[VerifiedJson]]):
    """All that was verified, in the order of the paths."""


SCHEMAS: dict[str, type[BaseModel]] = {"verify": VerifyReport}
"""The shapes that are published."""


def verify_report(verified: tuple[Verified, ...]) -> VerifyReport:
    """Return the verdicts as they are printed."""
    return VerifyReport([_verified(one) for one in verified])


def _verified(one: Verified) -> VerifiedJson:
    return VerifiedJson(
        path=str(one.path),
        intact=one.is_intact,
        files=one.files,
        differences=[
            DifferenceJson(kind=each.kind, file=each.file, zh=each.message.zh, en=each.message.en)
            for each in one.differences
        ],
        not_checked=[ToldJson(zh=gap.zh, en=gap.en) for gap in one.not_checked],
        stamped_at=one.stamped_at,
        stamped_by=one.stamped_by,
        signatures=list(one.signatures),
        custody=list(one.custody),
    )
