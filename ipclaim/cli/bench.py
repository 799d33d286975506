"""Opening the workbench for a command: cases found, workers started, progress shown."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipclaim.cli.options import Manner
from ipclaim.cli.progress import progress_for
from ipclaim.frozen import dataclass
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.folder import find_cases
from ipclaim.run.reading import Readers
from ipclaim.run.steps import AT_ONCE, Bench
from ipclaim.run.workers import Workers

if TYPE_CHECKING:
    from ipclaim.seal.timestamp import TimeAuthority


@dataclass(frozen=True, slots=True)
class OpenBench:
    """A bench together with the cases to be worked on it."""

    bench: Bench
    cases: tuple[Path, ...]

    def run(self, job: Callable[[Bench, Path], CaseResult]) -> tuple[CaseResult, ...]:
        """Do one job for each case."""
        return self.bench.run(self.cases, job)

    def run_together(
        self, job: Callable[[Bench, tuple[Path, ...]], tuple[CaseResult, ...]]
    ) -> tuple[CaseResult, ...]:
        """Do a job that needs all cases at once."""
        return job(self.bench, self.cases)


@contextmanager
def open_bench(
    manner: Manner,
    paths: Sequence[Path],
    *,
    engine: str = "rapidocr",
    as_of: date | None = None,
    answered_by: str | None = None,
    authorities: Sequence[str] = (),
    at_once: int = AT_ONCE,
) -> Iterator[OpenBench]:
    """Find the cases and get everything ready; workers and progress end with the block."""
    found = find_cases(paths)
    for path in found.skipped:
        if not manner.quiet:
            told = Text(f"{path}：不是案件文件夹，跳过", f"{path}: not a case folder, skipped")
            click.echo(told.said_in(manner.lang), err=True)
    stamps = _authorities(authorities) if authorities else ()
    with (
        progress_for(manner.lang, quiet=manner.quiet, total=len(found.cases)) as progress,
        Workers() as workers,
    ):
        yield OpenBench(
            Bench(
                readers=Readers(workers, manner.templates, engine),
                today=date.today(),  # noqa: DTZ011 - the user's own day is meant
                as_of=as_of,
                answered_by=answered_by,
                authorities=stamps,
                progress=progress,
                browsing=threading.Lock(),
                at_once=at_once,
            ),
            found.cases,
        )


def _authorities(addresses: Sequence[str]) -> "tuple[TimeAuthority, ...]":
    # Stamps need libraries that a command without an authority must not wait for.
    from ipclaim.seal.timestamp import TimeAuthority  # noqa: PLC0415

    return tuple(TimeAuthority(address) for address in addresses)
