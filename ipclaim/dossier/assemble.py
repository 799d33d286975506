"""Makes the PDF of a plan: pages, pictures, links, bookmarks, labels, attachments, structure.

Pictures and foreign pages go in first, then page by page what is painted, then the fonts as far as
they were used. Each object is written as soon as it is complete, so memory follows the number of
pages and not the size of the exhibits.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ipclaim.dossier.conform import (
    Marking,
    pdf_date,
    put_information,
    put_intents,
    put_metadata,
)
from ipclaim.dossier.embedding import UsedFonts
from ipclaim.dossier.fields import form_of, put_field
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.paint import paint, paint_draft, paint_frame
from ipclaim.dossier.placing import put_pages
from ipclaim.dossier.plan import Bookmark, Plan, PlannedLink
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.streams import (
    PdfFile,
    PdfOut,
    array,
    decimal,
    dictionary,
    name,
    octets,
    reference,
    text_string,
)
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH
from ipclaim.dossier.tagging import put_structure
from ipclaim.model.text import Lang

_SHEET = array([b"0", b"0", decimal(PAGE_WIDTH), decimal(PAGE_HEIGHT)])
_BRANCH = 64
"""Pages below one node of the page tree."""
_DRAFT_ALPHA = b"0.16"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF."""

    name: str
    contents: bytes | Path
    """A file goes in as it is, byte for byte."""
    mime: str
    relationship: str
    """``Data``, ``Source`` or ``Supplement``, as in PDF/A-3."""
    description: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that the PDF is made of."""

    plan: Plan
    fonts: FontSet
    """What the plan's text was set in."""
    files: Sequence[PreparedFile]
    attachments: Sequence[Attachment]
    marking: Marking
    spots_speak: bool = False
    """Whether the words of a page are found in each spot of it, as those who search for what must
    be covered want it."""


def assemble(bundle: Bundle, out: PdfFile) -> None:
    """Write the finished PDF to an empty file that can be read back."""
    pdf = PdfOut(out)
    plan = bundle.plan
    tree = pdf.reserve()
    first = pdf.reserve(len(plan.pages))
    pages = range(first, first + len(plan.pages))
    notes = pdf.reserve(len(plan.notes))
    _put_pages(pdf, bundle, pages, tree, notes)
    for place, note in enumerate(plan.notes):
        if isinstance(note, PlannedLink):
            pdf.put(notes + place, _link(note, place, pages))
        else:
            pdf.put(notes + place, put_field(pdf, note, place, pages))
    entries = {
        "Type": b"/Catalog",
        "Pages": reference(tree),
        "StructTreeRoot": reference(put_structure(pdf, plan, pages, notes)),
        "MarkInfo": b"<</Marked true>>",
        "PageLabels": b"<</Nums[0<</S/D/St 1>>]>>",
        "Lang": text_string(bundle.marking.language),
        "ViewerPreferences": b"<</DisplayDocTitle true>>",
        "OutputIntents": put_intents(pdf),
        "Metadata": reference(put_metadata(pdf, bundle.marking)),
        **_put_outline(pdf, plan.bookmarks, pages),
        **_put_attachments(pdf, bundle.attachments, bundle.marking.on),
        **form_of(range(notes + len(plan.links), notes + len(plan.notes))),
    }
    root = pdf.add(dictionary(**entries))
    pdf.finish(root, put_information(pdf, bundle.marking))


