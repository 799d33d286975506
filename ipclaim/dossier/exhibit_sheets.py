"""The exhibits: each page framed under its stamp, or a sheet that says why it is not shown."""

from collections.abc import Callable
from functools import partial

from ipclaim.dossier.atoms import stack
from ipclaim.dossier.blocks import Block, Cell, Gap, Table, say
from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.marks import Anchor, Group, Mark, Panel, Picture, Sheet, Tag, TagRole
from ipclaim.dossier.plan import Section, fitted, set_line
from ipclaim.dossier.prepared import Fidelity, PreparedPage
from ipclaim.dossier.sheets import both
from ipclaim.dossier.style import (
    ACCENT,
    BAD,
    CELL,
    CODE,
    GREY,
    HAIR,
    LEFT,
    MM,
    PAGE_WIDTH,
    RIGHT,
    TEXT_BOTTOM,
    TEXT_WIDTH,
    TITLE,
    TITLE_EN,
    TOP,
    WHITE,
)
from ipclaim.dossier.tongues import pair, told
from ipclaim.model.text import Lang, Languages, Text

EXHIBITS = Text("证据", "Exhibits")
FIDELITY = {
    Fidelity.UNTOUCHED: Text("原始字节，未经改动", "the received bytes, untouched"),
    Fidelity.SAME_PIXELS: Text("无损转换，像素相同", "converted without loss, every pixel equal"),
    Fidelity.SAME_PAGE: Text(
        "原 PDF 页面，已移除脚本与交互内容",
        "the PDF's own pages, scripts and interactive parts removed",
    ),
    Fidelity.RECODED: Text(
        "以图像显示，原始文件随卷附上", "shown as pictures, the original file is attached"
    ),
    Fidelity.SIGNED: Text(
        "带电子签名：以图像显示，经签名的原文件未经改动随卷附上",
        "signed electronically: shown as pictures, the signed file is attached unaltered",
    ),
    Fidelity.MENDED: Text(
        "文件已损坏，仅显示尚可读出的内容，原始文件随卷附上",
        "the file is damaged: what can be read of it is shown, the file itself is attached",
    ),
}
_CANNOT = Text("此证据无法显示", "This exhibit cannot be shown")
_UNCHANGED = Text(
    "原文件未作任何改动，保存在案件材料文件夹内。",
    "The file is unchanged and stays in the case's materials folder.",
)
_ATTACHED = Text(
    "原文件未作任何改动，作为附件随卷。", "The file is attached to this volume, unchanged."
)
_HEAD_HEIGHT = 15 * MM
_STAMP_WIDTH = 31 * MM


def exhibit_sheets(
    exhibits: tuple[Exhibit, ...],
    faces: Faces,
    before: Callable[[Exhibit], Sheet] | None = None,
    languages: Languages = Languages.BOTH,
) -> Section:
    """Return every page of every exhibit, each exhibit behind its separator sheet, if wanted."""
    sheets: list[Sheet] = []
    for exhibit in exhibits:
        if before is not None:
            sheets.append(before(exhibit))
        if not exhibit.shown:
            sheets.append(_not_shown(exhibit, faces, languages))
        sheets += [
            _sheet(exhibit, number, exhibit.prepared.pages[number - 1], faces, languages)
            for number in exhibit.shown
        ]
    marks = tuple(
        (f"{languages.of(one.label, ' ')} · {languages.of(one.title, ' ')}", one.anchor)
        for one in exhibits
    )
    return Section("exhibits", EXHIBITS, tuple(sheets), marks)


def _sheet(
    exhibit: Exhibit, number: int, page: PreparedPage, faces: Faces, languages: Languages
) -> Sheet:
    turned = exhibit.turned(number)
    lies = turned % 180 == 90
    ratio = page.width / page.height if lies else page.height / page.width
    top = TOP + _HEAD_HEIGHT
    room = TEXT_BOTTOM - top - 6 * MM
    wide = min(TEXT_WIDTH, room / ratio)
    left = LEFT + (TEXT_WIDTH - wide) / 2
    figure = _figure(exhibit, number, languages)
    shown: tuple[Mark, ...] = (
        Panel(left - 3, top - 3, wide + 6, wide * ratio + 6, fill=WHITE, edge=HAIR, weight=0.6),
        Picture(left, top, wide, wide * ratio, page.key, turned, tag=figure),
    )
    head = _head(exhibit, number, faces, languages)
    return Sheet((Group(0, 0, head), Group(0, 0, shown)), _label(exhibit, number, languages))


def _figure(exhibit: Exhibit, number: int, languages: Languages) -> Tag:
    """Return the element of a page's picture, with what it shows."""
    label, title = exhibit.label, exhibit.title
    shown = Text(f"{label.zh} 第 {number} 页：{title.zh}", f"{label.en}, page {number}: {title.en}")
    return Tag(TagRole.FIGURE, alt=languages.of(shown))


