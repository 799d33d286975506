"""``ipclaim check``: whether the platform would take this case today."""

from datetime import date
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import Manner, as_of_option, cases_argument, engine_option, manner
from ipclaim.cli.reports import REPORTS
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.model.text import Text
from ipclaim.run.batch import exit_code_of
from ipclaim.run.many import check_cases


@click.command(
    cls=SpokenCommand,
    told=Text(
        "按平台规则逐步判断案件，指出每个会被退回的问题、依据和该怎么办。",
        "Judges each case against its platform's rules, step by step: what would be refused, why, "
        "and what to do about it.",
    ),
    example="ipclaim check my-case\nipclaim check --format junit cases > report.xml",
)
@cases_argument
@click.option(
    "--format",
    "report",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    cls=SpokenOption,
    told=Text("报告格式", "Format of the report"),
)
@as_of_option
@engine_option
@manner
def check(
    manner: Manner, cases: tuple[Path, ...], report: str, as_of: date | None, engine: str
) -> int:
    """Judge cases."""
    with open_bench(manner, cases, engine=engine, as_of=as_of) as bench:
        results = check_cases(bench.bench, bench.cases)
    click.echo(REPORTS[report](results, manner.lang))
    return exit_code_of(results)
