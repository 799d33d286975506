"""``ipclaim build``: from papers and links to the sealed dossier."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.brought import brought_lines
from ipclaim.cli.options import (
    Manner,
    answered_by_option,
    as_of_option,
    authorities_option,
    cases_argument,
    engine_option,
    json_option,
    manner,
)
from ipclaim.cli.reports.json_report import case_json
from ipclaim.cli.reports.text import MARKS, verdict
from ipclaim.cli.signing import SignAs, open_signing, signing_options
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import MaskingError, SigningError
from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import CaseResult, exit_code_of
from ipclaim.run.building import Beyond, build_cases
from ipclaim.run.folder import OUT
from ipclaim.run.verifying import DOSSIER


@click.command(
    cls=SpokenCommand,
    told=Text(
        "一步完成：读材料、查规则、补取证、出卷宗、封存。几个案件同时处理，一个出错不影响其余。",
        "All of it: reads, checks, captures what is missing, renders and seals. Several cases run "
        "side by side; a broken one does not stop the rest.",
    ),
    example="ipclaim build my-case\nipclaim build cases\n"
    "ipclaim build my-case --sign office.p12 --tsa https://tsa.example",
)
@cases_argument
@json_option
@as_of_option
@answered_by_option
@authorities_option
@engine_option
@click.option(
    "--masked",
    is_flag=True,
    cls=SpokenOption,
    told=Text(
        "另制一份可转送对方的副本 out/masked/：证件号码、电话、邮箱、住址、人像等从图像中涂去",
        "Make a copy for the other side too, out/masked/: identity numbers, telephones, e-mail and "
        "home addresses, portraits painted over",
    ),
)
@signing_options
@manner
def build(
    manner: Manner,
    cases: tuple[Path, ...],
    as_json: bool,
    as_of: date | None,
    answered_by: str | None,
    authorities: tuple[str, ...],
    engine: str,
    masked: bool,
    sign_as: SignAs | None,
) -> int:
    """Build dossiers."""
    with (
        open_signing(sign_as, authorities, manner.lang) as signing,
        open_bench(
            manner,
            cases,
            engine=engine,
            as_of=as_of,
            answered_by=answered_by,
            authorities=authorities,
        ) as bench,
    ):
        beyond = Beyond(is_masked=masked, signing=signing)
        results = bench.run_together(partial(build_cases, beyond=beyond))
    if as_json:
        built = [
            {**case_json(result), "made": [str(path) for path in result.made]} for result in results
        ]
        click.echo(json.dumps(built, ensure_ascii=False, indent=2))
    else:
        for result in results:
            _tell(result, manner.lang)
    return exit_code_of(results)


def _tell(result: CaseResult, lang: Lang) -> None:
    """Say where the dossier is, and why the case is not ready."""
    made = f"  {result.made[0]}" if result.made else ""
    click.echo(f"{result.name}: {verdict(result, lang)}{made}")
    if result.error:
        click.echo(f"  {result.error.told_in(lang)}")
        is_of_now = isinstance(result.error, MaskingError | SigningError)
        is_of_now = is_of_now or bool(result.made)
        if (earlier := result.path / OUT / DOSSIER).is_file() and not is_of_now:
            told = Text(
                f"{earlier} 是以前制作的，不反映这次运行。",
                f"{earlier} is from an earlier run, not from this one.",
            )
            click.echo(f"  {told.said_in(lang)}")
    for line in brought_lines(result.brought, lang):
        click.echo(line)
    for note in result.notes:
        click.echo(f"  {note.said_in(lang)}")
    for finding in result.assessment.blockers if result.assessment else ():
        mark = MARKS[finding.outcome].said_in(lang)
        click.echo(f"  {mark} {finding.rule}  {finding.message.said_in(lang)}")
        if advice := finding.advice.said_in(lang):
            click.echo(f"       → {advice}")
