"""The child: ``python -m ipclaim.brought.parsing FILE``, its order as JSON on standard input.

Takes one file apart under limits and sends what it shows through standard output. It judges
nothing: which listing a page belongs to, and whether it is one, is for the parent.
"""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from ipclaim.brought.parsing.handover import (
    MOST_STILL,
    End,
    Found,
    Kind,
    Message,
    Order,
    Page,
    Shut,
    Still,
)
from ipclaim.brought.parsing.kinds import PICTURES, START_BYTES, SUFFIXES, kind_of
from ipclaim.read.parsing import formats, limits
from ipclaim.read.parsing.handover import send_any
from ipclaim.read.parsing.pictures import plain_picture

_GZIP = b"\x1f\x8b"


def main() -> int:
    """Send the messages; returns an exit code that tells memory from other deaths."""
    order = Order(**{name: tuple(said) for name, said in json.load(sys.stdin).items()})
    limits.bind()
    limits.allow_a_page()
    out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    os.dup2(2, 1)
    try:
        _send_all(Path(sys.argv[1]), order, out)
    except formats.Shut as shut:
        send_any(out, Shut(shut.code))
    except MemoryError:
        return limits.OUT_OF_MEMORY
    except RecursionError:
        send_any(out, Shut("damaged"))
    except BrokenPipeError:
        return 1
    return 0


def _send_all(path: Path, order: Order, out: BinaryIO) -> None:
    with path.open("rb") as file:
        start = file.read(START_BYTES)
        file.seek(0)
        name = kind_of(start, path.suffix.lower())
        for message, pixels in _told(name, file, order, start):
            send_any(out, message, [pixels] if pixels else [])
    send_any(out, End())


def _told(
    name: str, file: BinaryIO, order: Order, start: bytes
) -> Iterator[tuple[Message, bytes | None]]:
    is_packed = name == "warc" and start.startswith(_GZIP)
    yield Kind(name, SUFFIXES[name] + (".gz" if is_packed else "")), None
    if name in PICTURES:
        picture = plain_picture(name, file, MOST_STILL)
        claimed = _claimed_time(picture)
        yield Page(claimed_at=claimed, claimed_in="EXIF" if claimed else None), None
        yield _still(picture)
    elif name == "pdf":
        from ipclaim.brought.parsing.printed import printed_page  # noqa: PLC0415 - 90 ms

        page, sheets = printed_page(file)
        yield page, None
        yield _still(sheets)
    else:
        for found in _pages(name, file, order):
            yield found.page, None
            inner = _inner(found.picture) if found.picture else None
            if inner is not None:
                yield _still(inner)


def _pages(name: str, file: BinaryIO, order: Order) -> Iterator[Found]:
    # Each kind's libraries are loaded for its own files alone.
    if name in {"html", "singlefile"}:
        from ipclaim.brought.parsing.saved import html_page  # noqa: PLC0415

        yield html_page(file, order)
    elif name == "mhtml":
        from ipclaim.brought.parsing.saved import mhtml_page  # noqa: PLC0415

        yield mhtml_page(file, order)
    elif name == "har":
        from ipclaim.brought.parsing.har import har_pages  # noqa: PLC0415

        yield from har_pages(file, order)
    elif name == "wacz":
        from ipclaim.brought.parsing.wacz import wacz_pages  # noqa: PLC0415

        yield from wacz_pages(file, order)
    else:
        from ipclaim.brought.parsing.warcs import warc_pages  # noqa: PLC0415

        yield from warc_pages(file, order)


def _inner(picture: bytes) -> Image.Image | None:
    """Return a picture from inside an archive; one that does not open is left out."""
    kind = formats.format_of(picture[: formats.START_BYTES])
    if kind not in PICTURES:
        return None
    try:
        return plain_picture(str(kind), io.BytesIO(picture), MOST_STILL)
    except formats.Shut:
        return None


def _still(picture: Image.Image) -> tuple[Still, bytes]:
    return Still(picture.width, picture.height), picture.convert("RGB").tobytes()


def _claimed_time(picture: Image.Image) -> str | None:
    """Return when the camera or the phone says that the picture was made."""
    from ipclaim.brought.parsing.times import camera_time  # noqa: PLC0415

    exif = picture.getexif()
    inner = exif.get_ifd(0x8769)
    time = inner.get(0x9003) or exif.get(0x0132) or ""
    offset = inner.get(0x9011) or inner.get(0x9010) or ""
    return camera_time(str(time), str(offset))


if __name__ == "__main__":
    sys.exit(main())
