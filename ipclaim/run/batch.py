"""Many cases side by side: one broken case never stops the rest."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, Self, TypeVar

from ipclaim.errors import ExitCode, IpclaimError
from ipclaim.model.finding import Assessment, Severity
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.run.bug_report import report_bug
from ipclaim.run.machine_trouble import machine_trouble

T = TypeVar("T")


class State(StrEnum):
    """What became of a case, in a word."""

    READY = "ready"
    NOT_READY = "not ready"
    CANNOT = "cannot be done"
    DONE = "done"
    """By a job that judges nothing."""


class Finished(Protocol):
    """What is known of every case that is finished."""

    @property
    def name(self) -> str:
        """The case's name."""

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that this case alone would give."""

    @property
    def state(self) -> State:
        """What became of it."""

    @property
    def open_severities(self) -> frozenset[Severity]:
        """How grave its open findings are."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What became of one case."""

    name: str
    path: Path
    assessment: Assessment | None = None
    error: IpclaimError | None = None
    captures: tuple[Capture, ...] = ()
    notes: tuple[Text, ...] = ()
    """What the user should know though it is no error."""
    made: tuple[Path, ...] = ()
    """Files that were written, the most important first."""

    @property
    def exit_code(self) -> ExitCode:
        """The exit code that this case alone would give."""
        if self.error:
            return self.error.exit_code
        if self.assessment is None:
            return ExitCode.UNREADABLE
        unreadable = any(
            problem.fatal for document in self.assessment.documents for problem in document.problems
        )
        if unreadable:
            return ExitCode.UNREADABLE
        return ExitCode.READY if self.assessment.ready else ExitCode.NOT_READY

    @property
    def state(self) -> State:
        """What became of it."""
        if self.assessment is None:
            return State.CANNOT if self.error else State.DONE
        return State.READY if self.assessment.ready else State.NOT_READY

    @property
    def open_severities(self) -> frozenset[Severity]:
        """How grave its open findings are."""
        findings = self.assessment.findings if self.assessment else ()
        return frozenset(finding.severity for finding in findings if finding.is_open)


@dataclass(frozen=True, slots=True)
class CaseTold(Generic[T]):
    """What a report needs of one case: all that a worker sends of it."""

    name: str
    path: Path
    exit_code: ExitCode
    state: State
    open_severities: frozenset[Severity]
    said: T

    @classmethod
    def of(cls, result: CaseResult, said: T) -> "CaseTold[T]":
        """Return a result with what is said of it."""
        return cls(
            name=result.name,
            path=result.path,
            exit_code=result.exit_code,
            state=result.state,
            open_severities=result.open_severities,
            said=said,
        )


class Progress(Protocol):
    """Who wants to know how far the work is."""

    def begin(self, case: str) -> None:
        """Hear that a case is taken up."""

    def step(self, case: str, step: Text, done: int, of: int) -> None:
        """Hear that so much of a step is done."""

    def end(self, result: Finished) -> None:
        """Hear that a case is finished, well or badly."""


class Silence:
    """Progress that nobody listens to."""

    def __enter__(self) -> Self:
        """Begin saying nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """End saying nothing."""

    def begin(self, case: str) -> None:
        """Say nothing."""

    def step(self, case: str, step: Text, done: int, of: int) -> None:
        """Say nothing."""

    def end(self, result: Finished) -> None:
        """Say nothing."""


def run_cases(
    cases: Sequence[Path],
    job: Callable[[Path], CaseResult],
    progress: Progress,
    at_once: int = 4,
) -> tuple[CaseResult, ...]:
    """Do one job for each case; results come back in the order of the cases.

    An expected trouble (``IpclaimError``) becomes that case's result. Anything else is a bug: it is
    reported to a file, becomes that case's result as well, and the other cases go on.
    """

    def one(path: Path) -> CaseResult:
        name = path.resolve().name
        progress.begin(name)
        try:
            result = job(path)
        except IpclaimError as error:
            result = CaseResult(name=name, path=path, error=error)
        except Exception as fault:
            result = CaseResult(name=name, path=path, error=_unexpected(fault, path))
        progress.end(result)
        return result

    pool = ThreadPoolExecutor(max_workers=max(1, min(at_once, len(cases))))
    try:
        futures = {pool.submit(one, path): path for path in cases}
        results = {futures[future]: future.result() for future in as_completed(futures)}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return tuple(results[path] for path in cases)


def _unexpected(fault: Exception, path: Path) -> IpclaimError:
    trouble = machine_trouble(fault, path) if isinstance(fault, OSError) else None
    return trouble or report_bug(fault)


def exit_code_of(results: Sequence[Finished]) -> ExitCode:
    """Return the exit code of a batch: the one all share, else the gravest sort of trouble.

    Missing tools and wrong rules are told as such only when every case failed for it; where some
    cases were done, 3 says so.
    """
    codes = {result.exit_code for result in results}
    if ExitCode.BUG in codes:
        return ExitCode.BUG
    if len(codes) == 1:
        return codes.pop()
    return (
        ExitCode.NOT_READY
        if codes <= {ExitCode.READY, ExitCode.NOT_READY}
        else (ExitCode.UNREADABLE)
    )
