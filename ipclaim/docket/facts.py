"""What the docket knows of one case: its complaints, their links, its clocks and its timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ipclaim.model.case import Claim
from ipclaim.model.docket import CancelEntry, DocketEntry
from ipclaim.model.outcome_record import LinkOutcome, Outcome
from ipclaim.model.text import Text
from ipclaim.rules.agenda import DueItem, Happening


@dataclass(frozen=True, slots=True)
class Line:
    """One entry with its place."""

    number: int
    """Counted from 1: by it the entry is known for good."""
    entry: DocketEntry
    is_cancelled: bool = False
    """Whether a later entry takes it back."""


def lines_of(entries: Iterable[tuple[int, DocketEntry]]) -> tuple[Line, ...]:
    """Return numbered entries as lines; what a later one takes back is marked."""
    told = tuple(entries)
    taken_back = {each.entry for _, each in told if isinstance(each, CancelEntry)}
    return tuple(Line(number, entry, number in taken_back) for number, entry in told)


class ComplaintState(StrEnum):
    """Where a complaint stands: the last step that somebody wrote down."""

    FILED = "filed"
    COUNTER_NOTICED = "counter_noticed"
    REPLIED = "replied"
    RE_REVIEW = "re_review"
    AT_LAW = "at_law"
    """A suit or a complaint to an authority runs."""
    DECIDED = "decided"
    """The platform has decided, or every link has its outcome."""
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """One link of one complaint."""

    link: str
    """``L0001`` and so on, as it was called when it was filed."""
    address: str
    item_id: str | None
    seller: str | None
    reason: str | None
    outcome: Outcome
    outcome_on: date | None
    counter_noticed_on: date | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One filing; filing the same links again opens the next one."""

    round: int
    """Its place in the case, from 1, by the day of filing."""
    number: str | None
    filed_on: date | datetime
    state: ComplaintState
    links: tuple[LinkStanding, ...]

    @property
    def day(self) -> date:
        """The day of filing."""
        return self.filed_on.date() if isinstance(self.filed_on, datetime) else self.filed_on


class Step(StrEnum):
    """What a line of the timeline tells."""

    EVENT = "event"
    OUTCOME = "outcome"
    NUMBER = "number"
    CANCELLED = "cancelled"
    CLOCK_STARTED = "clock_started"
    CLOCK_EXTENDED = "clock_extended"
    CLOCK_MISSED = "clock_missed"
    """Its last defensible day went by unanswered; derived, and true on the day of asking only."""
    CLOCK_MET = "clock_met"


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a case's timeline."""

    on: date | datetime
    step: Step
    told: Text
    why: Text
    """The ground: who wrote it down and where, or the rule and who says so."""
    by: str | None = None
    line: int | None = None
    """In ``docket.jsonl``; ``None`` for what stands elsewhere or is derived."""

    @property
    def day(self) -> date:
        """The day, to bring moments in order."""
        return self.on.date() if isinstance(self.on, datetime) else self.on


@dataclass(frozen=True, slots=True)
class CaseDocket:
    """All of it, for one case, told from its folder on some day."""

    case: str
    folder: str
    account: str
    platform: str
    claim: Claim
    lines: tuple[Line, ...]
    complaints: tuple[Complaint, ...]
    happenings: tuple[Happening, ...]
    clocks: tuple[DueItem, ...]
    notes: tuple[Text, ...]
    """What does not fit together, for a person to look at."""

    def outcomes(self) -> tuple[LinkOutcome, ...]:
        """Return a row for each link of each complaint."""
        return tuple(
            LinkOutcome(
                case=self.case,
                account=self.account,
                platform=self.platform,
                claim=self.claim,
                reason=link.reason,
                number=complaint.number,
                round=complaint.round,
                link=link.link,
                address=link.address,
                item_id=link.item_id,
                seller=link.seller,
                filed_on=complaint.day,
                outcome=link.outcome,
                outcome_on=link.outcome_on,
                counter_noticed_on=link.counter_noticed_on,
            )
            for complaint in self.complaints
            for link in complaint.links
        )
