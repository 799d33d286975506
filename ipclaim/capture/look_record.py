"""``look.json``: what a later look at a filed listing came to, beside the files that prove it.

A look lies in ``again-<time>`` inside the listing's own folder, which it never changes: the first
capture stays the listing's evidence. Its shape is public.
"""

from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ipclaim.capture.comparing import Answer
from ipclaim.errors import SealError
from ipclaim.model.listing import Capture
from ipclaim.model.look import Difference, Look, LookState
from ipclaim.model.text import Text
from ipclaim.seal.layout import PAYLOAD

LOOK = "look.json"
AGAIN = "again-"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FirstCapture(_Part):
    """The capture that the look was compared with."""

    captured_at: datetime
    record_sha256: str
    """Of its ``capture.json``, which holds the digests of its other files."""


class Likeness(_Part):
    """How alike both visits are: shares from 0 to 1, and bits of 1,024; ``None`` when unknown."""

    title: float | None
    text: float | None
    picture_bits: int | None
    same_shop: bool | None


class Changed(_Part):
    """One thing that the page showed otherwise."""

    what: Literal["title", "shop", "price"]
    before: str | None
    now: str | None


class LookRecord(_Part):
    """The whole record; the visit itself is in ``capture.json`` beside it."""

    format: Literal["ipclaim-look/1"] = "ipclaim-look/1"
    listing: str
    url: str
    state: LookState
    cause: str
    outcome: str
    """The outcome code of the visit."""
    looked_at: datetime
    first: FirstCapture
    likeness: Likeness
    differences: tuple[Changed, ...]

    @classmethod
    def of(cls, now: Capture, first: Capture, record_sha256: str, answer: Answer) -> "LookRecord":
        """Return the record of a visit that was compared with a first capture."""
        compared = answer.compared
        return cls(
            listing=now.listing_id,
            url=now.url,
            state=answer.state,
            cause=answer.cause,
            outcome=now.outcome,
            looked_at=now.captured_at,
            first=FirstCapture(captured_at=first.captured_at, record_sha256=record_sha256),
            likeness=Likeness(
                title=_share(compared.title),
                text=_share(compared.text),
                picture_bits=compared.picture_bits,
                same_shop=compared.same_shop,
            ),
            differences=tuple(
                Changed.model_validate({"what": each.what, "before": each.before, "now": each.now})
                for each in answer.differences
            ),
        )

    def look(self, folder: str) -> Look:
        """Return what the record says; ``folder`` is where it lies in the evidence."""
        return Look(
            listing_id=self.listing,
            url=self.url,
            state=self.state,
            cause=self.cause,
            looked_at=self.looked_at,
            first_at=self.first.captured_at,
            proof=folder,
            differences=tuple(
                Difference(each.what, each.before, each.now) for each in self.differences
            ),
        )


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def look_folder(at: datetime) -> str:
    """Return the name of the folder of a look that began at a time (UTC)."""
    return f"{AGAIN}{at:%Y%m%dT%H%M%SZ}"


def load_looks(evidence: Path) -> tuple[Look, ...]:
    """Return all looks of an evidence folder, by listing and time.

    Raises `SealError` for a record that cannot be read.
    """
    return tuple(
        _load(path, evidence) for path in sorted((evidence / PAYLOAD).glob(f"*/{AGAIN}*/{LOOK}"))
    )


def _load(path: Path, evidence: Path) -> Look:
    try:
        record = LookRecord.model_validate_json(path.read_bytes())
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        cause = f"{first['loc']}: {first['msg']}"
        raise SealError(
            Text(f"证据文件 {path} 已损坏：{cause}", f"Evidence file {path} is damaged: {cause}"),
            Text(
                "请用 ipclaim verify 核对，并从备份恢复。",
                "Run ipclaim verify, and restore the file from a copy.",
            ),
        ) from fault
    return record.look(path.parent.relative_to(evidence).as_posix())
