"""``ipclaim docket record`` and ``import``: what people and platforms tell of a case's course."""

import getpass
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from ipclaim.cli.docket_manner import (
    docket_option,
    errors_json,
    now_at_home,
    tell_twice,
    ticking,
    told_troubles,
)
from ipclaim.cli.docket_text import claimed_twice
from ipclaim.cli.options import Manner, case_argument, cases_argument, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption, spoken_lang
from ipclaim.docket.jsonform import AddedJson, RecordedJson, claimed_json, left_json
from ipclaim.docket.parsing import RowTrouble
from ipclaim.docket.store import KnownComplaint
from ipclaim.errors import EntryError, ExitCode
from ipclaim.model.text import Text
from ipclaim.rules.agenda_json import NoteJson, both_json
from ipclaim.run.docketing import keep
from ipclaim.run.folder import find_cases
from ipclaim.run.outcome_import import Imported, import_outcomes
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
        by=_writer(by),
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
        click.echo(_recorded_json(added, notes, done.claimed).model_dump_json(indent=2))
    else:
        _tell_added(added, manner)
        _tell_notes(notes, manner)
        for group in done.claimed:
            click.echo(claimed_twice(group).said_in(manner.lang), err=True)
    return ExitCode.NOT_READY if done.claimed else ExitCode.READY


@click.command(
    "import",
    cls=SpokenCommand,
    told=Text(
        "导入平台导出的结果表（CSV 或 xlsx）。与投诉不符的行逐行说明，不丢失也不猜测；可重复导入。",
        "Takes in a platform's list of outcomes (CSV or xlsx). Each row that fits no complaint is "
        "told and none is guessed at; the same list may be taken in again.",
    ),
    example="ipclaim docket import outcomes.csv cases",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@cases_argument
@click.option(
    "--on",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    cls=SpokenOption,
    told=Text("没有日期的行按哪一天", "The day of rows that have none"),
)
@by_option
@docket_option
@json_option
@manner
def import_list(
    manner: Manner,
    file: Path,
    cases: tuple[Path, ...],
    on: datetime | None,
    by: str | None,
    address: str | None,
    as_json: bool,
) -> int:
    """Take in a list of outcomes."""
    now, found = now_at_home(), find_cases(cases).cases
    with ticking(len(found), manner) as tick:
        keep(found, address, manner.templates, now)
        made = import_outcomes(
            file,
            found,
            manner.templates,
            now,
            by=_writer(by),
            on=on.date() if on else None,
        )
        kept = keep(found, address, manner.templates, now, tick)
    added = [(case, line.number) for case, line in made.added]
    twice = [group for each in kept for group in each.twice]
    if as_json:
        told = _recorded_json(added, (), twice, made)
        click.echo(told.model_dump_json(indent=2))
    else:
        _tell_imported(file, made, manner)
        tell_twice(kept, {name for name, _ in added}, manner.lang)
    troubles = told_troubles(kept, manner.lang)
    return troubles or (ExitCode.NOT_READY if made.left else ExitCode.READY)


def _one_case(path: Path) -> Path:
    """Return the case that a path means; of several, nobody knows which was meant."""
    found = find_cases((path,)).cases
    if len(found) == 1:
        return found[0]
    raise EntryError(
        Text(f"{path} 里有 {len(found)} 个案件", f"There are {len(found)} cases in {path}"),
        Text("请写明是哪一个案件文件夹。", "Name the folder of the one that you mean."),
    )


def _writer(by: str | None) -> str:
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


def _recorded_json(
    added: Iterable[tuple[str, int]],
    notes: Iterable[tuple[str, Text]],
    twice: Iterable[Iterable[KnownComplaint]],
    made: Imported | None = None,
) -> RecordedJson:
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


def _tell_imported(file: Path, made: Imported, manner: Manner) -> None:
    counted = Text(
        f"{file.name}：相符 {made.taken} 行，新增 {len(made.added)} 条记录，"
        f"待处理 {made.waiting} 行，未采用 {len(made.left)} 行",
        f"{file.name}: {made.taken} rows fit, {len(made.added)} new entries, {made.waiting} rows "
        f"wait for a decision, {len(made.left)} rows were not taken in",
    )
    click.echo(counted.said_in(manner.lang))
    for row in made.left:
        click.echo(_row_left(file, row).said_in(manner.lang), err=True)
    if made.unknown_columns and not manner.quiet:
        names = made.unknown_columns
        told = Text(
            f"不认识的列（内容已存入备注）：{'、'.join(names)}",
            f"columns that mean nothing to us (kept in the notes): {', '.join(names)}",
        )
        click.echo(told.said_in(manner.lang), err=True)


def _row_left(file: Path, row: RowTrouble) -> Text:
    return Text(
        f"{file.name}:{row.row}：未采用：{row.why.zh}",
        f"{file.name}:{row.row}: not taken in: {row.why.en}",
    )
