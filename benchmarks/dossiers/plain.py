"""The same job as the manuals of reportlab and pypdf show it: FOLDER OUT.

Platypus with a table of contents drawn in two passes, ``Image`` for each screen, ``PdfWriter`` to
append the certificates, ``merge_page`` to stamp each page with its number.
"""

import hashlib
import io
import sys
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Image,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

from benchmarks.dossiers.inputs import Inputs, load, static_font

_WIDE = A4[0] - 42 * mm
_BODY = ParagraphStyle("body", fontName="CJK", fontSize=10, leading=16, wordWrap="CJK")
_HEAD = ParagraphStyle("head", parent=_BODY, fontSize=16, leading=24)


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
    story: list[Any] = [Paragraph("知识产权侵权投诉材料", _HEAD), TableOfContents(), PageBreak()]
    story += [Paragraph("投诉书", _HEAD)]
    story += [Paragraph(text, _BODY) for text in inputs.paragraphs]
    story += [PageBreak(), Paragraph("文件摘要表", _HEAD), _digests(inputs)]
    for path in inputs.screens:
        name = path.parent.name
        # No picture may be higher than a page, so the manual's way is to cut it or to shrink it.
        story += [PageBreak(), Paragraph(f"链接 {name}", _HEAD), Spacer(1, 4)]
        story += [Image(path, 280, 280 * 3000 / 1366)]
    return story


def _digests(inputs: Inputs) -> Table:
    rows = [["文件", "SHA-256"]]
    rows += [
        [path.parent.name + "/" + path.name, hashlib.sha256(path.read_bytes()).hexdigest()]
        for path in (*inputs.certificates, *inputs.screens)
    ]
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), "CJK", 6), ("GRID", (0, 0), (-1, -1), 0.2, "grey")]
    )
    return Table(rows, colWidths=[_WIDE * 0.35, _WIDE * 0.65], repeatRows=1, style=style)


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
