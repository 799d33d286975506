"""What people decided, as kept in ``decisions.yaml``: append-only, one entry a decision.

Each entry names the digest of exactly what was looked at. When that changes, the decision lapses
and says so; it never carries over to something nobody saw.
"""

from datetime import datetime
from typing import Annotated, Literal

from ipclaim.model.written import Field, Filled, Written


class _Signed(Written):
    by: Filled = Field(description="Who decided.")
    when: datetime
    why: Filled | None = None


class FieldDecision(_Signed):
    """A value that a person read off the paper."""

    kind: Literal["field"]
    document: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the paper's file.")
    page: int = Field(ge=1, description="First page of the document within the file.")
    field: Filled
    value: str | bool | tuple[int, ...] | tuple[str, ...] | None


class FindingDecision(_Signed):
    """A finding that a person accepts with a reason."""

    kind: Literal["finding"]
    finding: Filled = Field(description="The finding's fingerprint.")
    rule: Filled | None = Field(
        default=None, description="The rule's id, by which a lapse names it; decides nothing."
    )
    why: Filled


class ApprovalDecision(_Signed):
    """A case that a person releases for filing, exactly as assessed."""

    kind: Literal["approval"]
    assessment: str = Field(pattern=r"^[0-9a-f]{64}$", description="Digest of the assessment.")


Decision = Annotated[
    FieldDecision | FindingDecision | ApprovalDecision, Field(discriminator="kind")
]


class DecisionsFile(Written):
    """``decisions.yaml``."""

    decisions: tuple[Decision, ...] = ()
