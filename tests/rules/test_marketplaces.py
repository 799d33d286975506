"""Packs beyond the Alibaba group: all there, each address known once, nothing claimed of a law."""

import re
from datetime import date
from itertools import pairwise

import pytest

from ipclaim.cli.rules_shown import shown
from ipclaim.model.case import Claim
from ipclaim.model.listing import LinkKind
from ipclaim.model.text import Lang
from ipclaim.resources import Templates
from ipclaim.rules.clocks import term_of
from ipclaim.rules.layers import layers_of
from ipclaim.rules.links import understand_address
from ipclaim.rules.load import own_link_forms, pack_ids
from ipclaim.rules.regimes import read_regime, regime_paths
from ipclaim.rules.written_pack import WrittenLinkForm
from tests.building import pack

OURS = Templates.with_overlay()
MARKETPLACES = (
    "lazada", "jd", "pinduoduo", "douyin", "amazon", "ebay", "walmart", "etsy", "shopify", "temu",
    "tiktok_shop", "shopee", "mercado_libre", "made_in_china", "shein",
)  # fmt: skip
IN_THE_EU = ("amazon_eu", "ebay_eu", "etsy_eu", "temu_eu", "shein")
ABOUT_CHINESE_PAPERS = {"NAM-07", "NAM-09", "RGT-04", "RGT-14", "RGT-16", "RGT-17", "RGT-19"}
CHINESE_LAW = re.compile("中华人民共和国|最高人民法院|法发|法释|条例")
IN_CHINA = {"jd", "pinduoduo", "douyin", "made_in_china"}


def written_forms(pack_id: str) -> tuple[WrittenLinkForm, ...]:
    layers = layers_of(OURS.path(f"platforms/{pack_id}.yaml"), OURS)
    return tuple(form for layer in layers for form in layer.pack.link_forms)


EXAMPLES = [
    pytest.param(pack_id, form, example, id=f"{pack_id}-{number}-{nth}")
    for pack_id in MARKETPLACES
    for number, form in enumerate(written_forms(pack_id))
    for nth, example in enumerate(form.examples)
]


def test_the_marketplaces_of_the_domain_facts_are_there() -> None:
    assert {*MARKETPLACES, *IN_THE_EU} <= set(pack_ids(OURS))


@pytest.mark.parametrize("pack_id", sorted({*MARKETPLACES, *IN_THE_EU}))
def test_each_says_where_to_file_and_how_long_the_seller_has(pack_id: str) -> None:
    held = pack(pack_id)
    assert held.channel
    assert held.clock("seller-answer")
    assert held.covered_as
    assert {clock.calendar for clock in held.clocks} <= {None, "cn", "us_federal"}


@pytest.mark.parametrize(("pack_id", "form", "example"), EXAMPLES)
def test_an_example_is_understood_and_its_canonical_form_is_itself(
    pack_id: str, form: WrittenLinkForm, example: str
) -> None:
    found = understand_address(example, [pack(pack_id)])
    assert found.kind == form.kind
    if found.kind is LinkKind.LISTING:
        assert found.canonical
        again = understand_address(found.canonical, [pack(pack_id)])
        assert (again.item_id, again.canonical) == (found.item_id, found.canonical)


@pytest.mark.parametrize("pack_id", MARKETPLACES)
def test_no_address_is_two_platforms_own(pack_id: str) -> None:
    others = [other for other in MARKETPLACES if other != pack_id]
    theirs = [form for other in others for form in own_link_forms(other, OURS) if not form.anywhere]
    for form in written_forms(pack_id):
        for example in form.examples:
            host = example.split("/")[2]
            assert not [other for other in theirs if other.host.fullmatch(host)], example


