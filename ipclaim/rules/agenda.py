"""What must be done by when in one case: the platform's clocks, started and answered by events.

Pure. A clock runs from each event that starts it until an event answers it. Events come from
``case.yaml``, or are proposed by a paper and say so. Which event is the answer is the pack's to say
(``ends_with``); where it says nothing, the usual ones count. A clock whose length no source says is
listed without a date: it may run out on any day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from ipclaim.model.case import CaseFile
from ipclaim.model.docket import number_key
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.rules.clocks import HOME, Term, ends_on, moment_of, term_of
from ipclaim.rules.pack import RulePack
from ipclaim.rules.procedure import Clock, Span

FILED = "filed"
PLAN = "submit-on"
"""The id of the planned day of filing among the clocks."""
COUNTER_NOTICE = "counter_notice_received"
_FAR = datetime.max.replace(tzinfo=UTC)
_ALWAYS = frozenset({"withdrawn", "closed"})
_OURS = {"order_dispute": FILED}
"""What answers one's own clocks by the process of the pack; else ``replied``."""
_THEIRS = {
    "seller": frozenset({COUNTER_NOTICE, "decision_received"}),
    "platform": frozenset({"decision_received"}),
}
"""What answers the others' clocks of which the pack does not say it."""

EVENT_NAMES = {
    FILED: Text("已提交投诉", "filed"),
    COUNTER_NOTICE: Text("收到反通知", "counter-notice received"),
    "account_registered": Text("已注册账号", "account registered"),
    "right_filed": Text("已备案权利", "right filed"),
    "notice_received": Text("商家收到通知", "notice received by the seller"),
    "answer_time_ended": Text("申诉期届满", "the time to answer ended"),
    "decision_received": Text("收到处理结果", "decision received"),
    "re_review_filed": Text("已申请复议", "re-review asked for"),
    "first_rejection": Text("首次被驳回", "first rejection"),
    "supplement_asked": Text("被要求补充材料", "supplement asked for"),
    "complaint_upheld": Text("投诉成立", "complaint upheld"),
    "creator_notice_received": Text("创作者收到通知", "notice received by the creator"),
    "suit_filed": Text("已起诉", "suit filed"),
    "authority_complaint_filed": Text("已向主管部门投诉", "complaint to the authority filed"),
    "order_made": Text("已下单", "order made"),
    "order_paid": Text("已付款", "order paid"),
    "order_received": Text("已收货", "goods received"),
    "order_succeeded": Text("交易成功", "order completed"),
    "refund_asked": Text("已申请退款", "refund asked for"),
    "chat_opened": Text("已联系在线客服", "chat opened"),
    "buyer_wrote": Text("买家发来咨询", "the buyer wrote"),
    "buyer_wrote_at_peak": Text("买家在高峰时段发来咨询", "the buyer wrote at peak hours"),
    "seller_contacted": Text("已联系卖家", "seller contacted"),
    "answer_refused": Text("申诉未被接受", "answer refused"),
    "replied": Text("已回应反通知", "answered"),
    "withdrawn": Text("已撤回", "withdrawn"),
    "closed": Text("已结案", "closed"),
}
"""What the events of the packs are called; others are shown by their id."""


class DueState(StrEnum):
    """Where a duty stands."""

    OPEN = "open"
    RISKY = "risky"
    """The safe end has passed, a later one may still be ahead."""
    OVERDUE = "overdue"
    UNKNOWN = "unknown"
    """No source says how long it runs."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with the ground on which it is taken to have happened."""

    what: str
    on: date | datetime
    ground: Text
    clock: str | None = None
    is_proposed: bool = False
    """Taken from a paper; a person confirms it by writing it into ``case.yaml``."""
    number: str | None = None
    """The complaint that it belongs to, where somebody said; else it is about the whole case."""
    by: str | None = None
    """Who wrote it down, where that is known."""

    @property
    def day(self) -> date:
        """The day in China, to bring events in order."""
        moment = moment_of(self.on, HOME)
        return moment.date() if isinstance(moment, datetime) else moment

    @property
    def name(self) -> Text:
        """What it is called."""
        return EVENT_NAMES.get(self.what, Text(self.what, self.what))


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, as somebody wrote it down."""

    clock: str
    on: date
    """When it was granted."""
    until: date
    """The new last day."""
    ground: Text
    number: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that somebody must do, or may do, by a time."""

    case: str
    platform: str
    id: str
    """The clock's id; ``PLAN`` for the planned day of filing."""
    title: Text
    who: str
    """``complainant``, ``seller`` or ``platform``."""
    started: Happening
    term: Term | None
    state: DueState
    if_missed: Text | None
    cites: tuple[Cite, ...]
    is_own: bool
    """Whether it binds whoever keeps the case: the complainant, the seller where it defends."""
    met: Happening | None = None
    """What answered it, once it is done."""
    extensions: tuple[Extension, ...] = ()
    """Each time that it was given more time; ``term`` is the last one's."""
    first_term: Term | None = None
    """The term by the rule alone."""

    @property
    def is_met_late(self) -> bool:
        """Whether it was answered only after its last defensible day."""
        if self.met is None or self.term is None:
            return False
        return self.met.day > self.term.latest.date()

    @property
    def acts(self) -> datetime | None:
        """When to act: the safe end of one's own duty, the last end of the others' time."""
        if self.term is None:
            return None
        return self.term.earliest if self.is_own else self.term.latest

    @property
    def is_open(self) -> bool:
        """Whether it still asks for something."""
        return self.state is not DueState.DONE


