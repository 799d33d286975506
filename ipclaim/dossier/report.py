"""The check report, for a reader outside: what a machine checked, what a person, what nobody did.

Open points are named and not discussed; what is left to do before filing, and what wrongdoing
costs, is for those who file (``working``). Sources stand once, numbered, at the end. What the law
wants follows the rules (``legal``).
"""

from collections.abc import Iterator, Sequence

from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, Target, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.legal import elements
from ipclaim.dossier.marks import Colour
from ipclaim.dossier.naming import in_exhibits
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import both, flowing, head_cell, heading, subheading
from ipclaim.dossier.sources import Sources
from ipclaim.dossier.style import (
    BAD,
    CARE,
    CELL,
    CELL_EN,
    GOOD,
    GREY,
    LEAD,
    LEAD_EN,
    NOTE,
    NOTE_EN,
    Style,
)
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.document import Origin
from ipclaim.model.finding import Finding, Outcome, Step
from ipclaim.model.text import Text, counted

REPORT = Text("检查报告", "Check report")
OUTCOMES: dict[Outcome, tuple[Text, Colour]] = {
    Outcome.PASS: (Text("通过", "pass"), GOOD),
    Outcome.FAIL: (Text("不满足", "not met"), BAD),
    Outcome.REVIEW: (Text("须人工核对", "a person must look"), CARE),
    Outcome.NOT_APPLICABLE: (Text("不适用", "not applicable"), GREY),
}
_BY_MACHINE = Text("由机器核对", "Checked by machine")
_BY_PERSON = Text("由人核对", "Checked by a person")
_OPEN = Text("未作结论", "Not checked")
_READY = Text("可以提交", "ready")
_NOT_READY = Text("尚不能提交", "not ready")
_INTRO_OPEN = Text(
    "以下事项机器与人均未作出肯定结论，本卷不就其作出陈述。",
    "On these points neither machine nor person came to a yes; this volume states nothing on them.",
)
_INTRO_PERSON = Text(
    "以下事项机器不能自行判断，由所列人员核对后接受。",
    "A machine could not decide these alone; the person named looked and accepted them.",
)
_RULE = Style(7.6, 12)
_PLACES = Style(7.8, 12)
Numbered = tuple[str, Finding]


def report(book: Book, faces: Faces) -> Section:
    """Return the report: a summary, the three groups, the law's own list, and the sources."""
    sources = Sources(book.assessment.as_of)
    weighed = [
        entry for entry in book.numbered_findings if entry[1].outcome is not Outcome.NOT_APPLICABLE
    ]
    by_machine = [entry for entry in weighed if entry[1].outcome is Outcome.PASS]
    by_person = [entry for entry in weighed if entry[1].accepted_by and entry not in by_machine]
    still_open = [entry for entry in weighed if entry[1].is_open]
    blocks: list[Block] = [
        *heading(REPORT),
        *_summary(book, by_machine, by_person, still_open),
        *_group(book, _BY_MACHINE, None, by_machine, sources),
        *_by_person(book, by_person, sources),
        *_open(still_open, sources),
        *_idle(book),
        *elements(book, sources),
        *sources.listed(),
    ]
    return Section("report", REPORT, flowing(told(blocks, book.languages), faces))


def _summary(
    book: Book,
    by_machine: Sequence[Numbered],
    by_person: Sequence[Numbered],
    still_open: Sequence[Numbered],
) -> Iterator[Block]:
    made = book.assessment
    yield from pair(
        Text(
            f"按规则包 {made.platform} {made.pack_version}，以 {made.as_of:%Y-%m-%d} 为准。"
            "不能判断的事项从不计为通过。",
            f"By rule pack {made.platform} {made.pack_version}, as of {made.as_of:%Y-%m-%d}. "
            "What could not be decided never counts as passed.",
        ),
        NOTE,
        NOTE_EN,
    )
    head = (
        Text("步骤", "Step"),
        Text("结论", "Verdict"),
        _BY_MACHINE,
        _BY_PERSON,
        _OPEN,
    )
    groups = (by_machine, by_person, still_open)
    rows = tuple(_step_row(step, groups) for step in _steps(book))
    yield Gap(6)
    yield Table((34, 20, 16, 16, 14), rows, tuple(map(head_cell, head)), 3.2)


def _steps(book: Book) -> Iterator[Step]:
    steps = book.assessment.steps
    yield from steps
    named = {step.id for step in steps}
    if any(finding.step not in named for finding in book.assessment.findings):
        yield Step("", Text("其他", "Other"), ready=True)


def _step_row(step: Step, groups: Sequence[Sequence[Numbered]]) -> tuple[Cell, ...]:
    verdict, colour = (_READY, GOOD) if step.ready else (_NOT_READY, BAD)
    looks = Span("", bold=True, colour=colour)
    counts = [sum(finding.step == step.id for _, finding in group) for group in groups]
    return (
        Cell(both(step.title)),
        Cell((Paragraph(spans(verdict, looks, Span("", colour=colour)), CELL),)),
        *(Cell((say(str(number or "—"), CELL),)) for number in counts),
    )


