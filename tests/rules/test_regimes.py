"""Legal regimes: each element is decided by rules that the pack has, and is told in its place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipclaim.check.jsonform import assessment_json
from ipclaim.check.judge import judge
from ipclaim.check.registry import CHECKS
from ipclaim.cli.reports.legal import legal_lines
from ipclaim.errors import RulesError
from ipclaim.model.case import Claim
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Lang
from ipclaim.resources import Templates
from ipclaim.rules.load import check_packs, load_pack
from ipclaim.rules.pack import RulePack
from ipclaim.rules.regimes import read_regime, regime_paths
from tests import building as made
from tests.rules.test_load import OVERLAY

REGIME = """\
id: law
name: {zh: 某法, en: Some law}
version: "2026.11"
sources:
  text: {kind: law, ref: Some law, verified_on: 2026-11-21}
applies_to_claims: [counterfeit, trademark]
notice:
  - id: proof
    title: {zh: 初步证据, en: Prima facie evidence}
    decided_by: [EVD-01]
    cites: [{source: text, confidence: high}]
  - id: identity
    title: {zh: 身份, en: Identity}
    decided_by: [REQ-identity, NAM-01]
    cites: [{source: text, clause: 第二条, confidence: high}]
counter_notice:
  - id: reasons
    title: {zh: 理由, en: Reasons}
    asked: {zh: 是否写明理由, en: whether it gives reasons}
    cites: [{source: text, confidence: high}]
"""


def with_regime(
    folder: Path, regime: str = REGIME, more: str = "", named: str = "[law]"
) -> RulePack:
    for name, text in (
        ("regimes/law.yaml", regime),
        ("platforms/mine.yaml", f"{OVERLAY}regimes: {named}\n{more}"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_pack("mine", Templates.with_overlay(folder), checks=CHECKS)


def outcomes(pack: RulePack, **changes: object) -> dict[str, Outcome]:
    facts = replace(made.holder_facts(**changes), pack=pack)
    return {element.id: element.outcome for element in judge(facts).elements}


def test_an_element_has_the_gravest_outcome_of_its_rules(tmp_path: Path) -> None:
    pack = with_regime(tmp_path)
    assert outcomes(pack) == {"proof": Outcome.PASS, "identity": Outcome.PASS}
    bare = outcomes(pack, captures=(), documents=(made.certificate(),))
    assert bare == {"proof": Outcome.FAIL, "identity": Outcome.FAIL}


def test_a_law_that_does_not_speak_about_the_claim_says_so(tmp_path: Path) -> None:
    case = made.a_case(claim=Claim.COPYRIGHT)
    pack = with_regime(tmp_path)
    assert set(outcomes(pack, case=case).values()) == {Outcome.NOT_APPLICABLE}
    told = legal_lines(judge(replace(made.holder_facts(case=case), pack=pack)), Lang.EN)
    assert list(told) == ["Some law: does not speak about this claim"]


def test_a_sellers_reply_is_held_against_the_counter_notice(tmp_path: Path) -> None:
    pack = with_regime(tmp_path, more="process: seller_reply\n")
    assert outcomes(pack) == {"reasons": Outcome.REVIEW}


def test_a_law_before_its_first_day_does_not_apply(tmp_path: Path) -> None:
    pack = with_regime(tmp_path, REGIME + "effective_from: 2027-01-01\n")
    assert set(outcomes(pack).values()) == {Outcome.NOT_APPLICABLE}
    assert outcomes(pack, as_of=date(2027, 1, 1))["identity"] is Outcome.PASS


def test_elements_are_reported_with_their_rules(tmp_path: Path) -> None:
    facts = replace(made.holder_facts(captures=()), pack=with_regime(tmp_path))
    told = assessment_json(judge(facts), [])["elements"]
    assert isinstance(told, list)
    assert told[0] == {
        "regime": "law",
        "regime_name": {"zh": "某法", "en": "Some law"},
        "element": "proof",
        "title": {"zh": "初步证据", "en": "Prima facie evidence"},
        "outcome": "fail",
        "rules": ["EVD-01"],
        "asked": None,
        "cites": [{"ref": "Some law", "verified_on": "2026-11-21", "confidence": "high"}],
    }
    lines = list(legal_lines(judge(facts), Lang.EN))
    assert lines == ["Some law: 1 of 2 elements met", "  Prima facie evidence: not met (EVD-01)"]


MISTAKES = [
    (REGIME.replace("EVD-01", "EVD-99"), "", r"law\.yaml:8: .*lacks, or drops, the rule EVD-99"),
    (
        REGIME,
        "rules: [{id: EVD-01, dropped: {zh: 不看, en: not here}}]\n",
        r"law\.yaml:8: .*drops, the rule EVD-01 that decides this",
    ),
    (REGIME.replace("asked:", "aksed:"), "", r"law\.yaml:19: .*did you mean asked\?"),
    (REGIME.replace("source: text,", "source: txt,", 1), "", r":8: unknown source txt; did you"),
    (REGIME.replace("id: law", "id: low"), "", r"the id low must equal the file name law"),
    (REGIME.replace("- id: identity", "- id: proof"), "", r"two entries have the id proof"),
]


@pytest.mark.parametrize(
    ("regime", "more", "said"), MISTAKES, ids=[said[-24:] for *_, said in MISTAKES]
)
def test_a_regime_that_cannot_be_held(tmp_path: Path, regime: str, more: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        with_regime(tmp_path, regime, more)


def test_a_regime_that_nobody_wrote(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"unknown regime lwa; did you mean law\?"):
        with_regime(tmp_path, named="[lwa]")


def test_files_of_regimes_are_checked_like_packs(tmp_path: Path) -> None:
    with_regime(tmp_path)
    path = tmp_path / "regimes" / "law.yaml"
    path.write_text(REGIME.replace("decided_by: [EVD-01]", "decided_by: []"), encoding="utf-8")
    with pytest.raises(RulesError, match=r"law\.yaml:10: notice\.0\.decided_by"):
        check_packs([path], Templates.with_overlay(tmp_path), checks=CHECKS)


@pytest.mark.parametrize(
    "path", regime_paths(Templates.with_overlay()), ids=lambda path: str(path.stem)
)
def test_our_regimes_are_read(path: Path) -> None:
    assert read_regime(path).notice
