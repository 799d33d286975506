"""Goods against the list of goods: named, within another item, limited, or only of the class."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.model.finding import Outcome
from tests import building as made

PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW


@pytest.mark.parametrize(
    ("listing", "goods", "expected"),
    [
        ("服装；鞋；帽", "鞋", PASS),
        ("服装、鞋、帽", "鞋", PASS),
        ("服装（2501）；鞋（2507）", "鞋", PASS),
        ("服装；鞋（游泳鞋除外）；帽", "鞋", REVIEW),
        ("服装，鞋（游泳鞋除外），帽", "帽", PASS),
        ("服装；鞋，不包括运动鞋；帽", "运动鞋", REVIEW),
        ("服装；鞋，不包括运动鞋；帽", "帽", PASS),
        ("运动鞋用鞋带", "运动鞋", REVIEW),
        ("Clothing; shoes; hats", "shoes", PASS),
        ("Clothing, namely, shirts; hats", "clothing", REVIEW),
        ("Clothing, namely, shirts; hats", "hats", PASS),
        ("Footwear excluding sneakers", "sneakers", REVIEW),
        ("服装；帽", "鞋", REVIEW),
        ("服装；帽", "耳机", FAIL),
        ("服装；帽", "某种无人知晓的商品", REVIEW),
    ],
)
def test_goods_in_a_list(listing: str, goods: str, expected: Outcome) -> None:
    facts = made.holder_facts(case=made.a_case(goods=goods))
    facts = replace(facts, documents=(made.certificate(goods_services=listing), made.licence()))
    answer = next(each.outcome for each in judge(facts).findings if each.rule == "RGT-09")
    assert answer is expected
