"""Rule packs: the product's own are sound, and every mistake is told at its place."""

from datetime import date
from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.errors import RulesError
from ipclaim.model.case import Claim, Role
from ipclaim.resources import Templates
from ipclaim.rules.load import check_packs, load_pack, pack_ids, pack_paths
from tests.building import pack

OURS = Templates.with_overlay()
FOLDER = pack_paths(OURS)[0].parent

OVERLAY = """\
id: mine
name: {zh: 我的, en: Mine}
extends: aliexpress
version: "2026.11"
effective_from: 2026-11-21
"""


def load_with(tmp_path: Path, text: str, name: str = "mine") -> None:
    (tmp_path / "platforms").mkdir(exist_ok=True)
    (tmp_path / "platforms" / f"{name}.yaml").write_text(text, encoding="utf-8")
    load_pack(name, Templates.with_overlay(tmp_path), checks=CHECKS)


def test_bases_and_families_are_no_platforms() -> None:
    assert "aliexpress" in pack_ids(OURS)
    assert not {"base", "alibaba_ipp"} & set(pack_ids(OURS))


def test_every_file_is_correct() -> None:
    check_packs(pack_paths(OURS), OURS, checks=CHECKS)


def test_every_rule_cites_a_dated_source_and_speaks_both_languages() -> None:
    for rule in pack().rules:
        assert rule.cites, rule.id
        for cite in rule.cites:
            assert cite.ref
            assert date(2026, 1, 1) <= cite.verified_on <= date(2026, 12, 31)
        for text in (rule.title, rule.why, rule.advice):
            assert text.zh
            assert text.en
            assert text.zh != text.en


def test_every_check_is_used_and_has_words_for_all_it_says() -> None:
    words = pack().phrases
    used = {rule.check for each in pack_ids(OURS) for rule in load_pack(each, OURS).rules}
    assert used == set(CHECKS)
    for name, check in CHECKS.items():
        for key, placeholders in check.says.items():
            said = words.checks.get(name, {}).get(key) or words.shared.get(key)
            assert said, f"{name} has no words for {key}"
            for text in filter(None, (said.message, said.advice)):
                text.filled(**dict.fromkeys(placeholders, "x"))


def test_no_words_are_left_over() -> None:
    words = pack().phrases
    assert set(words.checks) <= set(CHECKS)
    for name, keys in words.checks.items():
        assert set(keys) <= set(CHECKS[name].says), name


def test_what_is_wanted_depends_on_role_and_claim() -> None:
    wanted = pack().wanted(Role.AGENT, Claim.TRADEMARK)
    assert [each.id for each in wanted] == [
        "identity", "right-trademark", "authorization", "holder-identity",
    ]  # fmt: skip
    design = pack().wanted(Role.HOLDER, Claim.DESIGN_PATENT)
    assert [each.id for each in design] == ["identity", "right-design"]


def test_what_no_source_says_stays_unknown() -> None:
    clock = pack().clock("complainant-reply")
    assert clock is not None
    assert clock.length is None


def test_a_family_of_findings_belongs_to_its_rule() -> None:
    by_id = {rule_id: pack().rule(rule_id) for rule_id in ("FILE-encrypted", "AUT-01-soon")}
    assert {key: rule.id for key, rule in by_id.items() if rule} == {
        "FILE-encrypted": "FILE",
        "AUT-01-soon": "AUT-01-soon",
    }
    assert pack().rule("XYZ-01") is None


def test_an_overlay_changes_single_keys(tmp_path: Path) -> None:
    folder = tmp_path / "platforms"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        OVERLAY
        + "rules:\n"
        + "  - {id: LNK-08, severity: block}\n"
        + "  - {id: EVD-12, dropped: {zh: 本平台不看理由, en: no reasons here}}\n",
        encoding="utf-8",
    )
    mine = load_pack("mine", Templates.with_overlay(tmp_path), checks=CHECKS)
    changed, former = mine.rule("LNK-08"), pack().rule("LNK-08")
    assert changed is not None
    assert former is not None
    assert (changed.severity, former.severity) == ("block", "warn")
    assert changed.title == former.title
    assert mine.rule("EVD-12") is None
    assert mine.files == ("base.yaml", "alibaba_ipp.yaml", "aliexpress.yaml", "mine.yaml")


