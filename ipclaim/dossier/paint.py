"""Paints planned pages with reportlab: text, rules and panels, and a call for each picture.

The pictures' own bytes are not touched here: a page only says ``/X1p1 Do`` at the right place, and
``assemble`` gives the name its meaning. So a thousand exhibits cost reportlab nothing.
"""

import io

from reportlab.pdfgen.canvas import Canvas

from ipclaim.dossier.marks import (
    Anchor,
    Clip,
    Glyphs,
    LinkTo,
    Mark,
    PageOf,
    Panel,
    Picture,
    Stroke,
)
from ipclaim.dossier.plan import Plan, PlannedPage
from ipclaim.dossier.reportlab_cures import cure
from ipclaim.dossier.structure import runs
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH, PALE

_DRAFT_SIZE = 86.0
_DRAFT_ALPHA = 0.16


def paint(plan: Plan) -> bytes:
    """Return the plan's pages as a PDF whose pictures still have to be put in."""
    cure()
    drawn = io.BytesIO()
    canvas = Canvas(
        drawn,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        initialFontName=plan.draft_font,
        pageCompression=1,
    )
    for page in plan.pages:
        _page(canvas, page)
        if plan.is_draft:
            _draft(canvas, plan)
        canvas.showPage()
    canvas.save()
    return drawn.getvalue()


def _page(canvas: Canvas, page: PlannedPage) -> None:
    """Paint run by run, each between the marks that tell what is read aloud from decoration."""
    number = 0
    for run in runs(page):
        if run.tag is None:
            _raw(canvas, "/Artifact BMC")
        else:
            _raw(canvas, f"/Span <</MCID {number}>> BDC")
            number += 1
        for placed in run.marks:
            _mark(canvas, placed.mark, placed.dx, placed.dy)
        _raw(canvas, "EMC")


def _raw(canvas: Canvas, code: str) -> None:
    canvas._code.append(code)  # reportlab has no call for marked content, nor for a foreign name


def _mark(canvas: Canvas, mark: Mark, dx: float, dy: float) -> None:
    match mark:
        case Glyphs():
            _glyphs(canvas, mark, dx, dy)
        case Stroke():
            canvas.setStrokeColorRGB(*mark.colour)
            canvas.setLineWidth(mark.weight)
            canvas.line(
                mark.x0 + dx, PAGE_HEIGHT - mark.y0 - dy, mark.x1 + dx, PAGE_HEIGHT - mark.y1 - dy
            )
        case Panel():
            _panel(canvas, mark, dx, dy)
        case Picture():
            _picture(canvas, mark, dx, dy)
        case LinkTo() | Anchor():
            return
        case PageOf():
            raise AssertionError(f"the page of {mark.anchor} was not resolved by the plan")


def _glyphs(canvas: Canvas, mark: Glyphs, dx: float, dy: float) -> None:
    text = canvas.beginText(mark.x + dx, PAGE_HEIGHT - mark.y - dy)
    text.setFont(mark.font, mark.size)
    text.setFillColorRGB(*mark.colour)
    text.setCharSpace(round(mark.spread, 4))
    text.textOut(mark.text)
    canvas.drawText(text)


def _panel(canvas: Canvas, mark: Panel, dx: float, dy: float) -> None:
    if mark.fill:
        canvas.setFillColorRGB(*mark.fill)
    if mark.edge:
        canvas.setStrokeColorRGB(*mark.edge)
        canvas.setLineWidth(mark.weight)
    canvas.rect(
        mark.x + dx,
        PAGE_HEIGHT - mark.y - dy - mark.height,
        mark.width,
        mark.height,
        stroke=int(mark.edge is not None),
        fill=int(mark.fill is not None),
    )


def _picture(canvas: Canvas, mark: Picture, dx: float, dy: float) -> None:
    canvas.saveState()
    if mark.clip:
        _clip(canvas, mark.clip, dx, dy)
    left, foot = mark.x + dx, PAGE_HEIGHT - mark.y - dy - mark.height
    wide, high = mark.width, mark.height
    # The unit square, turned clockwise within the upright box.
    matrix = {
        0: (wide, 0, 0, high, left, foot),
        90: (0, -high, wide, 0, left, foot + high),
        180: (-wide, 0, 0, -high, left + wide, foot + high),
        270: (0, high, -wide, 0, left + wide, foot),
    }[mark.turned]
    canvas.transform(*matrix)
    _raw(canvas, f"/{mark.key} Do")
    canvas.restoreState()


def _clip(canvas: Canvas, clip: Clip, dx: float, dy: float) -> None:
    path = canvas.beginPath()
    path.rect(clip.x + dx, PAGE_HEIGHT - clip.y - dy - clip.height, clip.width, clip.height)
    canvas.clipPath(path, stroke=0, fill=0)


def _draft(canvas: Canvas, plan: Plan) -> None:
    """Write DRAFT across the page, over everything, so that it cannot be cropped away."""
    _raw(canvas, "/Artifact BMC")
    canvas.saveState()
    canvas.setFillAlpha(_DRAFT_ALPHA)
    canvas.setFillColorRGB(*PALE)
    canvas.setFont(plan.draft_font, _DRAFT_SIZE)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2 - 20)
    canvas.rotate(52)
    canvas.drawCentredString(0, 0, plan.draft_words)
    canvas.restoreState()
    _raw(canvas, "EMC")
