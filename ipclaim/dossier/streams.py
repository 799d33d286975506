"""Contents of the PDF that are not held in memory: they wait in files until they are written.

A dossier may have five hundred screenshots of two megabytes. Each is copied from its own file when
its turn comes, so memory does not grow with the exhibits.
"""

import shutil
from collections.abc import Callable
from io import BufferedRandom, BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, PdfObject, StreamObject

PdfFile = BufferedRandom | BytesIO
"""What a PDF is written to: it can be read back."""
_PIECE = 1 << 20


class FileStream(StreamObject):
    """A stream whose bytes are a file's, as they are."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def write_to_stream(self, stream: IO[Any]) -> None:
        """Write the dictionary and copy the file; pypdf calls this once."""
        length = NameObject("/Length")
        self[length] = NumberObject(self.path.stat().st_size)
        DictionaryObject.write_to_stream(self, stream)
        stream.write(b"\nstream\n")
        with self.path.open("rb") as file:
            shutil.copyfileobj(file, stream, _PIECE)
        stream.write(b"\nendstream")


class _Aside(PdfObject):
    """An object that is already written, in a file of its own kind."""

    def __init__(self, spool: BinaryIO, start: int, length: int) -> None:
        self._spool, self._start, self._length = spool, start, length

    def write_to_stream(self, stream: IO[Any]) -> None:
        self._spool.seek(self._start)
        stream.write(self._spool.read(self._length))


def set_aside(writer: PdfWriter, spool: BinaryIO, add: Callable[[], None]) -> None:
    """Let ``add`` add objects to a writer, and keep these in the spool instead of in memory.

    Nothing may change them afterwards; references to them stay good.
    """
    first = len(writer._objects)
    add()
    for number in range(first, len(writer._objects)):
        made = writer._objects[number]
        if made is None or isinstance(made, FileStream):
            continue
        spool.seek(0, 2)
        start = spool.tell()
        made.write_to_stream(spool)
        writer._objects[number] = _Aside(spool, start, spool.tell() - start)
