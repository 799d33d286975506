"""How a platform's procedure is written by hand: steps, channel, uploads, clocks, penalties."""

from typing import Literal

from pydantic import Field

from ipclaim.model.case import Claim, Filled, Written
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


class WrittenPenalty(Written):
    """What wrongdoing costs on the platform: a ladder or a table of points."""

    id: Id
    title: Bilingual
    who: Party
    counts_for_days: int | Unknown = Field(
        default="unknown", description="How long one incident is counted."
    )
    rows: tuple[WrittenPenaltyRow, ...] = Field(min_length=1)
    cites: Cites
