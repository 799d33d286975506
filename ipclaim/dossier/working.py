"""Notes for those who file, bound into drafts alone: what is left to do, and what wrongdoing costs.

An approved copy goes to the other side's reader and holds none of it.
"""

from collections.abc import Iterator, Sequence

from ipclaim.dossier.blocks import Block, Cell, Paragraph, Span, Table, Target
from ipclaim.dossier.book import Book
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.legal import penalties
from ipclaim.dossier.naming import in_exhibits
from ipclaim.dossier.plan import Section
from ipclaim.dossier.report import OUTCOMES
from ipclaim.dossier.sheets import both, flowing, head_cell, heading, subheading
from ipclaim.dossier.style import CELL, GREY, LEAD, LEAD_EN, NOTE, NOTE_EN, Style
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.finding import Finding, Severity
from ipclaim.model.text import Text

WORKING = Text("工作底稿（仅草稿）", "Working notes (drafts only)")
_INTRO = Text(
    "本部分供提交前内部使用；案件批准后制作的卷宗不含本部分。",
    "For those who prepare the filing; the approved volume is bound without it.",
)
_TO_DO = Text("提交前尚待处理", "To settle before filing")
_IN_THE_LETTER = Text("信函中待补或待核对之处", "To fill or to check in the letter")
_FILL = Text(
    "批准不会替您补上或核对这些内容；请补充材料，或用 ipclaim review 核对读数后重新制作。",
    "Approval neither fills nor checks these: add the paper, or check the reading with ipclaim "
    "review, and build again.",
)
SEVERITIES = {
    Severity.BLOCK: Text("必备", "required"),
    Severity.WARN: Text("提示", "warning"),
    Severity.INFO: Text("信息", "information"),
}


def to_do_anchor(finding: str) -> str:
    """Return the place in the notes of a finding, by the name of its place in the report."""
    return finding.replace("finding:", "to-do:")


def working_notes(book: Book, faces: Faces, open_places: Sequence[Text] = ()) -> Section:
    """Return the notes; no sheets in an approved volume, nor where there is nothing to say.

    ``open_places`` are what the letter leaves to fill or to check.
    """
    open_points = [entry for entry in book.numbered_findings if entry[1].is_open]
    content = [*_to_do(book, open_points), *_in_the_letter(open_places), *penalties(book)]
    if not book.is_draft or not content:
        return Section("working", WORKING, ())
    blocks: list[Block] = [*heading(WORKING), *pair(_INTRO, NOTE, NOTE_EN), *content]
    return Section("working", WORKING, flowing(told(blocks, book.languages), faces))


def _to_do(book: Book, points: list[tuple[str, Finding]]) -> Iterator[Block]:
    if not points:
        return
    yield subheading(_TO_DO)
    head = (Text("规则", "Rule"), Text("发现", "Finding"), Text("如何处理", "What to do"))
    ranked = sorted(points, key=lambda entry: not entry[1].blocks)
    rows = tuple(_row(book, anchor, finding) for anchor, finding in ranked)
    yield Table((24, 40, 36), rows, tuple(map(head_cell, head)), 3.4)


def _in_the_letter(places: Sequence[Text]) -> Iterator[Block]:
    if not places:
        return
    yield subheading(_IN_THE_LETTER)
    yield from pair(_FILL, LEAD, LEAD_EN)
    for place in dict.fromkeys(places):
        yield from pair(Text(f"·  {place.zh}", f"·  {place.en}"), CELL, NOTE_EN)


def _row(book: Book, anchor: str, finding: Finding) -> tuple[Cell, ...]:
    outcome, colour = OUTCOMES[finding.outcome]
    severity = SEVERITIES[finding.severity]
    looks = Span("", bold=True, colour=colour)
    return (
        Cell(
            (
                Target(to_do_anchor(anchor)),
                Paragraph((Span(finding.rule, bold=True, link=anchor, is_whole=True),), CELL),
                *both(finding.title),
                Paragraph(spans(severity, Span(""), Span("")), Style(7, 10, colour=GREY)),
            )
        ),
        Cell(
            (
                Paragraph(spans(outcome, looks, Span("", colour=GREY)), CELL),
                *both(in_exhibits(finding.message, book)),
            )
        ),
        Cell(both(in_exhibits(finding.advice, book)) if finding.advice.zh else ()),
    )
