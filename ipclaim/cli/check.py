"""``ipclaim check``: whether the platform would take this case today."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import Manner, as_of_option, cases_argument, engine_option, manner
from ipclaim.cli.reports import REPORTS
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.finding import Severity
from ipclaim.model.text import Text
from ipclaim.run.batch import Finished, exit_code_of
from ipclaim.run.many import check_cases

FAIL_ON = {
    "block": frozenset({Severity.BLOCK}),
    "warn": frozenset({Severity.BLOCK, Severity.WARN}),
    "info": frozenset(Severity),
    "never": frozenset[Severity](),
}
"""What ``--fail-on`` counts."""


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
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_ON)),
    default="block",
    show_default=True,
    cls=SpokenOption,
    told=Text(
        "哪些未决问题使退出码为 1：block 阻断项、warn 连同提醒、info 连同说明、never 从不",
        "Which open findings give exit code 1: those that block, warnings too, notes too, or none",
    ),
)
@as_of_option
@engine_option
@manner
def check(
    manner: Manner,
    cases: tuple[Path, ...],
    report: str,
    fail_on: str,
    as_of: date | None,
    engine: str,
) -> int:
    """Judge cases."""
    form = REPORTS[report]
    with open_bench(manner, cases, engine=engine, as_of=as_of) as bench:
        told = check_cases(bench.bench, bench.cases, partial(form.case, lang=manner.lang))
    click.echo(form.whole([each.said for each in told], manner.lang))
    return weighed(exit_code_of(told), told, FAIL_ON[fail_on])


def weighed(code: ExitCode, results: Sequence[Finished], weights: frozenset[Severity]) -> ExitCode:
    """Return the code with 0 and 1 told apart by those weights; trouble stays what it is."""
    if code not in {ExitCode.READY, ExitCode.NOT_READY}:
        return code
    counts = any(result.open_severities & weights for result in results)
    return ExitCode.NOT_READY if counts else ExitCode.READY
