"""What a received PDF may ask of whoever opens it: sizes are counted before anything is decoded.

A bomb is small until it is unpacked, and forms that call forms may draw for ever though each is
short. Such a file would hang the reader of the dossier as it would hang us, so it does not go in.
"""

import re
import zlib
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ipclaim.dossier.refusal import RefusedError

_MOST_DECODED = 64 << 20
"""Bytes of one stream that is no picture."""
_FLATE_RATIO = 1032
"""How much larger than packed a stream can be at most."""
_MOST_PIXELS = 60_000_000
_MOST_CALLS = 20_000
"""Forms drawn for one page, those within forms counted each time."""
_CALL = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_LEAST_SIDE = 1.0


def see_bounds(pdf: Pdf) -> None:
    """Raise ``RefusedError`` when a PDF cannot be opened safely by anybody."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and _unpacks_beyond(thing):
            raise RefusedError("hung")
    known: dict[tuple[int, int], int] = {}
    for page in pdf.pages:
        left, foot, right, top = (float(value) for value in page.cropbox)
        if abs(right - left) < _LEAST_SIDE or abs(top - foot) < _LEAST_SIDE:
            raise RefusedError("damaged")
        content = page.obj.get("/Contents")
        streams = list(content) if isinstance(content, Array) else [content]
        data = b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))
        if _calls(data, inherited(page.obj, "/Resources"), known) > _MOST_CALLS:
            raise RefusedError("hung")


def holds_vast_picture(thing: pikepdf.Object) -> bool:
    """Whether a stream is a picture of more pixels than a reader should have to unpack."""
    if thing.get("/Subtype") != Name.Image:
        return False
    return int(thing.get("/Width", 0)) * int(thing.get("/Height", 0)) > _MOST_PIXELS


def is_signed(pdf: Pdf) -> bool:
    """Whether somebody signed a PDF, so that any change to it would break something."""
    return any(isinstance(thing, Dictionary) and "/ByteRange" in thing for thing in pdf.objects)


def inherited(node: pikepdf.Object, key: str) -> Any:
    """Return what a page has, or has from those above it."""
    for _ in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def _unpacks_beyond(stream: pikepdf.Stream) -> bool:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, Array) else [filters]
    if Name.FlateDecode not in names or stream.get("/Subtype") == Name.Image:
        return False
    data = stream.read_raw_bytes()
    if len(names) == 1 and len(data) * _FLATE_RATIO <= _MOST_DECODED:
        return False
    for name in names:
        if name != Name.FlateDecode:
            return False  # other filters hardly unpack, and are counted by the limits of the child
        try:
            data = zlib.decompressobj().decompress(data, _MOST_DECODED + 1)
        except zlib.error:
            return False  # qpdf mends it or refuses it
        if len(data) > _MOST_DECODED:
            return True
    return False


def _calls(content: bytes, resources: Any, known: dict[tuple[int, int], int]) -> int:
    """Return how many forms a content draws; forms in themselves count as too many."""
    found = _CALL.findall(content)
    forms: Mapping[str, Any] = resources.get("/XObject", {}) if resources is not None else {}
    if not found or not forms:
        return 0
    total = 0
    for name in found:
        form = forms.get(f"/{name.decode('latin-1')}")
        if form is not None and form.get("/Subtype") == Name.Form:
            total += 1 + _calls_of(form, resources, known)
        if total > _MOST_CALLS:
            break
    return total


def _calls_of(form: Any, resources: Any, known: dict[tuple[int, int], int]) -> int:
    if form.objgen not in known:
        known[form.objgen] = _MOST_CALLS + 1  # what is met again before it is counted is in itself
        own = form.get("/Resources", resources)
        known[form.objgen] = _calls(form.read_bytes(), own, known)
    return known[form.objgen]
