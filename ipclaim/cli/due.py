"""``ipclaim due``: what must be done by when, over many cases."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ipclaim.cli.calendar_file import write_calendar
from ipclaim.cli.due_text import item_lines
from ipclaim.cli.options import Manner, cases_argument, json_option, manner, moment_option
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import CaseError, ExitCode
from ipclaim.model.text import Text
from ipclaim.rules.agenda import DueItem, DueState, is_within
from ipclaim.rules.agenda_json import AgendaJson, NoteJson, both_json, due_json
from ipclaim.run.agenda import Agenda, agenda_of
from ipclaim.run.folder import find_cases


@click.command(
    cls=SpokenCommand,
    told=Text(
        "列出各案件何时之前必须做什么，最紧迫的在前；期限由 case.yaml 的 events 起算。",
        "Lists what must be done by when, soonest first; the clocks run from the events in each "
        "case.yaml.",
    ),
    example="ipclaim due cases --within 14\nipclaim due cases --ics ipclaim.ics",
)
@cases_argument
@click.option(
    "--within",
    type=click.IntRange(min=0),
    metavar="DAYS",
    cls=SpokenOption,
    told=Text(
        "只列出这些天内的事项（时长不明的总会列出）",
        "Only what falls within so many days (unknown lengths are always listed)",
    ),
)
@click.option(
    "--ics",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    cls=SpokenOption,
    told=Text(
        "另写日历文件，可导入 Outlook 或 Thunderbird",
        "Also write a calendar file that Outlook and Thunderbird take in",
    ),
)
@click.option(
    "--all",
    "with_done",
    is_flag=True,
    cls=SpokenOption,
    told=Text("已完成的也列出", "List what is done, too"),
)
@json_option
@moment_option(Text("从哪一天看（默认现在）", "Look from the beginning of that day (default: now)"))
@manner
def due(
    manner: Manner,
    cases: tuple[Path, ...],
    within: int | None,
    ics: Path | None,
    with_done: bool,
    as_json: bool,
    now: datetime,
) -> int:
    """List what is due."""
    found = find_cases(cases)
    made = agenda_of(found.cases, manner.templates, now)
    items = [
        item
        for item in made.items
        if (with_done or item.is_open) and (within is None or is_within(item, now, within))
    ]
    if ics is not None:
        _write(ics, write_calendar(items, manner.lang, datetime.now(UTC)))
    if as_json:
        click.echo(_as_json(items, made, now))
    else:
        _show(items, made, manner)
    return _exit_code(made)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as fault:
        raise CaseError(
            Text(
                f"{file}：无法写入：{fault.strerror}",
                f"{file}: cannot be written: {fault.strerror}",
            ),
            Text("请换一个位置。", "Choose another place."),
        ) from fault


def _as_json(items: list[DueItem], made: Agenda, now: datetime) -> str:
    return AgendaJson(
        as_of=now,
        items=tuple(due_json(item) for item in items),
        notes=tuple(NoteJson(case=case, text=both_json(note)) for case, note in made.notes),
        errors=tuple(
            NoteJson(case=trouble.case, text=both_json(trouble.error.message))
            for trouble in made.troubles
        ),
    ).model_dump_json(indent=2)


def _show(items: list[DueItem], made: Agenda, manner: Manner) -> None:
    for item in items:
        click.echo("\n".join(item_lines(item, manner.lang)))
    if not items:
        nothing = Text("没有到期事项。", "Nothing is due.")
        click.echo(nothing.said_in(manner.lang))
    if not manner.quiet:
        for case, note in made.notes:
            click.echo(f"{case}: {note.said_in(manner.lang)}", err=True)
    for trouble in made.troubles:
        click.echo(f"{trouble.case}: {trouble.error.told_in(manner.lang)}", err=True)


def _exit_code(made: Agenda) -> ExitCode:
    """Return 3 when a case could not be looked at, 1 when a duty of one's own is overdue."""
    if made.troubles:
        return ExitCode.UNREADABLE
    late = any(item.state is DueState.OVERDUE and item.is_own for item in made.items)
    return ExitCode.NOT_READY if late else ExitCode.READY
