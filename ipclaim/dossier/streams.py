"""Writes a PDF's objects straight to its file: only their places are kept in memory.

A dossier may have five hundred screenshots of two megabytes. Each is copied from its own file when
its turn comes, so memory does not grow with the exhibits. Small objects wait for a few hundred of
their kind and go in compressed together (PDF 32000-1, 7.5.7). The file's identifier is the digest
of its own bytes with a blank in its place, so equal contents stay equal. Where the objects are
stands in two parts, the second with nothing but itself and the identifier: it is short, so that the
identifier stands near the file's end, where ``ipclaim.seal.identifier`` looks for it.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Sequence
from io import BufferedRandom, BytesIO
from pathlib import Path

PdfFile = BufferedRandom | BytesIO
"""What a PDF is written to: it can be read back."""
_PIECE = 1 << 20
_TOGETHER = 256
"""The most small objects in one stream."""
_LEVEL = 6
_BLANK = "0" * 32
_UNSAFE_IN_NAMES = re.compile(rb"[^!-~]|[#/%()<>\[\]{}]")


def name(text: str) -> bytes:
    """Return a name object."""
    return b"/" + _UNSAFE_IN_NAMES.sub(lambda found: b"#%02X" % found[0][0], text.encode())


def text_string(said: str) -> bytes:
    """Return a text string: plain where it can be, else UTF-16."""
    if said.isascii() and said.isprintable():
        return b"(" + escaped(said.encode()) + b")"
    return b"<FEFF" + said.encode("utf-16-be").hex().upper().encode() + b">"


def octets(data: bytes) -> bytes:
    """Return a byte string."""
    return b"<" + data.hex().upper().encode() + b">"


def escaped(data: bytes) -> bytes:
    """Return bytes as they may stand between the parentheses of a string."""
    if b"\\" in data:
        data = data.replace(b"\\", b"\\\\")
    if b"\r" in data:
        data = data.replace(b"\r", b"\\r")
    return data.replace(b"(", b"\\(").replace(b")", b"\\)")


def decimal(value: float) -> bytes:
    """Return a number with at most three digits after the point."""
    told = b"%.3f" % value
    return told.rstrip(b"0").rstrip(b".") if value else b"0"


def reference(number: int) -> bytes:
    """Return a reference to an object."""
    return b"%d 0 R" % number


def array(parts: Sequence[bytes]) -> bytes:
    """Return an array."""
    return b"[" + b" ".join(parts) + b"]"


def dictionary(**entries: bytes) -> bytes:
    """Return a dictionary of entries that are written already."""
    return (
        b"<<"
        + b"".join(b"/%b %b" % (key.encode(), value) for key, value in entries.items())
        + b">>"
    )


class PdfOut:
    """A PDF that is being written to an empty file."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._at = 0
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        """Of each object: 1 with its offset, or 2 with its stream and its place in there."""
        self._waiting: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)

    def reserve(self, count: int = 1) -> int:
        """Return the first of some numbers for objects that are put later."""
        first = len(self._places)
        self._places.extend([(0, 0, 0)] * count)
        return first

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is no stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self._put_waiting()

    def add(self, body: bytes) -> int:
        """Write an object that is no stream, and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def _put_waiting(self) -> None:
        if not self._waiting:
            return
        holder = self.reserve()
        index, bodies, at = [], [], 0
        for place, (number, body) in enumerate(self._waiting):
            self._places[number] = (2, holder, place)
            index.append(b"%d %d" % (number, at))
            bodies.append(body)
            at += len(body) + 1
        head = b" ".join(index) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
        self._waiting = []
        self.put_stream(holder, entries, head + b"\n".join(bodies))

    def _begin(self, number: int) -> None:
        self._places[number] = (1, self._at, 0)
        self._write(b"%d 0 obj\n" % number)

    def put_stream(self, number: int, entries: bytes, data: bytes, *, packed: bool = True) -> None:
        """Write a stream whose dictionary has some entries, compressed where that is asked for."""
        kept = zlib.compress(data, _LEVEL) if packed else data
        how = b"/Filter/FlateDecode" if packed else b""
        self._begin(number)
        self._write(b"<<%b%b/Length %d>>\nstream\n" % (entries, how, len(kept)))
        self._write(kept)
        self._write(b"\nendstream\nendobj\n")

    def add_stream(self, entries: bytes, data: bytes, *, packed: bool = True) -> int:
        """Write a stream and return its number."""
        number = self.reserve()
        self.put_stream(number, entries, data, packed=packed)
        return number

    def add_file(self, entries: bytes, path: Path) -> int:
        """Write a stream that holds a file's bytes as they are, and return its number."""
        number = self.reserve()
        length = path.stat().st_size
        self._begin(number)
        self._write(b"<<%b/Length %d>>\nstream\n" % (entries, length))
        self.copy(path, 0, length)
        self._write(b"\nendstream\nendobj\n")
        return number

    def put_written(self, number: int, body: bytes, path: Path, start: int, length: int) -> None:
        """Write an object whose dictionary is written already; its stream is part of a file."""
        self._begin(number)
        self._write(body)
        self._write(b"\nstream\n")
        self.copy(path, start, length)
        self._write(b"\nendstream\nendobj\n")

    def copy(self, path: Path, start: int, length: int) -> None:
        """Copy part of a file; raises ``OSError`` when the file is shorter than it was."""
        with path.open("rb") as file:
            file.seek(start)
            left = length
            while left:
                piece = file.read(min(left, _PIECE))
                if not piece:
                    raise OSError(f"{path} has become shorter while it was read")
                self._write(piece)
                left -= len(piece)

    def finish(self, root: int, info: int) -> None:
        """Write where everything is, and last of all, where it is looked for, the identifier."""
        self._put_waiting()
        first = self._put_places(self.reserve(), 0, b"/Root %d 0 R" % root)
        number = self.reserve()
        blank = f"/ID[<{_BLANK}><{_BLANK}>]".encode()
        ends = b"/Root %d 0 R/Info %d 0 R/Prev %d%b" % (root, info, first, blank)
        start = self._put_places(number, number, ends)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        made = self._digest.hexdigest()[:32]
        end = self._file.seek(0, 2)
        last = self._file.seek(start)
        self._file.seek(last + self._file.read(end - start).index(blank))
        self._file.write(f"/ID[<{made}><{made}>]".encode())
        self._file.seek(0, 2)

    def _put_places(self, number: int, first: int, entries: bytes) -> int:
        """Write the places of the objects from ``first`` on as a stream; return its own place."""
        start = self._at
        self._places[number] = (1, start, 0)
        rows = [struct.pack(">BQH", *one) for one in self._places[first:]]
        head = _PLACES % (
            len(self._places),
            first,
            len(self._places) - first,
        )
        self.put_stream(number, head + entries, _predicted(rows))
        return start


_PLACES = b"/Type/XRef/W[1 8 2]/DecodeParms<</Predictor 12/Columns 11>>/Size %d/Index[%d %d]"


def _predicted(rows: Sequence[bytes]) -> bytes:
    """Return rows as what each differs by from the one above: a tenth in size, once packed."""
    told, above = bytearray(), bytes(11)
    for row in rows:
        told.append(2)
        told += bytes((one - other) & 255 for one, other in zip(row, above, strict=True))
        above = row
    return bytes(told)
