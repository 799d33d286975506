"""Nothing that is doubtful passes, and no reading, however odd, crashes the judge."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipclaim.check.judge import judge
from ipclaim.model.document import Document, FieldState, Value
from ipclaim.model.finding import Outcome
from tests import building as made

# Rules that look at no value read from a paper, or only at its presence.
BLIND = {
    "REQ-papers", "REQ-identity", "REQ-right", "REQ-authorization", "REQ-holder-identity",
    "REQ-links", "REQ-reason", "DOC-01", "DOC-02", "RGT-08", "EVD-11", "STM-02", "AUT-05",
    "LNK-01", "LNK-02", "LNK-04", "LNK-05", "LNK-06", "LNK-08", "EVD-01", "EVD-02", "EVD-03",
    "EVD-SAMPLE", "EVD-IMPORTED", "EVD-12", "CLK-03", "CLK-04", "RGT-20", "AUT-11", "DOC-04",
    "DOC-06",
    "LNK-03", "LNK-07", "LNK-09", "EVD-04", "EVD-05", "EVD-06", "EVD-07", "EVD-08", "EVD-09",
    "EVD-10", "STM-01", "STM-03", "PRV-01",
}  # fmt: skip
LOOKS_AT_DOUBTFUL = {"NAM-05"}


def all_doubtful(document: Document) -> Document:
    return made.doubted(document, *(field.name for field in document.fields))


def test_a_case_read_with_doubt_throughout_passes_nothing_that_was_read() -> None:
    facts = made.agent_facts()
    facts = replace(facts, documents=tuple(all_doubtful(each) for each in facts.documents))
    assessment = judge(facts)
    passed = {each.rule for each in assessment.findings if each.outcome is Outcome.PASS}
    assert passed - BLIND - LOOKS_AT_DOUBTFUL == set()
    assert not assessment.ready
    failed = {each.rule for each in assessment.findings if each.outcome is Outcome.FAIL}
    assert failed == set()


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(["long-term", "2026-13-45", "2030-01-01", "{braces}", "25"]),
    st.lists(st.integers(0, 50), max_size=3).map(tuple),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
STATES = st.sampled_from(FieldState)


@st.composite
def odd_papers(draw: st.DrawFn) -> tuple[Document, ...]:
    papers = [*made.agent_facts().documents]
    for number, paper in enumerate(papers):
        kept = draw(st.lists(st.sampled_from(paper.fields), max_size=len(paper.fields)))
        fields = []
        for field in {each.name: each for each in kept}.values():
            value: Value = draw(st.one_of(st.just(field.value), VALUES))
            fields.append(made.a_field(field.name, value, file=paper.file, state=draw(STATES)))
        certain = draw(st.booleans())
        papers[number] = replace(paper, fields=tuple(fields), doc_type_certain=certain)
    return tuple(draw(st.lists(st.sampled_from(papers), max_size=5)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(odd_papers())
def test_no_reading_crashes_the_judge(papers: tuple[Document, ...]) -> None:
    assessment = judge(made.agent_facts(documents=papers))
    assert len({each.rule for each in assessment.findings}) == len(assessment.findings)
    assert assessment.documents == papers
    for each in assessment.findings:
        assert each.message.zh
        assert each.message.en
