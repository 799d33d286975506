"""Laws are cited in the version in force on the day; what nobody verified there says so."""

from datetime import date
from pathlib import Path

import pytest

from ipclaim.check.judge import judge
from ipclaim.errors import RulesError
from ipclaim.model.finding import Cite, Confidence
from ipclaim.resources import Templates
from ipclaim.rules.citing import Sources
from ipclaim.rules.load import load_pack
from ipclaim.rules.written_sources import WrittenCite, WrittenSource
from tests import building as made
from tests.rules.test_load import OVERLAY, load_with

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
LAW = WrittenSource.model_validate(
    {
        "kind": "law",
        "versions": [
            {"from": "2019-11-01", "until": "2026-12-31", "ref": "A", "verified_on": "2026-11-21"},
            {"from": "2027-01-01", "ref": "B", "verified_on": "2026-11-22"},
        ],
    }
)


def cited(clause: object) -> Cite:
    written = WrittenCite.model_validate({"source": "law", "clause": clause, "confidence": "high"})
    (cite,) = Sources({"law": LAW}, "here").cites([written])
    return cite


@pytest.mark.parametrize(
    ("clause", "old", "new"),
    [
        ({2019: "39", 2027: "45"}, "A, 39", "B, 45"),
        ({2019: "39", 2027: "unknown"}, "A, 39", "B, 条款待核 / B, clause not verified"),
        ({2019: "39"}, "A, 39", "B, 条款待核 / B, clause not verified"),
        ("39", "A, 39", "B, 条款待核 / B, clause not verified"),
        (None, "A", "B"),
    ],
    ids=["both", "unknown", "left out", "oldest alone", "the law as such"],
)
def test_a_clause_belongs_to_a_version(clause: object, old: str, new: str) -> None:
    cite = cited(clause)
    assert (cite.on(LAST).ref, cite.on(FIRST).ref) == (old, new)
    assert cite.on(FIRST).verified_on == date(2026, 11, 22)
    assert not cite.on(LAST).later


def test_a_clause_that_nobody_verified_carries_little() -> None:
    assert cited({2019: "39", 2027: "unknown"}).on(FIRST).confidence is Confidence.LOW
    assert cited({2019: "39", 2027: "unknown"}).on(LAST).confidence is Confidence.HIGH


def test_a_year_in_which_no_version_starts_is_a_mistake() -> None:
    with pytest.raises(RulesError, match=r"has no version from 2020, only from 2019, 2027"):
        cited({2020: "39"})


@pytest.mark.parametrize(
    ("day", "title"), [(LAST, "2019 年修正"), (FIRST, "2026 年修订")], ids=["last", "first"]
)
def test_the_trademark_law_is_cited_as_in_force_on_the_day(day: date, title: str) -> None:
    findings = judge(made.holder_facts(as_of=day)).findings
    refs = {cite.ref for found in findings for cite in found.cites if "商标法（" in cite.ref}
    assert refs
    assert all(title in ref for ref in refs)
    if day == FIRST:
        assert all("clause not verified" in ref for ref in refs)


SOURCES = [
    ("{kind: law, ref: x}", r"sources\.s\.verified_on is missing"),
    ("{kind: law, verified_on: 2026-11-21}", r"sources\.s\.ref is missing"),
    (
        "{kind: law, ref: x, versions: [{from: 2019-01-01, ref: x, verified_on: 2026-01-01}]}",
        r"either ref and verified_on, or versions",
    ),
    (
        (
            "{kind: law, versions: [{from: 2027-01-01, ref: x, verified_on: 2026-01-01},"
            " {from: 2019-01-01, ref: y, verified_on: 2026-01-01}]}"
        ),
        r"versions must be in order",
    ),
    ("{kind: law, versions: [{form: 2019-01-01, ref: x}]}", r"did you mean from\?"),
]


@pytest.mark.parametrize(("text", "said"), SOURCES, ids=[said[:30] for _, said in SOURCES])
def test_a_source_that_cannot_be_cited(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RulesError, match=rf"mine\.yaml:7: .*{said}"):
        load_with(tmp_path, f"{OVERLAY}sources:\n  s: {text}\n")


def test_a_source_without_versions_has_no_clause_by_year(tmp_path: Path) -> None:
    text = (
        "rules:\n  - id: LNK-08\n"
        "    cites: [{source: practice, clause: {2019: x}, confidence: high}]\n"
    )
    with pytest.raises(RulesError, match=r":7: the source practice has no versions"):
        load_with(tmp_path, OVERLAY + text)


def test_every_pack_that_cites_a_law_by_date_knows_both_days() -> None:
    later = [
        each
        for rule in load_pack("aliexpress", Templates.with_overlay()).rules
        for cite in rule.cites
        for each in cite.later
    ]
    assert {each.since for each in later} == {FIRST}
