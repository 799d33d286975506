"""Puts the received pictures and pages into the PDF, each once, with their own bytes.

Nothing is parsed here: a picture is copied from its file, a foreign page is copied from what the
child process wrote down (``foreign``), with new numbers in the places that were kept for them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ipclaim.dossier.prepared import (
    FORMS_A_PAGE,
    INDEX,
    OBJECTS,
    ROOM,
    Coding,
    PreparedFile,
    PreparedPage,
)
from ipclaim.dossier.streams import PdfOut

_FILTERS = {
    Coding.JPEG: b"DCTDecode",
    Coding.FLATE: b"FlateDecode",
    Coding.BILEVEL: b"FlateDecode",
}


def put_pages(
    out: PdfOut,
    files: Sequence[PreparedFile],
    called: frozenset[str],
    *,
    spots_speak: bool,
) -> Mapping[str, int]:
    """Write each page that is called for by one of its names; return the objects by name.

    Equal files are written once. A spot shows a page whose words mean nothing, unless spots speak.
    """
    spare = {} if spots_speak else _spare_forms(files, called)
    made: dict[tuple[str, int], tuple[int, int]] = {}
    objects: dict[str, int] = {}
    for file in files:
        forms: int | None = None
        for number, page in enumerate(file.pages):
            if called.isdisjoint(page.names):
                continue
            same = (file.sha256, number)
            if same not in made:
                if page.coding is Coding.PDF:
                    if forms is None:
                        forms = _put_forms(out, page.path, spare.get(file.sha256, frozenset()))
                    first = forms + FORMS_A_PAGE * page.index
                    made[same] = (first, first if spots_speak else first + 1)
                else:
                    made[same] = (out.add_file(_picture(page), page.path),) * 2
            objects |= zip(page.names, made[same], strict=True)
    return objects


def _spare_forms(
    files: Iterable[PreparedFile], called: frozenset[str]
) -> Mapping[str, frozenset[int]]:
    """Return which forms of a cured PDF nobody calls for, by the received file's digest."""
    every: dict[str, set[int]] = {}
    wanted: dict[str, set[int]] = {}
    for file in files:
        for page in file.pages:
            for number, name in enumerate(page.names, start=FORMS_A_PAGE * page.index):
                every.setdefault(file.sha256, set()).add(number)
                if name in called:
                    wanted.setdefault(file.sha256, set()).add(number)
    return {digest: frozenset(all_ - wanted.get(digest, set())) for digest, all_ in every.items()}


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


def _put_forms(out: PdfOut, cured: Path, spare: frozenset[int]) -> int:
    """Copy the forms of a cured PDF with all that they draw with; return the first one's number.

    The first objects are its pages in their order, each in both its forms; spare ones are void.
    """
    index: list[dict[str, Any]] = json.loads(cured.with_suffix(INDEX).read_text("ascii"))
    kept = cured.with_suffix(OBJECTS)
    first = out.reserve(len(index))
    with kept.open("rb") as file:
        for number, entry in enumerate(index, start=first):
            if number - first in spare:
                out.put(number, b"null")
                continue
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
