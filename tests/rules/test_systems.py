"""Every system and every fact that the product began with is in a rule pack, as the page says."""

import re
from functools import lru_cache
from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.resources import Templates
from ipclaim.rules.layers import layers_of
from ipclaim.rules.load import load_pack, pack_ids, pack_paths
from ipclaim.rules.pack import RulePack
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_pack import WrittenPack

OURS = Templates.with_overlay()
PAGE = (Path(__file__).parents[2] / "docs/reference/systems.md").read_text(encoding="utf-8")
SYSTEMS = dict(re.findall(r"^\| (SYS\d\d) \| [^|]+ \| `?(\w+)`? \|$", PAGE, re.MULTILINE))
FACTS = re.findall(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", PAGE, re.MULTILINE)
OUT_OF_SCOPE = "SYS19"
ANONYMOUS = {"taobao_counterfeit_report", "taobao_prohibited_report", "tmall_item_report"}


@lru_cache
def whole(pack_id: str) -> RulePack:
    return load_pack(pack_id, OURS, checks=CHECKS)


def test_the_list_of_systems_is_complete() -> None:
    assert sorted(SYSTEMS) == [f"SYS{number:02d}" for number in range(1, 24)]
    assert SYSTEMS[OUT_OF_SCOPE] == "out"


def test_each_pack_covers_the_systems_that_the_page_gives_it() -> None:
    covered = {
        system: path.stem
        for path in pack_paths(OURS)
        if path.parent.name == "platforms"
        for system in read_once(path, WrittenPack).covers
    }
    assert covered == {key: pack for key, pack in SYSTEMS.items() if key != OUT_OF_SCOPE}


def test_every_fact_has_a_place() -> None:
    assert [int(number) for number, _ in FACTS] == list(range(1, 142))
    out = {int(number) for number, where in FACTS if where.startswith("out: ")}
    assert out == set(range(82, 88))


@pytest.mark.parametrize(
    "entry", sorted({entry for _, where in FACTS for entry in re.findall("`([^`]+)`", where)})
)
def test_a_place_exists(entry: str) -> None:
    pack_id, kind, *rest = entry.split()
    pack, name = whole(pack_id), rest[0] if rest else None
    held: dict[str, set[str | None]] = {
        "channel": {None} if pack.channel else set(),
        "step": {step.id for step in pack.steps},
        "clock": {clock.id for clock in pack.clocks},
        "penalty": {penalty.id for penalty in pack.penalties},
        "material": {material.id for material in pack.materials},
        "rule": {rule.id for rule in pack.rules},
        "source": _sources(pack_id),
    }
    assert name in held[kind]


def _sources(pack_id: str) -> set[str | None]:
    layers = layers_of(OURS.path(f"platforms/{pack_id}.yaml"), OURS)
    return {key for layer in layers for key in layer.pack.sources}


def test_reports_are_anonymous_and_ask_for_no_identity() -> None:
    anonymous = {each for each in pack_ids(OURS) if whole(each).is_anonymous}
    assert anonymous == ANONYMOUS
    for pack_id in ANONYMOUS:
        pack = whole(pack_id)
        assert pack.rule("REQ-identity") is None
        assert pack.rule("PRV-anonymous")
        assert not pack.statements


def test_a_report_a_dispute_and_a_reply_keep_to_their_own_rules() -> None:
    for pack_id in pack_ids(OURS):
        pack = whole(pack_id)
        if pack.process != "complaint":
            assert not {"REQ-right", "NAM-02", "AUT-01"} & {rule.id for rule in pack.rules}, pack_id


@pytest.mark.parametrize(
    ("pack_id", "clock", "shortest", "longest", "unit"),
    [
        ("taobao", "account-review", 2, 2, "working_day"),
        ("taobao", "rights-review", 3, 5, "working_day"),
        ("tmall", "complaint-review", 3, 10, "working_day"),
        ("1688", "platform-opinion", 4, 4, "working_day"),
        ("alibaba_com", "seller-answer-again", 7, 7, "working_day"),
        ("aliexpress_seller_case", "seller-answer", 3, 3, "calendar_day"),
        ("aliexpress_seller_case", "reply-to-buyer-peak", 1, 1, "hour"),
        ("taobao_counterfeit_report", "report-review", 3, 5, "working_day"),
        ("taobao_prohibited_report", "report-review", 1, 1, "working_day"),
        ("taobao_rights_centre", "negotiation", 72, 72, "hour"),
        ("taobao_rights_centre", "platform-steps-in", 2, 2, "working_day"),
        ("aliexpress_buyer_dispute", "seller-answer", 24, 48, "hour"),
        ("escalation_cn", "suit-or-complaint", 15, 15, "calendar_day"),
    ],
)
def test_terms_are_those_of_the_sources(
    pack_id: str, clock: str, shortest: int, longest: int, unit: str
) -> None:
    found = whole(pack_id).clock(clock)
    assert found is not None
    assert found.starts
    assert found.length is not None
    assert (found.length.shortest, found.length.longest, found.length.unit) == (
        shortest, longest, unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pack_id", "clock"),
    [("tmall", "re-review"), ("tmall_item_report", "report-review"), ("generic", "seller-answer"),
     ("1688_order_dispute", "intervention-window")],
)  # fmt: skip
def test_a_term_that_no_source_states_is_unknown(pack_id: str, clock: str) -> None:
    found = whole(pack_id).clock(clock)
    assert found is not None
    assert found.length is None


def test_the_ladder_of_1688_is_data() -> None:
    points = {
        each.id: [row.points for row in each.rows]
        for each in whole("1688").penalties
        if each.id != "cn-liability"
    }
    assert points["general"] == [8, 0]
    assert points["other-misuse"] == [1, 1, 2]
    assert len(points["serious"]) == 3
