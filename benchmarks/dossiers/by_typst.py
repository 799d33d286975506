"""The same job by Typst: FOLDER OUT. Certificates as their scans, as for WeasyPrint."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import typst

from benchmarks.dossiers.inputs import Inputs, load, static_font

_STYLE = """
#set document(title: "投诉材料")
#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")
#set text(font: "Noto Sans SC", size: 10pt, lang: "zh")
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
    yield "#pagebreak()\n= 投诉书\n"
    for text in inputs.paragraphs:
        yield f"{text}\n\n"
    yield "#pagebreak()\n= 文件摘要表\n#set text(size: 6pt)\n#table(columns: (35%, 65%),\n"
    for path in (*inputs.certificates, *inputs.screens):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        yield f"[{path.parent.name}/{path.name}], [{digest}],\n"
    yield ")\n#set text(size: 10pt)\n"
    for path in inputs.screens:
        name = path.relative_to(inputs.folder).as_posix()
        yield f"#pagebreak()\n= 链接 {path.parent.name}\n"
        yield f'#image("/{name}", width: 100mm, alt: "{path.parent.name}")\n'
    for path in inputs.scans:
        name = path.relative_to(inputs.folder).as_posix()
        yield f'#pagebreak()\n#image("/{name}", width: 160mm, alt: "证据")\n'


if __name__ == "__main__":
    main()