def _put_pages(pdf: PdfOut, bundle: Bundle, pages: Sequence[int], tree: int, notes: int) -> None:
    plan = bundle.plan
    called = frozenset[str]().union(*(page.drawn for page in plan.pages))
    pictures = put_pages(pdf, bundle.files, called, spots_speak=bundle.spots_speak)
    fonts, shared = UsedFonts(bundle.fonts, pdf), pdf.reserve()
    on_all = {"Draft": _put_draft(pdf, bundle, fonts, shared)} if plan.is_draft else {}
    frames = _put_frames(pdf, plan, fonts, shared)
    on_page = _notes_by_page(plan, notes)
    parents = _put_tree(pdf, tree, pages)
    for place, (page, number) in enumerate(zip(plan.pages, pages, strict=True)):
        content = pdf.add_stream(b"", paint(page, fonts, is_draft=plan.is_draft))
        drawn = {key: pictures[key] for key in sorted(page.drawn)} | on_all
        if page.frame is not None:
            drawn[page.frame.name] = frames[page.frame.name]
        entries = {
            "Type": b"/Page",
            "Parent": reference(parents[place]),
            "MediaBox": _SHEET,
            "Resources": _resources(shared, drawn),
            "Contents": reference(content),
            "StructParents": b"%d" % place,
            "Tabs": b"/S",
        }
        if page.number in on_page:
            entries["Annots"] = array([reference(note) for note in on_page[page.number]])
        pdf.put(number, dictionary(**entries))
    pdf.put(shared, fonts.resources())
    fonts.put()


def _resources(fonts: int, drawn: Mapping[str, int]) -> bytes:
    entries = {"Font": reference(fonts)}
    if drawn:
        called = (name(key) + b" " + reference(number) for key, number in drawn.items())
        entries["XObject"] = b"<<" + b"".join(called) + b">>"
    return dictionary(**entries)


def _put_draft(pdf: PdfOut, bundle: Bundle, fonts: UsedFonts, shared: int) -> int:
    """Write what stands across each page of a draft."""
    chain = bundle.fonts.chain(Lang.ZH, bold=True)
    content = paint_draft(bundle.plan.draft_words, chain, fonts)
    resources = dictionary(
        Font=reference(shared), ExtGState=b"<</Pale<</Type/ExtGState/ca %b>>>>" % _DRAFT_ALPHA
    )
    return _put_form(pdf, content, resources)


def _put_frames(pdf: PdfOut, plan: Plan, fonts: UsedFonts, shared: int) -> dict[str, int]:
    """Write what stands alike on the pages of each section; return the forms by name."""
    frames = {page.frame.name: page.frame for page in plan.pages if page.frame is not None}
    resources = dictionary(Font=reference(shared))
    return {
        name_: _put_form(pdf, paint_frame(frame, fonts), resources)
        for name_, frame in frames.items()
    }


def _put_form(pdf: PdfOut, content: bytes, resources: bytes) -> int:
    entries = dictionary(Type=b"/XObject", Subtype=b"/Form", BBox=_SHEET, Resources=resources)
    return pdf.add_stream(entries[2:-2], content)


def _put_tree(pdf: PdfOut, tree: int, pages: Sequence[int]) -> list[int]:
    """Write the page tree; return each page's parent."""
    parents: list[int] = []
    branches = []
    for first in range(0, len(pages), _BRANCH):
        below = pages[first : first + _BRANCH]
        branches.append(
            pdf.add(
                dictionary(
                    Type=b"/Pages",
                    Parent=reference(tree),
                    Count=b"%d" % len(below),
                    Kids=array([reference(page) for page in below]),
                )
            )
        )
        parents += [branches[-1]] * len(below)
    kids = array([reference(branch) for branch in branches])
    pdf.put(tree, dictionary(Type=b"/Pages", Count=b"%d" % len(pages), Kids=kids))
    return parents