def _group(
    book: Book,
    title: Text,
    intro: Text | None,
    findings: Sequence[Numbered],
    sources: Sources,
) -> Iterator[Block]:
    if not findings:
        return
    yield subheading(title)
    if intro is not None:
        yield from pair(intro, LEAD, LEAD_EN)
    head = (Text("规则", "Rule"), Text("核对结果", "What was found"), Text("依据", "Source"))
    rows = tuple(_row(book, anchor, finding, sources) for anchor, finding in findings)
    yield Table((27, 63, 10), rows, tuple(map(head_cell, head)), 3.0)


def _by_person(book: Book, findings: Sequence[Numbered], sources: Sources) -> Iterator[Block]:
    """Yield what people accepted, and how many readings they checked."""
    yield from _group(book, _BY_PERSON, _INTRO_PERSON, findings, sources)
    papers = book.assessment.documents
    read = sum(field.origin is Origin.HUMAN for paper in papers for field in paper.fields)
    if not read:
        return
    if not findings:
        yield subheading(_BY_PERSON)
    words = Text(
        f"{read} 项读数由人核对，见事实一览。",
        f"{counted(read, '# reading was|# readings were')} checked by a person, see the table "
        "of facts.",
    )
    to = Span("", link="section:facts")
    yield Paragraph(spans(words, to, to), CELL)


def _row(book: Book, anchor: str, finding: Finding, sources: Sources) -> tuple[Cell, ...]:
    found: list[Block] = [*both(in_exhibits(finding.message, book))]
    if finding.accepted_by:
        accepted = Text(f"已由 {finding.accepted_by} 接受", f"accepted by {finding.accepted_by}")
        found += pair(accepted, Style(7.6, 11, colour=CARE), CELL_EN)
    if places := _places(book, finding):
        found.append(Paragraph(places, _PLACES))
    return (
        Cell((Target(anchor), *_named(finding))),
        Cell(tuple(found)),
        Cell((sources.cited(finding.cites),)),
    )


def _named(finding: Finding) -> tuple[Block, ...]:
    rule = Paragraph((Span(finding.rule, bold=True, is_whole=True),), _RULE)
    return (rule, *both(finding.title)) if finding.title.zh else (rule,)


def _open(findings: Sequence[Numbered], sources: Sources) -> Iterator[Block]:
    """Yield the open points by name; what they are about stands in the working notes."""
    if not findings:
        return
    yield subheading(_OPEN)
    yield from pair(_INTRO_OPEN, LEAD, LEAD_EN)
    head = (Text("规则", "Rule"), Text("结果", "Outcome"), Text("依据", "Source"))
    rows = []
    for anchor, finding in sorted(findings, key=lambda entry: not entry[1].blocks):
        outcome, colour = OUTCOMES[finding.outcome]
        looks = Span("", bold=True, colour=colour)
        said = Paragraph(spans(outcome, looks, Span("", colour=GREY)), CELL)
        rows.append(
            (
                Cell((Target(anchor), *_named(finding))),
                Cell((said,)),
                Cell((sources.cited(finding.cites),)),
            )
        )
    yield Table((27, 63, 10), tuple(rows), tuple(map(head_cell, head)), 3.0)


def _idle(book: Book) -> Iterator[Block]:
    idle = [f for f in book.assessment.findings if f.outcome is Outcome.NOT_APPLICABLE]
    if not idle:
        return
    yield Gap(5)
    zh = "、".join(f"{f.rule} {f.title.zh}".strip() for f in idle)
    en = ", ".join(f"{f.rule} {f.title.en}".strip() for f in idle)
    small = Style(7.6, 11.5, colour=GREY)
    yield from pair(Text(f"不适用：{zh}", f"Not applicable: {en}"), small, CELL_EN)


def _places(book: Book, finding: Finding) -> tuple[Span, ...]:
    """Return links to the exhibit pages that the finding looked at, each once."""
    found: list[Span] = []
    seen: set[str] = set()
    for source in finding.sources:
        exhibit = book.exhibit_of(source.file)
        if exhibit is None or exhibit.page_anchor(source.page) in seen:
            continue
        anchor = exhibit.page_anchor(source.page)
        seen.add(anchor)
        many = len(exhibit.prepared.pages) > 1
        page = Text(f" 第 {source.page} 页", f", p. {source.page}") if many else Text("", "")
        label = Text(exhibit.label.zh + page.zh, exhibit.label.en + page.en)
        to = Span("", link=anchor, is_whole=True)
        found += [*spans(label, to, to, " "), Span("   ")]
    return tuple(found[:-1])
