"""Many cases side by side: one broken case never stops the rest."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from ipclaim.errors import ExitCode, IpclaimError
from ipclaim.frozen import dataclass
from ipclaim.model.finding import Assessment, Severity
from ipclaim.model.listing import Capture
from ipclaim.model.look import Look
from ipclaim.model.text import Text
from ipclaim.run.brought_told import BroughtTold
from ipclaim.run.machine_trouble import machine_trouble

if TYPE_CHECKING:
    from ipclaim.seal.bag import SealedBag

K = TypeVar("K")
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
    def path(self) -> Path:
        """The case's folder."""

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
    brought: tuple[BroughtTold, ...] = ()
    """What became of the files that the user captured and brought."""
    notes: tuple[Text, ...] = ()
    """What the user should know though it is no error."""
    made: tuple[Path, ...] = ()
    """Files that were written, the most important first."""
    seal: "SealedBag | None" = None
    """How its evidence is sealed, from a job that sees to that."""
    looks: tuple[Look, ...] = ()
    """What later looks at its filed listings came to."""

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

    def begin(self, case: Path) -> None:
        """Hear that a case is taken up; its folder tells it from others of its name."""

    def step(self, case: Path, step: Text, done: int, of: int) -> None:
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

    def begin(self, case: Path) -> None:
        """Say nothing."""

    def step(self, case: Path, step: Text, done: int, of: int) -> None:
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

    Trouble becomes that case's result (``attempted``), and the other cases go on.
    """

    def one(path: Path) -> CaseResult:
        progress.begin(path)
        result = attempted(path, lambda: job(path))
        progress.end(result)
        return result

    return side_by_side(cases, one, at_once)


def attempted(path: Path, job: Callable[[], T]) -> T | CaseResult:
    """Return what a job on a case gives, or the result that its trouble makes of the case.

    An expected trouble (``IpclaimError``) becomes the case's result. Anything else is a bug: it is
    reported to a file and becomes the case's result as well.
    """
    try:
        return job()
    except IpclaimError as error:
        return CaseResult(name=path.resolve().name, path=path, error=error)
    except Exception as fault:
        return CaseResult(name=path.resolve().name, path=path, error=unexpected(fault, path))


def side_by_side(items: Sequence[K], job: Callable[[K], T], at_once: int = 4) -> tuple[T, ...]:
    """Do one job for each item, a few at once; answers come back in the order of the items."""
    if len(items) == 1:
        return (job(items[0]),)
    from concurrent.futures import ThreadPoolExecutor, as_completed  # noqa: PLC0415 - one is alone

    pool = ThreadPoolExecutor(max_workers=max(1, min(at_once, len(items))))
    try:
        futures = {pool.submit(job, item): at for at, item in enumerate(items)}
        answers = {futures[future]: future.result() for future in as_completed(futures)}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return tuple(answers[at] for at in range(len(items)))


def unexpected(fault: Exception, path: Path) -> IpclaimError:
    """Return the error to tell for a fault that no job expects."""
    trouble = machine_trouble(fault, path) if isinstance(fault, OSError) else None
    if trouble:
        return trouble
    from ipclaim.run.bug_report import report_bug  # noqa: PLC0415 - a run that goes well has none

    return report_bug(fault)


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
