"""Checks on the complainant's terms after a counter-notice, by the events of the case (CLK-*)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ipclaim.check.looking import listed
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import (
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import Event
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written
from ipclaim.rules.clocks import HOME, Term, moment_of, term_of
from ipclaim.rules.procedure import Clock

STARTS = "counter_notice_received"
_SUITS = frozenset({"suit_filed", "authority_complaint_filed"})
_WITHDRAWN = frozenset({"withdrawn", "closed"})


class TermArgs(Written):
    """Which terms: those that only a suit or a complaint to the authority ends, or the others."""

    by_suit: bool = False
    answered_by: tuple[Filled, ...] = Setting(
        default=("replied",), description="What ends a clock that does not say it itself."
    )

    def is_about(self, clock: Clock) -> bool:
        """Whether a clock is one of the rule's."""
        return (bool(clock.ends_with) and set(clock.ends_with) <= _SUITS) is self.by_suit


@check(
    "counter_notice_is_answered_in_time",
    TermArgs,
    answered="day until",
    open="until",
    near="earliest latest",
    late="what until",
    unknown="what",
    provisional="what earliest latest",
    no_counter_notice="",
)
def counter_notice_is_answered_in_time(matter: Matter, args: TermArgs) -> Verdict:
    """Check that what a counter-notice asks of the complainant is done before its term ends.

    Counted from the case's event ``counter_notice_received``. Between the earliest and the latest
    end, where no source says how long a term is, and while a suit is not shown, a person must look.
    """
    started = [each for each in matter.case.events if each.what == STARTS]
    if not started or any(each.what in _WITHDRAWN for each in matter.case.events):
        return not_applicable("no-counter-notice")
    begun = max(started, key=lambda each: _comparable(each.on))
    clocks = [each for each in matter.pack.clocks if _binds(matter, each) and args.is_about(each)]
    if not clocks:
        return not_applicable()
    verdicts = [_judged(matter, args, clock, begun) for clock in clocks]
    order = ("fail", "review", "pass", "not_applicable")
    return min(verdicts, key=lambda each: order.index(each.outcome))


def _binds(matter: Matter, clock: Clock) -> bool:
    return (
        clock.who == "complainant" and clock.starts == STARTS and matter.case.claim in clock.claims
    )


def _judged(matter: Matter, args: TermArgs, clock: Clock, begun: Event) -> Verdict:
    term = term_of(clock, begun.on, matter.pack.calendars)
    answer = _answer(matter, args, clock, begun)
    looked = (f"{STARTS}={begun.on}", f"{clock.id}={answer.on if answer else None}")
    if term is None:
        return needs_a_look("unknown", *looked, what=clock.title)
    zone = term.latest.tzinfo
    done = _time(answer.on if answer else matter.day, zone if isinstance(zone, ZoneInfo) else HOME)
    facts = {"earliest": _told(term.earliest, term), "latest": _told(term.latest, term)}
    if done > term.latest:
        if term.provisional:
            return needs_a_look("provisional", *looked, what=clock.title, **facts)
        return fails("late", *looked, what=clock.title, until=facts["latest"])
    if done > term.earliest:
        return needs_a_look("near", *looked, **facts)
    if answer is None:
        open_term = needs_a_look if args.by_suit else passes
        return open_term("open", *looked, until=facts["earliest"])
    return passes("answered", *looked, day=done.date(), until=facts["latest"])


def _answer(matter: Matter, args: TermArgs, clock: Clock, begun: Event) -> Event | None:
    """Return the first event after the counter-notice that answers the clock."""
    answers = clock.ends_with or args.answered_by
    found = [
        each
        for each in matter.case.events
        if (each.clock == clock.id or (each.clock is None and each.what in answers))
        and _comparable(each.on) >= _comparable(begun.on)
    ]
    return min(found, key=lambda each: _comparable(each.on), default=None)


def _comparable(when: date | datetime) -> datetime:
    return _time(when, HOME)


def _time(when: date | datetime, zone: ZoneInfo) -> datetime:
    """Return a time; a mere day counts from its first minute, which wrongs nobody."""
    moment = moment_of(when, zone)
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=zone)


def _told(when: datetime, term: Term) -> Text:
    written = f"{when:%Y-%m-%d %H:%M}" if term.to_the_minute else f"{when:%Y-%m-%d}"
    return listed([written])
