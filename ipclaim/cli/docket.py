"""``ipclaim docket``: what became of each complaint and each link."""

from pathlib import Path
from typing import TypeVar

import click
from pydantic import TypeAdapter

from ipclaim.cli.docket_import import import_list
from ipclaim.cli.docket_manner import (
    docket_option,
    errors_json,
    now_at_home,
    tell_twice,
    ticking,
    told_troubles,
)
from ipclaim.cli.docket_outcomes import outcomes
from ipclaim.cli.docket_record import record_case
from ipclaim.cli.docket_text import case_lines, list_lines
from ipclaim.cli.options import Manner, cases_argument, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenGroup
from ipclaim.docket.jsonform import (
    CaseDocketJson,
    DocketJson,
    KnownCaseJson,
    NextJson,
    case_json,
    claimed_json,
    complaints_json,
)
from ipclaim.docket.timeline import timeline_of
from ipclaim.model.text import Text
from ipclaim.rules.agenda_json import both_json
from ipclaim.run.docketing import Kept, keep, rebuild
from ipclaim.run.folder import find_cases

T = TypeVar("T")


@click.group(
    cls=SpokenGroup,
    told=Text(
        "台账：每次投诉、每条链接的进展和结果，每个期限的来由和经过。\n"
        "所写内容存入各案件文件夹的 docket.jsonl；数据库可随时由此重建。",
        "The docket: what became of each complaint and each link, every clock with its ground and "
        "its history.\n"
        "What you tell is kept in docket.jsonl in the case folder; the database can always be told "
        "again from there.",
    ),
)
def docket() -> None:
    """Work with the docket."""


@docket.command(
    "list",
    cls=SpokenCommand,
    told=Text(
        "列出各案件的投诉、结果和下一期限。", "Lists the cases: where each stands, what is next."
    ),
    example="ipclaim docket list cases",
)
@cases_argument
@docket_option
@json_option
@manner
def list_cases(manner: Manner, cases: tuple[Path, ...], address: str | None, as_json: bool) -> int:
    """List the cases of a folder."""
    now, found = now_at_home(), find_cases(cases).cases
    with ticking(len(found), manner) as tick:
        kept = keep(found, address, manner.templates, now, tick)
    if as_json:
        _print_json(tuple[DocketJson, ...], tuple(_docket_json(each) for each in kept))
    else:
        click.echo(
            "\n".join(line for each in kept for line in list_lines(each, now.date(), manner.lang))
        )
    return told_troubles(kept, manner.lang)


@docket.command(
    cls=SpokenCommand,
    told=Text(
        "显示案件：每次投诉、每条链接的结果，以及带依据的时间线。",
        "Shows cases: each complaint, the outcome of each link, and the timeline with its grounds.",
    ),
    example="ipclaim docket show my-case",
)
@cases_argument
@docket_option
@json_option
@manner
def show(manner: Manner, cases: tuple[Path, ...], address: str | None, as_json: bool) -> int:
    """Show cases."""
    now = now_at_home()
    found = find_cases(cases).cases
    with ticking(len(found), manner) as tick:
        kept = keep(found, address, manner.templates, now, tick)
    dockets = [one for each in kept for one in each.dockets]
    if as_json:
        made = tuple(case_json(one, timeline_of(one, now)) for one in dockets)
        _print_json(tuple[CaseDocketJson, ...], made)
    else:
        for one in dockets:
            click.echo("\n".join(case_lines(one, timeline_of(one, now), manner.lang)))
        tell_twice(kept, {one.case for one in dockets}, manner.lang)
    return told_troubles(kept, manner.lang)


docket.add_command(outcomes)
docket.add_command(record_case)
docket.add_command(import_list)


@docket.command(
    "rebuild",
    cls=SpokenCommand,
    told=Text(
        "由案件文件夹重建台账数据库；损坏的数据库文件改名保留。",
        "Tells the database anew from the case folders; a damaged file is put aside under a new "
        "name.",
    ),
    example="ipclaim docket rebuild cases",
)
@cases_argument
@docket_option
@json_option
@manner
def rebuild_docket(
    manner: Manner, cases: tuple[Path, ...], address: str | None, as_json: bool
) -> int:
    """Tell the database anew."""
    found = find_cases(cases).cases
    with ticking(len(found), manner) as tick:
        kept, aside = rebuild(found, address, manner.templates, now_at_home(), tick)
    for path in aside:
        told = Text(f"原数据库已损坏，改名为 {path}", f"the damaged database is now {path}")
        click.echo(told.said_in(manner.lang), err=True)
    if as_json:
        _print_json(tuple[DocketJson, ...], tuple(_docket_json(each) for each in kept))
    else:
        for each in kept:
            count = len(each.dockets)
            told = Text(
                f"{each.shown}：已重建 {count} 个案件", f"{each.shown}: {count} cases told anew"
            )
            click.echo(told.said_in(manner.lang))
        tell_twice(kept, None, manner.lang)
    return told_troubles(kept, manner.lang)


def _print_json(shape: type[T], made: T) -> None:
    click.echo(TypeAdapter(shape).dump_json(made, indent=2).decode())


def _docket_json(kept: Kept) -> DocketJson:
    told = {each.case: each for each in kept.dockets}
    cases = []
    for known in kept.known:
        end = kept.next_ends.get(known.name)
        cases.append(
            KnownCaseJson(
                case=known.name,
                folder=known.folder,
                platform=known.platform,
                account=known.account,
                complaints=complaints_json(told[known.name]) if known.name in told else None,
                next=NextJson(on=end[0], title=both_json(end[1])) if end else None,
            )
        )
    return DocketJson(
        docket=kept.shown,
        cases=tuple(cases),
        claimed_twice=claimed_json(kept.twice),
        errors=errors_json(kept.troubles),
    )
