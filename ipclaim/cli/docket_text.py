"""The docket for the terminal: a case with its complaints and timeline, a list of cases."""

from collections.abc import Iterator
from datetime import date, datetime

import click

from ipclaim.docket.facts import CaseDocket, Complaint, Moment, Step
from ipclaim.docket.store import KnownCase, KnownComplaint
from ipclaim.docket.words import OUTCOME_NAMES, STEP_NAMES, counted, headline, told_next
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.run.docketing import Kept

_COLOURS = {
    Outcome.ACCEPTED: "green",
    Outcome.REFUSED: "red",
    Outcome.REINSTATED: "red",
    Outcome.COUNTER_NOTICED: "yellow",
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
        yield f"  {headline(complaint).said_in(lang)}"
        yield from (f"    {line}" for line in _link_lines(complaint, lang))
    if timeline:
        yield f"  {Text('时间线', 'Timeline').said_in(lang)}"
    for moment in timeline:
        yield from (f"    {line}" for line in _moment_lines(moment, lang))
    for note in docket.notes:
        yield f"  {click.style('!', fg='yellow')} {note.said_in(lang)}"


def list_lines(kept: Kept, today: date, lang: Lang) -> Iterator[str]:
    """Yield the cases of a database: where each stands, and what is next."""
    told = {docket.case: docket for docket in kept.dockets}
    for known in kept.known:
        yield from _known_lines(known, told.get(known.name), kept, today, lang)
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
    known: KnownCase, docket: CaseDocket | None, kept: Kept, today: date, lang: Lang
) -> Iterator[str]:
    yield f"{click.style(known.name, bold=True)}  ({known.platform}, {known.account})"
    if docket is None:
        told = Text(f"案件文件夹：{known.folder}", f"its folder: {known.folder}")
        yield f"  {told.said_in(lang)}"
    elif not docket.complaints:
        yield f"  {Text('未提交', 'not filed').said_in(lang)}"
    for complaint in docket.complaints if docket else ():
        yield f"  {headline(complaint).said_in(lang)}  {counted(complaint).said_in(lang)}"
    if known.name in kept.next_ends:
        day, title = kept.next_ends[known.name]
        yield f"  {told_next(day, title, today).said_in(lang)}"


def _link_lines(complaint: Complaint, lang: Lang) -> Iterator[str]:
    for link in complaint.links:
        name = OUTCOME_NAMES[link.outcome].said_in(lang)
        shown = click.style(name, fg=_COLOURS.get(link.outcome))
        since = f" {link.outcome_on}" if link.outcome_on else ""
        about = "  ".join(filter(None, (link.item_id or link.address, link.seller)))
        yield f"{link.link}  {shown}{since}  {about}"


def _moment_lines(moment: Moment, lang: Lang) -> Iterator[str]:
    mark = click.style(STEP_NAMES[moment.step].said_in(lang), fg=_LATE.get(moment.step))
    entry = f"#{moment.line} " if moment.line else ""
    by = f"{moment.by}, " if moment.by else ""
    yield f"{_on(moment.on)}  {entry}{mark}  {moment.told.said_in(lang)}"
    yield f"            {by}{moment.why.said_in(lang)}"


def _on(on: date | datetime) -> str:
    return f"{on:%Y-%m-%d %H:%M}" if isinstance(on, datetime) else on.isoformat()
