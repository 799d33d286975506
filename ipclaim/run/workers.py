"""The processes that do the heavy work: reading papers and drawing dossiers.

A worker that dies or hangs loses its own task and nothing else (the reason for Pebble, see
``docs/decisions/``). Tasks name files; bytes stay on the disk.
"""

import os
import signal
from collections.abc import Callable
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from pebble import ProcessPool

T = TypeVar("T")
_SECONDS_BETWEEN_LOOKS = 0.5


class WorkerDiedError(Exception):
    """A worker process was killed or crashed in the middle of a task."""


class WorkerTimeoutError(Exception):
    """A task took longer than it may; its worker was ended."""


class Workers:
    """A pool of worker processes, one per core, that ends at once when it is left.

    It begins with its first task: most checks find everything read and need no worker.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or os.cpu_count() or 1
        self._begun: ProcessPool | None = None
        self._beginning = Lock()

    def __enter__(self) -> Self:
        """Start using the pool."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers: gently after the last task, at once after a fault."""
        if self._begun is None:
            return
        if kind is None:
            self._begun.close()  # type: ignore[no-untyped-call]
        else:
            self._begun.stop()  # type: ignore[no-untyped-call]
        self._begun.join()

    def run(
        self,
        task: Callable[..., T],
        *arguments: Any,
        seconds: float,
        on_wait: Callable[[], None] | None = None,
    ) -> T:
        """Run a picklable task in a worker and wait for its answer.

        ``on_wait`` is called now and again meanwhile.

        Raises ``WorkerTimeoutError`` after the given time, ``WorkerDiedError`` when the process
        was lost, and whatever the task itself raised.
        """
        from concurrent.futures import wait  # noqa: PLC0415

        from pebble import ProcessExpired  # noqa: PLC0415

        future = self._pool().schedule(task, args=arguments, timeout=seconds)
        while on_wait is not None and wait([future], timeout=_SECONDS_BETWEEN_LOOKS).not_done:
            on_wait()
        try:
            answer: T = future.result()
        except TimeoutError as fault:
            raise WorkerTimeoutError(f"no answer within {seconds:.0f} s") from fault
        except ProcessExpired as fault:
            raise WorkerDiedError(str(fault)) from fault
        return answer

    def _pool(self) -> "ProcessPool":
        import multiprocessing  # noqa: PLC0415

        from pebble import ProcessPool  # noqa: PLC0415

        with self._beginning:
            if self._begun is None:
                self._begun = ProcessPool(
                    max_workers=self.count,
                    # A recycled worker gives back what the models' arenas keep.
                    max_tasks=200,
                    initializer=_leave_interrupts_to_the_parent,
                    context=multiprocessing.get_context("spawn"),
                )
            return self._begun


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
