"""An agenda as JSON, as ``ipclaim due --json`` prints it; its schema comes from these models."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.rules.agenda import DueItem, Extension, Happening
from ipclaim.rules.clocks import Term
from ipclaim.written.modelled import Modelled


class BothJson(Modelled):
    """A sentence in both languages."""

    zh: str
    en: str


class CiteJson(Modelled):
    """Who says so, and on which day that was last verified."""

    ref: str
    verified_on: date
    confidence: Literal["high", "medium", "low"]


class StartedJson(Modelled):
    """The event from which the clock runs."""

    what: str
    on: date | datetime
    proposed: bool = Field(description="Taken from a paper; a person confirms it.")
    ground: BothJson


class MetJson(Modelled):
    """What answered a clock."""

    what: str
    on: date | datetime
    by: str | None = Field(description="Who wrote it down; null for case.yaml.")
    late: bool = Field(description="Whether that was after the last defensible day.")
    ground: BothJson


class ExtendedJson(Modelled):
    """More time that a clock was given."""

    on: date
    until: date
    by: str | None
    ground: BothJson


class DueJson(Modelled):
    """One thing to be done, by whom and by when."""

    case: str
    platform: str
    id: str = Field(description="The platform's clock.")
    title: BothJson
    who: Literal["complainant", "seller", "platform"]
    own: bool = Field(description="Whether it binds whoever keeps the case.")
    state: Literal["open", "risky", "overdue", "unknown", "done"]
    earliest: date | datetime | None = Field(
        description="The safe end for one's own duty; null where no source says."
    )
    latest: date | datetime | None = Field(description="The last end that is defensible.")
    provisional: bool = Field(description="A year's days off are not published yet.")
    number: str | None = Field(description="The complaint that it belongs to, where that is said.")
    started: StartedJson
    extended: tuple[ExtendedJson, ...] = Field(description="The ends given are those of the last.")
    met: MetJson | None
    if_missed: BothJson | None
    cites: tuple[CiteJson, ...]


class NoteJson(Modelled):
    """What a person should know though it has no date, or why a case has no agenda."""

    case: str
    text: BothJson


class AgendaJson(Modelled):
    """What ``ipclaim due --json`` prints."""

    as_of: datetime
    items: tuple[DueJson, ...] = Field(description="Soonest first.")
    notes: tuple[NoteJson, ...]
    errors: tuple[NoteJson, ...]


def due_json(item: DueItem) -> DueJson:
    """Return one item."""
    return DueJson.model_validate(
        {
            "case": item.case,
            "platform": item.platform,
            "id": item.id,
            "title": both_json(item.title),
            "who": item.who,
            "own": item.is_own,
            "state": item.state.value,
            "earliest": _end(item.term, last=False),
            "latest": _end(item.term, last=True),
            "provisional": item.term is not None and item.term.provisional,
            "number": item.started.number,
            "started": _started(item.started),
            "extended": tuple(_extended(each) for each in item.extensions),
            "met": _met(item),
            "if_missed": both_json(item.if_missed) if item.if_missed else None,
            "cites": tuple(_cite(cite) for cite in item.cites),
        }
    )


def both_json(text: Text) -> BothJson:
    """Return a sentence."""
    return BothJson(zh=text.zh, en=text.en)


def _end(term: Term | None, *, last: bool) -> date | datetime | None:
    if term is None:
        return None
    end = term.latest if last else term.earliest
    return end if term.to_the_minute else end.date()


def _started(started: Happening) -> StartedJson:
    return StartedJson(
        what=started.what,
        on=started.on,
        proposed=started.is_proposed,
        ground=both_json(started.ground),
    )


def _extended(more: Extension) -> ExtendedJson:
    return ExtendedJson(on=more.on, until=more.until, by=more.by, ground=both_json(more.ground))


def _met(item: DueItem) -> MetJson | None:
    if item.met is None:
        return None
    return MetJson(
        what=item.met.what,
        on=item.met.on,
        by=item.met.by,
        late=item.is_met_late,
        ground=both_json(item.met.ground),
    )


def _cite(cite: Cite) -> CiteJson:
    return CiteJson.model_validate(
        {"ref": cite.ref, "verified_on": cite.verified_on, "confidence": cite.confidence.value}
    )
