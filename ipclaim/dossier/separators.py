"""The sheet before each exhibit: its number, what it proves, which file it is, how it is shown."""

from ipclaim.dossier.atoms import stack
from ipclaim.dossier.blocks import Block, Cell, Gap, PageNumber, Table, Target, say
from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Group, Panel, Sheet, TagRole
from ipclaim.dossier.prepared import Fidelity
from ipclaim.dossier.sheets import both
from ipclaim.dossier.style import (
    ACCENT,
    CELL,
    CODE,
    GREY,
    INK,
    LEFT,
    MM,
    TEXT_WIDTH,
    Style,
)
from ipclaim.dossier.tongues import pair, told
from ipclaim.model.text import Lang, Languages, Text, counted

_TOP = 72 * MM
_NUMBER = Style(34, 44, bold=True, colour=ACCENT, role=TagRole.HEADING)
_NUMBER_EN = Style(11, 16, lang=Lang.EN, colour=GREY, after=14)
_TITLE = Style(15, 22, bold=True, colour=INK)
_TITLE_EN = Style(10, 15, lang=Lang.EN, colour=GREY)
_PAGE = Style(8.8, 13, colour=ACCENT)

HOW_SHOWN = {
    Fidelity.UNTOUCHED: Text(
        "原样：收到的图片字节未作任何改动，直接置于本卷。",
        "Untouched: the bytes of the picture stand in this volume as they were received.",
    ),
    Fidelity.SAME_PIXELS: Text(
        "无损：编码改变，每个像素与收到的文件相同。",
        "Without loss: other bytes, every pixel equal to the file received.",
    ),
    Fidelity.SAME_PAGE: Text(
        "原页：收到的 PDF 页面；脚本、动作和内附文件已移除，可填写内容已固定。",
        "Its own pages: those of the PDF received, without scripts, actions and files within, "
        "its fields fixed.",
    ),
    Fidelity.RECODED: Text(
        "图像：以图片显示；收到的文件原样作为附件随卷。",
        "As pictures: the file received is attached to this volume as it is.",
    ),
    Fidelity.SIGNED: Text(
        "图像：收到的文件带有电子签名，以图片显示；经签名的文件原样作为附件随卷，可供验签。",
        "As pictures: the file received is signed electronically; it is attached to this volume as "
        "it is, so that its signature can be verified.",
    ),
    Fidelity.MENDED: Text(
        "残缺：收到的文件已损坏，仅显示尚可读出的内容，可能缺页缺字；收到的文件原样作为附件随卷。",
        "Incomplete: the file received is damaged. What can be read is shown, and parts may be "
        "missing; the file is attached to this volume as it is.",
    ),
}
"""How the shown pages relate to the received file."""
_NOT_SHOWN = Text(
    "未显示：该文件无法打开，原因见下页。", "Not shown: the file cannot be opened; see overleaf."
)


def anchor_of(exhibit: Exhibit) -> str:
    """Return the name of an exhibit's separator sheet."""
    return f"separator:{exhibit.id}"


def facts_anchor(exhibit: Exhibit) -> str:
    """Return the name of the place where the table of facts begins with the exhibit."""
    return f"facts:{exhibit.id}"


def separator(exhibit: Exhibit, faces: Faces, languages: Languages) -> Sheet:
    """Return the sheet that stands before an exhibit's pages."""
    blocks: list[Block] = [
        Target(anchor_of(exhibit)),
        *pair(exhibit.label, _NUMBER, _NUMBER_EN),
        *pair(exhibit.title, _TITLE, _TITLE_EN),
        Gap(16),
        Table((25, 75), _rows(exhibit), padding=4.5, is_keyed=True),
    ]
    groups, end = stack(compose(told(blocks, languages), faces, TEXT_WIDTH - 18), LEFT + 18, _TOP)
    edge = Panel(LEFT, _TOP + 4, 3.2, end - _TOP - 4, fill=ACCENT)
    return Sheet((Group(0, 0, (edge,)), *groups), languages.of(exhibit.label))


def _rows(exhibit: Exhibit) -> tuple[tuple[Cell, ...], ...]:
    prepared = exhibit.prepared
    shown = HOW_SHOWN[prepared.fidelity] if prepared.fidelity else _NOT_SHOWN
    pages, encloses = len(exhibit.shown), prepared.encloses
    rows: list[tuple[Text, tuple[Block, ...]]] = [
        (Text("证明内容", "What it proves"), both(exhibit.proves)),
        (Text("源文件", "Source file"), (say(prepared.file, CELL),)),
        (Text("文件大小", "Size"), both(_size(prepared.size))),
        (Text("摘要", "SHA-256"), (say(prepared.sha256 or "—", CODE),)),
        (Text("与原文件的关系", "Relation to the file"), both(shown)),
    ]
    if encloses:
        held = Text(
            f"该 PDF 内另附 {encloses} 个文件，未编入本卷；作为证据的，须单独提交。",
            f"The PDF carries {counted(encloses, '# more file|# more files')} within, not "
            "part of this volume; what is to be evidence must be handed in by itself.",
        )
        rows.append((Text("内附文件", "Files within it"), both(held)))
    if pages:
        count = Text(f"共 {pages} 页", counted(pages, "# page|# pages"))
        first = PageNumber(
            exhibit.anchor, _PAGE, "自本卷第 {page} 页起\u3000from page {page} of this volume"
        )
        rows.append((Text("页数", "Pages"), (*both(count), first)))
    facts = sum(len(document.own_fields) for document in exhibit.documents)
    if facts:
        count = Text(f"{facts} 项", f"{facts}")
        where = PageNumber(facts_anchor(exhibit), _PAGE, "见第 {page} 页\u3000see page {page}")
        rows.append((Text("读出的事实", "Facts read from it"), (*both(count), where)))
    return tuple((Cell(both(key)), Cell(value)) for key, value in rows)


def _size(size: int) -> Text:
    return Text(f"{size:,} 字节", f"{size:,} bytes")
