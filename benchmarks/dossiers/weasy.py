"""The same job by WeasyPrint: FOLDER OUT. It cannot place a PDF's page, so it gets the scans."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from weasyprint import HTML

from benchmarks.dossiers.inputs import Inputs, load, static_font

_STYLE = """
@font-face { font-family: CJK; src: url(%s) }
@page { size: A4; margin: 25mm 20mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10pt/1.6 CJK } h1 { break-before: page; font-size: 16pt }
td { font-size: 6pt; border-bottom: .2pt solid grey } img { width: 160mm }
.screen { width: 100mm; break-before: page }
nav a::after { content: leader('.') target-counter(attr(href), page) }
"""


def main() -> None:
    """Render the job."""
    inputs, out = load(Path(sys.argv[1])), Path(sys.argv[2])
    font = static_font(inputs.folder)
    page = f"<style>{_STYLE % font.as_uri()}</style><body>{''.join(_parts(inputs))}"
    HTML(string=page).write_pdf(out, pdf_variant="pdf/ua-1")


def _parts(inputs: Inputs) -> Iterator[str]:
    yield "<nav>"
    for path in inputs.screens:
        yield f'<div><a href="#{path.parent.name}">链接 {path.parent.name}</a></div>'
    yield "</nav><h1>投诉书</h1>"
    for text in inputs.paragraphs:
        yield f"<p>{text}</p>"
    yield "<h1>文件摘要表</h1><table>"
    for path in (*inputs.certificates, *inputs.screens):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"<tr><td>{path.parent.name}/{path.name}<td>{digest}</tr>"
    yield "</table>"
    for path in inputs.screens:
        yield f'<h1 id="{path.parent.name}">链接 {path.parent.name}</h1>'
        yield f'<img class="screen" alt="{path.parent.name}" src="{path.as_uri()}">'
    for path in inputs.scans:
        yield f'<img alt="证据" src="{path.as_uri()}">'


if __name__ == "__main__":
    main()