def _notes_by_page(plan: Plan, notes: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, note in enumerate(plan.notes, start=notes):
        found.setdefault(note.page, []).append(number)
    return found


def _link(link: PlannedLink, place: int, pages: Sequence[int]) -> bytes:
    y0, y1 = PAGE_HEIGHT - link.y - link.height, PAGE_HEIGHT - link.y
    leads = (
        b"/A<</Type/Action/S/URI/URI %b>>" % octets(link.address.encode())
        if link.address is not None
        else b"/Dest " + _destination(pages[link.to_page - 1], link.to_y)
    )
    return b"<</Type/Annot/Subtype/Link/Rect%b/Border[0 0 0]/F 4/P %d 0 R/StructParent %d%b%b>>" % (
        array([decimal(round(value, 2)) for value in (link.x, y0, link.x + link.width, y1)]),
        pages[link.page - 1],
        len(pages) + place,
        b"/Contents " + text_string(link.address or f"第 {link.to_page} 页 page {link.to_page}"),
        leads,
    )


def _destination(page: int, y: float) -> bytes:
    """Return a place on a page that leaves the reader's zoom as it is."""
    top = decimal(round(PAGE_HEIGHT - y + 12, 2))
    return b"[%d 0 R/XYZ null %b null]" % (page, top)


def _put_outline(
    pdf: PdfOut, bookmarks: Sequence[Bookmark], pages: Sequence[int]
) -> dict[str, bytes]:
    """Write the outline, two levels deep, the upper one open; return the catalogue's entries."""
    if not bookmarks:
        return {}
    root = pdf.reserve()
    upper: list[list[Bookmark]] = []
    for mark in bookmarks:
        if mark.level == 0:
            upper.append([mark])
        else:
            upper[-1].append(mark)
    first = pdf.reserve(len(upper))
    for place, (top, *below) in enumerate(upper):
        number = first + place
        entries = _bookmark(top, pages, root, number, place, len(upper))
        if below:
            child = pdf.reserve(len(below))
            entries |= _family(child, len(below), len(below))
            for at, mark in enumerate(below):
                made = _bookmark(mark, pages, number, child + at, at, len(below))
                pdf.put(child + at, dictionary(**made))
        pdf.put(number, dictionary(**entries))
    family = _family(first, len(upper), len(bookmarks))
    pdf.put(root, dictionary(Type=b"/Outlines", **family))
    return {"Outlines": reference(root), "PageMode": b"/UseOutlines"}


def _family(first: int, children: int, seen: int) -> dict[str, bytes]:
    """Return the entries that lead to what stands below, of which some lines are to be seen."""
    if not children:
        return {}
    return {
        "First": reference(first),
        "Last": reference(first + children - 1),
        "Count": b"%d" % seen,
    }


def _bookmark(
    mark: Bookmark, pages: Sequence[int], above: int, number: int, place: int, among: int
) -> dict[str, bytes]:
    entries = {
        "Title": text_string(mark.title),
        "Parent": reference(above),
        "Dest": b"[%d 0 R/Fit]" % pages[mark.page - 1],
    }
    if place:
        entries["Prev"] = reference(number - 1)
    if place + 1 < among:
        entries["Next"] = reference(number + 1)
    return entries


def _put_attachments(
    pdf: PdfOut, attachments: Sequence[Attachment], on: date | None
) -> dict[str, bytes]:
    """Write the carried files; return the catalogue's entries."""
    if not attachments:
        return {}
    files, names = [], []
    for attachment in sorted(attachments, key=lambda one: one.name):
        kept = reference(_put_embedded(pdf, attachment, on))
        called = text_string(attachment.name)
        file = pdf.add(
            dictionary(
                Type=b"/Filespec",
                F=called,
                UF=called,
                Desc=text_string(attachment.description),
                AFRelationship=name(attachment.relationship),
                EF=dictionary(F=kept, UF=kept),
            )
        )
        files.append(reference(file))
        names += [called, reference(file)]
    return {"AF": array(files), "Names": b"<</EmbeddedFiles<</Names%b>>>>" % array(names)}


def _put_embedded(pdf: PdfOut, attachment: Attachment, on: date | None) -> int:
    contents = attachment.contents
    if isinstance(contents, Path):
        size = contents.stat().st_size
        with contents.open("rb") as file:
            digest = hashlib.file_digest(file, _md5).digest()
    else:
        size, digest = len(contents), _md5(contents).digest()
    facts = {"Size": b"%d" % size, "CheckSum": octets(digest)}
    if on is not None:
        facts["ModDate"] = pdf_date(on)
    entries = b"/Type/EmbeddedFile/Subtype%b/Params%b" % (
        name(attachment.mime),
        dictionary(**facts),
    )
    if isinstance(contents, Path):
        return pdf.add_file(entries, contents)
    return pdf.add_stream(entries, contents)


_md5 = partial(hashlib.md5, usedforsecurity=False)
"""What PDF 32000-1, 7.11.4 asks for; our own digests are SHA-256."""