def agenda(
    name: str,
    case: CaseFile,
    pack: RulePack,
    happenings: Sequence[Happening],
    now: datetime,
    extensions: Sequence[Extension] = (),
) -> tuple[DueItem, ...]:
    """Return a case's items, answered ones included; ``now`` is an aware time.

    More time counts for each run of its clock that had begun when it was granted.
    """
    clocks = [clock for clock in pack.clocks if clock.starts and case.claim in clock.claims]
    items = [
        _extended(_item(name, pack, clock, start, happenings, now), clock, pack, extensions, now)
        for clock in clocks
        for start in happenings
        if start.what == clock.starts
    ]
    return tuple(by_urgency((*_planned(name, case, pack, happenings, now), *items)))


def by_urgency(items: Iterable[DueItem]) -> list[DueItem]:
    """Return items soonest first; those without a date come after them."""
    return sorted(items, key=urgency)


def urgency(item: DueItem) -> tuple[datetime, str, str]:
    """Return what brings items in order."""
    return item.acts or _FAR, item.case, item.id


def is_within(item: DueItem, now: datetime, days: int) -> bool:
    """Whether an item is to be looked at within so many days; one without a date always is."""
    return item.acts is None or item.acts <= now + timedelta(days=days)


def known_events(pack: RulePack) -> frozenset[str]:
    """Return every event that means something to a pack."""
    own = {event for clock in pack.clocks for event in (clock.starts, *clock.ends_with) if event}
    return frozenset(own).union(EVENT_NAMES)


def written_happenings(case: CaseFile) -> tuple[Happening, ...]:
    """Return what ``case.yaml`` says has happened, to its order as well."""
    order = case.order
    dated = (("order_paid", order.paid_on), ("order_received", order.received_on)) if order else ()
    told = {event.what for event in case.events}
    of_order = tuple(
        Happening(what, on, Text("case.yaml order", "case.yaml order"))
        for what, on in dated
        if on is not None and what not in told
    )
    return of_order + tuple(
        Happening(
            event.what,
            event.on,
            Text(event.note, event.note) if event.note else Text("case.yaml", "case.yaml"),
            event.clock,
            number=event.number,
        )
        for event in case.events
    )


def _item(
    name: str,
    pack: RulePack,
    clock: Clock,
    start: Happening,
    happenings: Sequence[Happening],
    now: datetime,
) -> DueItem:
    term = term_of(clock, start.on, pack.calendars)
    answers = [event for event in happenings if _answers(event, pack, clock, start)]
    met = min(answers, key=lambda event: event.day, default=None)
    return DueItem(
        case=name,
        platform=pack.id,
        id=clock.id,
        title=clock.title,
        who=clock.who,
        started=start,
        term=term,
        state=DueState.DONE if met else _state(term, now),
        if_missed=clock.effect,
        cites=tuple(cite.on(now.astimezone(HOME).date()) for cite in clock.cites),
        is_own=clock.who == _keeper(pack),
        met=met,
        first_term=term,
    )


def _extended(
    item: DueItem,
    clock: Clock,
    pack: RulePack,
    extensions: Sequence[Extension],
    now: datetime,
) -> DueItem:
    """Return an item with the time that it was given."""
    given = tuple(
        each
        for each in extensions
        if each.clock == item.id
        and each.on >= item.started.day
        and _same_complaint(each.number, item.started.number)
    )
    if not given:
        return item
    term = ends_on(given[-1].until, clock, pack.calendars)
    state = item.state if item.state is DueState.DONE else _state(term, now)
    return replace(item, term=term, state=state, extensions=given)


def _same_complaint(one: str | None, other: str | None) -> bool:
    return one is None or other is None or number_key(one) == number_key(other)


def _keeper(pack: RulePack) -> str:
    return "seller" if pack.process == "seller_reply" else "complainant"


def _answers(event: Happening, pack: RulePack, clock: Clock, start: Happening) -> bool:
    if event.day < start.day or event.is_proposed:
        return False
    if not _same_complaint(event.number, start.number):
        return False
    if event.clock is not None:
        return event.clock == clock.id
    enders = frozenset(clock.ends_with) or _usual(pack, clock.who)
    return event.what in enders | _ALWAYS and event.what != clock.starts


def _usual(pack: RulePack, who: str) -> frozenset[str]:
    if who == _keeper(pack):
        return frozenset({_OURS.get(pack.process, "replied")})
    return _THEIRS.get(who, frozenset({"replied"}))


def _state(term: Term | None, now: datetime) -> DueState:
    if term is None:
        return DueState.UNKNOWN
    if term.is_over(now):
        return DueState.OVERDUE
    return DueState.RISKY if term.is_risky(now) else DueState.OPEN


def _planned(
    name: str, case: CaseFile, pack: RulePack, happenings: Sequence[Happening], now: datetime
) -> Iterator[DueItem]:
    """Yield the planned day of filing, until the case is filed."""
    if case.submit_on is None:
        return
    answers = [event for event in happenings if event.what in {FILED, *_ALWAYS}]
    met = min(answers, key=lambda event: event.day, default=None)
    plan = Happening("planned", case.submit_on, Text("case.yaml submit_on", "case.yaml submit_on"))
    clock = Clock(
        id=PLAN,
        title=Text("提交投诉（计划日）", "file the complaint (planned day)"),
        who=_keeper(pack),
        length=Span(0, 0, "calendar_day", "cn"),
        cites=(),
    )
    term = term_of(clock, case.submit_on, pack.calendars)
    yield DueItem(
        name,
        pack.id,
        clock.id,
        clock.title,
        clock.who,
        plan,
        term,
        DueState.DONE if met else _state(term, now),
        if_missed=None,
        cites=(),
        is_own=True,
        met=met,
        first_term=term,
    )
