"""What people decided counts exactly as long as what they looked at is still there."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ipclaim.check.decided import decided
from ipclaim.check.judge import assessment_digest, judge
from ipclaim.check.matter import Facts
from ipclaim.model.decision import (
    ApprovalDecision,
    Decision,
    DecisionsFile,
    FieldDecision,
    FindingDecision,
)
from ipclaim.model.document import CheckDigit, FieldState, Origin, Value
from ipclaim.model.finding import Assessment, Finding, Outcome
from tests import building as made

CERT = "trademark_certificate"
WHEN = datetime(2026, 11, 22, 9, tzinfo=UTC)


def with_decisions(facts: Facts, *decisions: Decision) -> Facts:
    return replace(facts, decisions=DecisionsFile(decisions=decisions))


def field_decision(facts: Facts, field: str, value: Value, nth: int = 0) -> FieldDecision:
    return FieldDecision(
        kind="field", by="林晓", when=WHEN, document=facts.documents[nth].sha256, page=1,
        field=field, value=value,
    )  # fmt: skip


def finding(assessment: Assessment, rule: str) -> Finding:
    return next(each for each in assessment.findings if each.rule == rule)


def doubtful() -> Facts:
    return made.changing(
        made.holder_facts(), CERT, lambda document: made.doubted(document, "holder_name")
    )


def test_a_corrected_field_is_certain_and_human() -> None:
    facts = doubtful()
    corrected = with_decisions(facts, field_decision(facts, "holder_name", made.HOLDER))
    field = decided(corrected).facts.documents[0].field("holder_name")
    assert field is not None
    assert (field.state, field.origin, field.reasons) == (FieldState.CERTAIN, Origin.HUMAN, ())
    assert not judge(facts).ready
    assert judge(corrected).ready


def test_the_last_decision_about_a_field_wins() -> None:
    facts = doubtful()
    both = with_decisions(
        facts,
        field_decision(facts, "holder_name", "别家商贸有限公司"),
        field_decision(facts, "holder_name", made.HOLDER),
    )
    assert judge(both).ready


def test_a_field_that_was_not_found_can_be_entered() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda document: made.without(document, "valid_to")
    )
    assert finding(judge(facts), "RGT-01").outcome is Outcome.REVIEW
    entered = with_decisions(facts, field_decision(facts, "valid_to", "2032-05-13"))
    found = finding(judge(entered), "RGT-01")
    assert found.outcome is Outcome.PASS
    assert found.sources[0].box.width == 1600


def test_a_kind_of_paper_can_be_settled() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda document: replace(document, doc_type_certain=False)
    )
    settled = with_decisions(facts, field_decision(facts, "doc_type", CERT))
    assert not judge(facts).ready
    assert judge(settled).ready


def test_a_corrected_number_loses_the_old_verdict_on_its_digits() -> None:
    facts = made.holder_facts()
    licence = facts.documents[1]
    wrong = replace(
        licence,
        fields=tuple(
            replace(each, check_digit=CheckDigit.INVALID)
            if each.name == "unified_social_credit_code"
            else each
            for each in licence.fields
        ),
    )
    facts = replace(facts, documents=(facts.documents[0], wrong))
    assert finding(judge(facts), "NAM-07").outcome is Outcome.FAIL
    other = field_decision(facts, "unified_social_credit_code", made.AGENT_CODE, nth=1)
    assert finding(judge(with_decisions(facts, other)), "NAM-07").outcome is Outcome.PASS
    same = field_decision(facts, "unified_social_credit_code", made.HOLDER_CODE, nth=1)
    assert finding(judge(with_decisions(facts, same)), "NAM-07").outcome is Outcome.FAIL


def test_a_decision_about_a_paper_that_changed_lapses_and_says_so() -> None:
    facts = doubtful()
    decision = field_decision(facts, "holder_name", made.HOLDER)
    changed = made.changing(facts, CERT, lambda document: replace(document, sha256="0" * 64))
    assessment = judge(with_decisions(changed, decision))
    assert not assessment.ready
    lapsed = finding(assessment, "DEC-01")
    assert lapsed.outcome is Outcome.REVIEW
    assert "林晓" in lapsed.message.zh
    assert "holder_name" in lapsed.message.en


def test_an_accepted_finding_no_longer_blocks() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda paper: made.with_value(paper, "goods_services", "服装")
    )
    found = finding(judge(facts), "RGT-09")
    accept = FindingDecision(
        kind="finding", by="林晓", when=WHEN, finding=found.fingerprint, why="续页列有运动鞋"
    )
    assessment = judge(with_decisions(facts, accept))
    assert finding(assessment, "RGT-09").accepted_by == "林晓"
    assert assessment.ready


def test_an_acceptance_does_not_carry_over_to_another_value() -> None:
    facts = made.changing(
        made.holder_facts(), CERT, lambda paper: made.with_value(paper, "goods_services", "服装")
    )
    accept = FindingDecision(
        kind="finding", by="林晓", when=WHEN, why="续页列有", rule="RGT-09",
        finding=finding(judge(facts), "RGT-09").fingerprint,
    )  # fmt: skip
    other = made.changing(
        facts, CERT, lambda paper: made.with_value(paper, "goods_services", "服装；帽")
    )
    assessment = judge(with_decisions(other, accept))
    assert not assessment.ready
    lapsed = finding(assessment, "DEC-01")
    assert lapsed.outcome is Outcome.REVIEW
    assert "林晓 于 2026-" in lapsed.message.zh
    assert "RGT-09 的接受（理由：续页列有）" in lapsed.message.zh
    assert "林晓's acceptance of RGT-09" in lapsed.message.en


def approval(assessment: Assessment) -> ApprovalDecision:
    return ApprovalDecision(
        kind="approval", by="周律师", when=WHEN, assessment=assessment_digest(assessment)
    )


@pytest.mark.parametrize("facts", [made.holder_facts(), made.agent_facts()], ids=lambda f: f.name)
def test_an_approval_holds_for_exactly_what_was_assessed(facts: Facts) -> None:
    given = approval(judge(facts))
    approved = judge(with_decisions(facts, given))
    assert approved.approved_by == "周律师"
    assert finding(approved, "DEC-01").outcome is Outcome.PASS
    assert assessment_digest(approved) == assessment_digest(judge(facts))
    changed = made.changing(facts, CERT, lambda document: replace(document, sha256="0" * 64))
    lapsed = judge(with_decisions(changed, given))
    assert lapsed.approved_by is None
    assert finding(lapsed, "DEC-01").outcome is Outcome.REVIEW


def test_a_new_approval_makes_the_old_one_history() -> None:
    facts = made.holder_facts()
    old = ApprovalDecision(kind="approval", by="周律师", when=WHEN, assessment="a" * 64)
    approved = judge(with_decisions(facts, old, approval(judge(facts))))
    assert approved.approved_by == "周律师"
    assert finding(approved, "DEC-01").outcome is Outcome.PASS


def test_an_approval_survives_the_night_and_another_folder() -> None:
    facts = made.holder_facts()
    given = approval(judge(facts))
    later = replace(facts, as_of=facts.as_of.replace(day=24), name="moved")
    assert judge(with_decisions(later, given)).approved_by == "周律师"
