"""The identifier of a dossier: a digest of its own bytes, so that the PDF alone shows damage.

The two halves of ``/ID`` in the trailer are the first 32 hex digits of the SHA-256 of the file with
zeros in their places. It proves nothing against somebody who means to deceive, for anybody can
compute it anew; a signature, or the digest that the other side noted, does.
"""

import hashlib
import mmap
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_ZEROS = b"0" * 32
"""What both halves are while the file is written."""
_TAIL = 1024
"""More bytes than the end of a PDF holds, from its identifier on."""
_HALVES = re.compile(rb"<([0-9a-f]{32})>(\s*)<\1>")
_END = b"%%EOF\n"


def put_identifier(file: BinaryIO) -> None:
    """Give a finished PDF that can be written to the digest of its bytes as its identifier.

    Its trailer must hold one already that is as long, as qpdf writes it: 32 small hex digits twice.
    """
    start = max(0, file.seek(0, os.SEEK_END) - _TAIL)
    file.seek(start)
    last = list(_HALVES.finditer(file.read()))[-1]
    _put_halves(file, start + last.start(), last[2], _ZEROS)
    hashed = hashlib.sha256()
    file.seek(0)
    while piece := file.read(1 << 20):
        hashed.update(piece)
    _put_halves(file, start + last.start(), last[2], hashed.hexdigest()[:32].encode())


def _put_halves(file: BinaryIO, at: int, between: bytes, half: bytes) -> None:
    file.seek(at)
    file.write(b"<" + half + b">" + between + b"<" + half + b">")


def seems_identified(path: Path) -> bool:
    """Whether a file ends with something like an identifier, be it true or not."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return _HALVES.search(file.read()) is not None


def identified_length(path: Path) -> int | None:
    """Return how many bytes from the start of a file bear a true identifier.

    What was added behind, as signatures are, comes after them. ``None`` when no beginning that
    ends as a PDF does has an identifier that is the digest of its bytes.
    """
    if not path.stat().st_size:
        return None
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        memoryview(data) as view,
    ):
        before, done = hashlib.sha256(), 0
        for end in _ends(data):
            start = max(0, end - _TAIL)
            before.update(view[done:start])
            done = start
            if _bears(data[start:end], before.copy()):
                return end
    return None


def _ends(data: mmap.mmap) -> Iterator[int]:
    at = data.find(_END)
    while at >= 0:
        yield at + len(_END)
        at = data.find(_END, at + 1)


def _bears(tail: bytes, hashed: "hashlib._Hash") -> bool:
    """Whether the identifier in the tail is the digest of all bytes, zeros in its places.

    ``hashed`` has seen what comes before the tail, and sees the tail too.
    """
    found = list(_HALVES.finditer(tail))
    if not found:
        return False
    last, blank = found[-1], b"<" + _ZEROS + b">"
    hashed.update(tail[: last.start()] + blank + last[2] + blank + tail[last.end() :])
    return hashed.hexdigest()[:32].encode() == last[1]
