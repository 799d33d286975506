"""A platform's procedure as it flows: steps, clocks, the channel, what it takes, what it punishes.

What no source says is ``None``.
"""

from ipclaim.frozen import dataclass
from ipclaim.model.case import Claim
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time; ``unit`` is ``working_day``, ``calendar_day`` or ``hour``."""

    shortest: int
    longest: int
    unit: str
    calendar: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A term that runs; ``length`` is ``None`` where no source says how long."""

    id: str
    title: Text
    who: str
    length: Span | None
    cites: tuple[Cite, ...]
    starts: str | None = None
    """The event that starts it, as ``filed`` or ``counter_notice_received``."""
    rolls: bool = False
    """Whether a last day on a statutory holiday moves."""
    calendar: str | None = None
    effect: Text | None = None
    """What happens if it is missed."""
    claims: tuple[Claim, ...] = tuple(Claim)
    """With which claims it runs: a law's term may run for copyright alone."""
    ends_with: tuple[str, ...] = ()
    """The events that answer it; empty for those usual for who it binds."""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of the platform's flow and the clock of its review."""

    id: str
    title: Text
    review: Clock | None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where the filing is handed in."""

    kind: str
    """``portal``, ``form``, ``email``, ``chat``, ``api`` or ``in_app``."""
    title: Text
    address: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Uploads:
    """What the platform takes as a file."""

    formats: tuple[str, ...] | None
    """Ends of file names in lower case, without the dot."""
    max_bytes: int | None
    """For one file."""
    cites: tuple[Cite, ...]
    max_pages: int | None = None
    """For one file."""


@dataclass(frozen=True, slots=True)
class PenaltyRow:
    """One step of a ladder, or one line of a table of points."""

    when: Text
    effect: Text
    points: int | None
    nth: int | None = None
    """Which complaint upheld it falls due at; ``None`` where the table is no ladder."""
    onwards: bool = False
    """And at every later one."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """What wrongdoing costs on the platform: a ladder or a table of points."""

    id: str
    title: Text
    who: str
    """``seller``, ``complainant`` or ``platform``."""
    counts_for_days: int | None
    rows: tuple[PenaltyRow, ...]
    cites: tuple[Cite, ...]
    together_days: int = 0
    """Complaints upheld within so many days count as one."""

    @property
    def numbers_steps(self) -> bool:
        """Whether it is a ladder for sellers whose steps are numbered."""
        return self.who == "seller" and any(row.nth for row in self.rows)

    def at(self, nth: int) -> PenaltyRow | None:
        """Return what falls due at the so-manieth complaint upheld, as far as a source says."""
        return next(
            (
                row
                for row in reversed(self.rows)
                if row.nth is not None and (row.nth == nth or (row.onwards and row.nth < nth))
            ),
            None,
        )


RATE_NAMES = {
    "upheld": Text("投诉成立率", "complaints upheld"),
    "countered": Text("申诉成立率", "successful counter-notices"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One rate of an account that a platform looks at."""

    rate: str
    """``upheld``, or ``countered``: successfully answered by sellers."""
    bound: int
    """In per cent."""
    is_least: bool
    """Whether the rate must reach the bound; else it must not pass it."""


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """What the platform says of sellers' answers, or of one defence."""

    id: str
    defences: tuple[str, ...]
    """Ids of the book of defences; empty for every one."""
    claims: tuple[Claim, ...]
    says: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What an account's own record must show, and what it loses below the line."""

    id: str
    family: str
    """The pack that draws the line: all its sites count together."""
    title: Text
    months: int
    measures: tuple[Measure, ...]
    if_crossed: Text
    cites: tuple[Cite, ...]
