"""The same job by Typst: FOLDER OUT. Certificates as their scans, as for WeasyPrint."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import typst

from benchmarks.dossiers.inputs import Inputs, load, static_font

_STYLE = """
#set document(title: "投诉材料")
#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")
#set text(font: "Noto Sans SC", size: 6pt, lang: "zh")
#show heading: set text(size: 12pt)
#outline()
"""


def main() -> None:
    """Render the job."""
    inputs, out = load(Path(sys.argv[1])), Path(sys.argv[2])
    source = inputs.folder / "dossier.typ"
    source.write_text(_STYLE + "".join(_parts(inputs)), encoding="utf-8")
    typst.compile(
        str(source),
        output=str(out),
        root=str(inputs.folder),
        font_paths=[str(static_font(inputs.folder).parent)],
        pdf_standards=["ua-1"],
    )


def _parts(inputs: Inputs) -> Iterator[str]:
    for page in inputs.pages:
        yield "#pagebreak()\n"
        if page.title:
            yield f"= #{_quoted(page.title)}\n"
        for line in page.lines:
            yield f"#{_quoted(line)}\n\n"
        if page.picture:
            name = page.picture.relative_to(inputs.folder).as_posix()
            yield f'#image("/{name}", height: 165mm, alt: "证据")\n'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
