"""What closes the dossier: the statements to sign and the table of digests."""

from collections.abc import Iterator

from ipclaim.dossier.blocks import Block, Cell, Gap, Lines, Paragraph, Span, Table, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.exhibit_sheets import FIDELITY
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import flowing, head_cell, heading
from ipclaim.dossier.style import (
    BODY,
    BODY_EN,
    GREY,
    HEAD,
    MM,
    NOTE,
    NOTE_EN,
    Style,
)
from ipclaim.model.text import Text

CITE = Style(7, 10.5, colour=GREY)
STATEMENTS = Text("声明与承诺", "Statements")
DIGESTS = Text("文件摘要表", "Table of digests")


def statements(book: Book, faces: Faces) -> Section:
    """Return the statements with room for signature, seal and date.

    A filing that asks for none, as an anonymous report, gets no such section.
    """
    if not book.statements:
        return Section("statements", STATEMENTS, ())
    blocks: list[Block] = [*heading(STATEMENTS)]
    for number, statement in enumerate(book.statements, start=1):
        title = (
            Span(f"{number}.　{statement.title.zh}"),
            Span(f"  {statement.title.en}", bold=False, colour=GREY),
        )
        blocks += [
            Paragraph(title, HEAD),
            say(statement.wording.zh, BODY),
            say(statement.wording.en, BODY_EN),
        ]
        blocks += [
            say(f"{cite.ref}（核于 verified {cite.verified_on:%Y-%m-%d}）", CITE)
            for cite in (each.on(book.assessment.as_of) for each in statement.cites)
        ]
    blocks += signature(book.case.complainant.name)
    return Section("statements", STATEMENTS, flowing(blocks, faces))


def signature(name: str) -> tuple[Block, ...]:
    """Return the block in which a party signs."""
    return (
        Gap(18),
        say(name, Style(10.5, 16, bold=True, after=4, keeps_next=True)),
        Lines(
            (
                "签字 / 盖章　Signature and company seal",
                "姓名与职务　Name and title",
                "日期　Date",
            ),
            Style(7.6, 11, colour=GREY),
            95 * MM,
        ),
    )


def digests(book: Book, faces: Faces) -> Section:
    """Return the SHA-256 of every paper and every kept file of a capture."""
    blocks: list[Block] = [
        *heading(DIGESTS),
        say("摘要按文件收到时的字节计算；可用 sha256sum 核对。", NOTE),
        say(
            "Digests are of the bytes as received or captured; check them with sha256sum.", NOTE_EN
        ),
        say("证据  Exhibits", HEAD),
        _table(tuple(_exhibits(book))),
    ]
    kept = tuple(_artefacts(book))
    if kept:
        blocks += [say("取证文件  Captured files", HEAD), _table(kept)]
    return Section("digests", DIGESTS, flowing(blocks, faces))


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    head = tuple(
        head_cell(text)
        for text in (
            Text("编号", "No."),
            Text("文件", "File"),
            Text("字节", "Bytes"),
            Text("摘要", "SHA-256"),
        )
    )
    return Table((10, 29, 9, 52), rows, head, 2.8)


_SMALL = Style(7.4, 11)
_CODE = Style(6.1, 11, colour=GREY)


def _exhibits(book: Book) -> Iterator[tuple[Cell, ...]]:
    for exhibit in book.exhibits:
        prepared = exhibit.prepared
        told: list[Block] = [say(prepared.file, _SMALL)]
        if prepared.fidelity is not None:
            told.append(say(FIDELITY[prepared.fidelity].zh, Style(6.8, 10, colour=GREY)))
        yield (
            Cell((Paragraph((Span(exhibit.label.zh, link=exhibit.anchor),), _SMALL),)),
            Cell(tuple(told)),
            Cell((say(f"{prepared.size:,}", _SMALL),)),
            Cell((say(prepared.sha256 or "—", _CODE),)),
        )


def _artefacts(book: Book) -> Iterator[tuple[Cell, ...]]:
    for one in book.captured:
        for artefact in one.capture.artefacts if one.capture else ():
            yield (
                Cell((Paragraph((Span(one.listing.id, link=one.anchor),), _SMALL),)),
                Cell((say(artefact.name, _SMALL),)),
                Cell((say(f"{artefact.size:,}", _SMALL),)),
                Cell((say(artefact.sha256, _CODE),)),
            )
