"""What holds for all tests: property tests never fail on time, and CI tries the same examples."""

import os

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

_LONGEST_FIRST = (
    "cases/test_samples.py",
    "capture/test_ways_out.py",
    "test_wheel.py",
    "capture/test_kill.py",
    "capture/test_trouble.py",
    "capture/test_listings.py",
)


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
