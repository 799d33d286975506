"""The child: ``python -m ipclaim.read.parsing FILE [PAGE]``.

Parses one stranger's file under limits, sends its pages through standard output one after the
other, and leaves every judgement about the writing to the parent.
"""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ipclaim.read.parsing import formats, limits
from ipclaim.read.parsing.handover import End, Note, Pixels, Sheet, Shut, send


def main() -> int:
    """Send the messages; returns an exit code that tells memory from other deaths."""
    limits.bind()
    path = Path(sys.argv[1])
    only_page = int(sys.argv[2]) if len(sys.argv) > 2 else None
    out = _own_output()
    try:
        _send_pages(path, only_page, out)
    except formats.Shut as shut:
        send(out, Shut(shut.code))
    except MemoryError:
        return limits.OUT_OF_MEMORY
    except BrokenPipeError:
        return 1
    return 0


def _own_output() -> BinaryIO:
    """Take standard output for messages alone; what libraries print goes nowhere."""
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    return out


def _send_pages(path: Path, only_page: int | None, out: BinaryIO) -> None:
    file = _opened(path)
    start = file.read(formats.START_BYTES)
    file.seek(0)
    suffix = path.suffix.lower()
    kind = formats.format_of(start)
    if kind is None:
        raise formats.Shut(formats.refusal_of(start, suffix))
    if suffix not in formats.SUFFIXES[kind]:
        send(out, Note("wrong-suffix"))
    for item in _pages(kind, file, only_page):
        if isinstance(item, Note):
            send(out, item)
        else:
            send(out, *item)
    send(out, End())


def _pages(
    kind: str, file: BinaryIO, only_page: int | None
) -> Iterator[tuple[Sheet, Pixels] | Note]:
    if kind == "pdf":
        from ipclaim.read.parsing.pdfs import pdf_pages  # noqa: PLC0415 - 90 ms of bindings

        return pdf_pages(file, only_page)
    from ipclaim.read.parsing.pictures import picture_pages  # noqa: PLC0415 - as above

    return picture_pages(kind, file, only_page)


def _opened(path: Path) -> BinaryIO:
    """Open a plain file; never waits for a pipe that was put in its place."""
    try:
        file = open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")  # noqa: PTH123, SIM115 - held to the end
    except FileNotFoundError as fault:
        raise formats.Shut("missing") from fault
    except OSError as fault:
        raise formats.Shut("not-readable") from fault
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        raise formats.Shut("no-file")
    return file


if __name__ == "__main__":
    sys.exit(main())
