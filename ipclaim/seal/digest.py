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
