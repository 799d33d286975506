"""What the child that opens a PDF has found: its signatures, its beginning, what it carries.

Plain data that goes from the child to its parent as JSON.
"""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Level(StrEnum):
    """How long a signature can be verified, as ETSI EN 319 142-1 has it."""

    B_B = "B-B"
    """Signed."""
    B_T = "B-T"
    """And stamped by a time authority."""
    B_LT = "B-LT"
    """And with what is needed to verify it inside."""
    B_LTA = "B-LTA"
    """And all of that stamped."""


class Kind(StrEnum):
    """What a signature is for."""

    SIGNATURE = "signature"
    """Of somebody."""
    STAMP = "time-stamp"
    """Of a time authority, over the whole document."""


class Flaw(StrEnum):
    """Why a signature does not stand."""

    UNREADABLE = "unreadable"
    """It cannot be read as a signature."""
    BYTES = "bytes"
    """What it covers, or the signature itself, is not as signed."""
    CHANGED_LATER = "changed-later"
    """What was added after it changes what the document shows."""
    REVOKED = "revoked"
    """Its certificate was revoked when it was used."""
    STAMP = "stamp"
    """The time stamp in it does not stand."""


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SignatureVerdict(_Plain):
    """One signature or time stamp over a PDF, in the order in which they were made."""

    kind: Kind
    by: str = ""
    """Whom its certificate names."""
    flaws: tuple[Flaw, ...] = ()
    level: str = ""
    """``B-B``, ``B-T``, ``B-LT`` or ``B-LTA``; empty when it is not of PAdES."""
    at: datetime | None = None
    """When it existed, as a sound time stamp says."""
    stamped_by: str = ""
    claimed_at: datetime | None = None
    """When it was made, as the signer's clock said."""
    until: datetime | None = None
    """Until when it can be proved, by the certificates that this rests on."""
    trusted: bool | None = None
    """Whether a chain leads to the given roots; ``None`` when none were given."""
    distrust: str = ""
    """Why none does, in the library's words."""
    is_revocation_known: bool = False
    """Whether lists inside the document say that nothing was revoked then."""


class PdfVerdict(_Plain):
    """What a PDF shows of itself."""

    size: int
    identified: int | None = None
    """Bytes from the start that bear a true identifier of ipclaim's; ``None`` when none do."""
    covered: int = 0
    """Bytes from the start that the signatures and time stamps cover."""
    signatures: tuple[SignatureVerdict, ...] = ()
    attached: dict[str, str] = {}
    """SHA-256 of each file attached, by name."""
    trouble: str = ""
    """Why it could not be read as a PDF at all."""
