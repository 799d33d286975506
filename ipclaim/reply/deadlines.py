"""By when to act: each clock with the day it runs from, its ground, and what is not known.

Legal clocks come from the reply book, the platform's own from its rule pack. A clock without a
published length, or without a day to run from, is told as unknown; it never gets a date by guess.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.reply.book import Clock, Letter
from ipclaim.reply.matter import ReplyInput, certain_day
from ipclaim.reply.wording import listed, same_in_both, told_day
from ipclaim.rules.calendar import Due
from ipclaim.rules.clocks import term_of
from ipclaim.rules.pack import Clock as PackClock


class DeadlineState(StrEnum):
    """Where a deadline stands on the day of drafting."""

    OPEN = "open"
    PASSED = "passed"
    """The safe date has passed; the rolled one may still be ahead."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing to be done, and by when."""

    id: str
    title: Text
    state: DeadlineState
    safe: date | None
    """The unrolled day, on which one's own duty is safely done; ``None`` when unknown."""
    rolled: date | None
    """The day after rolling over statutory holidays, where the law rolls."""
    provisional: bool
    """True when the year's holidays are not published yet."""
    counted_from: date | None
    told: Text
    """The whole deadline as one paragraph: when, counted how, on what ground."""
    cites: tuple[Cite, ...]


def deadlines_of(given: ReplyInput) -> tuple[Deadline, ...]:
    """Return every clock that the counter-notice starts, the legal ones first."""
    legal = tuple(_legal(given, clock) for clock in given.book.clocks)
    clocks = [clock for clock in given.pack.clocks if clock.who == "complainant"]
    own = tuple(_platforms(given, clock) for clock in clocks)
    return (*legal, *(own or (_unpublished(given),)))


def _legal(given: ReplyInput, clock: Clock) -> Deadline:
    start, counted = _start(given)
    ground = given.letter.say("ground", rules=given.book.cited(*clock.rules, day=given.as_of))
    if given.pack.id not in clock.platforms:
        unsure = given.letter.say("applies_unsure")
        ground = Text(ground.zh + unsure.zh, f"{ground.en} {unsure.en}")
    missed = clock.if_missed.plain
    if clock.extension:
        more = clock.extension.plain
        missed = Text(missed.zh + more.zh, f"{missed.en} {more.en}")
    due = _due(given, start, clock.days)
    state = _state(due, given.as_of)
    title, when = clock.title.plain, _when(given.letter, due, state)
    return Deadline(
        clock.id,
        title,
        state,
        due.earliest if due else None,
        due.latest if due else None,
        due is not None and due.provisional,
        start,
        _told(given.letter, title, when, (counted, ground, missed)),
        tuple(given.book.cite(name, given.as_of) for name in clock.rules),
    )


def _start(given: ReplyInput) -> tuple[date | None, Text]:
    """Return the day the clock runs from and the sentence that says why that day."""
    clauses = given.letter.clauses
    if given.received is not None:
        day = told_day(given.received)
        return given.received, clauses["counted_received"].filled({"day": day})
    noted = certain_day(given.counter_notice, "notice_date")
    if noted is None:
        return None, clauses["counted_unknown"].plain
    day = told_day(noted)
    return noted, clauses["counted_notice"].filled({"day": day})


def _due(given: ReplyInput, start: date | None, days: int) -> Due | None:
    if start is None:
        return None
    return given.calendar.after_calendar_days(start, days, rolls=True)


def _state(due: Due | None, as_of: date) -> DeadlineState:
    if due is None:
        return DeadlineState.UNKNOWN
    return DeadlineState.PASSED if due.earliest < as_of else DeadlineState.OPEN


def _when(letter: Letter, due: Due | None, state: DeadlineState) -> Text:
    if due is None:
        return letter.say("when_unknown")
    facts = {
        "safe": told_day(due.earliest),
        "rolled": told_day(due.latest),
    }
    rolls = due.latest != due.earliest
    if state is DeadlineState.PASSED:
        return letter.clauses["when_passed_rolled" if rolls else "when_passed"].filled(facts)
    if due.provisional:
        return letter.clauses["when_provisional"].filled(facts)
    return letter.clauses["when_two" if rolls else "when_day"].filled(facts)


def _platforms(given: ReplyInput, clock: PackClock) -> Deadline:
    """Return the platform's own clock, with a date only where a source gives its length."""
    start, counted = _start(given)
    due = _platform_due(given, clock, start)
    if clock.length is None:
        return _unpublished(given, clock)
    state = _state(due, given.as_of)
    cites = tuple(cite.on(given.as_of) for cite in clock.cites)
    rules = listed(same_in_both(cite.ref) for cite in cites)
    ground = given.letter.clauses["ground"].filled({"rules": rules})
    told = _told(given.letter, clock.title, _when(given.letter, due, state), (counted, ground))
    return Deadline(
        clock.id,
        clock.title,
        state,
        due.earliest if due else None,
        due.latest if due else None,
        due is not None and due.provisional,
        start,
        told,
        cites,
    )


def _platform_due(given: ReplyInput, clock: PackClock, start: date | None) -> Due | None:
    calendars = {given.calendar.id: given.calendar, **given.pack.calendars}
    term = term_of(clock, start, calendars) if start else None
    if term is None:
        return None
    return Due(term.earliest.date(), term.latest.date(), term.provisional)


def _unpublished(given: ReplyInput, clock: PackClock | None = None) -> Deadline:
    facts = {"platform": given.pack.name}
    title = clock.title if clock else given.letter.say("platform_clock")
    when = given.letter.say("when_unknown")
    told = given.letter.clauses["platform_clock_unknown"].filled(facts)
    return Deadline(
        clock.id if clock else "platform-reply",
        title,
        DeadlineState.UNKNOWN,
        None,
        None,
        provisional=False,
        counted_from=None,
        told=_told(given.letter, title, when, (told,)),
        cites=tuple(cite.on(given.as_of) for cite in clock.cites) if clock else (),
    )


_EMPTY = Text("", "")


def _told(letter: Letter, title: Text, when: Text, why: tuple[Text, ...]) -> Text:
    """Return the deadline as one paragraph; ``why`` is counted how, on what ground, if missed."""
    counted, ground, missed = (*why, _EMPTY, _EMPTY)[:3]
    told = letter.say(
        "deadline", title=title, when=when, counted=counted, ground=ground, missed=missed
    )
    return Text(told.zh.strip(), " ".join(told.en.split()))
