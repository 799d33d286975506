"""What a law wants in a notice and a counter-notice, as it flows."""

from datetime import date

from ipclaim.frozen import dataclass
from ipclaim.model.case import Claim
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that the law wants."""

    id: str
    title: Text
    decided_by: tuple[str, ...]
    """Ids of rules; empty for what only a person can look at."""
    asked: Text | None
    """What a person must look at, where no rule decides."""
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """One legal regime: what makes a notice, and a counter-notice, one in its sense."""

    id: str
    name: Text
    version: str
    claims: tuple[Claim, ...]
    effective_from: date | None
    effective_until: date | None
    notice: tuple[Element, ...]
    counter_notice: tuple[Element, ...]

    def is_about(self, claim: Claim, day: date) -> bool:
        """Whether a notice with that claim, filed on that day, is one in this law's sense."""
        return (
            claim in self.claims
            and (self.effective_from is None or self.effective_from <= day)
            and (self.effective_until is None or day <= self.effective_until)
        )
