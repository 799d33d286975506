"""Received PDFs: what is visible is kept, what is active is taken out.

The seals of electronic certificates are signature fields, so fields are flattened into the pages
before forms are dropped. A PDF that would break the dossier's own conformance (fonts that are not
embedded or do not say what their glyphs mean, hidden layers, CMYK) is drawn as pictures instead,
and so is one that somebody signed, whose pages alone would no longer be what was signed, and one
that is damaged, whose pages may call for what is lost.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ipclaim.dossier.cure_bounds import holds_vast_picture, inherited, is_signed, see_bounds
from ipclaim.dossier.cure_cmaps import cured_cmap
from ipclaim.dossier.refusal import (
    MOST_PAGES,
    Answer,
    RefusedError,
    picture_answer,
    tell_page_done,
)

_RASTER_DPI = 200
_MOST_RASTER_SIDE = 5000
_MOST_CONTENT = 8 << 20
"""Bytes of one page's decoded content beyond which the page is drawn as a picture."""

_ROOT_KEYS = (
    *("/OpenAction", "/AA", "/AcroForm", "/Names", "/AF", "/Collection", "/Perms", "/DSS", "/URI"),
    *("/Threads", "/Legal", "/Requirements", "/Extensions", "/Metadata", "/StructTreeRoot"),
    *("/MarkInfo", "/OutputIntents", "/PieceInfo", "/SpiderInfo", "/Outlines", "/PageLabels"),
    *("/Dests", "/ViewerPreferences"),
)
_PAGE_KEYS = (
    *("/AA", "/PieceInfo", "/Thumb", "/B", "/StructParents", "/Tabs", "/Trans", "/Dur"),
    *("/Metadata", "/Annots", "/Group"),
)
_OBJECT_KEYS = ("/Metadata", "/PieceInfo", "/TR", "/TR2", "/OPI", "/Alternates")
_MOST_FORMS = 500
"""Forms on one page; a page with more is drawn as a picture."""
_CMYK_PAINT = re.compile(rb"(?:[\d.]+\s+){4}[kK]\s")


_MENDING = "reconstruct"
"""What qpdf says when it had to look for a file's objects because their list is lost."""


def cure_pdf(path: Path, out: Path) -> list[Answer]:
    """Return the pages of a PDF; raises ``RefusedError``."""
    try:
        pdf = pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError as fault:
        raise RefusedError("encrypted") from fault
    except pikepdf.PdfError as fault:
        raise RefusedError("damaged") from fault
    with pdf:
        try:
            pages = len(pdf.pages)
            if not pages:
                raise RefusedError("damaged")
            if pages > MOST_PAGES:
                raise RefusedError("too-many-pages")
            see_bounds(pdf)
            encloses = _count_within(pdf)
            layered, signed = Name.OCProperties in pdf.Root, is_signed(pdf)
            mended = any(_MENDING in str(told) for told in pdf.get_warnings())
            _flatten(pdf)
            needs_pictures = layered or signed or mended or any(_breaks_conformance(pdf))
            cured = out.with_name(f"{out.name}.pdf")
            pdf.save(
                cured,
                deterministic_id=True,
                compress_streams=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        except (pikepdf.PdfError, ValueError, RuntimeError) as fault:
            raise RefusedError("damaged") from fault
    shown = "mended" if mended else "signed" if signed else "recoded"
    made = _pictures_of(cured, out, shown) if needs_pictures else _pages_of(cured)
    return [{**answer, "encloses": encloses} for answer in made]


def _count_within(pdf: Pdf) -> int:
    try:
        return len(pdf.attachments)
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError):
        return 0  # a list of them that is broken is taken out all the same


def _flatten(pdf: Pdf) -> None:
    """Make what is visible part of the pages and take out what is active."""
    try:
        pdf.generate_appearance_streams()
    except (pikepdf.PdfError, RuntimeError):
        warnings.warn("form fields without appearance", stacklevel=1)
    pdf.flatten_annotations("all")
    _drop(pdf.Root, _ROOT_KEYS)
    for page in pdf.pages:
        _drop(page.obj, _PAGE_KEYS)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, (Dictionary, pikepdf.Stream)):
            _drop(thing, _OBJECT_KEYS)
            if "/Interpolate" in thing:
                thing["/Interpolate"] = False
            if isinstance(thing.get("/ToUnicode"), pikepdf.Stream):
                _cure_cmap(thing["/ToUnicode"])
    pdf.remove_unreferenced_resources()


def _cure_cmap(stream: pikepdf.Object) -> None:
    data = stream.read_bytes()
    cured = cured_cmap(data)
    if cured != data:
        stream.write(cured)


