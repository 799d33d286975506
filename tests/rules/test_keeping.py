"""A family that names what it keeps, and a pack that has another's addresses."""

from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.errors import RulesError
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack
from ipclaim.rules.pack import RulePack

REPORT = """\
id: mine
name: {zh: 我的, en: Mine}
extends: platform_report
addresses_of: tmall
version: "2026.11"
effective_from: 2026-11-21
"""
KEEPS = "keeps: {rules: [REQ-links, EVD-01], why: {zh: 只用这些, en: only these}}\n"


def mine(tmp_path: Path, text: str) -> RulePack:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.yaml").write_text(text, encoding="utf-8")
    return load_pack("mine", Templates.with_overlay(tmp_path), checks=CHECKS)


def test_only_what_is_kept_is_left(tmp_path: Path) -> None:
    pack = mine(tmp_path, REPORT + KEEPS)
    assert {rule.id for rule in pack.rules} == {"REQ-links", "EVD-01"}
    assert any("tmall" in form.host.pattern for form in pack.link_forms)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REPORT + KEEPS.replace("EVD-01", "EVVD-01"), "unknown rule EVVD-01; did you mean EVD-01"),
        (REPORT.replace("tmall", "tmal"), r"mine\.yaml:4: unknown pack tmal; did you mean tmall"),
        (REPORT.replace("addresses_of: tmall\n", ""), "no form of a listing's address"),
        (REPORT + "keeps: {rules: [], why: {zh: 无, en: none}}\n", "at least 1 item"),
    ],
    ids=["unknown-rule", "unknown-pack", "no-addresses", "keeps-nothing"],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=said):
        mine(tmp_path, text)
