"""What an address points at, however it was pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.case import Link
from ipclaim.model.listing import LinkKind
from ipclaim.rules.links import address_in, understand, understand_address
from tests.building import pack

PACKS = [pack()]
CANONICAL = "https://www.aliexpress.com/item/1005009000000001.html"

LISTINGS = [
    "https://www.aliexpress.com/item/1005009000000001.html",
    "http://aliexpress.com/item/1005009000000001.html?spm=a2g0o.x&pvid=1#reviews",
    "HTTPS://WWW.AliExpress.com/item/1005009000000001.html",
    "https://es.aliexpress.com/item/Unas-Zapatillas/1005009000000001.html?gatewayAdapt=x",
    "https://m.aliexpress.com/i/1005009000000001.html",
    "https://aliexpress.ru/item/1005009000000001.html?sku_id=12",
    "www.aliexpress.com/item/1005009000000001.html",
    "  快来看！【全球速卖通】https://www.aliexpress.com/item/1005009000000001.html，复制打开 ",
    "ｈｔｔｐｓ://www.aliexpress.com/item/１００５００９００００００００１.html",
    "“https://www.aliexpress.com/item/1005009000000001.html”。",
]


@pytest.mark.parametrize("url", LISTINGS)
def test_every_form_of_a_listing_has_one_address(url: str) -> None:
    found = understand_address(url, PACKS)
    assert (found.kind, found.item_id, found.canonical) == (
        LinkKind.LISTING,
        "1005009000000001",
        CANONICAL,
    )


def test_ids_of_the_us_site_are_those_of_the_others() -> None:
    found = understand_address("https://www.aliexpress.us/item/3256804175206420.html", PACKS)
    assert found.item_id == str(3256804175206420 - 2**51)
    assert found.canonical == f"https://www.aliexpress.com/item/{found.item_id}.html"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.aliexpress.com/store/912345678", LinkKind.SHOP),
        ("https://a.aliexpress.com/_mKq1abc", LinkKind.SHORT),
        ("https://s.click.aliexpress.com/e/_DlX", LinkKind.SHORT),
        ("https://www.aliexpress.com/wholesale?SearchText=x", LinkKind.OTHER),
        ("https://www.aliexpress.com/", LinkKind.OTHER),
        ("https://www.aliexpress.com/item/123.html", LinkKind.OTHER),
        ("https://www.example.com/item/1005009000000001.html", LinkKind.FOREIGN),
        ("https://www.aliexpress.com.example.net/item/1005009000000001.html", LinkKind.FOREIGN),
        ("https://notaliexpress.com/item/1005009000000001.html", LinkKind.FOREIGN),
        ("https://user@www.example.com/www.aliexpress.com/item/1.html", LinkKind.FOREIGN),
        ("", LinkKind.INVALID),
        ("运动鞋", LinkKind.INVALID),
        ("https://", LinkKind.INVALID),
        ("https://[::1", LinkKind.INVALID),
        ("https://www.aliexpress.com:99999999/item/1005009000000001.html", LinkKind.INVALID),
        ("ftp://www.aliexpress.com/item/1005009000000001.html", LinkKind.INVALID),
        ("javascript:alert(1)", LinkKind.INVALID),
    ],
)
def test_kinds(url: str, kind: LinkKind) -> None:
    found = understand_address(url, PACKS)
    assert found.kind is kind
    assert found.canonical is None


def test_listings_are_numbered_in_order_and_keep_their_row() -> None:
    links = [Link(row=row, url=url) for row, url in enumerate(LISTINGS, 2)]
    listings = understand(links, PACKS)
    assert [each.id for each in listings[:3]] == ["L0001", "L0002", "L0003"]
    assert [each.link.row for each in listings] == list(range(2, 2 + len(LISTINGS)))
    assert {each.canonical for each in listings} == {CANONICAL}


def test_the_first_pack_is_the_cases_own() -> None:
    other = pack().link_forms
    found = understand_address(CANONICAL, [pack()])
    assert found.platform == "aliexpress"
    assert other


TRACKING = st.text(alphabet="abcdefgh0123456789_-.%=&", max_size=30)
ITEM_IDS = st.integers(10**8, 10**16).map(str)
HOSTS = st.sampled_from(["www.", "m.", "es.", ""])


@given(ITEM_IDS, HOSTS, TRACKING, TRACKING)
def test_tracking_never_matters(item: str, host: str, query: str, fragment: str) -> None:
    plain = understand_address(f"https://www.aliexpress.com/item/{item}.html", PACKS)
    url = f"https://{host}aliexpress.com/item/{item}.html?{query}#{fragment}"
    assert understand_address(url, PACKS) == plain


@given(ITEM_IDS)
def test_canonicalising_twice_changes_nothing(item: str) -> None:
    once = understand_address(f"https://www.aliexpress.com/item/{item}.html", PACKS)
    assert once.canonical
    assert understand_address(once.canonical, PACKS) == once


@given(st.text(max_size=80))
def test_nothing_that_is_pasted_crashes(text: str) -> None:
    found = understand_address(text, PACKS)
    assert found.kind in set(LinkKind)


@given(st.text(alphabet="htps:/[]@.aliexpress.com0123456789?#%", max_size=60))
def test_odd_addresses_never_become_listings_without_an_id(text: str) -> None:
    found = understand_address(text, PACKS)
    assert (found.kind is LinkKind.LISTING) == (found.canonical is not None)


def test_an_address_is_cut_at_chinese_punctuation() -> None:
    assert address_in("看https://a.example/x，好") == "https://a.example/x"
