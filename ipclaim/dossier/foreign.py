"""Pages of received PDFs as forms, written so that the dossier's process need not parse them.

The child that opens a stranger's file walks from each page to all that it draws with and writes
these objects down, with a list of where they refer to each other. ``assemble`` only copies them and
puts its own numbers in. A form fills the unit square (PDF 32000-1, 8.10). Each page is written
twice, as it is and for the spots that are cut out of it (``speech``).
"""

import json
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

from ipclaim.dossier.prepared import FORMS_A_PAGE, INDEX, OBJECTS, ROOM
from ipclaim.dossier.speech import Speech

_DROPPED_KEYS = frozenset(("/StructParent", "/StructParents"))
"""Places in another file's structure; here they would point into ours."""


def write_forms(cured: Path) -> None:
    """Write a cured PDF's pages as forms beside it."""
    with (
        pikepdf.open(cured) as pdf,
        cured.with_suffix(OBJECTS).open("wb") as kept,
    ):
        walk = _Walk()
        walk.numbers = {(-1, number): number for number in range(FORMS_A_PAGE * len(pdf.pages))}
        speeches = (Speech(pdf, is_mute=False), Speech(pdf, is_mute=True))
        index = [
            _kept(kept, *_form(page, speech, walk)) for page in pdf.pages for speech in speeches
        ]
        while walk.waiting:
            index.append(_kept(kept, *walk.written(walk.waiting.popleft())))
    cured.with_suffix(INDEX).write_text(json.dumps(index), encoding="ascii")


@dataclass(frozen=True, slots=True)
class _Body:
    """A written object, and where in it the numbers of others go."""

    pieces: tuple[bytes | int, ...]


@dataclass(slots=True)
class _Walk:
    """What was met on the way, numbered as it came up."""

    numbers: dict[tuple[int, int], int] = field(default_factory=dict)
    waiting: deque[pikepdf.Object] = field(default_factory=deque)

    def number(self, thing: pikepdf.Object) -> int:
        known = self.numbers.get(thing.objgen)
        if known is None:
            known = self.numbers[thing.objgen] = len(self.numbers)
            self.waiting.append(thing)
        return known

    def written(self, thing: pikepdf.Object) -> tuple[_Body, bytes | None]:
        if isinstance(thing, pikepdf.Stream):
            data = _without_mail_coding(thing)
            pieces = (*self._entries(thing, ("/Length",)), b"/Length %d>>" % len(data))
            return _Body((b"<<", *pieces)), data
        return _Body(tuple(self.pieces(thing, is_top=True))), None

    def _entries(self, thing: Any, dropped: tuple[str, ...] = ()) -> Iterator[bytes | int]:
        for key, value in thing.items():
            if key not in _DROPPED_KEYS and key not in dropped:
                yield pikepdf.Name(key).unparse() + b" "
                yield from self.pieces(value)

    def pieces(self, thing: Any, *, is_top: bool = False) -> Iterator[bytes | int]:
        if isinstance(thing, pikepdf.Object) and thing.is_indirect and not is_top:
            yield self.number(thing)
        elif isinstance(thing, pikepdf.Dictionary):
            yield b"<<"
            yield from self._entries(thing)
            yield b">>"
        elif isinstance(thing, pikepdf.Array):
            yield b"["
            for part in thing:
                yield from self.pieces(part)
                yield b" "
            yield b"]"
        else:
            yield _plain(thing) + b" "


def _without_mail_coding(stream: pikepdf.Stream) -> bytes:
    """Return a stream's bytes without the letters that stand for bytes, a quarter more in size.

    reportlab writes every picture so, for the sake of seven-bit mail.
    """
    data, filters = stream.read_raw_bytes(), stream.get("/Filter")
    while isinstance(filters, pikepdf.Array) and len(filters) > 1 and filters[0] in _MAIL_CODINGS:
        data = pikepdf.Stream(_NOWHERE, data, Filter=filters[0]).read_bytes()
        filters = stream["/Filter"] = pikepdf.Array(list(filters)[1:])
        if isinstance(how := stream.get("/DecodeParms"), pikepdf.Array):
            stream["/DecodeParms"] = pikepdf.Array(list(how)[1:])
    return data


_MAIL_CODINGS = (pikepdf.Name.ASCII85Decode, pikepdf.Name.ASCIIHexDecode)
_NOWHERE = pikepdf.new()
"""A PDF that streams are decoded in; it is never written."""


def _plain(thing: Any) -> bytes:
    """Return what is neither array nor dictionary."""
    match thing:
        case None:
            return b"null"
        case bool():
            return b"true" if thing else b"false"
        case int() | float() | Decimal():
            return f"{thing:f}".encode() if not isinstance(thing, int) else b"%d" % thing
        case _:
            written: bytes = thing.unparse()
            return written


def _form(page: pikepdf.Page, speech: Speech, walk: _Walk) -> tuple[_Body, bytes]:
    """Return a page as a form whose box becomes the unit square."""
    left, foot, right, top = (float(value) for value in page.cropbox)
    wide, high = right - left, top - foot
    data = zlib.compress(speech.content(page.obj))
    head = (
        f"<</Type/XObject/Subtype/Form/BBox[{left:.4f} {foot:.4f} {right:.4f} {top:.4f}]"
        f"/Matrix[{1 / wide:.10f} 0 0 {1 / high:.10f} {-left / wide:.8f} {-foot / high:.8f}]"
        f"/Filter/FlateDecode/Length {len(data)}/Resources "
    )
    own = page.obj.get("/Resources", pikepdf.Dictionary())
    return _Body((head.encode(), *walk.pieces(speech.resources(own)), b">>")), data


def _kept(file: Any, body: _Body, data: bytes | None) -> dict[str, Any]:
    """Write an object to the file and return where it is."""
    start, places = file.tell(), []
    for piece in body.pieces:
        if isinstance(piece, int):
            places.append([file.tell() - start, piece])
            file.write(b" " * ROOM + b" 0 R")
        else:
            file.write(piece)
    length = file.tell() - start
    if data is not None:
        file.write(data)
    return {
        "start": start,
        "length": length,
        "refers": places,
        "stream": None if data is None else len(data),
    }
