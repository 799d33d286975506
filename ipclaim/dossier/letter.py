"""A formal letter with its exhibits as one PDF: what other rooms draw their letters with.

Takes finished wording in both languages and sets it: the Chinese letter, the English one, then the
exhibits under their stamps. Where a paragraph speaks of an exhibit's page in so many words, the
words become the link.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ipclaim.dossier.assemble import Bundle, assemble
from ipclaim.dossier.blocks import Block, Cell, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.closing import signature
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.exhibit_sheets import exhibit_sheets
from ipclaim.dossier.exhibits import Received, prepare_files
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.sheets import both, flowing, head_cell, heading
from ipclaim.dossier.style import (
    ACCENT,
    BODY,
    BODY_EN,
    CARE,
    CELL,
    GREY,
    HEAD,
    HEAD_EN,
    Align,
    Style,
)
from ipclaim.model.text import Lang, Text
from ipclaim.private import write_private
from ipclaim.scratch import scratch_folder

_EXHIBITS = Text("证据目录", "List of exhibits")
_IN = {
    Lang.ZH: Text("（中文）", ", Chinese"),
    Lang.EN: Text("（英文）", ", English"),
}


@dataclass(frozen=True, slots=True)
class LetterParagraph:
    """One paragraph and the exhibit pages, as (id, page), that it rests on."""

    text: Text
    exhibits: tuple[tuple[str, int], ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class LetterSection:
    """One headed part of a letter."""

    heading: Text
    paragraphs: tuple[LetterParagraph, ...]


@dataclass(frozen=True, slots=True)
class LetterExhibit:
    """A paper or picture that the letter refers to and that is bound behind it."""

    id: str
    label: Text
    title: Text
    file: str
    """Relative to the folder."""
    pages: tuple[int, ...] = ()
    """The pages to bind, counted from 1; all of them when empty."""
    turned: Mapping[int, int] | None = None
    """For a page number, the degrees (0, 90, 180, 270) to turn it clockwise to stand upright."""


@dataclass(frozen=True, slots=True)
class FormalLetter:
    """Everything that a letter says."""

    title: Text
    parties: tuple[Text, ...]
    """One line each: who writes, to whom, about which number."""
    sections: tuple[LetterSection, ...]
    exhibits: tuple[LetterExhibit, ...]
    signer: str
    on: date
    folder: Path
    """What the exhibits' files are relative to."""
    notice: Text | None = None
    """Printed above everything, e.g. that a person must approve the draft."""
    is_draft: bool = True
    is_signed: bool = True
    """Whether it ends with room for signature and seal; a working note does not."""
    lists_exhibits: bool = True
    """Whether to add a list of the exhibits with their pages."""
    langs: tuple[Lang, ...] = tuple(Lang)
    """In which languages it is set, one after the other."""


@dataclass(frozen=True)
class RenderedLetter:
    """A letter's PDF with the plan that it was drawn by."""

    pdf: bytes
    plan: Plan


def render_letter(letter: FormalLetter) -> RenderedLetter:
    """Render a letter with its exhibits; an exhibit that cannot be opened gets a sheet saying so.

    Raises ``ValueError`` when a paragraph names an exhibit that is not listed.
    """
    faces = shared_fonts()
    with scratch_folder() as work:
        wanted = dict.fromkeys(exhibit.file for exhibit in letter.exhibits)
        received = [Received(file, letter.folder / file) for file in wanted]
        prepared = {one.file: one for one in prepare_files(received, work)}
        plan = bind(_volume(letter, prepared, faces), faces)
        pdf = io.BytesIO()
        bundle = Bundle(
            plan=plan,
            fonts=faces,
            files=tuple(prepared.values()),
            attachments=(),
            marking=Marking(letter.title.zh, letter.signer, letter.title.en, "zh-CN", letter.on),
        )
        assemble(bundle, pdf)
    return RenderedLetter(pdf.getvalue(), plan)


def write_letter(letter: FormalLetter, path: Path) -> Path:
    """Render a letter into a file of mode 0600, whole or not at all, and return its path."""
    return write_private(path, render_letter(letter).pdf)


