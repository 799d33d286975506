"""What became of one link in one complaint: the row from which an account's record is counted.

A link that was filed twice has two of these, one a complaint. Nothing is guessed: a link of which
no outcome was written down is ``filed``, however long ago that was.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipclaim.model.case import Claim


class Outcome(StrEnum):
    """Where a filed link stands; the last one that somebody wrote down."""

    FILED = "filed"
    """Handed in, and nothing heard since."""
    ACCEPTED = "accepted"
    """The platform followed the complaint: removed, blocked, disabled."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """By the complainant."""
    COUNTER_NOTICED = "counter_noticed"
    """The seller has answered and the platform has not decided yet."""
    REINSTATED = "reinstated"
    """Back after a counter-notice or an appeal: the counter-notice has succeeded."""


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """One link of one complaint with its outcome."""

    case: str
    """The case folder's name."""
    account: str
    """The complainant's name as ``case.yaml`` has it: in whose name it was filed."""
    platform: str
    claim: Claim
    reason: str | None
    """The reason told to the platform, of the link's row, else of the case; as written."""
    number: str | None
    """The platform's number of the complaint, as written; ``None`` until somebody wrote it down."""
    round: int
    """The complaint's place in its case, from 1."""
    link: str
    """``L0001`` and so on, by the order of the links file."""
    address: str
    """The canonical address; as written where no pack knows it."""
    item_id: str | None
    seller: str | None
    filed_on: date
    outcome: Outcome
    outcome_on: date | None
    """The day of the outcome; ``None`` while it is ``filed``."""
    counter_noticed_on: date | None
    """The day on which a counter-notice about it came, whatever became of it afterwards."""

    @property
    def is_decided(self) -> bool:
        """Whether the platform has decided, or the complainant has ended it."""
        return self.outcome not in {Outcome.FILED, Outcome.COUNTER_NOTICED}
