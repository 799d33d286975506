"""Every platform's link forms together: one item has one address, however it is pasted."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.model.case import Link
from ipclaim.model.listing import LinkKind
from ipclaim.resources import Templates
from ipclaim.rules.layers import layers_of
from ipclaim.rules.links import understand, understand_address
from ipclaim.rules.load import pack_ids
from tests.building import pack

OURS = Templates.with_overlay()
EXAMPLES = [
    (pack_id, example)
    for pack_id in pack_ids(OURS)
    if pack_id not in {"generic", "escalation_cn"}  # of unknown sites each part may count
    for layer in layers_of(OURS.path(f"platforms/{pack_id}.yaml"), OURS)
    for form in layer.pack.link_forms
    if form.kind == "listing"
    for example in form.examples
]
SHORT = (
    ("taobao", "https://m.tb.cn/h.5abCdEf"),
    ("taobao", "https://e.tb.cn/h.gAbCdEf"),
    ("aliexpress", "https://s.click.aliexpress.com/e/_DlX"),
    ("aliexpress", "https://a.aliexpress.com/_mKq1abc"),
    ("amazon", "https://amzn.to/3AbCdEf"),
    ("amazon", "https://a.co/d/1aBcDeF"),
    ("shopee", "https://shp.ee/abcdef"),
    ("tiktok_shop", "https://vt.tiktok.com/ZS12abc/"),
    ("douyin", "https://v.douyin.com/iAbCdEf/"),
    ("pinduoduo", "https://p.pinduoduo.com/AbCdEf"),
    ("jd", "https://3.cn/1abcdef"),
    ("temu", "https://share.temu.com/AbCdEf"),
)
TRACKING = st.lists(
    st.tuples(
        st.sampled_from(
            ["spm", "scm", "pvid", "algo_pvid", "utm_source", "ref", "_x_ads", "_bg_fs", "ut_sk",
             "share_token", "from"]
        ),
        st.text("abcdefXYZ0123456789.-_", max_size=12),
    ),
    max_size=4,
)  # fmt: skip
SENTENCES = st.text("快来看这双鞋，真的很好！（限时）「」。 \n", max_size=12)


def test_every_platform_of_the_domain_facts_has_listings() -> None:
    known = {pack_id for pack_id, _ in EXAMPLES}
    assert {"aliexpress", "1688", "taobao", "tmall", "alibaba_com", "amazon", "ebay", "walmart",
            "etsy", "temu", "shein", "shopee", "lazada", "jd", "pinduoduo", "tiktok_shop", "douyin",
            "mercado_libre", "made_in_china", "shopify"} <= known  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(EXAMPLES), TRACKING, SENTENCES, SENTENCES, st.text("abc=&", max_size=5))
def test_tracking_and_the_sentence_around_it_never_matter(
    known: tuple[str, str],
    tracking: list[tuple[str, str]],
    before: str,
    after: str,
    fragment: str,
) -> None:
    pack_id, example = known
    plain = understand_address(example, [pack(pack_id)])
    address = example.split("#")[0]
    for name, value in tracking:
        address += f"{'&' if '?' in address else '?'}{name}={value}"
    pasted = f"{before}{address}#{fragment} {after}"
    assert understand_address(pasted, [pack(pack_id)]) == plain


@pytest.mark.parametrize(
    ("pack_id", "example"), EXAMPLES, ids=[f"{one}-{n}" for n, (one, _) in enumerate(EXAMPLES)]
)
def test_the_canonical_address_is_its_own(pack_id: str, example: str) -> None:
    once = understand_address(example, [pack(pack_id)])
    assert once.kind is LinkKind.LISTING
    assert once.canonical
    assert understand_address(once.canonical, [pack(pack_id)]) == once
    assert not re.search(r"spm|scm|utm_|pvid|share_token|ref=", once.canonical)


@pytest.mark.parametrize(("pack_id", "address"), SHORT, ids=[address for _, address in SHORT])
def test_a_short_link_is_never_a_listing(pack_id: str, address: str) -> None:
    found = understand_address(f"【分享】{address} 点开看看", [pack(pack_id)])
    assert (found.kind, found.canonical) == (LinkKind.SHORT, None)


def test_one_item_of_two_sellers_is_two_listings_on_amazon() -> None:
    bare = "https://www.amazon.com/dp/B08N5WRWNW"
    first = understand_address(f"{bare}?psc=1&smid=A1B2C3D4E5F6G7&ref=x", [pack("amazon")])
    second = understand_address(f"{bare}?smid=A7G6F5E4D3C2B1", [pack("amazon")])
    assert first.canonical == f"{bare}?smid=A1B2C3D4E5F6G7"
    assert second.canonical != first.canonical
    assert first.item_id == second.item_id
    assert understand_address(f"{bare}?smid=%3Cscript%3E", [pack("amazon")]).canonical == bare


def test_stores_of_amazon_are_apart_and_mobile_sites_are_not() -> None:
    urls = ("https://www.amazon.de/dp/B08N5WRWNW", "https://m.amazon.com/dp/B08N5WRWNW",
            "https://www.amazon.com/gp/product/B08N5WRWNW")  # fmt: skip
    found = understand([Link(row=2, url=url) for url in urls], [pack("amazon")])
    assert found[0].canonical != found[1].canonical == found[2].canonical


def test_taobao_and_tmall_name_one_item_by_one_id() -> None:
    urls = ("https://item.taobao.com/item.htm?id=656308694954",
            "https://detail.tmall.com/item.htm?id=656308694954&skuId=1")  # fmt: skip
    first, second = understand([Link(row=2, url=url) for url in urls],
                               [pack("taobao"), pack("tmall")])  # fmt: skip
    assert (first.platform, second.platform) == ("taobao", "tmall")
    assert first.item_id == second.item_id
