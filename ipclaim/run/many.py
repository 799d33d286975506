"""Many cases whose papers are read, checked on all cores.

Judging is pure Python, so threads would wait for each other. A worker takes a share of the cases
and judges those that need nothing but their folder; a case that must be read first, or that has any
trouble, is left to the ordinary way, which reads, tells and reports it. What a report says of a
case is said in the worker too: one process cannot send, take and tell as fast as two can judge.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn, TypeVar

from ipclaim.frozen import dataclass
from ipclaim.resources import Templates
from ipclaim.rules.kept import rules_held
from ipclaim.run.batch import CaseResult, CaseTold, Silence
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench, check_case
from ipclaim.run.workers import WorkerDiedError, Workers, WorkerTimeoutError

T = TypeVar("T")
MANY = 200
"""Cases from which on starting workers costs less than it saves."""
_SHARE = 100
_SECONDS_PER_SHARE = 600.0


class NeedsReadingError(Exception):
    """A paper of the case is not read yet."""


class _NoWorkers(Workers):
    """Stands where papers are read, in a worker that reads none."""

    def run(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise NeedsReadingError


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a worker needs of the bench."""

    templates: Templates
    engine: str
    today: date
    as_of: date | None
    answered_by: str | None


def check_cases(
    bench: Bench, cases: tuple[Path, ...], tell: Callable[[CaseResult], T]
) -> tuple[CaseTold[T], ...]:
    """Check cases and tell each; they come back in their order. ``tell`` must be picklable."""
    done = _told_in_workers(bench, cases, tell) if len(cases) >= MANY else {}
    rest = tuple(path for path in cases if path not in done)
    results = bench.run(rest, check_case) if rest else ()
    done |= {result.path: CaseTold.of(result, tell(result)) for result in results}
    return tuple(done[path] for path in cases)


def _told_in_workers(
    bench: Bench, cases: Sequence[Path], tell: Callable[[CaseResult], T]
) -> dict[Path, CaseTold[T]]:
    readers = bench.readers
    terms = _Terms(readers.templates, readers.engine, bench.today, bench.as_of, bench.answered_by)
    shares = [tuple(cases[at : at + _SHARE]) for at in range(0, len(cases), _SHARE)]
    done: dict[Path, CaseTold[T]] = {}

    def one(share: tuple[Path, ...]) -> tuple[CaseTold[T], ...]:
        try:
            return readers.workers.run(_tell_share, share, terms, tell, seconds=_SECONDS_PER_SHARE)
        except (WorkerDiedError, WorkerTimeoutError):
            return ()

    from concurrent.futures import ThreadPoolExecutor, as_completed  # noqa: PLC0415 - one is alone

    with ThreadPoolExecutor(readers.workers.count) as waiting:
        for share in as_completed([waiting.submit(one, share) for share in shares]):
            for told in share.result():
                bench.progress.begin(told.path)
                bench.progress.end(told)
                done[told.path] = told
    return done


def _tell_share(
    share: Sequence[Path], terms: _Terms, tell: Callable[[CaseResult], T]
) -> tuple[CaseTold[T], ...]:
    """Check what can be checked at once, in a worker; the others are left out."""
    bench = Bench(
        readers=Readers(_NoWorkers(1), terms.templates, terms.engine),
        today=terms.today,
        as_of=terms.as_of,
        answered_by=terms.answered_by,
        progress=Silence(),
        authorities=(),
        browsing=Lock(),
    )
    told = []
    with rules_held(terms.templates):
        for path in share:
            try:
                result = check_case(bench, path)
                told.append(CaseTold.of(result, tell(result)))
            except Exception:  # noqa: S112 - the ordinary way meets it again and tells it
                continue
    return tuple(told)
