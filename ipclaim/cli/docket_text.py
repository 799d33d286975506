"""The docket for the terminal: a case with its complaints and timeline, a list of cases."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import click

from ipclaim.docket.facts import CaseDocket, Complaint, Moment, Step
from ipclaim.docket.store import KnownCase, KnownComplaint
from ipclaim.docket.words import OUTCOME_NAMES, STATE_NAMES
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.run.docketing import Kept

_COLOURS = {
    Outcome.ACCEPTED: "green",
    Outcome.REFUSED: "red",
    Outcome.REINSTATED: "red",
    Outcome.COUNTER_NOTICED: "yellow",
}
_MARKS = {
    Step.EVENT: Text("事件", "event"),
    Step.OUTCOME: Text("结果", "outcome"),
    Step.NUMBER: Text("编号", "number"),
    Step.CANCELLED: Text("作废", "taken back"),
    Step.CLOCK_STARTED: Text("期限起算", "clock starts"),
    Step.CLOCK_EXTENDED: Text("期限延长", "clock extended"),
    Step.CLOCK_MISSED: Text("期限已过", "clock ran out"),
    Step.CLOCK_MET: Text("期限内办结", "clock met"),
}
_LATE = {Step.CLOCK_MISSED: "red", Step.CLOCK_MET: "green"}


def case_lines(docket: CaseDocket, timeline: tuple[Moment, ...], lang: Lang) -> Iterator[str]:
    """Yield a case: its complaints with their links, then its timeline, then what is unclear."""
    yield click.style(f"{docket.case}  ({docket.platform}, {docket.account})", bold=True)
    if not docket.complaints:
        nothing = Text(
            "  尚未记载提交。提交后运行：ipclaim docket record 案件 --filed 日期 --number 编号",
            "  No filing is written down. After filing: ipclaim docket record CASE --filed DAY "
            "--number NUMBER",
        )
        yield nothing.said_in(lang)
    for complaint in docket.complaints:
        yield f"  {_headed(complaint).said_in(lang)}"
        yield from (f"    {line}" for line in _link_lines(complaint, lang))
    if timeline:
        yield f"  {Text('时间线', 'Timeline').said_in(lang)}"
    for moment in timeline:
        yield from (f"    {line}" for line in _moment_lines(moment, lang))
    for note in docket.notes:
        yield f"  {click.style('!', fg='yellow')} {note.said_in(lang)}"


def list_lines(kept: Kept, lang: Lang) -> Iterator[str]:
    """Yield the cases of a database: where each stands, and what is next."""
    told = {docket.case: docket for docket in kept.dockets}
    for known in kept.known:
        yield from _known_lines(known, told.get(known.name), kept, lang)
    for group in kept.twice:
        yield click.style(claimed_twice(group).said_in(lang), fg="yellow")


def claimed_twice(group: tuple[KnownComplaint, ...]) -> Text:
    """Return the warning about a number that several cases claim."""
    names = sorted({each.case for each in group})
    number = group[0].number
    return Text(
        f"多个案件写明同一投诉编号 {number}：{'、'.join(names)}；记录均已保留，"
        "请核对后作废写错的一条",
        f"several cases claim complaint number {number}: {', '.join(names)}; all entries are kept, "
        "look which one is wrong and take it back",
    )


def _known_lines(
    known: KnownCase, docket: CaseDocket | None, kept: Kept, lang: Lang
) -> Iterator[str]:
    yield f"{click.style(known.name, bold=True)}  ({known.platform}, {known.account})"
    if docket is None:
        told = Text(f"案件文件夹：{known.folder}", f"its folder: {known.folder}")
        yield f"  {told.said_in(lang)}"
    elif not docket.complaints:
        yield f"  {Text('未提交', 'not filed').said_in(lang)}"
    for complaint in docket.complaints if docket else ():
        yield f"  {_headed(complaint).said_in(lang)}  {_counted(complaint).said_in(lang)}"
    if known.name in kept.next_ends:
        day, title = kept.next_ends[known.name]
        told = Text(f"下一期限 {day}：{title.zh}", f"next: {day} {title.en}")
        yield f"  {told.said_in(lang)}"


def _headed(complaint: Complaint) -> Text:
    state = STATE_NAMES[complaint.state]
    number = complaint.number
    zh = f"编号 {number}" if number else "编号未记载"
    en = f"number {number}" if number else "number not written down"
    return Text(
        f"第 {complaint.round} 次投诉 {complaint.day}（{zh}）：{state.zh}",
        f"filing {complaint.round} of {complaint.day} ({en}): {state.en}",
    )


def _counted(complaint: Complaint) -> Text:
    counts = Counter(link.outcome for link in complaint.links)
    told = [(OUTCOME_NAMES[each], counts[each]) for each in Outcome if counts[each]]
    return Text(
        "，".join(f"{name.zh} {count} 条" for name, count in told),
        ", ".join(f"{count} {name.en}" for name, count in told),
    )


def _link_lines(complaint: Complaint, lang: Lang) -> Iterator[str]:
    for link in complaint.links:
        name = OUTCOME_NAMES[link.outcome].said_in(lang)
        shown = click.style(name, fg=_COLOURS.get(link.outcome))
        since = f" {link.outcome_on}" if link.outcome_on else ""
        about = "  ".join(filter(None, (link.item_id or link.address, link.seller)))
        yield f"{link.link}  {shown}{since}  {about}"


def _moment_lines(moment: Moment, lang: Lang) -> Iterator[str]:
    mark = click.style(_MARKS[moment.step].said_in(lang), fg=_LATE.get(moment.step))
    entry = f"#{moment.line} " if moment.line else ""
    by = f"{moment.by}, " if moment.by else ""
    yield f"{_on(moment.on)}  {entry}{mark}  {moment.told.said_in(lang)}"
    yield f"            {by}{moment.why.said_in(lang)}"


def _on(on: date | datetime) -> str:
    return f"{on:%Y-%m-%d %H:%M}" if isinstance(on, datetime) else on.isoformat()