def test_a_shop_under_its_own_domain_is_shopifys_only_in_a_case_of_shopify() -> None:
    address = "https://shop.example.com/products/some-shoe"
    own = understand_address(address, [pack("shopify"), pack("amazon")])
    foreign = understand_address(address, [pack("amazon"), pack("shopify")])
    other = understand_address("https://www.ebay.com/itm/123456789012",
                               [pack("shopify"), pack("ebay")])  # fmt: skip
    assert (own.kind, own.platform) == (LinkKind.LISTING, "shopify")
    assert (foreign.kind, foreign.platform) == (LinkKind.FOREIGN, None)
    assert (other.kind, other.platform) == (LinkKind.FOREIGN, "ebay")


@pytest.mark.parametrize("pack_id", sorted({*MARKETPLACES, *IN_THE_EU}))
def test_each_market_is_the_host_of_a_listing(pack_id: str) -> None:
    held = pack(pack_id)
    forms = [form for form in held.link_forms if form.kind is LinkKind.LISTING]
    for end, market in held.markets.items():
        assert held.market(f"www.{end}") == held.market(end) == market
        hosts = (end, f"www.{end}")
        assert [form for form in forms for host in hosts if form.host.fullmatch(host)], end
    assert held.market("www.example.com") is None


@pytest.mark.parametrize(
    ("host", "market"),
    [
        ("www.amazon.com", "US"),
        ("www.amazon.com.mx", "MX"),
        ("m.amazon.de", "DE"),
        ("notamazon.de", None),
    ],
)
def test_the_market_is_told_by_the_end_of_the_host(host: str, market: str | None) -> None:
    assert pack("amazon").market(host) == market


@pytest.mark.parametrize("pack_id", sorted({*MARKETPLACES, *IN_THE_EU} - IN_CHINA))
def test_abroad_nothing_rests_on_chinese_law(pack_id: str) -> None:
    held = pack(pack_id)
    resting = {
        rule.id for rule in held.rules for cite in rule.cites if CHINESE_LAW.search(cite.ref)
    }
    assert resting <= ABOUT_CHINESE_PAPERS
    for said in (held.clocks, held.penalties, held.statements, held.materials):
        assert not [each for each in said for cite in each.cites if CHINESE_LAW.search(cite.ref)]


LIMITS = {
    "lazada": 300, "amazon": 50, "walmart": 10, "temu": 200, "made_in_china": 800, "ebay": None,
    "etsy": None, "shopify": None, "jd": None, "pinduoduo": None, "douyin": None, "shein": None,
    "tiktok_shop": None, "shopee": None, "mercado_libre": None,
}  # fmt: skip


@pytest.mark.parametrize("pack_id", MARKETPLACES)
def test_a_limit_refuses_only_where_a_source_says_it(pack_id: str) -> None:
    held = pack(pack_id)
    rule = held.rule("LNK-05")
    assert rule
    assert held.links_per_complaint == LIMITS[pack_id]
    assert (rule.severity == "block") is (LIMITS[pack_id] is not None)


@pytest.mark.parametrize("pack_id", IN_THE_EU)
def test_a_notice_in_the_union_is_none_of_the_dmca(pack_id: str) -> None:
    held = pack(pack_id)
    assert [regime.id for regime in held.regimes] == ["eu_dsa"]
    assert "perjury" not in {statement.id for statement in held.statements}
    assert "bona-fide" in {statement.id for statement in held.statements}
    assert not [clock.id for clock in held.clocks if clock.id.startswith("dmca")]
    assert held.rule("LAW-DMCA") is None


@pytest.mark.parametrize("path", regime_paths(OURS), ids=lambda path: path.stem)
def test_a_regime_is_whole(path: object) -> None:
    regime = read_regime(path)  # type: ignore[arg-type]
    assert regime.notice
    assert regime.counter_notice
    for element in (*regime.notice, *regime.counter_notice):
        assert bool(element.decided_by) != bool(element.asked)
        assert element.title.zh != element.title.en


def test_the_terms_of_copyright_run_for_copyright_alone() -> None:
    for pack_id in ("amazon", "jd", "etsy"):
        special = [each for each in pack(pack_id).clocks if each.claims != tuple(Claim)]
        assert special
        assert {each.claims for each in special} == {(Claim.COPYRIGHT,)}


