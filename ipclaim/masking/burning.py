"""Draws the dossier's pages as pictures, paints the personal places over, and writes them anew.

Nothing of the drawn file goes into the new one but these pictures, the links between its pages and
the bookmarks: no text, fonts, attachments, metadata or structure.
"""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from ipclaim.dossier.plan import Bookmark, Plan, PlannedLink
from ipclaim.dossier.streams import PdfFile, PdfOut, array, decimal, dictionary, octets, reference
from ipclaim.dossier.streams import text_string as said
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH
from ipclaim.masking.hidden_input import COVERED
from ipclaim.masking.personal import PageKey, PersonalData
from ipclaim.masking.placing import Burn, Rect, burns_on
from ipclaim.masking.searching import places_of

DPI = 150
_QUALITY = 78
_MARGIN = 1.6
"""Points by which a run of characters is covered beyond its box."""
_BLACK = (0, 0, 0)
_SHEET = array([b"0", b"0", decimal(PAGE_WIDTH), decimal(PAGE_HEIGHT)])


@dataclass(frozen=True, slots=True)
class BurntPage:
    """One page of the copy."""

    number: int
    path: Path
    """Its picture, as JPEG."""
    width: int
    height: int
    burns: tuple[Burn, ...]
    is_searched: bool = True
    """Whether every picture on it was searched for personal data."""

    def pixels(self, rect: Rect) -> tuple[int, int, int, int]:
        """Return a rectangle of the page in pixels of its picture, grown to whole ones."""
        across, down = self.width / PAGE_WIDTH, self.height / PAGE_HEIGHT
        return (
            max(0, int(rect.x0 * across)),
            max(0, int(rect.y0 * down)),
            min(self.width, int(rect.x1 * across) + 1),
            min(self.height, int(rect.y1 * down) + 1),
        )


def burnt_pages(
    drawn: Path,
    plan: Plan,
    keys: Mapping[str, PageKey],
    data: PersonalData,
    work: Path,
) -> Iterator[BurntPage]:
    """Yield each page as a picture, its personal places painted over before it is encoded."""
    with pypdfium2.PdfDocument(drawn) as pdf:
        if len(pdf) != len(plan.pages):
            raise ValueError("the drawn dossier has other pages than its plan")
        for planned, page in zip(plan.pages, pdf, strict=True):
            burns = (*burns_on(planned, keys, data.covers), *_in_text(page, data))
            image = page.render(scale=DPI / 72).to_pil().convert("RGB")
            path = work / f"{planned.number:05d}.jpg"
            searched = planned.pictures <= keys.keys()
            burnt = BurntPage(planned.number, path, image.width, image.height, burns, searched)
            _burn(image, burnt)
            image.save(path, "JPEG", quality=_QUALITY, dpi=(DPI, DPI))
            yield burnt


def _burn(image: Image.Image, page: BurntPage) -> None:
    draw = ImageDraw.Draw(image)
    for burn in page.burns:
        x0, y0, x1, y1 = page.pixels(burn.rect)
        draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=_BLACK)


def _in_text(page: pypdfium2.PdfPage, data: PersonalData) -> Iterator[Burn]:
    """Yield the places of personal data in the page's own text, one a line of writing."""
    text_page = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text_page)
    codes = [pdfium.FPDFText_GetUnicode(text_page, place) for place in range(count)]
    text = "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)
    found = places_of(text, data.secrets, data.looks)
    for kind, run in groupby(sorted(found), key=lambda place: found[place]):
        boxes = [_box(text_page, place) for place in run if not text[place].isspace()]
        yield from (Burn(rect, kind) for rect in _lines(boxes))


def _box(text_page: pypdfium2.PdfTextPage, place: int) -> Rect:
    left, right, foot, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, place, left, right, foot, top)
    return Rect(
        left.value - _MARGIN,
        PAGE_HEIGHT - top.value - _MARGIN,
        right.value + _MARGIN,
        PAGE_HEIGHT - foot.value + _MARGIN,
    )


