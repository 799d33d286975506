"""What closes the dossier: the statements to sign and the table of digests."""

from collections.abc import Iterator

from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, SigningBox, Span, Table, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.exhibit_sheets import FIDELITY
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import flowing, head_cell, heading, subheading
from ipclaim.dossier.style import (
    BODY,
    BODY_EN,
    GREY,
    HEAD,
    LEAD,
    LEAD_EN,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text

CITE = Style(7, 10.5, colour=GREY)
STATEMENTS = Text("声明与承诺", "Statements")
STATEMENT_FIELD = "statement-signature"
DIGESTS = Text("文件摘要表", "Table of digests")


def statements(book: Book, faces: Faces) -> Section:
    """Return the statements with room for signature, seal and date.

    A filing that asks for none, as an anonymous report, gets no such section. Only an approved
    volume has a signature field: nobody signs a draft.
    """
    if not book.statements:
        return Section("statements", STATEMENTS, ())
    blocks: list[Block] = [*heading(STATEMENTS)]
    for number, statement in enumerate(book.statements, start=1):
        looks = Span(""), Span("", bold=False, colour=GREY)
        title = (Span(f"{number}.　"), *spans(statement.title, *looks))
        blocks += [Paragraph(title, HEAD), *pair(statement.wording, BODY, BODY_EN)]
        for cite in (each.on(book.assessment.as_of) for each in statement.cites):
            blocks.append(Paragraph(_cite(cite), CITE))
    field = "" if book.is_draft else STATEMENT_FIELD
    blocks += signature(book.case.complainant.name, field)
    return Section("statements", STATEMENTS, flowing(told(blocks, book.languages), faces))


def _cite(cite: Cite) -> tuple[Span, ...]:
    day, ref = f"{cite.verified_on:%Y-%m-%d}", cite.said
    named = (Span(ref.zh),) if ref.zh == ref.en else spans(ref, Span(""), Span(""), " / ")
    verified = Text(f"　核于 {day}", f"verified {day}")
    return (*named, *spans(verified, Span(""), Span("")))


def signature(name: str, field: str = "") -> tuple[Block, ...]:
    """Return the block in which a party signs, by hand or into a signature field of that name."""
    return (
        Gap(18),
        say(name, Style(10.5, 16, bold=True, after=4, keeps_next=True)),
        SigningBox(
            (
                "签字 / 盖章　Signature and company seal",
                "姓名与职务　Name and title",
                "日期　Date",
            ),
            Style(7.6, 11, colour=GREY),
            field,
        ),
    )


def digests(book: Book, faces: Faces) -> Section:
    """Return the SHA-256 of every paper and every kept file of a capture."""
    intro = Text(
        "摘要按文件收到时的字节计算；可用 sha256sum 核对。",
        "Digests are of the bytes as received or captured; check them with sha256sum.",
    )
    blocks: list[Block] = [
        *heading(DIGESTS),
        *pair(intro, LEAD, LEAD_EN),
        subheading(Text("证据", "Exhibits")),
        _table(tuple(_exhibits(book))),
    ]
    kept = tuple(_artefacts(book))
    if kept:
        blocks += [subheading(Text("取证文件", "Captured files")), _table(kept)]
    return Section("digests", DIGESTS, flowing(told(blocks, book.languages), faces))


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
_HOW = Style(6.8, 10, colour=GREY)
_CODE = Style(6.1, 11, colour=GREY)


def _exhibits(book: Book) -> Iterator[tuple[Cell, ...]]:
    for exhibit in book.exhibits:
        prepared = exhibit.prepared
        shown: list[Block] = [say(prepared.file, _SMALL)]
        if prepared.fidelity is not None:
            shown += pair(FIDELITY[prepared.fidelity], _HOW, _HOW)
        yield (
            Cell(pair(exhibit.label, _SMALL, _HOW, link=exhibit.anchor)),
            Cell(tuple(shown)),
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
