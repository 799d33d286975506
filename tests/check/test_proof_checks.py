"""What captures prove: unaltered, showing the infringement, each its own, at a right time."""

from dataclasses import replace
from datetime import datetime

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.filing import EvidenceSeal
from ipclaim.model.finding import Finding, Outcome, Severity
from ipclaim.model.listing import Shown
from tests import building as made

PASS, FAIL, REVIEW, NONE = (
    Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
)  # fmt: skip


def found(facts: Facts, rule: str) -> Finding:
    return next(each for each in judge(facts).findings if each.rule == rule)


def captured(**changes: object) -> Facts:
    facts = made.holder_facts()
    first, *rest = facts.captures
    return replace(facts, captures=(replace(first, **changes), *rest))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seal", "unaltered", "stamped"),
    [
        (None, NONE, NONE),
        (EvidenceSeal(sealed=False, compared=3), PASS, NONE),
        (EvidenceSeal(sealed=True, compared=3), PASS, FAIL),
        (EvidenceSeal(sealed=True, compared=3, altered=("data/L0001/page.jpg",)), FAIL, FAIL),
        (EvidenceSeal(sealed=True, compared=0), NONE, FAIL),
    ],
    ids=["nothing", "not-sealed", "sealed", "altered", "empty"],
)
def test_seals(seal: EvidenceSeal | None, unaltered: Outcome, stamped: Outcome) -> None:
    facts = made.holder_facts(seal=seal)
    assert found(facts, "EVD-04").outcome is unaltered
    assert found(facts, "EVD-09").outcome is stamped


def test_no_time_stamp_is_only_noted() -> None:
    told = found(made.holder_facts(seal=EvidenceSeal(sealed=True, compared=3)), "EVD-09")
    assert told.severity is Severity.INFO
    assert not told.blocks


def test_a_mark_in_the_title_or_a_place_in_the_reason_shows_the_infringement() -> None:
    plain = Shown("跑步鞋", "某某鞋店", "US $9", "1005009000000001")
    silent = made.a_case(reason="第65432109号商标被使用在鞋上，权利人从未许可任何人这样做。")
    assert found(captured(shown=plain), "EVD-05").outcome is PASS
    unplaced = replace(captured(shown=plain), case=silent)
    assert found(unplaced, "EVD-05").outcome is REVIEW
    assert "L0001" in found(unplaced, "EVD-05").message.zh
    assert found(made.holder_facts(case=silent), "EVD-05").outcome is PASS
    doubtful = made.changing(
        unplaced, "trademark_certificate", lambda paper: made.doubted(paper, "mark_text")
    )
    assert "两个识别引擎" in found(doubtful, "EVD-05").message.zh


@pytest.mark.parametrize(
    ("shown", "word"),
    [
        (Shown(None, "某某鞋店", "US $9", None), "标题"),
        (Shown("澜屿青禾鞋", None, "US $9", None), "店铺"),
        (Shown("澜屿青禾鞋", "某某鞋店", None, None), "价格"),
    ],
    ids=["title", "shop", "price"],
)
def test_what_was_not_found_on_the_page_is_named(shown: Shown, word: str) -> None:
    told = found(captured(shown=shown), "EVD-05")
    assert told.outcome is REVIEW
    assert f"：{word}" in told.message.zh


def near(bits: int) -> str:
    """Return the second capture's hash with so many bits changed."""
    other = int(made.holder_facts().captures[1].page_hash or "", 16)
    return f"{other ^ ((1 << bits) - 1):0256x}"


@pytest.mark.parametrize(
    ("bits", "outcome"), [(0, REVIEW), (8, REVIEW), (9, PASS), (18, PASS)]
)  # fmt: skip
def test_pictures_that_look_alike_are_a_persons_to_compare(bits: int, outcome: Outcome) -> None:
    assert found(captured(page_hash=near(bits)), "EVD-06").outcome is outcome


def test_a_capture_without_a_hash_is_not_taken_for_its_own() -> None:
    assert found(captured(page_hash=None), "EVD-06").outcome is REVIEW
    facts = made.holder_facts(captures=made.holder_facts().captures[:1])
    assert found(facts, "EVD-06").outcome is NONE


@pytest.mark.parametrize(
    ("offset", "outcome"), [(0, PASS), (-120, PASS), (121, FAIL), (28800, FAIL), (None, REVIEW)]
)
def test_the_clock_is_compared_with_the_sites(offset: int | None, outcome: Outcome) -> None:
    assert found(captured(clock_offset=offset), "EVD-10").outcome is outcome


def test_a_time_without_a_zone_is_none() -> None:
    bare = datetime(2026, 11, 22, 3, 4, 5)  # noqa: DTZ001 - that is what is tried
    facts = captured(captured_at=bare)
    facts = replace(facts, captures=facts.captures[:1], listings=facts.listings[:1])
    assert found(facts, "EVD-10").outcome is FAIL
