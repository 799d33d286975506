"""SHA-256 of files, read in pieces so that size does not matter."""

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Return the hex digest of a file's bytes; ``OSError`` when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_of_bytes(data: bytes) -> str:
    """Return the hex digest of bytes."""
    return hashlib.sha256(data).hexdigest()


class Digests:
    """Digests of files that are asked for more than once in a run, each computed once.

    A file whose inode, size or times are not those of before is read again. The time of the last
    change of the inode cannot be set by a program, so an altered file cannot pass for the old one.
    """

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], str]] = {}

    def of(self, path: Path) -> str:
        """Return the hex digest of a file's bytes; ``OSError`` when it cannot be read."""
        state = path.stat()
        mark = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        known = self._known.get(path)
        if known is not None and known[0] == mark:
            return known[1]
        digest = sha256_of(path)
        self._known[path] = (mark, digest)
        return digest
