"""The same job as the manuals of reportlab and pypdf show it: FOLDER OUT.

Platypus with a table of contents drawn in two passes, ``Image`` for each screen, ``PdfWriter`` to
append the certificates, ``merge_page`` to stamp each page with its number.
"""

import io
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate
from reportlab.platypus.tableofcontents import TableOfContents

from benchmarks.dossiers.inputs import Inputs, load, static_font

_BODY = ParagraphStyle("body", fontName="CJK", fontSize=6, leading=8, wordWrap="CJK")
_HEAD = ParagraphStyle("head", parent=_BODY, fontSize=12, leading=18)


class _Document(SimpleDocTemplate):  # type: ignore[misc]  # reportlab has no types
    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  # reportlab's name
        if isinstance(flowable, Paragraph) and flowable.style.name == "head":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def main() -> None:
    """Render the job."""
    inputs, out = load(Path(sys.argv[1])), Path(sys.argv[2])
    pdfmetrics.registerFont(TTFont("CJK", str(static_font(inputs.folder))))
    drawn = io.BytesIO()
    _Document(drawn, pagesize=A4).multiBuild(_story(inputs))
    writer = PdfWriter()
    writer.append(drawn)
    for path in inputs.certificates:
        writer.append(path)
    for number, page in enumerate(writer.pages, start=1):
        page.merge_page(PdfReader(_stamp(number, len(writer.pages))).pages[0])
    writer.write(out)


def _story(inputs: Inputs) -> list[Any]:
    story: list[Any] = [TableOfContents()]
    for page in inputs.pages:
        if page.picture and page.picture.parent.name == "scans":
            continue  # the certificates' own pages are appended
        story.append(PageBreak())
        if page.title:
            story.append(Paragraph(escape(page.title), _HEAD))
        story += [Paragraph(escape(line), _BODY) for line in page.lines]
        if page.picture:
            # No picture may be higher than a page, so the manual's way is to cut or to shrink it.
            story.append(Image(page.picture, 165 * mm * 1366 / 3000, 165 * mm))
    return story


def _stamp(number: int, total: int) -> io.BytesIO:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    canvas.setFont("CJK", 8)
    canvas.drawRightString(A4[0] - 20 * mm, 12 * mm, f"{number} / {total}")
    canvas.save()
    held.seek(0)
    return held


if __name__ == "__main__":
    main()