def _label(exhibit: Exhibit, number: int, languages: Languages) -> str:
    count = len(exhibit.prepared.pages)
    of = f"  {number}/{count}" if count else ""
    return f"{languages.of(exhibit.label)}{of}  {exhibit.prepared.file}"


def _head(exhibit: Exhibit, number: int, faces: Faces, languages: Languages) -> tuple[Mark, ...]:
    """Return title, digest and stamp above the page."""
    marks: list[Mark] = [Anchor(exhibit.page_anchor(number), TOP - 6)]
    room = TEXT_WIDTH - _STAMP_WIDTH - 12
    named = partial(set_line, faces=faces, x=LEFT, flush_right=False)
    heading, main = Tag(TagRole.HEADING), _main(languages)
    title = fitted(exhibit.title.said_in(main), faces, 11, room, bold=True)
    marks += named(title, y=TOP + 6, size=11, colour=ACCENT, bold=True, lang=main, tag=heading)
    if languages is Languages.BOTH:
        title = fitted(exhibit.title.en, faces, 7.2, room)
        english = Tag(TagRole.PARAGRAPH, lang=Lang.EN)
        marks += named(title, y=TOP + 18, size=7.2, colour=GREY, lang=Lang.EN, tag=english)
    if exhibit.prepared.fidelity is not None:
        shown = languages.of(FIDELITY[exhibit.prepared.fidelity])
        marks += named(shown, y=TEXT_BOTTOM - 1, size=6.4, colour=GREY, tag=Tag(TagRole.PARAGRAPH))
    digest = f"SHA-256 {exhibit.prepared.sha256}"
    digested = Tag(TagRole.PARAGRAPH, lang=Lang.EN)
    marks += named(digest, y=TOP + 28, size=6.4, colour=GREY, lang=Lang.EN, tag=digested)
    marks += stamp(exhibit.label, faces, languages)
    return tuple(marks)


def _main(languages: Languages) -> Lang:
    return Lang.EN if languages is Languages.EN else Lang.ZH


def stamp(label: Text, faces: Faces, languages: Languages = Languages.BOTH) -> tuple[Mark, ...]:
    """Return the boxed exhibit number at the top right, in a band of its own."""
    wide, high = _STAMP_WIDTH, 11 * MM
    left, top = PAGE_WIDTH - RIGHT - wide, TOP - 5
    edge, said = left + wide - 8, Tag(TagRole.PARAGRAPH)
    box, main = Panel(left, top, wide, high, edge=ACCENT, weight=0.9), _main(languages)
    if languages is not Languages.BOTH:
        words = label.said_in(main)
        line = set_line(words, faces, edge, top + 20, 12, ACCENT, bold=True, lang=main, tag=said)
        return (box, *line)
    return (
        box,
        *set_line(label.zh, faces, edge, top + 14, 12, ACCENT, bold=True, tag=said),
        *set_line(label.en.upper(), faces, edge, top + 25, 6.6, ACCENT, lang=Lang.EN, tag=said),
    )


def _not_shown(exhibit: Exhibit, faces: Faces, languages: Languages) -> Sheet:
    """Return the sheet of a paper that cannot be opened."""
    # What kept a paper from being read comes with advice; our own refusal only says that it failed.
    # Of a paper that was read all the same, only the refusal says why it is not shown.
    papers = exhibit.documents
    read = [problem for paper in papers for problem in paper.problems if problem.fatal]
    why = [Text(f"{p.message.zh} {p.advice.zh}", f"{p.message.en} {p.advice.en}") for p in read]
    if not why:
        plain = Text("文件无法显示。", "The file cannot be shown.")
        why = [exhibit.prepared.problem or plain]
    rows = [
        (Text("文件", "File"), (say(exhibit.prepared.file, CELL),)),
        (Text("大小", "Size"), (say(f"{exhibit.prepared.size:,} bytes", CELL),)),
        (Text("摘要", "SHA-256"), (say(exhibit.prepared.sha256, CODE),)),
        *((Text("原因", "Reason"), both(text)) for text in dict.fromkeys(why)),
    ]
    blocks: list[Block] = [
        *pair(_CANNOT, TITLE, TITLE_EN),
        Table(
            (16, 84),
            tuple((Cell(both(key)), Cell(tuple(value))) for key, value in rows),
            is_keyed=True,
        ),
        Gap(8),
        *both(_ATTACHED if exhibit.prepared.is_attached else _UNCHANGED),
    ]
    groups, end = stack(
        compose(told(blocks, languages), faces, TEXT_WIDTH - 24), LEFT + 14, TOP + 60
    )
    bar = Panel(LEFT, TOP + 60, 3.2, end - TOP - 60, fill=BAD)
    head = (Anchor(exhibit.anchor, TOP - 6), *stamp(exhibit.label, faces, languages))
    return Sheet((Group(0, 0, head), Group(0, 0, (bar,)), *groups), _label(exhibit, 0, languages))
