"""How a platform's procedure is written by hand: steps, channel, uploads, clocks, penalties."""

from typing import Annotated, Literal

from ipclaim.model.case import Claim
from ipclaim.model.written import Field, Filled, Written
from ipclaim.rules.written_sources import Bilingual, Cites, Id, Unknown

Party = Literal["platform", "seller", "complainant"]
Process = Literal["complaint", "report", "order_dispute", "seller_reply"]


class WrittenSpan(Written):
    """A length of time, from its shortest to its longest."""

    min: int | None = Field(default=None, ge=0)
    max: int = Field(ge=0)
    unit: Literal["working_day", "calendar_day", "hour"]
    calendar: Id | None = Field(
        default=None, description="For working days: whose; else the clock's own."
    )


class WrittenClock(Written):
    """A term that runs: the platform's review, the seller's answer, the complainant's reply."""

    id: Id
    title: Bilingual
    who: Party
    length: WrittenSpan | Unknown
    starts: Id | None = Field(
        default=None,
        description="The event that starts it: filed, notice_received, order_received, "
        "counter_notice_received, ...",
    )
    ends_with: tuple[Id, ...] = Field(
        default=(),
        description="The events that answer it; left out, those usual for who it binds.",
    )
    rolls: bool = Field(
        default=False, description="Whether a last day on a statutory holiday moves."
    )
    calendar: Id | None = Field(default=None, description="A file of templates/calendars/.")
    claims: tuple[Claim, ...] = Field(
        default=tuple(Claim), description="With which claims it runs: with all."
    )
    effect: Bilingual | None = Field(default=None, description="What happens if it is missed.")
    cites: Cites


class WrittenStep(Written):
    """One step of the platform's flow."""

    id: Id
    title: Bilingual
    review: Id | None = Field(default=None, description="The clock of the platform's review.")


class WrittenChannel(Written):
    """Where the filing is handed in."""

    kind: Literal["portal", "form", "email", "chat", "api", "in_app"]
    address: Filled | None = Field(default=None, description="Left out where no source says.")
    title: Bilingual
    cites: Cites


class WrittenUploads(Written):
    """What the platform takes as a file."""

    formats: tuple[Filled, ...] | Unknown = Field(
        default="unknown", description="Ends of file names in lower case: pdf, jpg, ..."
    )
    max_bytes: int | Unknown = Field(default="unknown", description="For one file.")
    max_pages: int | Unknown = Field(default="unknown", description="For one file.")
    cites: Cites


class WrittenPenaltyRow(Written):
    """One step of a ladder, or one line of a table of points."""

    when: Bilingual
    effect: Bilingual
    points: int | None = Field(default=None, ge=0)
    nth: int | None = Field(
        default=None, ge=1, description="Which complaint upheld it falls due at, in a ladder."
    )
    onwards: bool = Field(default=False, description="And at every later one.")


class WrittenPenalty(Written):
    """What wrongdoing costs on the platform: a ladder or a table of points."""

    id: Id
    title: Bilingual
    who: Party
    counts_for_days: int | Unknown = Field(
        default="unknown", description="How long one incident is counted."
    )
    together_days: int = Field(
        default=0, ge=0, description="Complaints upheld within so many days count as one."
    )
    rows: tuple[WrittenPenaltyRow, ...] = Field(min_length=1)
    cites: Cites


class WrittenAnswerRule(Written):
    """What the platform says of sellers' answers, or of one defence."""

    id: Id
    defences: tuple[Annotated[str, Field(pattern=r"^D\d\d$")], ...] = Field(
        default=(), description="The defences that it is about; left out, every one."
    )
    claims: tuple[Claim, ...] = tuple(Claim)
    says: Bilingual
    cites: Cites


class WrittenMeasure(Written):
    """One rate of an account that a platform looks at, in per cent."""

    rate: Literal["upheld", "countered"] = Field(
        description="Complaints upheld, or successfully answered by sellers."
    )
    at_least: int | None = Field(default=None, ge=0, le=100)
    at_most: int | None = Field(default=None, ge=0, le=100)

    def hold(self) -> None:
        """Refuse a measure without a bound, or with two."""
        if (self.at_least is None) is (self.at_most is None):
            raise ValueError("a measure has at_least or at_most")


class WrittenAccountLine(Written):
    """What an account's own record must show, and what it loses below the line."""

    id: Id
    title: Bilingual
    months: int = Field(ge=1, description="Over how long the rates are taken.")
    measures: tuple[WrittenMeasure, ...] = Field(min_length=1)
    if_crossed: Bilingual
    cites: Cites
