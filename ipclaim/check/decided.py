"""Applies what people decided: corrected fields, accepted findings, approvals.

A decision counts only while what it names is still there. What no longer fits is told, never
carried over.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ipclaim.check.matter import Facts
from ipclaim.frozen import dataclass
from ipclaim.model.decision import ApprovalDecision, Decision, FieldDecision, FindingDecision
from ipclaim.model.document import Box, Document, Field, FieldState, Origin, Part, Source, Value
from ipclaim.model.finding import Finding
from ipclaim.model.text import Text

DOC_TYPE = "doc_type"
"""The name under which a person settles what kind of paper it is."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The facts with people's corrections in them, and the corrections that found no paper."""

    facts: Facts
    lapsed: tuple[Text, ...]

    @staticmethod
    def lapsed_findings(decisions: Sequence[Decision], known: Collection[str]) -> tuple[Text, ...]:
        """Return the acceptances of findings that are no longer found."""
        return tuple(
            _lapsed_acceptance(each)
            for each in decisions
            if isinstance(each, FindingDecision) and each.finding not in known
        )


def decided(facts: Facts) -> Decided:
    """Return the facts with corrected fields; the last decision about a field wins."""
    documents, lapsed = settled(facts.documents, facts.decisions.decisions)
    return Decided(
        replace(facts, documents=documents), tuple(_lapsed_field(each) for each in lapsed)
    )


def settled(
    papers: Sequence[Document], decisions: Sequence[Decision]
) -> tuple[tuple[Document, ...], tuple[FieldDecision, ...]]:
    """Return papers with what people corrected on them, and the corrections of no such paper."""
    documents = list(papers)
    lapsed: list[FieldDecision] = []
    for each in decisions:
        if not isinstance(each, FieldDecision):
            continue
        hits = [number for number, paper in enumerate(documents) if _is_about(each, paper)]
        for number in hits:
            documents[number] = corrected(documents[number], each)
        if not hits:
            lapsed.append(each)
    return _carried(documents), tuple(lapsed)


def _lapsed_field(decision: FieldDecision) -> Text:
    by, day, paper = decision.by, f"{decision.when:%Y-%m-%d}", decision.document[:12]
    return Text(
        f"{by} 于 {day} 填写的 {decision.field}（文件 {paper} 第{decision.page}页）",
        f"{decision.field} as entered by {by} on {day} (paper {paper} p. {decision.page})",
    )


def _lapsed_acceptance(decision: FindingDecision) -> Text:
    by, day, finding = decision.by, f"{decision.when:%Y-%m-%d}", decision.finding[:12]
    return Text(
        f"{by} 于 {day} 对 {decision.rule or finding} 的接受（理由：{decision.why}）",
        f"{by}'s acceptance of {decision.rule or finding} on {day} ({decision.why})",
    )


def _carried(papers: Sequence[Document]) -> tuple[Document, ...]:
    """Return the papers; what a person settled on a further part counts for the whole too."""
    result = list(papers)
    for paper in papers:
        for number, head in enumerate(result):
            if paper.continues is None or not _is_head(head, paper.continues):
                continue
            own = {field.name: field for field in paper.fields if field.origin is Origin.HUMAN}
            fields = {field.name: field for field in head.fields}
            for name, field in own.items():
                if name not in fields or fields[name].source.file == paper.file:
                    fields[name] = field
            result[number] = replace(head, fields=tuple(fields.values()))
    return tuple(result)


def _is_head(paper: Document, of: Part) -> bool:
    return (paper.file, paper.pages) == (of.file, of.pages)


def _is_about(decision: FieldDecision, paper: Document) -> bool:
    return paper.sha256 == decision.document and decision.page in (paper.pages[:1] or (1,))


def corrected(paper: Document, decision: FieldDecision) -> Document:
    """Return the paper with one field as a person read it: origin human, certain."""
    if decision.field == DOC_TYPE and isinstance(decision.value, str):
        return replace(paper, doc_type=decision.value, doc_type_certain=True)
    former = paper.field(decision.field)
    field = _as_decided(paper, former, decision)
    if former is None:
        return replace(paper, fields=(*paper.fields, field))
    return replace(paper, fields=tuple(field if each is former else each for each in paper.fields))


def _as_decided(paper: Document, former: Field | None, decision: FieldDecision) -> Field:
    if former is not None:
        agrees = former.value == decision.value
        return replace(
            former,
            value=decision.value,
            state=FieldState.CERTAIN,
            origin=Origin.HUMAN,
            confidence=None,
            reasons=(),
            confirmed_by=None,
            check_digit=former.check_digit if agrees else None,
        )
    return Field(
        name=decision.field,
        value=decision.value,
        raw=_raw(decision.value),
        state=FieldState.CERTAIN,
        origin=Origin.HUMAN,
        confidence=None,
        source=Source(paper.file, decision.page, _whole_page(paper, decision.page), ""),
    )


def _raw(value: Value) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _whole_page(paper: Document, page: int) -> Box:
    image = next((each for each in paper.page_images if each.page == page), None)
    return Box(0, 0, image.width, image.height) if image else Box(0, 0, 0, 0)


def accepted_by(decisions: Sequence[Decision], finding: Finding) -> Finding:
    """Return the finding with who accepted it, if somebody did; a pass needs no acceptance."""
    for each in reversed(decisions):
        if isinstance(each, FindingDecision) and each.finding == finding.fingerprint:
            return replace(finding, accepted_by=each.by)
    return finding


def approved_by(decisions: Sequence[Decision], digest: str) -> tuple[str | None, tuple[Text, ...]]:
    """Return who approved exactly this assessment, and the approvals that lapsed.

    An approval that a later valid one replaced is history, not a lapse.
    """
    approvals = [each for each in decisions if isinstance(each, ApprovalDecision)]
    valid = [each for each in approvals if each.assessment == digest]
    if valid:
        return valid[-1].by, ()
    return None, tuple(
        Text(
            f"{each.by} 于 {each.when:%Y-%m-%d} 的放行（{each.assessment[:12]}）",
            f"{each.by}'s release on {each.when:%Y-%m-%d} ({each.assessment[:12]})",
        )
        for each in approvals[-1:]
    )