MISTAKES = [
    ("rulse: []\n", r"mine\.yaml:6: unknown key rulse; did you mean rules\?"),
    ("rules:\n  - {id: LNK-08, severty: warn}\n", r":7: unknown key .*did you mean severity"),
    (
        "rules:\n  - {id: LNK-08, check: listings_are_aliv}\n",
        r":7: unknown check .*listings_are_alive",
    ),
    ("rules:\n  - id: LNK-08\n    step: complain\n", r":7: unknown step complain; .*complaint"),
    ("rules:\n  - id: EVD-02\n    args: {dayz: 3}\n", r":7: args of check captures_are_recent"),
    ("rules:\n  - {id: NEW-01, severity: warn}\n", r":7: rule NEW-01 has no title"),
    (
        "rules:\n  - {id: LNK-08, severity: warn}\n  - {id: LNK-08, severity: info}\n",
        r"two entries have the id LNK-08",
    ),
    (
        "rules:\n  - id: LNK-08\n    cites: [{source: ecommerce-lwa, confidence: high}]\n",
        r":7: unknown source ecommerce-lwa; did you mean ecommerce-law\?",
    ),
    (
        "rules:\n  - id: LNK-08\n    messages: {gone: {zh: '{linx}', en: '{links}'}}\n",
        r":7: message gone of rule LNK-08 has an unknown placeholder 'linx'; known: links",
    ),
    (
        "rules:\n  - id: LNK-08\n    messages: {goen: {zh: x, en: x}}\n",
        r":7: unknown message goen; did you mean gone\?",
    ),
    ("sources:\n  s: {kind: page, ref: x}\n", r":7: sources\.s\.verified_on is missing"),
    ("rules:\n  - {id: LNK-08, cites: []}\n", r"at least 1 item"),
    (
        "link_forms:\n  - {kind: shop, host: 'x(', examples: ['https://x/']}\n",
        r"not a regular expression",
    ),
    (
        "link_forms:\n  - {kind: shop, host: 'x\\.com', path: '^/s/', examples: ['https://x.com/t']}\n",
        r"the example does not match: https://x\.com/t",
    ),
    (
        (
            "link_forms:\n  - {kind: shop, host: 'x\\.com', examples: ['https://x.com/t'],"
            " negatives: ['https://x.com/u']}\n"
        ),
        r"the negative matches: https://x\.com/u",
    ),
    (
        "link_forms:\n  - {kind: listing, host: 'x\\.com', path: '^/s/', examples: ['https://x.com/s/']}\n",
        r"needs a path with a group id",
    ),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=[said[:40] for _, said in MISTAKES])
def test_a_mistake_is_told_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        load_with(tmp_path, OVERLAY + text)


BARE = OVERLAY.replace("extends: aliexpress\n", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BARE, "no steps"),
        (OVERLAY.replace("id: mine", "id: other"), "must equal the file name mine"),
        (OVERLAY.replace("aliexpress", "mine"), "round in a circle"),
        (OVERLAY.replace("aliexpress", "nowhere"), "no template platforms/nowhere"),
    ],
)
def test_a_pack_that_cannot_stand(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        load_with(tmp_path, text)


def test_a_pack_without_rules_is_no_pass(tmp_path: Path) -> None:
    text = BARE + "steps: [{id: a, title: {zh: 一, en: one}}]\n"
    with pytest.raises(RulesError, match="checking nothing is not a pass"):
        load_with(tmp_path, text)


def test_all_packs_are_checked_before_the_run_ends(tmp_path: Path) -> None:
    folder = tmp_path / "platforms"
    folder.mkdir()
    for name in ("first", "second"):
        text = OVERLAY.replace("id: mine", f"id: {name}") + "rulse: []\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    paths = [folder / "first.yaml", folder / "second.yaml"]
    with pytest.raises(RulesError) as raised:
        check_packs(paths, Templates.with_overlay(tmp_path), checks=CHECKS)
    assert "first.yaml:6" in raised.value.message.en
    assert "second.yaml:6" in raised.value.message.zh


def test_a_wrong_rule_in_a_base_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "platforms"
    folder.mkdir()
    text = (FOLDER / "base.yaml").read_text(encoding="utf-8")
    (folder / "base.yaml").write_text(
        text.replace("check: links_are_given", "check: links_are_givn"), encoding="utf-8"
    )
    with pytest.raises(RulesError, match="did you mean links_are_given"):
        check_packs([folder / "base.yaml"], Templates.with_overlay(tmp_path), checks=CHECKS)


def test_an_unknown_platform_names_the_known_ones() -> None:
    with pytest.raises(RulesError) as raised:
        load_pack("aliexpres", OURS)
    assert "aliexpress" in raised.value.advice.en
