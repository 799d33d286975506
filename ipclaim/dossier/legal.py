"""What the law wants, at the end of the check report, and what wrongdoing costs, for the notes.

Nothing is judged here: each element of the law stands with the outcome of the rules that decide
it, and the ladders of penalties stand as the rule pack tells them, with their sources.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.marks import Colour
from ipclaim.dossier.sheets import both, head_cell, subheading
from ipclaim.dossier.sources import Sources
from ipclaim.dossier.style import BAD, CARE, CELL, CELL_EN, GOOD, GREY, LEAD, LEAD_EN, PALE, Style
from ipclaim.dossier.tongues import pair
from ipclaim.model.finding import Cite, LegalElement, Outcome
from ipclaim.model.text import Lang, Text
from ipclaim.rules.procedure import Penalty

_MET: dict[Outcome, tuple[Text, Colour]] = {
    Outcome.PASS: (Text("具备", "met"), GOOD),
    Outcome.FAIL: (Text("不具备", "not met"), BAD),
    Outcome.REVIEW: (Text("须人工核对", "a person must look"), CARE),
    Outcome.NOT_APPLICABLE: (Text("不适用", "not applicable"), GREY),
}
_WHO = {
    "platform": Text("平台", "platform"),
    "seller": Text("商家", "seller"),
    "complainant": Text("投诉人", "complainant"),
}
_CITE = Style(7, 10, colour=GREY)
_VERIFIED = Style(6.4, 9.5, colour=PALE, after=2)


def _cited(cites: Iterable[Cite]) -> Iterator[Block]:
    """Yield each source with the day on which it was verified, and how well."""
    for cite in cites:
        yield from pair(cite.said, _CITE, replace(_CITE, lang=Lang.EN))
        yield from pair(cite.verified, _VERIFIED, replace(_VERIFIED, lang=Lang.EN))


def elements(book: Book, sources: Sources) -> Iterator[Block]:
    """Yield a table for each legal regime: its elements with their outcomes."""
    anchors = {
        finding.rule: anchor
        for anchor, finding in book.numbered_findings
        if finding.outcome is not Outcome.NOT_APPLICABLE
    }
    for _, group in groupby(book.assessment.elements, key=lambda element: element.regime):
        wanted = tuple(group)
        yield _title(Text("法律要件", "What the law wants"), wanted[0].regime_name)
        columns = (
            Text("要件", "Element"),
            Text("结果", "Outcome"),
            Text("由何判断", "Decided by"),
            Text("依据", "Source"),
        )
        rows = tuple(_element(each, anchors, sources) for each in wanted)
        yield Table((38, 15, 37, 10), rows, tuple(map(head_cell, columns)), 3.6)


def penalties(book: Book) -> Iterator[Block]:
    """Yield a table for each ladder of penalties, or table of points, of the platform."""
    for penalty in book.penalties:
        yield _title(Text("违规后果", "What wrongdoing costs"), penalty.title)
        yield from pair(_counted(penalty), LEAD, LEAD_EN)
        yield _ladder(penalty)
        yield Gap(3)
        yield from _cited(cite.on(book.assessment.as_of) for cite in penalty.cites)


def _ladder(penalty: Penalty) -> Table:
    columns = [Text("情形", "When"), Text("后果", "Effect")]
    rows = [[Cell(both(row.when)), Cell(both(row.effect))] for row in penalty.rows]
    has_points = any(row.points is not None for row in penalty.rows)
    if has_points:
        columns.append(Text("扣分", "Points"))
        for cells, row in zip(rows, penalty.rows, strict=True):
            cells.append(Cell((say("—" if row.points is None else str(row.points), CELL),)))
    widths = (44, 46, 10) if has_points else (48, 52)
    return Table(widths, tuple(map(tuple, rows)), tuple(map(head_cell, columns)), 3.6)


def _title(kind: Text, name: Text) -> Paragraph:
    title = Text(f"{kind.zh}：{name.zh}", f"{kind.en}: {name.en}")
    return subheading(title)


def _element(element: LegalElement, anchors: dict[str, str], sources: Sources) -> tuple[Cell, ...]:
    told, colour = _MET[element.outcome]
    return (
        Cell(both(element.title)),
        Cell(
            (
                Paragraph((Span(told.zh, bold=True, colour=colour, half=Lang.ZH),), CELL),
                Paragraph((Span(told.en, half=Lang.EN),), CELL_EN),
            )
        ),
        Cell(both(element.asked) if element.asked else (_rules(element, anchors),)),
        Cell((sources.cited(element.cites),)),
    )


def _rules(element: LegalElement, anchors: dict[str, str]) -> Paragraph:
    spans: list[Span] = []
    for rule in element.rules:
        spans += [Span(rule, link=anchors.get(rule), is_whole=True), Span("  ")]
    return Paragraph(tuple(spans[:-1]), Style(7.6, 12))


def _counted(penalty: Penalty) -> Text:
    who, days = _WHO[penalty.who], penalty.counts_for_days
    if days is None:
        return Text(f"对象：{who.zh}。", f"Concerns the {who.en}.")
    return Text(
        f"对象：{who.zh}；{days} 天内累计。",
        f"Concerns the {who.en}; counted for {days} days.",
    )
