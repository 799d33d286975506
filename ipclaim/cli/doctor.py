"""``ipclaim doctor``: what this machine has, tried, and what is missing."""

import json
from datetime import date

import click

from ipclaim.cli.docket_manner import docket_option
from ipclaim.cli.options import Manner, authorities_option, json_option, manner
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import ExitCode
from ipclaim.model.text import Text
from ipclaim.run.doctor import Diagnosis, Health, diagnose

_MARKS = {Health.GOOD: "✓", Health.GAP: "–", Health.BAD: "✗"}


@click.command(
    cls=SpokenCommand,
    told=Text(
        "逐项试用本机所需的程序、模型、字体、日历和台账，说明缺什么、怎么装。",
        "Tries what this machine has (models, browser, fonts, rules, calendars, docket) and says "
        "what is missing and how to get it.",
    ),
    example="ipclaim doctor",
)
@json_option
@authorities_option
@docket_option
@manner
def doctor(manner: Manner, as_json: bool, authorities: tuple[str, ...], address: str | None) -> int:
    """Examine the machine."""
    found: list[Diagnosis] = []
    today = date.today()  # noqa: DTZ011 - the user's own day is meant
    tried = diagnose(manner.templates, today=today, authorities=authorities, docket=address)
    for diagnosis in tried:
        found.append(diagnosis)
        if not as_json:
            part = diagnosis.part.said_in(manner.lang)
            detail = diagnosis.detail.said_in(manner.lang)
            click.echo(f"{_MARKS[diagnosis.health]} {part}: {detail}")
    if as_json:
        click.echo(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=2))
    is_bad = any(diagnosis.health is Health.BAD for diagnosis in found)
    return ExitCode.MISSING_TOOL if is_bad else ExitCode.READY


def _json(diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "part": {"zh": diagnosis.part.zh, "en": diagnosis.part.en},
        "health": diagnosis.health.value,
        "detail": {"zh": diagnosis.detail.zh, "en": diagnosis.detail.en},
    }
