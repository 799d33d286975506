"""``ipclaim rules``: what a pack asks is listed once, and every file can be checked at once."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.rules import rules
from ipclaim.cli.rules_shown import shown
from ipclaim.model.text import Lang
from ipclaim.resources import Templates
from ipclaim.rules.load import pack_ids
from tests.building import pack
from tests.rules.test_making import PROCEDURE, made_of
from tests.rules.test_regimes import with_regime

CITE = re.compile(r" \((?:verified|核于) \d{4}-\d{2}-\d{2} · [^()]+\)$")
MISSING = re.compile(r"\bNone\b|[{}]|\[\]|\(\)|: *\[|\S   +\[|→ *$|← *$")
CHINESE = re.compile("[\u3400-\u9fff]")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(rules, [*arguments, "--lang", "en"], standalone_mode=False)


def test_a_paper_and_the_rule_that_looks_for_it_are_one_entry() -> None:
    lines = list(shown(pack(), Lang.EN))
    entries = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert entries.count("REQ-identity") == 1
    assert any(line.startswith("      Identity of the complainant: ") for line in lines)


def test_a_law_is_shown_in_all_its_versions() -> None:
    lines = "\n".join(shown(pack(), Lang.EN))
    assert "商标法（2019 年修正）, 第三十九条 (verified 2026-11-21 · read at the source)" in lines
    assert "from 2027-01-01: 中华人民共和国商标法（2026 年修订）" in lines


def test_a_procedure_is_shown_with_what_no_source_says(tmp_path: Path) -> None:
    lines = list(shown(made_of(tmp_path, PROCEDURE), Lang.EN))
    assert "  files: report" in lines
    assert "  channel: E-mail [email] no source says" in lines
    assert "  right in force in: CN, EU" in lines
    assert "  upload formats: pdf" in lines
    assert "  upload size: no source says" in lines
    answer = "  answer  Answer (complainant): 72 hours (cn), rolled over statutory holidays"
    assert f"{answer}  ← counter_notice_received" in lines
    assert "      → taken as given up" in lines
    assert "      first → warning  [2]" in lines


def test_a_regime_is_shown_with_the_rules_that_decide_it(tmp_path: Path) -> None:
    lines = list(shown(with_regime(tmp_path), Lang.ZH))
    assert "  初步证据  ← EVD-01" in lines
    assert "  理由  ← 是否写明理由" in lines


def test_the_list_says_what_each_pack_is() -> None:
    listed = json.loads(run("list", "--json").output)
    (ours,) = [each for each in listed if each["id"] == "aliexpress"]
    assert (ours["process"], ours["extends"], ours["anonymous"]) == (
        "complaint", "alibaba_ipp", False,
    )  # fmt: skip
    assert {"id", "version", "name", "rules", "covers", "territories", "regimes"} <= set(ours)


@pytest.mark.slow
def test_without_files_all_of_them_are_checked() -> None:
    result = run("check")
    assert result.return_value == 0, result.output
    assert "base.yaml: correct" in result.output


@pytest.mark.parametrize("pack_id", pack_ids(Templates.with_overlay()))
def test_every_pack_is_shown_in_both_languages_without_a_missing_word(pack_id: str) -> None:
    shown_pack = pack(pack_id)
    for lang in Lang:
        head, *lines = shown(shown_pack, lang)
        assert pack_id in head
        said = [line for line in lines if line.strip() and not CITE.search(line)]
        # Names and addresses are as the pages have them, whoever reads.
        spoken = [line for line in said if not line.startswith(("  channel:", "  渠道:"))]
        other = [line for line in spoken if bool(CHINESE.search(line)) is (lang is Lang.EN)]
        assert other == []
        assert [line for line in said if MISSING.search(line)] == []
    unnamed = {kind for each in shown_pack.materials for kind in each.any_of}
    assert unnamed <= set(shown_pack.phrases.papers)
