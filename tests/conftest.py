"""What holds for all tests: property tests never fail on time, and CI tries the same examples.

Temporary files lie in memory where there is room: what ipclaim keeps it writes through to the disk,
and the tests of kills wait for that thousands of times. A kill ends a process, not the machine.
They go with the tests: to look at what a test left, name another place with ``TMPDIR``.
"""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from ipclaim.scratch import scratch_folder

settings.register_profile("local", deadline=None, max_examples=60)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

_MEMORY = Path("/dev/shm")
_ENOUGH = 4 * 1024**3

_LONGEST_FIRST = (
    "cases/test_samples.py",
    "capture/test_ways_out.py",
    "test_wheel.py",
    "capture/test_kill.py",
    "capture/test_trouble.py",
    "capture/test_listings.py",
)


def _has_room_to_run_programs(place: Path) -> bool:
    if "TMPDIR" in os.environ or not os.access(place, os.W_OK):
        return False
    told = os.statvfs(place)
    return told.f_bavail * told.f_frsize >= _ENOUGH and not told.f_flag & os.ST_NOEXEC


def pytest_configure(config: pytest.Config) -> None:
    """Choose where temporary files lie; the workers and all children hear of it."""
    if _has_room_to_run_programs(_MEMORY):
        tempfile.tempdir = str(_MEMORY)
        held = ExitStack()
        config.add_cleanup(held.close)
        place = held.enter_context(scratch_folder())
        place.chmod(0o711)  # a database server that runs as another user passes through
        os.environ["TMPDIR"] = tempfile.tempdir = str(place)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that drive real tools first, so that no core is idle while the last one runs.

    Needs ``--no-loadscope-reorder``, or files with few tests come last, however long they take.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def place(item: pytest.Item) -> int:
        name = item.path.as_posix()
        longest = (at for at, long in enumerate(_LONGEST_FIRST) if name.endswith(f"/{long}"))
        return next(longest, len(_LONGEST_FIRST) + (item.path not in slow))

    items.sort(key=place)
