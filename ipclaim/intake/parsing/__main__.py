"""The child: ``python -m ipclaim.intake.parsing FILE``.

Takes one message apart under limits and sends what is in it through standard output. Messages and
archives within it are taken apart in turn, to a depth; nothing is run, fetched or written to disk.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ipclaim.intake.parsing import kinds
from ipclaim.intake.parsing.handover import (
    MOST_BYTES,
    MOST_DEPTH,
    MOST_ENCLOSURES,
    MOST_NAME,
    MOST_TEXT,
    MOST_TOLD,
    Enclosure,
    End,
    Item,
    Items,
    LeftOut,
    Letter,
    Shut,
)
from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import send_any

_CLOSED = {
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
    b"\x78\x9f\x3e\x22": "winmail",
}
"""First bytes of what holds files and is not opened, with how that is told."""


def main() -> int:
    """Send the messages; returns an exit code that tells memory from other deaths."""
    limits.bind()
    limits.allow_a_page()
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    try:
        _send_all(Path(sys.argv[1]), out)
    except MemoryError:
        return limits.OUT_OF_MEMORY
    except BrokenPipeError:
        return 1
    return 0


def _send_all(path: Path, out: BinaryIO) -> None:
    data = path.read_bytes()
    kind = kinds.kind_of(data[: kinds.START_BYTES], path.suffix)
    if kind is None:
        send_any(out, Shut("not-supported"))
        return
    try:
        for item in _within_bounds(_items(kind, data, ())):
            if isinstance(item, tuple):
                send_any(out, item[0], [item[1]])
            else:
                send_any(out, item)
    except RecursionError:
        send_any(out, Shut("too-deep"))
        return
    send_any(out, End())


def _items(kind: str, data: bytes, within: tuple[str, ...]) -> Items:
    # Each kind's libraries are loaded for its own files alone.
    if kind == "mail":
        from ipclaim.intake.parsing.mails import mail_items  # noqa: PLC0415

        yield from mail_items(data, within, _take)
    elif kind == "outlook":
        from ipclaim.intake.parsing.outlook import outlook_items  # noqa: PLC0415

        yield from outlook_items(data, within, _take)
    elif kind == "archive":
        from ipclaim.intake.parsing.archives import archive_items  # noqa: PLC0415

        yield from archive_items(data, within, _take)
    else:
        from ipclaim.intake.parsing.markup import words_of  # noqa: PLC0415
        from ipclaim.intake.parsing.scripts import decoded, said_in_markup  # noqa: PLC0415

        is_page = kind == "page"
        text = decoded(data, said_in_markup(data) if is_page else None)
        text = words_of(text) if is_page else text
        yield Letter(text=text[:MOST_TEXT], within=within, cut=len(text) > MOST_TEXT)


def _take(name: str, data: bytes, within: tuple[str, ...]) -> Items:
    """Yield what an enclosed file gives: itself, or what is in it when it holds others."""
    kind = kinds.kind_of(data[: kinds.START_BYTES], Path(name).suffix)
    closed = next((code for mark, code in _CLOSED.items() if data.startswith(mark)), None)
    if closed is not None:
        yield LeftOut(name, closed, within)
    elif kind is None:
        yield Enclosure(name[-MOST_NAME:], len(data), within), data
    elif len(within) >= MOST_DEPTH:
        yield LeftOut(name, "too-deep", within)
    else:
        yield from _items(kind, data, (*within, name[-MOST_NAME:]))


def _within_bounds(items: Items) -> Iterator[Item]:
    """Yield items until there are too many or too much; what is left out is counted and told."""
    handed, told, room = 0, 0, MOST_BYTES
    beyond = 0
    for item in items:
        if isinstance(item, tuple):
            if handed == MOST_ENCLOSURES or len(item[1]) > room:
                beyond += 1
                continue
            handed, room = handed + 1, room - len(item[1])
        elif told == MOST_TOLD:
            beyond += 1
            continue
        else:
            told += 1
        yield item
    if beyond:
        yield LeftOut("", "too-many", count=beyond)


if __name__ == "__main__":
    sys.exit(main())
