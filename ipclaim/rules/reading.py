"""Reads a hand-written file once while it stays as it is.

Parsing the YAML of one pack takes half a second, and a batch asks for the same pack for every case.
"""

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ipclaim.errors import RulesError
from ipclaim.written import Readable, read_yaml

M = TypeVar("M", bound=Readable)


def read_once(path: Path, model: type[M]) -> M:
    """Return the file as a model; a changed file is read anew, a wrong one raises each time."""
    if not path.is_file():
        return read_yaml(path, model, RulesError)
    stamp = path.stat()
    written = _kept(path, stamp.st_mtime_ns, stamp.st_size, model)
    if not isinstance(written, model):
        raise TypeError(f"{path} was kept as {type(written).__name__}")
    return written


@lru_cache(maxsize=64)
def _kept(path: Path, changed: int, size: int, model: type[Readable]) -> Readable:
    del changed, size  # part of the key only
    return read_yaml(path, model, RulesError)