def _drop(thing: pikepdf.Object, keys: Iterable[str]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _breaks_conformance(pdf: Pdf) -> Iterator[bool]:
    """Yield whether one object or page would break PDF/A in the dossier."""
    has_unfit_fonts = any(
        isinstance(thing, Dictionary) and _is_unfit_font(thing) for thing in pdf.objects
    )
    for thing in pdf.objects:
        if isinstance(thing, (Dictionary, pikepdf.Stream)):
            yield thing.get("/Subtype") == Name.PS or "/Ref" in thing
            yield _names_cmyk(thing.get("/ColorSpace")) or _names_cmyk(thing.get("/CS"))
            yield holds_vast_picture(thing)
    for page in pdf.pages:
        content = page.obj.get("/Contents")
        streams = list(content) if isinstance(content, Array) else [content]
        data = b"\n".join(one.read_bytes() for one in streams if isinstance(one, pikepdf.Stream))
        yield len(data) > _MOST_CONTENT or _CMYK_PAINT.search(data) is not None
        if has_unfit_fonts:
            resources = inherited(page.obj, "/Resources")
            yield resources is not None and _writes_in_unfit_font(page.obj, resources, set())


def _writes_in_unfit_font(
    holder: pikepdf.Object, resources: Any, seen: set[tuple[int, int]]
) -> bool:
    """Return whether text is shown in a font that is not embedded, or mute.

    Naming such a font is harmless, and common: reportlab selects Helvetica at the head of every
    page, whether it writes in it or not. ``seen`` keeps a form from being walked twice.
    """
    fonts, forms = resources.get("/Font", {}), resources.get("/XObject", {})
    current = False
    kept: list[bool] = []
    for call in pikepdf.parse_content_stream(holder, "Tf Tj TJ ' \" Do q Q"):
        operator = str(call.operator)
        if operator == "Tf":
            current = _is_unfit_font(fonts.get(str(call.operands[0]), Dictionary()))
        elif operator == "q":
            kept.append(current)
        elif operator == "Q":
            current = kept.pop() if kept else current
        elif operator == "Do":
            form = forms.get(str(call.operands[0]))
            if form is not None and _form_writes_in_unfit_font(form, resources, seen):
                return True
        elif current:
            return True
    return False


def _form_writes_in_unfit_font(
    form: pikepdf.Object, resources: Any, seen: set[tuple[int, int]]
) -> bool:
    if form.get("/Subtype") != Name.Form or form.objgen in seen:
        return False
    seen.add(form.objgen)
    if len(seen) > _MOST_FORMS:
        return True
    return _writes_in_unfit_font(form, form.get("/Resources", resources), seen)


def _is_unfit_font(thing: pikepdf.Object) -> bool:
    return _is_loose_font(thing) or _is_mute_font(thing)


def _is_loose_font(thing: pikepdf.Object) -> bool:
    kind = thing.get("/Subtype")
    if thing.get("/Type") != Name.Font or kind == Name.Type3:
        return False
    if kind == Name.Type0:
        return any(_is_loose_font(inner) for inner in thing.get("/DescendantFonts", []))
    described = thing.get("/FontDescriptor")
    return described is None or not any(
        key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def _is_mute_font(thing: pikepdf.Object) -> bool:
    """Whether nobody can tell which characters a font's glyphs are (ISO 14289-1, 7.21.7)."""
    if thing.get("/Type") != Name.Font or "/ToUnicode" in thing:
        return False
    coding = thing.get("/Encoding")
    if thing.get("/Subtype") == Name.Type0:
        return not isinstance(coding, Name) or str(coding).startswith("/Identity")
    if isinstance(coding, Dictionary):
        return "/BaseEncoding" not in coding and "/Differences" not in coding
    return not isinstance(coding, Name)


def _names_cmyk(space: object) -> bool:
    if isinstance(space, Array):
        return any(_names_cmyk(part) for part in space)
    if isinstance(space, Dictionary):
        return any(_names_cmyk(space[key]) for key in space.keys())  # noqa: SIM118
    return isinstance(space, pikepdf.Object) and space == Name.DeviceCMYK


def _pages_of(cured: Path) -> Iterator[Answer]:
    with pikepdf.open(cured) as pdf:
        for number, page in enumerate(pdf.pages):
            box = [float(value) for value in page.cropbox]
            unit = float(page.obj.get("/UserUnit", 1))
            turned = int(inherited(page.obj, "/Rotate") or 0) % 360
            yield {
                "coding": "pdf",
                "fidelity": "same-page",
                "path": str(cured),
                "index": number,
                "width": abs(box[2] - box[0]) * unit,
                "height": abs(box[3] - box[1]) * unit,
                "channels": 3,
                "turned": turned if turned % 90 == 0 else 0,
            }


def _pictures_of(cured: Path, out: Path, fidelity: str) -> Iterator[Answer]:
    """Draw each page; pdfium honours hidden layers and needs no embedded fonts."""
    import pypdfium2  # noqa: PLC0415  # most papers do without, and it is slow to import

    document = pypdfium2.PdfDocument(cured)
    for number, page in enumerate(document):
        longest = max(page.get_size()) or 1
        scale = min(_RASTER_DPI / 72, _MOST_RASTER_SIDE / longest)
        image = page.render(scale=scale).to_pil().convert("RGB")
        drawn = out.with_name(f"{out.name}-{number}.jpg")
        image.save(drawn, "JPEG", quality=88, subsampling=0, dpi=(_RASTER_DPI, _RASTER_DPI))
        yield picture_answer("jpeg", fidelity, drawn, image)
        tell_page_done()
