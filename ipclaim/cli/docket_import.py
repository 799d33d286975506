"""``ipclaim docket import``: what a platform's list of outcomes tells of many cases."""

from datetime import datetime
from pathlib import Path

import click

from ipclaim.cli.docket_manner import (
    docket_option,
    now_at_home,
    tell_twice,
    ticking,
    told_troubles,
)
from ipclaim.cli.docket_record import by_option, recorded_json, writer
from ipclaim.cli.options import Manner, cases_argument, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.docket.parsing import RowTrouble
from ipclaim.errors import ExitCode
from ipclaim.model.text import Text
from ipclaim.run.docketing import keep
from ipclaim.run.folder import find_cases
from ipclaim.run.outcome_import import Imported, import_outcomes


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
            by=writer(by),
            on=on.date() if on else None,
        )
        kept = keep(found, address, manner.templates, now, tick)
    added = [(case, line.number) for case, line in made.added]
    twice = [group for each in kept for group in each.twice]
    if as_json:
        told = recorded_json(added, (), twice, made)
        click.echo(told.model_dump_json(indent=2))
    else:
        _tell_imported(file, made, manner)
        tell_twice(kept, {name for name, _ in added}, manner.lang)
    troubles = told_troubles(kept, manner.lang)
    return troubles or (ExitCode.NOT_READY if made.left else ExitCode.READY)


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
