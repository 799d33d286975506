"""``ipclaim reputation``: an account's record, its lines, and what filing more would do to it."""

from datetime import datetime
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import (
    Manner,
    cases_argument,
    engine_option,
    json_option,
    manner,
    moment_option,
)
from ipclaim.cli.reputation_text import told_reputation
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Text
from ipclaim.reputation.forecast import Planned
from ipclaim.reputation.jsonform import reputation_json
from ipclaim.reputation.lines import Stand, is_kept
from ipclaim.reputation.record import AccountRecord
from ipclaim.rules.agenda_json import NoteJson, both_json
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.folder import find_cases
from ipclaim.run.reputing import all_planned, reputation_in


@click.command(
    cls=SpokenCommand,
    told=Text(
        "由各案件记载的结果统计投诉成立率和申诉成立率，与平台的要求比较，并找出反复出现的卖家和商品。"
        "用 --filing 写明打算提交的案件，可预测提交后的成立率和应暂缓的案件。",
        "Counts, from the outcomes noted in the cases, how often complaints were upheld and "
        "successfully answered, against the platform's lines, and finds sellers and items that "
        "repeat. With --filing it forecasts what filing some cases would do, and which to hold "
        "back.",
    ),
    example="ipclaim reputation cases\nipclaim reputation cases --filing new-cases",
)
@cases_argument
@click.option(
    "--filing",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="CASE",
    cls=SpokenOption,
    told=Text(
        "打算提交的案件或案件文件夹，可写几次；先按平台规则检查，再预测",
        "A case, or a folder of cases, about to be filed (repeatable); checked, then forecast",
    ),
)
@click.option(
    "--account",
    metavar="NAME",
    cls=SpokenOption,
    told=Text(
        "只统计这个投诉人（与 case.yaml 的 complainant.name 相同）",
        "Only this complainant, as complainant.name of case.yaml has it",
    ),
)
@json_option
@moment_option(Text("统计到哪一天（默认今天）", "Count up to that day (default: today)"))
@engine_option
@manner
def reputation(
    manner: Manner,
    cases: tuple[Path, ...],
    filing: tuple[Path, ...],
    account: str | None,
    as_json: bool,
    now: datetime,
    engine: str,
) -> int:
    """Tell the record of accounts."""
    planned, unplanned = _planned(manner, filing, engine)
    found = find_cases(cases)
    made = reputation_in(found.cases, manner.templates, now, account=account, planned=planned)
    troubles = (*made.troubles, *unplanned)
    if as_json:
        errors = tuple(
            NoteJson(case=one.case, text=both_json(one.error.message)) for one in troubles
        )
        click.echo(reputation_json(made.reputation, errors).model_dump_json(indent=2))
    else:
        click.echo("\n".join(told_reputation(made.reputation, manner.lang)))
        for trouble in troubles:
            click.echo(f"{trouble.case}: {trouble.error.told_in(manner.lang)}", err=True)
    if troubles:
        return ExitCode.UNREADABLE
    good = all(_is_good(record) for record in made.reputation.accounts)
    return ExitCode.READY if good else ExitCode.NOT_READY


def _planned(
    manner: Manner, filing: tuple[Path, ...], engine: str
) -> tuple[tuple[Planned, ...], tuple[CaseTrouble, ...]]:
    if not filing:
        return (), ()
    with open_bench(manner, filing, engine=engine) as bench:
        return all_planned(bench.bench, bench.cases)


def _is_good(record: AccountRecord) -> bool:
    """Whether no line is crossed, nor would be by filing."""
    if record.stand is Stand.CROSSED:
        return False
    after = record.forecast.after if record.forecast else None
    bounds = [each.measure for each in record.measures if each.measure.rate == "upheld"]
    return after is None or all(is_kept(bound, after) for bound in bounds)
