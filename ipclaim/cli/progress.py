"""Progress for people: a bar on a terminal, one plain line a case when piped."""

import sys
from typing import TYPE_CHECKING

import click

from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import Finished, Silence, State

if TYPE_CHECKING:
    from ipclaim.cli.bars import TerminalBars


class PlainLines(Silence):
    """One line for each finished case, on standard error."""

    def __init__(self, lang: Lang, total: int) -> None:
        self.lang = lang
        self.total = total
        self.done = 0

    def end(self, result: Finished) -> None:
        """Say how far the batch is and what became of the case."""
        self.done += 1
        state = done_word(result, self.lang)
        click.echo(f"[{self.done}/{self.total}] {result.name}: {state}", err=True)


STATES = {
    State.READY: Text("可以提交", "ready"),
    State.NOT_READY: Text("尚不能提交", "not ready"),
    State.CANNOT: Text("无法处理", "cannot be done"),
    State.DONE: Text("完成", "done"),
}
"""What became of a case, for people."""


def done_word(result: Finished, lang: Lang) -> str:
    """Return what became of a case in a word; a job that judges nothing is just done."""
    return STATES[result.state].said_in(lang)


def progress_for(lang: Lang, *, quiet: bool, total: int) -> "TerminalBars | Silence":
    """Return the progress that fits the place where we run."""
    if quiet:
        return Silence()
    if sys.stderr.isatty():
        # Where nobody watches, nothing waits for the library that draws.
        from ipclaim.cli.bars import TerminalBars  # noqa: PLC0415

        return TerminalBars(lang, total)
    return PlainLines(lang, total)
