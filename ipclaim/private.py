"""Files that only the user may read: what ipclaim makes holds ID cards and contracts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path
from threading import get_ident


def private_folder(folder: Path) -> Path:
    """Make a folder of mode 0700 that git ignores, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        write_private(ignore, b"# personal data: never in a repository\n*\n")
    return folder


def write_private(path: Path, data: bytes) -> Path:
    """Write a whole file of mode 0600 or none at all, and return its path."""
    with open_private(path) as file:
        file.write(data)
    return path


@contextmanager
def open_private(path: Path) -> Iterator[BufferedRandom]:
    """Open a file of mode 0600 to write and read, which takes its name when all went well."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}.part")
    handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