def _lines(boxes: Sequence[Rect]) -> Iterator[Rect]:
    """Yield one rectangle for neighbours on a line, so that no letter's width is left to guess."""
    line: Rect | None = None
    for box in boxes:
        if line and box.y0 < line.y1 and line.y0 < box.y1 and box.x0 - line.x0 >= 0:
            line = Rect(
                min(line.x0, box.x0),
                min(line.y0, box.y0),
                max(line.x1, box.x1),
                max(line.y1, box.y1),
            )
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def write_copy(pages: Sequence[BurntPage], plan: Plan, data: PersonalData, out: PdfFile) -> None:
    """Write the pages as a PDF to an empty file."""
    pdf = PdfOut(out)
    tree, first = pdf.reserve(), pdf.reserve(len(pages))
    places = range(first, first + len(pages))
    links: dict[int, list[PlannedLink]] = {}
    for link in plan.links:
        if link.address is None or not places_of(link.address, data.secrets, data.looks):
            links.setdefault(link.page, []).append(link)
    for page, number in zip(pages, places, strict=True):
        notes = [pdf.add(_note(link, places)) for link in links.get(page.number, ())]
        pdf.put(number, _page(pdf, page, tree, notes))
    kids = array([reference(number) for number in places])
    pdf.put(tree, dictionary(Type=b"/Pages", Count=b"%d" % len(pages), Kids=kids))
    root = dictionary(
        Type=b"/Catalog",
        Pages=reference(tree),
        PageLabels=b"<</Nums[0<</S/D/St 1>>]>>",
        Lang=said("zh-CN"),
        **_outline(pdf, [mark for mark in plan.bookmarks if mark.level == 0], places, data),
    )
    title = said("已遮盖个人信息的副本 Copy with personal data covered")
    info = pdf.add(dictionary(Title=title, Producer=said("ipclaim")))
    pdf.finish(pdf.add(root), info)


def _page(pdf: PdfOut, page: BurntPage, tree: int, notes: Sequence[int]) -> bytes:
    picture = pdf.add_file(
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/DCTDecode" % (page.width, page.height),
        page.path,
    )
    wide, high = decimal(PAGE_WIDTH), decimal(PAGE_HEIGHT)
    content = pdf.add_stream(b"", b"q %b 0 0 %b 0 0 cm /P Do Q" % (wide, high))
    entries = {
        "Type": b"/Page",
        "Parent": reference(tree),
        "MediaBox": _SHEET,
        "Resources": b"<</XObject<</P %b>>>>" % reference(picture),
        "Contents": reference(content),
    }
    if notes:
        entries["Annots"] = array([reference(note) for note in notes])
    return dictionary(**entries)


def _note(link: PlannedLink, places: Sequence[int]) -> bytes:
    box = (
        *(link.x, PAGE_HEIGHT - link.y - link.height),
        *(link.x + link.width, PAGE_HEIGHT - link.y),
    )
    entries = {
        "Type": b"/Annot",
        "Subtype": b"/Link",
        "Rect": array([decimal(round(value, 2)) for value in box]),
        "Border": b"[0 0 0]",
        "F": b"4",
    }
    if link.address is not None:
        entries["A"] = b"<</S/URI/URI %b>>" % octets(link.address.encode())
    else:
        top = decimal(round(PAGE_HEIGHT - link.to_y + 12, 2))
        entries["Dest"] = b"[%d 0 R/XYZ null %b null]" % (places[link.to_page - 1], top)
    return dictionary(**entries)


def _outline(
    pdf: PdfOut, marks: Sequence[Bookmark], places: Sequence[int], data: PersonalData
) -> dict[str, bytes]:
    """Write the bookmarks of the sections; those below hold names of papers and of listings."""
    if not marks:
        return {}
    root, first = pdf.reserve(), pdf.reserve(len(marks))
    for number, mark in enumerate(marks, start=first):
        is_personal = bool(places_of(mark.title, data.secrets, data.looks))
        entries = {
            "Title": said(COVERED if is_personal else mark.title),
            "Parent": reference(root),
            "Dest": b"[%d 0 R/Fit]" % places[mark.page - 1],
        }
        if number > first:
            entries["Prev"] = reference(number - 1)
        if number < first + len(marks) - 1:
            entries["Next"] = reference(number + 1)
        pdf.put(number, dictionary(**entries))
    ends = dictionary(
        Type=b"/Outlines",
        First=reference(first),
        Last=reference(first + len(marks) - 1),
        Count=b"%d" % len(marks),
    )
    pdf.put(root, ends)
    return {"Outlines": reference(root), "PageMode": b"/UseOutlines"}