def test_versions_of_a_market_list_are_longest_end_first() -> None:
    ends = list(pack("amazon").markets)
    assert all(len(longer) >= len(shorter) for longer, shorter in pairwise(ends))


SAME = [
    ("amazon", "https://m.amazon.com/gp/aw/d/B08N5WRWNW", "https://www.amazon.com/x/dp/B08N5WRWNW"),
    ("shopee", "https://www.shopee.sg/Name-i.8820.58739", "https://shopee.sg/product/8820/58739"),
    ("lazada", "https://lazada.sg/products/i123456.html", "https://www.lazada.sg/products/i123456-s1.html"),
    ("ebay", "https://m.ebay.de/itm/123456789012", "https://www.ebay.com/itm/123456789012?x=1"),
]  # fmt: skip
OTHER = [
    ("amazon", "https://www.amazon.com/dp/B08N5WRWNW", "https://www.amazon.de/dp/B08N5WRWNW"),
    ("walmart", "https://www.walmart.com/ip/123456789", "https://www.walmart.ca/ip/123456789"),
    ("shopee", "https://shopee.sg/product/8820/58739", "https://shopee.sg/product/8821/58739"),
]  # fmt: skip


@pytest.mark.parametrize(("pack_id", "left", "right"), SAME, ids=[one[0] for one in SAME])
def test_one_item_has_one_address(pack_id: str, left: str, right: str) -> None:
    ours = [pack(pack_id)]
    found = {understand_address(each, ours).canonical for each in (left, right)}
    assert len(found) == 1
    assert None not in found


@pytest.mark.parametrize(("pack_id", "left", "right"), OTHER, ids=[one[0] for one in OTHER])
def test_two_stores_hold_two_items(pack_id: str, left: str, right: str) -> None:
    ours = [pack(pack_id)]
    assert len({understand_address(each, ours).canonical for each in (left, right)}) == 2


TERMS = [
    ("etsy", "dmca-suit", "2026-11-20", "2026-12-07", "2026-12-07"),
    ("shopify", "dmca-restore", "2026-11-20", "2026-12-07", "2026-12-11"),
    ("amazon", "dmca-suit", "2026-11-20", "2026-11-30", "2026-11-30"),
    ("jd", "suit-or-complaint", "2026-09-20", "2026-10-05", "2026-10-08"),
    ("jd", "seller-answer", "2026-09-29", "2026-09-30", "2026-10-09"),
    ("mercado_libre", "complainant-reply", "2026-11-20", "2026-11-23", "2026-11-23"),
    ("tiktok_shop", "seller-answer", "2026-11-20", "2026-12-20", "2026-12-20"),
    ("shein", "dsa-complaint", "2026-11-20", "2027-05-19", "2027-05-19"),
]


@pytest.mark.parametrize(
    ("pack_id", "clock_id", "start", "earliest", "latest"),
    TERMS,
    ids=[f"{one[0]}-{one[1]}" for one in TERMS],
)
def test_a_term_ends_when_its_source_says(
    pack_id: str, clock_id: str, start: str, earliest: str, latest: str
) -> None:
    clock = pack(pack_id).clock(clock_id)
    assert clock
    term = term_of(clock, date.fromisoformat(start), pack(pack_id).calendars)
    assert term
    ends = (term.earliest.date().isoformat(), term.latest.date().isoformat())
    assert (*ends, term.provisional) == (earliest, latest, False)


def test_markets_and_claims_of_a_clock_are_shown() -> None:
    lines = list(shown(pack("ebay"), Lang.EN))
    markets = next(line for line in lines if line.startswith("  markets: "))
    assert "ebay.de DE" in markets
    suit = next(line for line in lines if line.startswith("  dmca-suit"))
    assert suit.endswith("[copyright infringement]")
    assert not [line for line in lines if line.startswith("  seller-answer") and "[" in line]
