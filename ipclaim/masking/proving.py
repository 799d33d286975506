"""Proves that nothing personal is left in a masked copy, on the finished file and by other means.

The file is opened again by another library than wrote it. It may hold no text, no attachment, no
metadata but its title; every stream and string is searched for every value; and each painted place
is one colour in the picture that the file really holds. One doubt and there is no copy.
"""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

from ipclaim.errors import MaskingError
from ipclaim.masking.burning import BurntPage
from ipclaim.masking.personal import PersonalData
from ipclaim.masking.searching import places_of
from ipclaim.model.text import Text

_DARK = 24
"""The lightest that a painted pixel may be, of 255: what encoding leaves at edges."""
_INSET = 8
"""Pixels next to a painted place's edge that encoding may lighten."""
_MAY_BE_THERE = frozenset(("/Type", "/Pages", "/PageLabels", "/Lang", "/Outlines", "/PageMode"))
_IN_A_PAGE = frozenset(("/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Annots"))


def prove(path: Path, pages: Sequence[BurntPage], data: PersonalData) -> None:
    """Return when the copy is clean; raises ``MaskingError`` with what was found."""
    with pikepdf.open(path) as pdf:
        _prove_shape(pdf, pages)
        for said in _strings(pdf):
            _refuse(said, data)
        for page, burnt in zip(pdf.pages, pages, strict=True):
            _prove_painted(page, burnt)
    with pypdfium2.PdfDocument(path) as drawn:
        for number, page in enumerate(drawn, start=1):
            if page.get_textpage().get_text_range().strip():
                raise _unclean(f"第 {number} 页还有文字", f"page {number} still holds text")


def _prove_shape(pdf: pikepdf.Pdf, pages: Sequence[BurntPage]) -> None:
    if len(pdf.pages) != len(pages):
        raise _unclean("页数不符", "it has another number of pages")
    unknown = set(pdf.Root.keys()) - _MAY_BE_THERE
    for page in pdf.pages:
        unknown |= set(page.obj.keys()) - _IN_A_PAGE
        unknown |= {str(note.get("/Subtype")) for note in page.obj.get("/Annots", [])} - {"/Link"}
    if unknown or pdf.attachments:
        named = ", ".join(sorted(unknown)) or "attachments"
        raise _unclean(f"含有不应有的内容：{named}", f"it holds what it must not: {named}")


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield every string and every decoded stream of the file as text, in each likely encoding."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            is_picture = thing.get("/Subtype") == pikepdf.Name.Image
            yield from _read(thing.read_raw_bytes() if is_picture else thing.read_bytes())
        yield from _said(thing, 0)
    yield from _said(pdf.trailer.get("/Info"), 0)


def _said(thing: object, depth: int) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from _read(bytes(thing))
    elif isinstance(thing, pikepdf.Array) and depth < 6:
        for one in thing:
            yield from _said(one, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and depth < 6:
        for key in thing.keys():  # noqa: SIM118 - not a Python mapping
            if key != "/Parent":
                yield from _said(thing[key], depth + 1)


def _read(data: bytes) -> Iterator[str]:
    """Yield bytes as text in the encodings of papers; of a picture only what is plainly text."""
    if data.startswith(b"\xff\xd8"):
        data = _headers(data)
    for encoding in ("utf-8", "utf-16-be", "gb18030"):
        yield data.decode(encoding, errors="ignore")


def _headers(jpeg: bytes) -> bytes:
    """Return a JPEG's segments before its pixels: what a camera or a program writes about it."""
    return jpeg[: jpeg.find(b"\xff\xda")]


def _refuse(said: str, data: PersonalData) -> None:
    if found := places_of(said, data.secrets, data.looks):
        kinds = ", ".join(sorted(set(found.values())))
        raise _unclean(
            f"文件中仍有个人信息（{kinds}）", f"the file still holds personal data ({kinds})"
        )


def _prove_painted(page: pikepdf.Page, burnt: BurntPage) -> None:
    picture = page.obj.Resources.XObject.P
    with Image.open(io.BytesIO(picture.read_raw_bytes())) as image:
        pixels = np.asarray(image.convert("L"))
    if pixels.shape != (burnt.height, burnt.width):
        raise _unclean(
            f"第 {burnt.number} 页的图像大小不符",
            f"the picture of page {burnt.number} has another size",
        )
    for burn in burnt.burns:
        x0, y0, x1, y1 = burnt.pixels(burn.rect)
        inset_x = min(_INSET, max(0, (x1 - x0 - 2) // 2))
        inset_y = min(_INSET, max(0, (y1 - y0 - 2) // 2))
        under = pixels[y0 + inset_y : y1 - inset_y, x0 + inset_x : x1 - inset_x]
        if under.size and int(under.max()) > _DARK:
            raise _unclean(
                f"第 {burnt.number} 页有未盖住的位置",
                f"a place on page {burnt.number} is not covered",
            )


def _unclean(zh: str, en: str) -> MaskingError:
    return MaskingError(
        Text(
            f"遮盖副本未通过检查，没有生成：{zh}", f"No masked copy was made, it did not pass: {en}"
        ),
        Text(
            "请勿转送未遮盖的卷宗；请报告此问题，并用人工遮盖代替。",
            "Do not forward the unmasked dossier; report this, and cover the copy by hand instead.",
        ),
    )
