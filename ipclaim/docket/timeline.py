"""A case's timeline: what happened, what became of the links, and each clock's history. Pure.

A clock has started, was given more time, was met, or ran out unanswered; each with the day, who
wrote it down, and the ground: the entry, or the rule and who says so. That it ran out is not
written down by anybody: it is told of the day on which one asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ipclaim.docket.facts import CaseDocket, Line, Moment, Step
from ipclaim.docket.happenings import FROM_OUTCOMES, ground_of
from ipclaim.docket.words import OUTCOME_NAMES
from ipclaim.model.docket import (
    CancelEntry,
    EventEntry,
    ExtensionEntry,
    LinkRef,
    NumberEntry,
    OutcomeEntry,
)
from ipclaim.model.text import Text
from ipclaim.rules.agenda import EVENT_NAMES, PLAN, DueItem, DueState, Happening
from ipclaim.rules.clocks import HOME, Term

_MOST_NAMED = 6
"""So many links are named one by one."""

_ORDER = (
    Step.EVENT,
    Step.NUMBER,
    Step.OUTCOME,
    Step.CANCELLED,
    Step.CLOCK_MET,
    Step.CLOCK_EXTENDED,
    Step.CLOCK_STARTED,
    Step.CLOCK_MISSED,
)
"""Of one day: what happened before what follows from it."""


def timeline_of(docket: CaseDocket, now: datetime) -> tuple[Moment, ...]:
    """Return the case's moments in the order in which they happened."""
    moments = [
        *_from_case(docket.happenings),
        *(moment for line in docket.lines for moment in _from_line(line)),
        *(
            moment
            for clock in docket.clocks
            # A plan that was carried out is told by the filing itself.
            if not (clock.id == PLAN and clock.met)
            for moment in clock_history(clock, now)
        ),
    ]
    return tuple(sorted(moments, key=lambda moment: (moment.day, _ORDER.index(moment.step))))


def clock_history(clock: DueItem, now: datetime) -> Iterator[Moment]:
    """Yield what one clock has gone through."""
    start = clock.started
    yield Moment(
        start.on,
        Step.CLOCK_STARTED,
        Text(
            f"{clock.title.zh}：{_until(clock.first_term).zh}",
            f"{clock.title.en}: {_until(clock.first_term).en}",
        ),
        _rule(clock),
        start.by,
    )
    for more in clock.extensions:
        told = Text(
            f"{clock.title.zh}：延至 {more.until}", f"{clock.title.en}: extended to {more.until}"
        )
        yield Moment(more.on, Step.CLOCK_EXTENDED, told, more.ground, more.by)
    if clock.term is not None and (clock.is_met_late or clock.state is DueState.OVERDUE):
        end = clock.term.latest.date()
        told = Text(f"{clock.title.zh}：逾期未办", f"{clock.title.en}: ran out unanswered")
        if end <= now.astimezone(HOME).date():
            why = clock.if_missed or _rule(clock)
            yield Moment(end, Step.CLOCK_MISSED, told, why)
    if clock.met is not None:
        met = clock.met
        told = Text(f"{clock.title.zh}：{met.name.zh}", f"{clock.title.en}: {met.name.en}")
        yield Moment(met.on, Step.CLOCK_MET, told, met.ground, met.by)


def _rule(clock: DueItem) -> Text:
    cites = "; ".join(f"{cite.ref} ({cite.verified_on})" for cite in clock.cites)
    return Text(f"{clock.id}：{cites}", f"{clock.id}: {cites}") if cites else clock.started.ground


def _until(term: Term | None) -> Text:
    if term is None:
        return Text("时长不明", "length unknown")
    ends = sorted({term.earliest.date(), term.latest.date()})
    told = " – ".join(day.isoformat() for day in ends)
    return Text(f"截止 {told}", f"ends {told}")


def _from_case(happenings: Iterable[Happening]) -> Iterator[Moment]:
    """Yield what stands in ``case.yaml`` or on a paper; the ledger's own lines come from it."""
    for each in happenings:
        if each.by is None and each.ground is not FROM_OUTCOMES:
            yield Moment(each.on, Step.EVENT, _named(each.name, each.number, ()), each.ground)


def _from_line(line: Line) -> Iterator[Moment]:
    entry, why = line.entry, ground_of(line)
    match entry:
        case EventEntry():
            name = EVENT_NAMES.get(entry.what, Text(entry.what, entry.what))
            step, on, told = Step.EVENT, entry.on, _named(name, entry.number, entry.links)
        case OutcomeEntry():
            name = OUTCOME_NAMES[entry.outcome]
            step, on, told = Step.OUTCOME, entry.on, _named(name, entry.number, entry.links)
        case NumberEntry():
            day = entry.at.astimezone(HOME).date()
            told = Text(
                f"第 {entry.round} 次投诉的编号：{entry.number}",
                f"filing {entry.round} has the number {entry.number}",
            )
            step, on = Step.NUMBER, day
        case CancelEntry():
            told = Text(f"第 {entry.entry} 条作废", f"entry {entry.entry} was taken back")
            step, on = Step.CANCELLED, entry.at.astimezone(HOME).date()
        case ExtensionEntry():
            return  # told by its clock
    if line.is_cancelled:
        told = Text(f"（已作废）{told.zh}", f"(taken back) {told.en}")
    yield Moment(on, step, told, why, entry.by, line.number)


def _named(name: Text, number: str | None, links: Sequence[LinkRef]) -> Text:
    zh, en = [], []
    if links:
        ids = [ref.id for ref in links[:_MOST_NAMED]]
        rest = len(links) - len(ids)
        zh.append("、".join(ids) + (f" 等 {len(links)} 条" if rest else ""))
        en.append(", ".join(ids) + (f" and {rest} more" if rest else ""))
    if number:
        zh.append(f"编号 {number}")
        en.append(f"number {number}")
    if not zh:
        return name
    return Text(f"{name.zh}（{'；'.join(zh)}）", f"{name.en} ({'; '.join(en)})")
