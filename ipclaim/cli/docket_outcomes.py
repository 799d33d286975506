"""``ipclaim docket outcomes``: what became of each filed link over all cases of a database."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from ipclaim.cli.docket_manner import docket_option, now_at_home, ticking, told_troubles
from ipclaim.cli.options import Manner, cases_argument, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.docket.jsonform import OUTCOMES, OutcomeJson, outcome_json
from ipclaim.docket.words import OUTCOME_NAMES
from ipclaim.errors import CaseError
from ipclaim.model.outcome_record import LinkOutcome
from ipclaim.model.text import Lang, Text
from ipclaim.private import write_private
from ipclaim.run.docketing import Asked, keep
from ipclaim.run.folder import find_cases

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@click.command(
    cls=SpokenCommand,
    told=Text(
        "列出各案件已提交链接的结果，可按账号、平台、编号和提交日筛选，可存为表格。",
        "Lists what became of filed links over all cases, by account, platform, number and day of "
        "filing; also as a table.",
    ),
    example="ipclaim docket outcomes cases --since 2026-08-22 --csv outcomes.csv",
)
@cases_argument
@click.option(
    "--account",
    cls=SpokenOption,
    told=Text("投诉人（case.yaml 的 name）", "Whose, as in case.yaml"),
)
@click.option("--platform", metavar="ID", cls=SpokenOption, told=Text("平台", "On which platform"))
@click.option("--number", cls=SpokenOption, told=Text("投诉编号", "The complaint's number"))
@click.option(
    "--since",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    cls=SpokenOption,
    told=Text("自哪一天起提交", "Filed on that day or later"),
)
@click.option(
    "--csv",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    cls=SpokenOption,
    told=Text("另存为 Excel 可开的 CSV", "Also write a CSV that Excel opens"),
)
@docket_option
@json_option
@manner
def outcomes(
    manner: Manner,
    cases: tuple[Path, ...],
    account: str | None,
    platform: str | None,
    number: str | None,
    since: datetime | None,
    table: Path | None,
    address: str | None,
    as_json: bool,
) -> int:
    """List the outcomes of links."""
    found = find_cases(cases).cases
    asked = Asked(account, platform, number, since.date() if since else None)
    with ticking(len(found), manner) as tick:
        kept = keep(found, address, manner.templates, now_at_home(), tick, asked)
    rows = [row for each in kept for row in each.outcomes]
    if table is not None:
        _write(table, _csv(rows, manner.lang))
    if as_json:
        made: tuple[OutcomeJson, ...] = tuple(outcome_json(row) for row in rows)
        click.echo(OUTCOMES.dump_json(made, indent=2).decode())
    else:
        nothing = Text("没有已提交的链接。", "No link was filed.").said_in(manner.lang)
        click.echo("\n".join(_line(row, manner.lang) for row in rows) or nothing)
    return told_troubles(kept, manner.lang)


def _line(row: LinkOutcome, lang: Lang) -> str:
    name = OUTCOME_NAMES[row.outcome].said_in(lang)
    since = f" {row.outcome_on}" if row.outcome_on else ""
    number = row.number or "-"
    about = "  ".join(filter(None, (row.item_id or row.address, row.seller)))
    return f"{row.filed_on}  {row.case}  {number}  {row.link}  {name}{since}  {about}"


_HEADS = (
    Text("提交日期", "filed on"),
    Text("案件", "case"),
    Text("投诉人", "account"),
    Text("平台", "platform"),
    Text("投诉编号", "number"),
    Text("链接编号", "link"),
    Text("链接", "url"),
    Text("商品ID", "item id"),
    Text("店铺", "seller"),
    Text("理由", "reason"),
    Text("结果", "outcome"),
    Text("日期", "date"),
    Text("反通知收到日", "counter-notice received"),
)


def _csv(rows: Iterable[LinkOutcome], lang: Lang) -> bytes:
    """Return a table; its own heads and words can be taken in again."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow([head.said_in(lang) for head in _HEADS])
    for row in rows:
        writer.writerow(_harmless(_cells(row)))
    # The mark at the beginning is how Excel knows UTF-8.
    return made.getvalue().encode("utf-8-sig")


def _cells(row: LinkOutcome) -> Sequence[str]:
    days = (row.outcome_on, row.counter_noticed_on)
    told = (
        *(str(row.filed_on), row.case, row.account, row.platform, row.number, row.link),
        *(row.address, row.item_id, row.seller, row.reason, row.outcome.value),
        *(str(day) if day else None for day in days),
    )
    return [each or "" for each in told]


def _harmless(cells: Iterable[str]) -> list[str]:
    """Return cells that no spreadsheet runs: what sellers are called is a stranger's text."""
    return [f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for cell in cells]


def _write(file: Path, data: bytes) -> None:
    try:
        write_private(file, data)
    except OSError as fault:
        raise CaseError(
            Text(
                f"{file}：无法写入：{fault.strerror}",
                f"{file}: cannot be written: {fault.strerror}",
            ),
            Text("请换一个位置。", "Choose another place."),
        ) from fault
