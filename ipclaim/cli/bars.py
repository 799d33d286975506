"""Progress on a terminal: a bar for each case that is under way."""

from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from ipclaim.cli.progress import done_word
from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import Finished


class TerminalBars:
    """A bar for each case that is under way."""

    def __init__(self, lang: Lang, total: int) -> None:
        self.lang = lang
        self._bars = Bars(
            TextColumn("{task.fields[case]:<28.28}"),
            BarColumn(bar_width=24),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=total > 1,
        )
        self._tasks: dict[Path, TaskID] = {}

    def __enter__(self) -> Self:
        """Start drawing."""
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop drawing."""
        self._bars.stop()

    def begin(self, case: Path) -> None:
        """Draw a bar for the case."""
        self._tasks[case] = self._bars.add_task("", total=None, case=case.resolve().name)

    def step(self, case: Path, step: Text, done: int, of: int) -> None:
        """Move the case's bar."""
        self._bars.update(
            self._tasks[case],
            description=f"{step.said_in(self.lang)} {done}/{of}" if of else step.said_in(self.lang),
            completed=done,
            total=of or None,
        )

    def end(self, result: Finished) -> None:
        """Fill the bar and say what became of the case."""
        self._bars.update(
            self._tasks[result.path],
            description=done_word(result, self.lang),
            completed=1,
            total=1,
        )
