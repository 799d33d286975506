"""How a legal regime is written by hand: what the law wants in a notice and a counter-notice.

Each element of a notice is decided by rules of the pack that names the regime. An element of a
counter-notice is decided by rules too, or asked of a person.
"""

from datetime import date
from typing import Annotated

from ipclaim.model.case import Claim
from ipclaim.model.written import Field, Filled, Written
from ipclaim.rules.written_sources import Bilingual, Cites, Id, RuleId, WrittenSource


class WrittenElement(Written):
    """One thing that the law wants in a notice."""

    id: Id
    title: Bilingual
    decided_by: tuple[RuleId, ...] = Field(min_length=1, description="Rules of the pack.")
    cites: Cites


class WrittenCounterElement(Written):
    """One thing that the law wants in a counter-notice."""

    id: Id
    title: Bilingual
    decided_by: tuple[RuleId, ...] = ()
    asked: Bilingual | None = Field(default=None, description="What a person must look at.")
    cites: Cites

    def hold(self) -> None:
        """Refuse an element that is both decided and asked, or neither."""
        if bool(self.decided_by) == (self.asked is not None):
            raise ValueError("either decided_by or asked")


class WrittenRegime(Written):
    """One file of ``templates/regimes/``."""

    id: Id
    name: Bilingual
    version: Annotated[str, Field(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    effective_from: date | None = None
    effective_until: date | None = None
    sources: dict[Filled, WrittenSource] = Field(min_length=1)
    applies_to_claims: tuple[Claim, ...] = tuple(Claim)
    notice: tuple[WrittenElement, ...] = Field(min_length=1)
    counter_notice: tuple[WrittenCounterElement, ...] = ()
