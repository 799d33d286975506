"""What a letter would leave open, asked before a case is called ready."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ipclaim.check.judge import assessment_digest, judge
from ipclaim.check.matter import Facts
from ipclaim.dossier.blocks import Paragraph
from ipclaim.dossier.letter_gaps import LetterGaps
from ipclaim.dossier.wording import complaint
from ipclaim.model.case import Role
from ipclaim.model.decision import (
    ApprovalDecision,
    DecisionsFile,
    FieldDecision,
    FindingDecision,
)
from ipclaim.model.finding import Assessment, Finding, Outcome
from ipclaim.model.text import Lang, Languages
from ipclaim.resources import Templates
from tests import building as made
from tests.check.test_marketplaces import ADDRESSES, by_an_agent, complete

CERT = "trademark_certificate"
WHEN = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates.with_overlay()


def judged(facts: Facts, templates: Templates) -> Assessment:
    return judge(facts, LetterGaps(facts, templates))


def the_letter(assessment: Assessment) -> Finding:
    return next(each for each in assessment.findings if each.rule == "LTR-01")


def accepting(facts: Facts, *findings: Finding) -> Facts:
    """Return the facts with every finding accepted by hand."""
    decisions = [
        FindingDecision(kind="finding", by="林晓", when=WHEN, finding=one.fingerprint, why="已核")
        for one in findings
    ]
    return replace(facts, decisions=DecisionsFile(decisions=tuple(decisions)))


@pytest.mark.parametrize("pack_id", sorted(ADDRESSES))
def test_a_complete_case_of_every_marketplace_has_a_whole_letter(
    pack_id: str, templates: Templates
) -> None:
    assessment = judged(complete(pack_id), templates)
    assert the_letter(assessment).outcome is Outcome.PASS, the_letter(assessment).message
    assert assessment.ready


@pytest.mark.parametrize("languages", Languages)
def test_a_doubt_that_somebody_accepted_still_keeps_the_letter_from_being_filed(
    languages: Languages, templates: Templates
) -> None:
    facts = made.changing(
        made.holder_facts(case=made.a_case(languages=languages)),
        CERT,
        lambda paper: made.doubted(paper, "holder_name"),
    )
    before = judged(facts, templates)
    assert the_letter(before).outcome is Outcome.NOT_APPLICABLE  # others come first

    facts = accepting(facts, *before.blockers)
    found = the_letter(judged(facts, templates))
    assert found.outcome is Outcome.REVIEW
    assert "〔待核对〕" in found.message.zh or languages is Languages.EN
    assert "[to be checked]" in found.message.en or languages is Languages.ZH

    everything = accepting(facts, *before.blockers, found)
    assert not judged(everything, templates).ready


def test_a_reading_that_a_person_confirms_closes_the_gap(templates: Templates) -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda paper: made.doubted(paper, "holder_name")
    )
    confirmed = FieldDecision(
        kind="field", by="林晓", when=WHEN, document=facts.documents[0].sha256, page=1,
        field="holder_name", value=made.HOLDER,
    )  # fmt: skip
    facts = replace(facts, decisions=DecisionsFile(decisions=(confirmed,)))
    assert the_letter(judged(facts, templates)).outcome is Outcome.PASS


def test_an_approval_is_not_about_the_letter(templates: Templates) -> None:
    facts = made.holder_facts()
    digest = assessment_digest(judged(facts, templates))
    assert digest == assessment_digest(judge(facts))
    approval = ApprovalDecision(kind="approval", by="周律师", when=WHEN, assessment=digest)
    approved = replace(facts, decisions=DecisionsFile(decisions=(approval,)))
    assert judged(approved, templates).approved_by == "周律师"


def test_an_agent_whom_nobody_asks_for_a_letter_writes_of_none(templates: Templates) -> None:
    facts = by_an_agent(complete("amazon"))
    assert facts.case.complainant.role is Role.AGENT
    places = LetterGaps(facts, templates)(judge(facts))
    assert places == ()


def test_a_renewed_and_assigned_right_is_told_as_it_stands_now(templates: Templates) -> None:
    facts = made.holder_facts()
    number = facts.documents[0].value("registration_number")
    renewal = made.a_document(
        "trademark_renewal", "materials/renewal.pdf", registration_number=number,
        valid_to="2041-05-13",
    )  # fmt: skip
    assigned = made.a_document(
        "trademark_assignment", "materials/assigned.pdf", registration_number=number,
        assignor_name="甲", assignee_name="苏州晴禾服饰有限公司",
    )  # fmt: skip
    other = made.a_document(
        "trademark_renewal", "materials/other.pdf", registration_number="1", valid_to="2051-01-01"
    )
    facts = replace(facts, documents=(*facts.documents, renewal, assigned, other))
    book = LetterGaps(facts, templates).book(judge(facts))
    letter = templates.path("letters/complaint.zh.j2")
    blocks = complaint(book, letter, Lang.ZH, [])
    told = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "经续展有效期至2041年5月13日" in told
    assert "该注册商标已转让给苏州晴禾服饰有限公司" in told
    assert "的注册人，" not in told
    assert "2051" not in told