def _volume(letter: FormalLetter, prepared: Mapping[str, PreparedFile], faces: Faces) -> Volume:
    exhibits = tuple(_exhibit(exhibit, prepared[exhibit.file]) for exhibit in letter.exhibits)
    sections = [_section(letter, lang, faces) for lang in letter.langs]
    if exhibits:
        sections.append(exhibit_sheets(exhibits, faces))
    return Volume(tuple(sections), letter.title.zh, letter.is_draft)


def _exhibit(exhibit: LetterExhibit, prepared: PreparedFile) -> Exhibit:
    turned = exhibit.turned or {}
    pages = tuple(
        replace(page, turned=(page.turned + turned.get(number, 0)) % 360)
        for number, page in enumerate(prepared.pages, start=1)
    )
    kept = replace(prepared, pages=pages)
    return Exhibit(exhibit.id, exhibit.label, kept, (), exhibit.title, exhibit.pages)


def _section(letter: FormalLetter, lang: Lang, faces: Faces) -> Section:
    zh = lang is Lang.ZH
    body, head = (BODY, HEAD) if zh else (BODY_EN, HEAD_EN)
    blocks: list[Block] = list(heading(letter.title, lang))
    if letter.notice:
        told = replace(body, size=8.5, leading=13, colour=CARE, after=8, align=Align.LEFT)
        blocks.append(say(letter.notice.said_in(lang), told))
    blocks += [
        say(party.said_in(lang), replace(body, after=1, align=Align.LEFT))
        for party in letter.parties
    ]
    for part in letter.sections:
        blocks.append(say(part.heading.said_in(lang), head))
        for paragraph in part.paragraphs:
            style = (
                replace(head, size=body.size, before=4, after=2) if paragraph.is_heading else body
            )
            blocks.append(Paragraph(tuple(_spans(letter, paragraph, lang)), style))
    if lang is letter.langs[0] and letter.lists_exhibits and letter.exhibits:
        blocks += _list(letter)
    if letter.is_signed:
        blocks += signature(letter.signer)
    title = Text(letter.title.zh + _IN[lang].zh, letter.title.en + _IN[lang].en)
    return Section(f"letter-{lang}", title, flowing(blocks, faces))


def _spans(letter: FormalLetter, paragraph: LetterParagraph, lang: Lang) -> Iterator[Span]:
    """Yield the paragraph with each exhibit's words as a link, in the order in which they stand."""
    rest = paragraph.text.said_in(lang)
    for id_, page in paragraph.exhibits:
        exhibit = next((one for one in letter.exhibits if one.id == id_), None)
        if exhibit is None:
            raise ValueError(f"the letter refers to exhibit {id_}, which is not listed")
        words = _words(exhibit, page, lang, rest)
        target = _target(exhibit, page)
        if words is None:
            continue
        before, rest = rest.split(words, 1)
        if before:
            yield Span(before)
        yield Span(words, link=target, is_whole=len(words) < 24)
    if rest:
        yield Span(rest)


def _words(exhibit: LetterExhibit, page: int, lang: Lang, text: str) -> str | None:
    """Return how the text names the exhibit's page, or ``None`` when it does not."""
    label = exhibit.label.said_in(lang)
    full = f"{label}第{page}页" if lang is Lang.ZH else f"{label}, p. {page}"
    return next((words for words in (full, label) if words in text), None)


def _target(exhibit: LetterExhibit, page: int) -> str:
    first = exhibit.pages[0] if exhibit.pages else 1
    known = page in exhibit.pages if exhibit.pages else page == 1
    return f"exhibit:{exhibit.id}" if page == first or not known else f"exhibit:{exhibit.id}:{page}"


def _list(letter: FormalLetter) -> tuple[Block, ...]:
    rows = tuple(
        (
            Cell((Paragraph((Span(one.label.zh, link=f"exhibit:{one.id}"),), CELL),)),
            Cell(both(one.title)),
            Cell((say(one.file, Style(7.6, 13, colour=GREY)),)),
            Cell((PageNumber(f"exhibit:{one.id}", Style(8.8, 13, colour=ACCENT)),)),
        )
        for one in letter.exhibits
    )
    head = tuple(
        head_cell(text)
        for text in (
            Text("编号", "No."),
            Text("名称", "Title"),
            Text("文件", "File"),
            Text("页", "Page"),
        )
    )
    return (
        Paragraph((Span(_EXHIBITS.zh), Span(f"  {_EXHIBITS.en}", colour=GREY)), HEAD),
        Table((16, 40, 34, 10), rows, head, 3.2),
    )
