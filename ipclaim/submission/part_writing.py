"""Writes one part of the dossier: pages as they are, links and bookmarks made anew, PDF/A kept."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from ipclaim.seal.identifier import put_identifier
from ipclaim.submission.part_sheet import DrawnSheet

_TAGGED = re.compile(rb"<pdfuaid:part>1</pdfuaid:part>\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """A link on a page: to a page of the dossier (from 0), or to an address."""

    box: tuple[float, ...]
    page: int | None
    top: float | None
    """The height on that page, in points from its foot."""
    address: bytes | None


def write_part(
    dossier: Pdf,
    span: range,
    sheet: DrawnSheet,
    marks: Sequence[tuple[str, int, int]],
    notes: Sequence[Sequence[Note]],
    path: Path,
) -> int:
    """Write one part and return its pages; ``marks`` are title, page from 0 and level."""
    with pikepdf.open(sheet.pdf) as front, pikepdf.new() as part:
        for page in front.pages:
            for key in ("/Annots", "/StructParents", "/Tabs"):
                if key in page.obj:
                    del page.obj[key]
            part.pages.append(page)
        leading = len(part.pages)
        for number in span:
            part.pages.append(dossier.pages[number])
        for row in sheet.rows:
            if row.page - 1 in span:
                place = leading + row.page - 1 - span.start
                _link(part, row.on, row.box, part.pages[place], None, row.page)
        for number, own in enumerate(notes):
            for note in own:
                _carry_over(part, leading + number, note, span, leading)
        _bookmark(part, marks, span, leading)
        _label(part, span, leading)
        _conform(part, dossier)
        _save(part, path)
        return len(part.pages)


def _carry_over(part: Pdf, on: int, note: Note, span: range, leading: int) -> None:
    """Make a link of the dossier anew; one to another part leads to the leading sheet."""
    if note.address is not None:
        action = Dictionary(S=Name.URI, URI=String(note.address))
        _put(part, on, _note(note.box, note.address.decode(errors="replace"), A=action))
    elif note.page is not None and note.page in span:
        place = leading + note.page - span.start
        _link(part, on, note.box, part.pages[place], note.top, note.page + 1)
    elif note.page is not None:
        said = f"第 {note.page + 1} 页在另一部分，见首页 page {note.page + 1} is in another part"
        dest = Array([part.pages[0].obj, Name.Fit])
        _put(part, on, _note(note.box, said, Dest=dest))


def _link(
    part: Pdf, on: int, box: Sequence[float], to: pikepdf.Page, top: float | None, printed: int
) -> None:
    height = float(to.mediabox[3]) if top is None else top
    dest = Array([to.obj, Name.XYZ, None, height, None])
    _put(part, on, _note(box, f"第 {printed} 页 page {printed}", Dest=dest))


def _note(box: Sequence[float], said: str, **entries: pikepdf.Object) -> Dictionary:
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(value, 2) for value in box]),
        Border=Array([0, 0, 0]),
        F=4,
        Contents=String(said),
    )
    for key, value in entries.items():
        note[f"/{key}"] = value
    return note


def _put(part: Pdf, on: int, note: Dictionary) -> None:
    page = part.pages[on].obj
    if "/Annots" not in page:
        page["/Annots"] = Array()
    page.Annots.append(part.make_indirect(note))


def _bookmark(part: Pdf, marks: Sequence[tuple[str, int, int]], span: range, leading: int) -> None:
    with part.open_outline() as outline:
        above: list[pikepdf.OutlineItem] = []
        for title, page, level in marks:
            item = pikepdf.OutlineItem(title, leading + page - span.start)
            depth = min(level, len(above))
            (above[depth - 1].children if depth else outline.root).append(item)
            above = [*above[:depth], item]
    part.Root.PageMode = Name.UseOutlines


def _label(part: Pdf, span: range, leading: int) -> None:
    """Label each page with the number printed on it, and the leading sheets with roman ones."""
    part.Root.PageLabels = Dictionary(
        Nums=Array([0, Dictionary(S=Name.r), leading, Dictionary(S=Name.D, St=span.start + 1)])
    )


def _conform(part: Pdf, dossier: Pdf) -> None:
    """Say what the dossier says of itself, but for the structure that a part does not have."""
    root = part.Root
    root.Lang = String(str(dossier.Root.get("/Lang", "zh-CN")))
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/OutputIntents" in dossier.Root:
        intents = dossier.make_indirect(dossier.Root.OutputIntents)
        root.OutputIntents = part.copy_foreign(intents)
    if "/Metadata" in dossier.Root:
        packet = part.make_stream(_TAGGED.sub(b"", dossier.Root.Metadata.read_bytes()))
        packet.stream_dict.Type, packet.stream_dict.Subtype = Name.Metadata, Name.XML
        root.Metadata = packet
    if "/Info" in dossier.trailer:
        part.trailer["/Info"] = part.copy_foreign(dossier.make_indirect(dossier.trailer.Info))


def _save(part: Pdf, path: Path) -> None:
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
        part.save(
            file,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
        )
        put_identifier(file)
