"""Puts the received pictures and pages into the PDF, each once, with their own bytes.

Nothing is parsed here: a picture is copied from its file, a foreign page is copied from what the
child process wrote down (``foreign``), with new numbers in the places that were kept for them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ipclaim.dossier.prepared import INDEX, OBJECTS, ROOM, Coding, PreparedFile, PreparedPage
from ipclaim.dossier.streams import PdfOut

_FILTERS = {
    Coding.JPEG: b"DCTDecode",
    Coding.FLATE: b"FlateDecode",
    Coding.BILEVEL: b"FlateDecode",
}


def put_pages(
    out: PdfOut, files: Iterable[PreparedFile], called: frozenset[str]
) -> Mapping[str, int]:
    """Write each page that is called for by its key; return the objects, equal files shared."""
    made: dict[tuple[str, int], int] = {}
    objects: dict[str, int] = {}
    for file in files:
        forms: int | None = None
        for number, page in enumerate(file.pages):
            if page.key not in called:
                continue
            same = (file.sha256, number)
            if same not in made:
                if page.coding is Coding.PDF:
                    forms = _put_forms(out, page.path) if forms is None else forms
                    made[same] = forms + page.index
                else:
                    made[same] = out.add_file(_picture(page), page.path)
            objects[page.key] = made[same]
    return objects


def _picture(page: PreparedPage) -> bytes:
    """Return the entries of an image stream that holds the kept bytes as they are."""
    bits = 1 if page.coding is Coding.BILEVEL else 8
    said = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d"
        b"/ColorSpace/%b/Filter/%b"
        % (
            int(page.width),
            int(page.height),
            bits,
            b"DeviceGray" if page.channels == 1 else b"DeviceRGB",
            _FILTERS[page.coding],
        )
    )
    if page.coding is Coding.FLATE:
        said += b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>" % (
            page.channels,
            int(page.width),
        )
    return said


def _put_forms(out: PdfOut, cured: Path) -> int:
    """Copy the forms of a cured PDF with all that they draw with; return the first one's number.

    The first objects are its pages, in their order.
    """
    index: list[dict[str, Any]] = json.loads(cured.with_suffix(INDEX).read_text("ascii"))
    kept = cured.with_suffix(OBJECTS)
    first = out.reserve(len(index))
    with kept.open("rb") as file:
        for number, entry in enumerate(index, start=first):
            file.seek(entry["start"])
            body = bytearray(file.read(entry["length"]))
            for place, other in entry["refers"]:
                body[place : place + ROOM] = b"%*d" % (ROOM, first + other)
            if entry["stream"] is None:
                out.put(number, bytes(body))
            else:
                after = entry["start"] + entry["length"]
                out.put_written(number, bytes(body), kept, after, entry["stream"])
    return first
