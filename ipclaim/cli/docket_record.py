"""``ipclaim docket record``: what people tell of a case's course."""

import getpass
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from ipclaim.cli.docket_manner import (
    docket_option,
    errors_json,
    now_at_home,
)
from ipclaim.cli.docket_text import claimed_twice
from ipclaim.cli.options import Manner, case_argument, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption, spoken_lang
from ipclaim.docket.jsonform import AddedJson, RecordedJson, claimed_json, left_json
from ipclaim.docket.store import KnownComplaint
from ipclaim.errors import EntryError, ExitCode
from ipclaim.model.text import Text
from ipclaim.rules.agenda_json import NoteJson, both_json
from ipclaim.run.folder import find_cases
from ipclaim.run.outcome_import import Imported
from ipclaim.run.recording import Telling, record

by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="IPCLAIM_BY",
    cls=SpokenOption,
    told=Text("记录人（默认：登录名）", "Who writes it down (default: the login name)"),
)


def _days(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | datetime | None:
    return None if value is None else _day_in(value)


def _pairs(
    _ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        name, found, said = value.partition("=")
        if not (name.strip() and found and said.strip()):
            told = Text(f"{value}：应写作 名称=值", f"{value}: write it as NAME=VALUE")
            raise click.BadParameter(told.said_in(spoken_lang()), param=param)
        pairs.append((name.strip(), said.strip()))
    return tuple(pairs)


@click.command(
    "record",
    cls=SpokenCommand,
    told=Text(
        "把发生的事写入案件：提交、编号、各链接的结果、收到反通知、延期等。"
        "写错的用 --cancel 作废。",
        "Writes down what happened in a case: the filing, its number, outcomes of links, a "
        "counter-notice, more time. A mistake is taken back with --cancel.",
    ),
    example="ipclaim docket record my-case --filed 2026-11-20 --number 2026112000017\n"
    "ipclaim docket record my-case --outcome L0001,L0002=removed --outcome L0003=refused\n"
    "ipclaim docket record my-case --event counter_notice_received=2026-11-21 --links L0001",
)
@case_argument
@click.option(
    "--filed",
    metavar="DAY",
    callback=_days,
    cls=SpokenOption,
    told=Text("提交投诉的日期", "The day on which the complaint was filed"),
)
@click.option(
    "--number",
    cls=SpokenOption,
    told=Text(
        "投诉编号：与 --filed 同用，或补写；案件有多次投诉时指明是哪次",
        "The complaint's number: with --filed or later; where a case has several complaints it "
        "says which one",
    ),
)
@click.option(
    "--round",
    "round_",
    type=click.IntRange(min=1),
    cls=SpokenOption,
    told=Text("编号属于第几次投诉", "To which filing of the case the number belongs, from 1"),
)
@click.option(
    "--links",
    metavar="L0001,...|all",
    cls=SpokenOption,
    told=Text("提交或事件涉及的链接（默认全部）", "The links that it is about (default: all)"),
)
@click.option(
    "--event",
    "events",
    metavar="WHAT=DAY",
    multiple=True,
    callback=_pairs,
    cls=SpokenOption,
    told=Text(
        "发生的事件，如 counter_notice_received=2026-11-21，可带时刻；名称见 ipclaim rules show",
        "Something that happened, as counter_notice_received=2026-11-21 or with a time; names: "
        "ipclaim rules show",
    ),
)
@click.option(
    "--clock",
    cls=SpokenOption,
    told=Text("事件所答复的期限", "The one clock that the events answer"),
)
@click.option(
    "--outcome",
    "outcomes",
    metavar="LINKS=WORD",
    multiple=True,
    callback=_pairs,
    cls=SpokenOption,
    told=Text(
        "链接的结果，如 L0003=removed、all=驳回",
        "What became of links, as L0003=removed or all=refused",
    ),
)
@click.option(
    "--on",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    cls=SpokenOption,
    told=Text(
        "结果或延期的日期（默认今天）", "The day of outcomes and extensions (default: today)"
    ),
)
@click.option(
    "--extend",
    "extensions",
    metavar="CLOCK=DAY",
    multiple=True,
    callback=_pairs,
    cls=SpokenOption,
    told=Text("期限延长到哪一天", "A clock that was given more time, and its new last day"),
)
@click.option(
    "--cancel",
    type=click.IntRange(min=1),
    metavar="ENTRY",
    cls=SpokenOption,
    told=Text(
        "作废写错的一条（须加 --note 原因）", "Take an entry back; needs --note with the reason"
    ),
)
@click.option("--note", cls=SpokenOption, told=Text("说明", "A remark, or the reason"))
@by_option
@docket_option
@json_option
@manner
def record_case(
    manner: Manner,
    case: Path,
    filed: date | datetime | None,
    number: str | None,
    round_: int | None,
    links: str | None,
    events: tuple[tuple[str, str], ...],
    clock: str | None,
    outcomes: tuple[tuple[str, str], ...],
    on: datetime | None,
    extensions: tuple[tuple[str, str], ...],
    cancel: int | None,
    note: str | None,
    by: str | None,
    address: str | None,
    as_json: bool,
) -> int:
    """Write down what happened in one case."""
    if not (filed or number or events or outcomes or extensions or cancel):
        told = Text(
            "没有要记的内容：请用 --filed、--number、--event、--outcome、--extend 或 --cancel",
            "nothing to write down: use --filed, --number, --event, --outcome, --extend or "
            "--cancel",
        )
        raise click.UsageError(told.said_in(manner.lang))
    telling = Telling(
        by=writer(by),
        note=note,
        filed=filed,
        number=number,
        round=round_,
        links=tuple(links.split(",")) if links else (),
        events=tuple((what, _day_in(day)) for what, day in events),
        clock=clock,
        outcomes=outcomes,
        on=on.date() if on else None,
        extensions=tuple((name, _last_day(day)) for name, day in extensions),
        cancel=cancel,
    )
    done = record(_one_case(case), telling, address, manner.templates, now_at_home())
    added = [(done.docket.case, line.number) for line in done.added]
    notes = [(done.docket.case, note) for note in done.docket.notes]
    if as_json:
        click.echo(recorded_json(added, notes, done.claimed).model_dump_json(indent=2))
    else:
        _tell_added(added, manner)
        _tell_notes(notes, manner)
        for group in done.claimed:
            click.echo(claimed_twice(group).said_in(manner.lang), err=True)
    return ExitCode.NOT_READY if done.claimed else ExitCode.READY


def _one_case(path: Path) -> Path:
    """Return the case that a path means; of several, nobody knows which was meant."""
    found = find_cases((path,)).cases
    if len(found) == 1:
        return found[0]
    raise EntryError(
        Text(f"{path} 里有 {len(found)} 个案件", f"There are {len(found)} cases in {path}"),
        Text("请写明是哪一个案件文件夹。", "Name the folder of the one that you mean."),
    )


def writer(by: str | None) -> str:
    """Return who writes something down: as told, else by the login name."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in a container
        return "unknown"


def _day_in(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError as fault:
        told = Text(
            f"{text} 不是日期（应写作 2026-11-20 或 2026-11-20T10:30）",
            f"{text} is no day (write 2026-11-20, or 2026-11-20T10:30)",
        )
        raise click.BadParameter(told.said_in(spoken_lang())) from fault


def _last_day(text: str) -> date:
    day = _day_in(text)
    return day.date() if isinstance(day, datetime) else day


def recorded_json(
    added: Iterable[tuple[str, int]],
    notes: Iterable[tuple[str, Text]],
    twice: Iterable[Iterable[KnownComplaint]],
    made: Imported | None = None,
) -> RecordedJson:
    """Return what was written down, and what a list told beside it."""
    return RecordedJson(
        added=tuple(AddedJson(case=case, entry=entry) for case, entry in added),
        taken=made.taken if made else None,
        waiting=made.waiting if made else None,
        left=left_json(made.left) if made else (),
        unknown_columns=made.unknown_columns if made else (),
        claimed_twice=claimed_json(twice),
        notes=tuple(NoteJson(case=case, text=both_json(note)) for case, note in notes),
        errors=errors_json(made.troubles) if made else (),
    )


def _tell_added(added: Sequence[tuple[str, int]], manner: Manner) -> None:
    told = [
        Text(f"{case}：已记为第 {entry} 条", f"{case}: written down as entry {entry}")
        for case, entry in added
    ]
    if not told:
        told = [Text("此前已有相同记载，未重复记录", "was written down before; nothing new")]
    for each in told:
        click.echo(each.said_in(manner.lang))


def _tell_notes(notes: Iterable[tuple[str, Text]], manner: Manner) -> None:
    if not manner.quiet:
        for case, note in notes:
            click.echo(f"{case}: {note.said_in(manner.lang)}", err=True)
