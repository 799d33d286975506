"""What the commands of ``ipclaim docket`` share: the database, the hour, progress, warnings."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from ipclaim.cli.docket_text import claimed_twice
from ipclaim.cli.options import Manner
from ipclaim.cli.spoken import SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text
from ipclaim.rules.agenda_json import NoteJson, both_json
from ipclaim.rules.clocks import HOME
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.docketing import Kept

docket_option = click.option(
    "--docket",
    "address",
    envvar="IPCLAIM_DOCKET",
    metavar="URL|FILE",
    cls=SpokenOption,
    told=Text(
        "台账数据库：文件路径或 postgresql:// 地址（默认：案件文件夹旁的 "
        ".ipclaim/docket.sqlite；环境变量 IPCLAIM_DOCKET）",
        "The database: the path of a file or a postgresql:// address (default: "
        ".ipclaim/docket.sqlite beside the case folders; variable IPCLAIM_DOCKET)",
    ),
)


def now_at_home() -> datetime:
    """Return the time, in China."""
    return datetime.now(UTC).astimezone(HOME)


@contextmanager
def ticking(total: int, manner: Manner) -> Iterator[Callable[[Path], None]]:
    """Show how far a job over many cases has come, on a terminal only."""
    if manner.quiet or total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    label = Text("案件", "cases").said_in(manner.lang)
    with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
        yield lambda _: bar.update(1)


def errors_json(troubles: Iterable[CaseTrouble]) -> tuple[NoteJson, ...]:
    """Return which cases could not be looked at."""
    return tuple(NoteJson(case=each.case, text=both_json(each.error.message)) for each in troubles)


def tell_twice(kept: Iterable[Kept], cases: set[str] | None, lang: Lang) -> None:
    """Warn of numbers that several cases claim, one of the given ones among them."""
    for each in kept:
        for group in each.twice:
            if cases is None or cases & {one.case for one in group}:
                click.echo(click.style(claimed_twice(group).said_in(lang), fg="yellow"), err=True)


def told_troubles(kept: Iterable[Kept], lang: Lang) -> ExitCode:
    """Tell which cases could not be looked at, and return the exit code."""
    troubles = [trouble for each in kept for trouble in each.troubles]
    for trouble in troubles:
        click.echo(f"{trouble.case}: {trouble.error.told_in(lang)}", err=True)
    if troubles:
        return ExitCode.UNREADABLE
    return ExitCode.NOT_READY if any(each.twice for each in kept) else ExitCode.READY
