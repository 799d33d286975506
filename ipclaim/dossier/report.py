"""The check report: every rule's answer, what was compared, and where the rule comes from.

What the law wants and what wrongdoing costs follow the rules (``legal``).
"""

from collections.abc import Iterator

from ipclaim.dossier.blocks import Block, Cell, Gap, Paragraph, Span, Table, Target, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.legal import cited, elements, penalties
from ipclaim.dossier.marks import Colour
from ipclaim.dossier.plan import Section
from ipclaim.dossier.sheets import flowing, head_cell, heading
from ipclaim.dossier.style import (
    BAD,
    CARE,
    CELL,
    CELL_EN,
    GOOD,
    GREY,
    HEAD,
    NOTE,
    NOTE_EN,
    Style,
)
from ipclaim.model.finding import Finding, Outcome, Severity, Step
from ipclaim.model.text import Text

REPORT = Text("检查报告", "Check report")
OUTCOMES: dict[Outcome, tuple[Text, Colour]] = {
    Outcome.PASS: (Text("通过", "pass"), GOOD),
    Outcome.FAIL: (Text("不通过", "fail"), BAD),
    Outcome.REVIEW: (Text("须人工核对", "a person must look"), CARE),
    Outcome.NOT_APPLICABLE: (Text("不适用", "not applicable"), GREY),
}
SEVERITIES = {
    Severity.BLOCK: Text("必备", "required"),
    Severity.WARN: Text("提示", "warning"),
    Severity.INFO: Text("信息", "information"),
}
_Numbered = tuple[str, Finding]
_URGENCY = (Outcome.FAIL, Outcome.REVIEW, Outcome.PASS)


def report(book: Book, faces: Faces) -> Section:
    """Return the report, step by step of the platform's flow, the most urgent first."""
    assessment = book.assessment
    blocks: list[Block] = [*heading(REPORT), *_summary(book)]
    for step in assessment.steps:
        findings = [entry for entry in book.numbered_findings if entry[1].step == step.id]
        blocks += _step(book, step, findings)
    named = {step.id for step in assessment.steps}
    rest = [entry for entry in book.numbered_findings if entry[1].step not in named]
    if rest:
        blocks += _step(book, Step("", Text("其他", "Other"), True), rest)
    blocks += [*elements(book), *penalties(book)]
    return Section("report", REPORT, flowing(blocks, faces))


def _summary(book: Book) -> Iterator[Block]:
    findings = book.assessment.findings
    counts = {outcome: sum(f.outcome is outcome for f in findings) for outcome in Outcome}
    accepted = sum(f.accepted_by is not None for f in findings)
    zh = "，".join(f"{OUTCOMES[o][0].zh} {n}" for o, n in counts.items())
    en = ", ".join(f"{OUTCOMES[o][0].en} {n}" for o, n in counts.items())
    yield say(f"共 {len(findings)} 项规则：{zh}；其中人工接受 {accepted} 项。", NOTE)
    yield say(
        f"{len(findings)} rule(s): {en}; accepted by a person: {accepted}. "
        "A rule that could not be decided never counts as passed.",
        NOTE_EN,
    )


def _step(book: Book, step: Step, findings: list[_Numbered]) -> Iterator[Block]:
    verdict = Text("可以提交", "ready") if step.ready else Text("尚不能提交", "not ready")
    colour = GOOD if step.ready else BAD
    spans = (
        Span(step.title.zh),
        Span(f"  {step.title.en}", bold=False, colour=GREY),
        Span(f"　{verdict.zh} {verdict.en}", colour=colour),
    )
    yield Paragraph(spans, HEAD)
    weighed = [entry for entry in findings if entry[1].outcome is not Outcome.NOT_APPLICABLE]
    if weighed:
        head = tuple(
            head_cell(text)
            for text in (
                Text("规则", "Rule"),
                Text("结果", "Outcome"),
                Text("发现", "Finding"),
                Text("依据", "Source"),
            )
        )
        ranked = sorted(weighed, key=lambda entry: _URGENCY.index(entry[1].outcome))
        rows = tuple(_row(book, anchor, finding) for anchor, finding in ranked)
        yield Table((19, 11, 47, 23), rows, head, 3.6)
    idle = [f for _, f in findings if f.outcome is Outcome.NOT_APPLICABLE]
    if idle:
        yield Gap(4)
        names = "、".join(f"{f.rule} {f.title.zh}".strip() for f in idle)
        yield say(f"不适用 not applicable：{names}", Style(7.6, 11.5, colour=GREY))


def _row(book: Book, anchor: str, finding: Finding) -> tuple[Cell, ...]:
    told, colour = OUTCOMES[finding.outcome]
    severity = SEVERITIES[finding.severity]
    outcome: list[Block] = [
        Paragraph((Span(told.zh, bold=True, colour=colour),), CELL),
        say(told.en, CELL_EN),
    ]
    if finding.accepted_by:
        outcome.append(say(f"已由 {finding.accepted_by} 接受", Style(7.6, 11, colour=CARE)))
    return (
        Cell(
            (
                Target(anchor),
                Paragraph((Span(finding.rule, bold=True, is_whole=True),), Style(7.6, 13)),
                say(f"{severity.zh} {severity.en}", Style(7, 10, colour=GREY)),
            )
        ),
        Cell(tuple(outcome)),
        Cell(tuple(_told(book, finding))),
        Cell(tuple(cited(finding.cites))),
    )


def _told(book: Book, finding: Finding) -> Iterator[Block]:
    if finding.title.zh:
        title = (Span(finding.title.zh, bold=True), Span(f"  {finding.title.en}", colour=GREY))
        yield Paragraph(title, CELL)
    yield say(finding.message.zh, CELL)
    yield say(finding.message.en, CELL_EN)
    if finding.advice.zh and finding.outcome in {Outcome.FAIL, Outcome.REVIEW}:
        yield Paragraph((Span("→ ", bold=True), Span(finding.advice.zh)), CELL)
        yield say(finding.advice.en, CELL_EN)
    places = _places(book, finding)
    if places:
        yield Paragraph(places, Style(7.8, 12))


def _places(book: Book, finding: Finding) -> tuple[Span, ...]:
    """Return links to the exhibit pages that the finding looked at, each once."""
    spans: list[Span] = []
    seen: set[str] = set()
    for source in finding.sources:
        exhibit = book.exhibit_of(source.file)
        if exhibit is None:
            continue
        anchor = exhibit.page_anchor(source.page)
        if anchor not in seen:
            seen.add(anchor)
            of = f" 第 {source.page} 页" if len(exhibit.prepared.pages) > 1 else ""
            spans.append(Span(f"{exhibit.label.zh}{of}", link=anchor))
            spans.append(Span("  "))
    return tuple(spans[:-1])
