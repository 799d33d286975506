"""Where an entry stands in a hand-written file, for messages."""

from functools import lru_cache
from pathlib import Path


def line_of(path: Path, key: str, value: str) -> str:
    """Return ``file:line`` of the first ``key: value``, or the file where there is none."""
    stamp = path.stat()
    number = _lines(path, stamp.st_mtime_ns, stamp.st_size).get(f"{key}: {value}")
    return f"{path}:{number}" if number else str(path)


@lru_cache(maxsize=64)
def _lines(path: Path, changed: int, size: int) -> dict[str, int]:
    del changed, size  # part of the key only
    numbers: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry = line.lstrip(" -{").split("#")[0].strip().split(",")[0]
        numbers.setdefault(entry, number)
    return numbers
