"""Links against earlier filings, sister sites, and the one right of a complaint."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import Link
from ipclaim.model.filing import Filed
from ipclaim.model.finding import Finding, Outcome
from ipclaim.rules.links import understand
from tests import building as made

PASS, FAIL, REVIEW, NONE = (
    Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
)  # fmt: skip
TAOBAO = "https://item.taobao.com/item.htm?id=656308694954"
TMALL = "https://detail.tmall.com/item.htm?id=656308694954"


def found(facts: Facts, rule: str) -> Finding:
    return next(each for each in judge(facts).findings if each.rule == rule)


def on_taobao(*urls: str) -> Facts:
    packs = [made.pack("taobao"), made.pack("tmall"), made.pack("aliexpress")]
    listings = understand([Link(row=row, url=url) for row, url in enumerate(urls, 2)], packs)
    case = made.a_case(platform="taobao")
    return made.holder_facts(pack=packs[0], case=case, listings=listings, captures=())


def filed(case: str | None = "old-case", **changes: object) -> Filed:
    row = Filed(7, "aliexpress", "1005009000000001", made.address(1), case, "2026-10-01", "下架")
    return replace(row, **changes)  # type: ignore[arg-type]


def test_an_item_that_was_filed_before_is_told_with_case_day_and_outcome() -> None:
    told = found(made.holder_facts(filed=(filed(),)), "LNK-03")
    assert told.outcome is FAIL
    for piece in ("L0001", "filed.csv 第7行", "old-case", "2026-10-01", "下架"):
        assert piece in told.message.zh


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (None, NONE),
        ((), PASS),
        ((filed("holder-complete"),), PASS),
        ((filed(None),), FAIL),
        ((filed(item_id="1", address=made.address(9)),), PASS),
        ((filed(platform="taobao"),), PASS),
    ],
    ids=["no-list", "empty", "this-case", "no-case-named", "another-item", "another-platform"],
)
def test_only_other_filings_of_the_same_item_count(
    rows: tuple[Filed, ...] | None, outcome: Outcome
) -> None:
    assert found(made.holder_facts(filed=rows), "LNK-03").outcome is outcome


def test_an_item_filed_on_tmall_is_the_same_on_taobao() -> None:
    row = Filed(2, "tmall", "656308694954", TMALL, "old-case")
    facts = replace(on_taobao(TAOBAO), filed=(row,))
    assert found(facts, "LNK-03").outcome is FAIL


def test_one_id_on_taobao_and_tmall_is_one_item() -> None:
    told = found(on_taobao(TAOBAO, TMALL), "LNK-09")
    assert told.outcome is FAIL
    assert "L0001 taobao.com、L0002 tmall.com" in told.message.zh
    assert found(on_taobao(TAOBAO, TMALL), "LNK-07").outcome is FAIL


def test_the_us_site_of_aliexpress_shows_the_same_items() -> None:
    american = f"https://www.aliexpress.us/item/{1005009000000001 + 2**51}.html"
    listings = made.listings(made.address(1), american)
    assert found(made.holder_facts(listings=listings), "LNK-09").outcome is FAIL
    spanish = made.listings(made.address(1), made.address(1).replace("www", "es"))
    assert found(made.holder_facts(listings=spanish), "LNK-09").outcome is PASS


def test_another_certificate_is_no_fault_until_the_reason_rests_on_it() -> None:
    other = replace(made.certificate(registration_number="11112222"), sha256="3" * 64)
    facts = made.holder_facts()
    both = replace(facts, documents=(*facts.documents, other))
    assert found(both, "LNK-07").outcome is PASS
    named = made.a_case(reason="标题使用第65432109号和第11112222号商标。")
    assert found(replace(both, case=named), "LNK-07").outcome is FAIL
    doubtful = made.doubted(other, "registration_number")
    unsure = replace(facts, documents=(*facts.documents, doubtful))
    assert found(unsure, "LNK-07").outcome is REVIEW
    undecided = replace(both, case=made.a_case(right=None))
    assert found(undecided, "LNK-07").outcome is REVIEW
