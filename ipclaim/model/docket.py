"""What people tell of a case's course, in ``docket.jsonl``: one entry a line, never changed.

The case folder holds the truth: whatever a database knows of a case can be told again from
``case.yaml`` and these entries. An entry is known by its line, counted from 1. A mistake is
cancelled by a later entry that names its line and says why; it stays readable.
"""

import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, RootModel

from ipclaim.model.outcome_record import Outcome
from ipclaim.model.written import Filled
from ipclaim.written.modelled import Modelled

DOCKET_FILE = "docket.jsonl"


class LinkRef(Modelled):
    """A link as it was called when the entry was made; its address is what stays."""

    id: str = Field(pattern=r"^L\d{4,}$", description="By the order of the links file.")
    address: Filled = Field(description="The canonical address; as written where no pack knows it.")


class _Entry(Modelled):
    at: AwareDatetime = Field(description="When it was written down.")
    by: Filled = Field(description="Who wrote it down.")
    note: Filled | None = None
    source: Filled | None = Field(
        default=None, description="Where it comes from, as the row of an imported file."
    )


Number = Annotated[Filled, Field(max_length=200)]


class EventEntry(_Entry):
    """Something that happened: it starts clocks, or answers them."""

    kind: Literal["event"] = "event"
    what: str = Field(pattern="^[a-z0-9]+(_[a-z0-9]+)*$", description="As events of case.yaml.")
    on: Annotated[date | datetime, Field(union_mode="left_to_right")]
    number: Number | None = Field(default=None, description="The complaint's number.")
    clock: Filled | None = Field(default=None, description="The one clock that it answers.")
    links: tuple[LinkRef, ...] = Field(
        default=(), description="The links that it is about; none means the whole complaint."
    )


class OutcomeEntry(_Entry):
    """What the platform did with some links, or what became of them."""

    kind: Literal["outcome"] = "outcome"
    outcome: Outcome
    on: date
    number: Number | None = None
    links: tuple[LinkRef, ...] = Field(min_length=1)


class NumberEntry(_Entry):
    """The number that the platform gave to a complaint, known only after it was filed."""

    kind: Literal["number"] = "number"
    number: Number
    round: int = Field(ge=1, description="Which of the case's complaints, counted from 1.")


class ExtensionEntry(_Entry):
    """A clock that was given more time."""

    kind: Literal["extension"] = "extension"
    clock: Filled
    on: date = Field(description="The day on which it was granted.")
    until: date = Field(description="Its new last day.")
    number: Number | None = None


class CancelEntry(_Entry):
    """An earlier entry that was a mistake."""

    kind: Literal["cancel"] = "cancel"
    entry: int = Field(ge=1, description="Its line.")
    note: Filled = Field(description="Why.")


DocketEntry = Annotated[
    EventEntry | OutcomeEntry | NumberEntry | ExtensionEntry | CancelEntry,
    Field(discriminator="kind"),
]
"""One line of ``docket.jsonl``."""


class DocketLine(RootModel[DocketEntry]):
    """One line of ``docket.jsonl``: something that a person tells of the case's course."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class Column(StrEnum):
    """What a column of a platform's list of outcomes says."""

    CASE = "case"
    NUMBER = "number"
    URL = "url"
    ITEM_ID = "item_id"
    OUTCOME = "outcome"
    DATE = "date"
    NOTE = "note"


class OutcomeSheet(Modelled):
    """How platforms write their lists of outcomes: heads of columns, and words for outcomes."""

    columns: dict[Column, tuple[Filled, ...]] = Field(
        description="The heads of each column, in any language; upper and lower case are the same."
    )
    outcomes: dict[Outcome, tuple[Filled, ...]] = Field(
        description="The words for each outcome; a word for two of them is a mistake."
    )


def number_key(number: str) -> str:
    """Return a complaint's number as numbers are compared: width, case and spaces say nothing."""
    return "".join(unicodedata.normalize("NFKC", number).split()).casefold()
