"""Addresses of the Alibaba sites: one canonical form each, one space of ids for two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.check.registry import CHECKS
from ipclaim.model.listing import LinkKind
from ipclaim.resources import Templates
from ipclaim.rules.links import Understood, understand_address
from ipclaim.rules.load import load_pack, own_link_forms
from ipclaim.rules.pack import RulePack

OURS = Templates.with_overlay()
PACKS: dict[str, RulePack] = {
    each: load_pack(each, OURS, checks=CHECKS)
    for each in ("taobao", "tmall", "1688", "alibaba_com", "tmall_item_report", "generic")
}


def understood(platform: str, url: str) -> Understood:
    own = PACKS[platform]
    return understand_address(url, [own, *(each for each in PACKS.values() if each is not own)])


SAME = {
    "taobao": (
        "https://item.taobao.com/item.htm?id=656308694954",
        [
            "https://item.taobao.com/item.htm?spm=a.b&id=656308694954&ns=1#detail",
            "https://world.taobao.com/item/656308694954.htm",
            "https://h5.m.taobao.com/awp/core/detail.htm?id=656308694954",
            "https://m.intl.taobao.com/detail/detail.html?spm=a.b&id=656308694954",
            "【淘宝】假鞋「某某」https://item.taobao.com/item.htm?id=656308694954，点击打开",
        ],
    ),
    "tmall": (
        "https://detail.tmall.com/item.htm?id=656308694954",
        [
            "https://detail.tmall.hk/hk/item.htm?id=656308694954",
            "https://chaoshi.detail.tmall.com/item.htm?id=656308694954&skuId=1",
            "https://detail.m.tmall.com/item.htm?spm=x&id=656308694954",
            "https://world.tmall.com/item/656308694954.htm",
        ],
    ),
    "1688": (
        "https://detail.1688.com/offer/712345678901.html",
        [
            "https://m.1688.com/offer/712345678901.html?spm=x",
            "https://detail.m.1688.com/page/index.html?offerId=712345678901",
        ],
    ),
    "alibaba_com": (
        "https://www.alibaba.com/product-detail/_1600123456789.html",
        [
            "https://www.alibaba.com/product-detail/Cotton-Tshirt_1600123456789.html?spm=x",
            "https://lanyu.en.alibaba.com/product/1600123456789-80000000/x.html",
            "https://m.alibaba.com/product/1600123456789/x.html",
        ],
    ),
}


@pytest.mark.parametrize(
    ("platform", "url"), [(key, url) for key, (_, urls) in SAME.items() for url in urls]
)
def test_one_item_has_one_address(platform: str, url: str) -> None:
    found = understood(platform, url)
    assert (found.kind, found.canonical) == (LinkKind.LISTING, SAME[platform][0])
    assert found.canonical
    assert understood(platform, found.canonical) == found


@pytest.mark.parametrize(
    ("platform", "url", "kind"),
    [
        ("taobao", "https://shop123456.taobao.com/", LinkKind.SHOP),
        ("taobao", "https://e.tb.cn/h.gAbCdEf", LinkKind.SHORT),
        ("taobao", "https://s.taobao.com/search?q=x", LinkKind.FOREIGN),
        ("taobao", "https://item.taobao.com/item.htm?spm=a.b", LinkKind.OTHER),
        ("taobao", "https://detail.tmall.com/item.htm?id=656308694954", LinkKind.FOREIGN),
        ("tmall", "https://lanyuqinghe.tmall.com/", LinkKind.SHOP),
        ("1688", "https://detail.1688.com/pic/712345678901.html", LinkKind.OTHER),
        ("1688", "https://qr.1688.com/s/AbCdEf", LinkKind.SHORT),
        ("1688", "https://shop1234.1688.com/page/offerlist.htm", LinkKind.SHOP),
        ("alibaba_com", "https://lanyu.en.alibaba.com/company_profile.html", LinkKind.SHOP),
        ("alibaba_com", "https://www.alibaba.com/showroom/x.html", LinkKind.OTHER),
    ],
)
def test_what_is_no_listing(platform: str, url: str, kind: LinkKind) -> None:
    found = understood(platform, url)
    assert found.kind is kind
    assert found.canonical is None


@given(st.integers(10**9, 10**14).map(str))
def test_taobao_and_tmall_share_their_ids(item: str) -> None:
    taobao = understood("taobao", f"https://item.taobao.com/item.htm?id={item}")
    tmall = understood("taobao", f"https://detail.tmall.com/item.htm?id={item}")
    assert taobao.item_id == tmall.item_id == item
    assert tmall.kind is LinkKind.FOREIGN


def test_a_variant_has_the_sites_addresses_but_none_of_its_own() -> None:
    url = "https://detail.tmall.com/item.htm?id=656308694954"
    assert understood("tmall_item_report", url).kind is LinkKind.LISTING
    assert own_link_forms("tmall_item_report", OURS) == ()
    assert own_link_forms("tmall", OURS)


def test_another_platform_takes_any_page_but_claims_none() -> None:
    url = "https://shop.example.com/goods/1?color=2"
    assert understood("generic", url).kind is LinkKind.LISTING
    assert understood("taobao", url) == Understood(LinkKind.FOREIGN)
