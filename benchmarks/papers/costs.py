"""Counts the CPU time that reading takes, and how much of it is spent inside engines and witnesses.

Doors are wrapped on the objects themselves, so that nothing of the reader is replaced. Child
processes count once they have ended. What recorded readings cost is not the cost of reading.
"""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

DOORS = ("read", "read_line", "read_lines", "lines")
"""Methods through which a page or a line goes to a model."""
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one paper took."""

    cpu: float
    """Seconds of this process and its ended children."""
    engines: float
    """Seconds of these inside engines and witnesses."""
    pages: int
    peak: float
    """Most megabytes that the process has held so far."""


def cpu_seconds() -> float:
    """Return what this process and its ended children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Meter:
    """Adds up the CPU time between the doors that it watches; nested doors count once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._inside = False

    def watch(self, target: object) -> None:
        """Wrap each of ``DOORS`` that the object has."""
        for door in DOORS:
            if callable(getattr(target, door, None)):
                setattr(target, door, self._timed(getattr(target, door)))

    def _timed(self, call: Callable[_P, _T]) -> Callable[_P, _T]:
        @wraps(call)
        def timed(*args: _P.args, **kwargs: _P.kwargs) -> _T:
            if self._inside:
                return call(*args, **kwargs)
            self._inside, before = True, cpu_seconds()
            try:
                return call(*args, **kwargs)
            finally:
                self._inside = False
                self.seconds += cpu_seconds() - before

        return timed
