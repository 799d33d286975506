"""By when to act: each clock that a counter-notice starts, whom it binds, and on what ground.

The clocks are the rule pack's, the law's among them; one place says how long each runs. A clock
without a published length, or without a day to run from, is told as unknown; it never gets a date
by guess.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from ipclaim.model.finding import Cite, Confidence
from ipclaim.model.text import Text
from ipclaim.reply.book import Letter, ReplyBook
from ipclaim.reply.matter import ReplyInput, certain_day
from ipclaim.reply.wording import joined, listed, told_day
from ipclaim.rules.agenda import COUNTER_NOTICE
from ipclaim.rules.calendar import Due
from ipclaim.rules.clocks import term_of
from ipclaim.rules.pack import Clock, RulePack

OURS = "complainant"


class Counting(Protocol):
    """What a day is counted with: the pack and its calendars, the words, and today."""

    @property
    def pack(self) -> RulePack:
        """The platform's rules."""

    @property
    def book(self) -> ReplyBook:
        """How laws are cited."""

    @property
    def letter(self) -> Letter:
        """The standing clauses."""

    @property
    def as_of(self) -> date:
        """The day of drafting."""


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
    who: str
    """Whom it binds: ``complainant``, ``seller`` or ``platform``."""
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


@dataclass(frozen=True, slots=True)
class Start:
    """The day from which a clock is counted, and the sentence that says why that day."""

    day: date | None
    why: Text


def deadlines_of(given: ReplyInput) -> tuple[Deadline, ...]:
    """Return every clock that the counter-notice starts, our own first."""
    clocks = [
        clock
        for clock in given.pack.clocks
        if clock.starts == COUNTER_NOTICE and given.case.claim in clock.claims
    ]
    start = _arrival(given)
    told = [deadline_of(given, clock, start) for clock in sorted(clocks, key=_ours_first)]
    if any(clock.who == OURS for clock in clocks):
        return tuple(told)
    return (_unpublished(given), *told)


def _ours_first(clock: Clock) -> tuple[bool, bool]:
    return clock.who != OURS, clock.length is None


def _arrival(given: ReplyInput) -> Start:
    """Return when the counter-notice reached us; its own date where nobody noted the day."""
    if given.received is not None:
        day = told_day(given.received)
        return Start(given.received, given.letter.say("counted_received", day=day))
    noted = certain_day(given.counter_notice, "notice_date")
    if noted is None:
        return Start(None, given.letter.say("counted_unknown"))
    return Start(noted, given.letter.say("counted_notice", day=told_day(noted)))


def deadline_of(given: Counting, clock: Clock, start: Start) -> Deadline:
    """Return when one clock of the pack ends that runs from a day."""
    if clock.length is None:
        return _unpublished(given, clock)
    letter = given.letter
    term = term_of(clock, start.day, given.pack.calendars) if start.day else None
    due = Due(term.earliest.date(), term.latest.date(), term.provisional) if term else None
    state = _state(due, given.as_of)
    why = [letter.say(f"binds_{clock.who}"), start.why]
    if clock.who != OURS and start.day is not None:
        why.append(letter.say("reached_them_earlier"))
    why.append(_ground(given, clock))
    if clock.effect:
        why.append(clock.effect)
    return Deadline(
        id=clock.id,
        title=clock.title,
        who=clock.who,
        state=state,
        safe=due.earliest if due else None,
        rolled=due.latest if due else None,
        provisional=due is not None and due.provisional,
        counted_from=start.day,
        told=_told(letter, clock.title, _when(letter, due, state, clock.who), why),
        cites=tuple(cite.on(given.as_of) for cite in clock.cites),
    )


def _ground(given: Counting, clock: Clock) -> Text:
    """Return what the clock rests on: the law as the book cites it, else the pack's sources."""
    cites = [cite.on(given.as_of) for cite in clock.cites]
    rules = given.book.grounds.get(clock.id)
    cited = (
        given.book.cited(*rules, day=given.as_of) if rules else listed(cite.said for cite in cites)
    )
    ground = given.letter.say("ground", rules=cited)
    if any(cite.confidence is Confidence.LOW for cite in cites):
        return joined((ground, given.letter.say("ground_unsure")))
    return ground


def _state(due: Due | None, as_of: date) -> DeadlineState:
    if due is None:
        return DeadlineState.UNKNOWN
    return DeadlineState.PASSED if due.earliest < as_of else DeadlineState.OPEN


def _when(letter: Letter, due: Due | None, state: DeadlineState, who: str) -> Text:
    if due is None:
        return letter.say("when_unknown")
    facts = {"safe": told_day(due.earliest), "rolled": told_day(due.latest)}
    rolls = due.latest != due.earliest
    if who != OURS:
        return letter.clauses["when_theirs_two" if rolls else "when_theirs"].filled(facts)
    if state is DeadlineState.PASSED:
        return letter.clauses["when_passed_rolled" if rolls else "when_passed"].filled(facts)
    if due.provisional:
        return letter.clauses["when_provisional"].filled(facts)
    return letter.clauses["when_two" if rolls else "when_day"].filled(facts)


def _unpublished(given: Counting, clock: Clock | None = None) -> Deadline:
    letter = given.letter
    title = clock.title if clock else letter.say("platform_clock")
    who = clock.who if clock else OURS
    why = [letter.say(f"binds_{who}")]
    if who == OURS:
        why.append(letter.say("platform_clock_unknown", platform=given.pack.name))
    return Deadline(
        id=clock.id if clock else "platform-reply",
        title=title,
        who=who,
        state=DeadlineState.UNKNOWN,
        safe=None,
        rolled=None,
        provisional=False,
        counted_from=None,
        told=_told(letter, title, letter.say("when_unknown"), why),
        cites=tuple(cite.on(given.as_of) for cite in clock.cites) if clock else (),
    )


def _told(letter: Letter, title: Text, when: Text, why: list[Text]) -> Text:
    """Return the deadline as one paragraph."""
    told = letter.say("deadline", title=title, when=when, why=joined(why))
    return Text(told.zh.strip(), " ".join(told.en.split()))
