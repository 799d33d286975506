"""Folders for what a run needs for a while: pieces of papers, drawn pages, a browser's profile.

They hold personal data, so what a killed run leaves is removed by the next one that needs such a
folder. A folder is in use while its lock is held, which ends with the process however it ends.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

_NAMED = "ipclaim-"
_LOCK = ".in-use"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder of mode 0700 that goes with the block."""
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_NAMED))
    try:
        lock = _hold(folder)
        try:
            yield folder
        finally:
            os.close(lock)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hold(folder: Path) -> int:
    """Lock a folder; the lock gets its name when it is held, so nobody finds it free before."""
    unnamed = folder / f"{_LOCK}.part"
    lock = os.open(unnamed, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    unnamed.rename(folder / _LOCK)
    return lock


@cache
def _sweep(place: Path) -> None:
    """Remove, once in a process, the folders of this user's runs that were killed."""
    for lock in place.glob(f"{_NAMED}*/{_LOCK}"):
        with suppress(OSError):
            handle = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
            try:
                if os.fstat(handle).st_uid == os.getuid():
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(lock.parent, ignore_errors=True)
            finally:
                os.close(handle)
