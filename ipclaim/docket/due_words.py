"""How a clock of a case is told wherever it is shown: state, end, start and ground. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from ipclaim.model.text import Text
from ipclaim.rules.agenda import PLAN, DueItem, DueState, Happening
from ipclaim.rules.clocks import Term

WHO: Mapping[str, Text] = {
    "complainant": Text("投诉人", "complainant"),
    "seller": Text("商家", "seller"),
    "platform": Text("平台", "platform"),
}
_STATES = {
    DueState.OPEN: Text("进行中", "open"),
    DueState.RISKY: Text("安全日已过", "SAFE DAY PASSED"),
    DueState.OVERDUE: Text("已逾期", "OVERDUE"),
    DueState.UNKNOWN: Text("期限不明", "LENGTH UNKNOWN"),
    DueState.DONE: Text("已完成", "done"),
}
_OVER = Text("期限已满", "time is over")


def state_of(item: DueItem) -> Text:
    """Return where an item stands; the others' time that has run out is no duty missed."""
    is_theirs = item.state is DueState.OVERDUE and not item.is_own
    return _OVER if is_theirs else _STATES[item.state]


def day_of(item: DueItem) -> str | None:
    """Return the day, or the minute, by which to act; ``None`` where no source says it."""
    return _told(item.term, item.acts) if item.acts else None


def explained(item: DueItem) -> Iterator[Text]:
    """Yield when the time ends and why, from what it counts, what missing it costs, who says so."""
    if item.term is not None:
        yield _ends(item.term, is_own=item.is_own)
    else:
        yield Text(
            "没有来源说明时长：请以平台页面显示为准，尽快处理",
            "no source says how long it runs: see the platform's page and act soon",
        )
    yield started(item)
    for more in item.extensions:
        yield Text(
            f"{more.on} 延至 {more.until}（{more.ground.zh}）",
            f"extended on {more.on} to {more.until} ({more.ground.en})",
        )
    if item.met:
        yield _met(item, item.met)
    if item.if_missed:
        yield Text(f"逾期后果：{item.if_missed.zh}", f"if missed: {item.if_missed.en}")
    for cite in item.cites:
        yield Text(
            f"依据 {item.id}：{cite.ref}（核实于 {cite.verified_on}）",
            f"ground {item.id}: {cite.ref} (verified {cite.verified_on})",
        )


def started(item: DueItem) -> Text:
    """Return from what an item counts; what nobody has confirmed says so."""
    start = item.started
    on = start.on.isoformat(" ", "minutes") if isinstance(start.on, datetime) else start.on
    asked = Text("（推定，待确认）", " (proposed)") if start.is_proposed else Text("", "")
    if item.id == PLAN:
        return Text(f"计划日：{on}（{start.ground.zh}）", f"planned for {on} ({start.ground.en})")
    number = start.number
    of = Text(f"，投诉编号 {number}", f", complaint {number}") if number else Text("", "")
    return Text(
        f"自 {on} 起算：{start.name.zh}{asked.zh}（{start.ground.zh}）{of.zh}",
        f"counted from {on}: {start.name.en}{asked.en} ({start.ground.en}){of.en}",
    )


def _ends(term: Term, *, is_own: bool) -> Text:
    early, late = _told(term, term.earliest), _told(term, term.latest)
    unsure = Text("；该年放假安排尚未公布，日期为暂定", "; provisional: days off not published")
    rest = unsure if term.provisional else Text("", "")
    if early == late:
        return Text(f"截止 {early}{rest.zh}", f"ends {early}{rest.en}")
    if is_own:
        return Text(
            f"请于 {early} 前完成；最晚可主张至 {late}{rest.zh}",
            f"do it by {early}; {late} is the last day one may argue for{rest.en}",
        )
    return Text(
        f"最早 {early}，最晚 {late}{rest.zh}", f"from {early}, at the latest {late}{rest.en}"
    )


def _met(item: DueItem, met: Happening) -> Text:
    late = Text("，已逾期", ", after it had run out") if item.is_met_late else Text("", "")
    return Text(
        f"{met.day} 办结：{met.name.zh}（{met.ground.zh}）{late.zh}",
        f"met on {met.day}: {met.name.en} ({met.ground.en}){late.en}",
    )


def _told(term: Term | None, end: datetime) -> str:
    day: date = end.date()
    return f"{end:%Y-%m-%d %H:%M}" if term and term.to_the_minute else day.isoformat()
