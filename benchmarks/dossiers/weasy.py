"""The same job by WeasyPrint: FOLDER OUT. It cannot place a PDF's page, so it gets the scans."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from weasyprint import HTML

from benchmarks.dossiers.inputs import Inputs, load, static_font

_STYLE = """
@font-face { font-family: CJK; src: url(%s) }
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 6pt/1.4 CJK } h1 { font-size: 12pt } p { margin: 2pt 0 } img { height: 165mm }
section { break-before: page }
nav a::after { content: leader('.') target-counter(attr(href), page) }
"""


def main() -> None:
    """Render the job."""
    inputs, out = load(Path(sys.argv[1])), Path(sys.argv[2])
    font = static_font(inputs.folder)
    page = f"<style>{_STYLE % font.as_uri()}</style><body>{''.join(_parts(inputs))}"
    HTML(string=page).write_pdf(out, pdf_variant="pdf/ua-1")


def _parts(inputs: Inputs) -> Iterator[str]:
    pages = inputs.pages
    yield "<nav>"
    for number, page in enumerate(pages):
        if page.title:
            yield f'<div><a href="#p{number}">{escape(page.title)}</a></div>'
    yield "</nav>"
    for number, page in enumerate(pages):
        yield f'<section id="p{number}">'
        if page.title:
            yield f"<h1>{escape(page.title)}</h1>"
        for line in page.lines:
            yield f"<p>{escape(line)}</p>"
        if page.picture:
            yield f'<img alt="证据" src="{page.picture.as_uri()}">'
        yield "</section>"


if __name__ == "__main__":
    main()
