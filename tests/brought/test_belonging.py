"""Which listing a brought file is of, and when nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.brought.belonging import Belongs, BelongsNowhere, belonging
from ipclaim.brought.parsing.handover import Page
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_pack
from tests.brought.building import ITEM, OTHER, address_of, listing

TEMPLATES = Templates.with_overlay()
PLATFORMS = Platforms(kept_pack("aliexpress", TEMPLATES), TEMPLATES)
LISTINGS = (listing(1), listing(2, OTHER), listing(3, "1005009000000003"))
STRANGER = "1005009000000077"


def asked(
    name: str, address: str | None = None, words: str = "", canonical: str | None = None
) -> Belongs | BelongsNowhere:
    page = Page(address=address, canonical=canonical)
    return belonging(page, name, words, LISTINGS, PLATFORMS)


CERTAIN = {
    "address": (("x.mhtml", address_of(ITEM)), ("L0001", "address")),
    "mobile-address": (
        ("x.mhtml", f"https://m.aliexpress.com/item/{ITEM}.html?spm=a"), ("L0001", "address")
    ),
    "canonical": (("x.mhtml", None, "", address_of(OTHER)), ("L0002", "address")),
    "canonical-behind-a-login-page": (
        ("x.mhtml", "https://login.aliexpress.com/", "", address_of(OTHER)), ("L0002", "address")
    ),
    "number": (("L0002.png",), ("L0002", "name")),
    "number-in-small-letters": (("l0002-截图 (1).png",), ("L0002", "name")),
    "number-of-a-folder": (("L0002/shots/top.png",), ("L0002", "name")),
    "item-id": ((f"{ITEM}.pdf",), ("L0001", "name")),
    "item-id-in-a-name": ((f"aliexpress_{OTHER}_page.png",), ("L0002", "name")),
    "item-id-of-a-folder": ((f"{OTHER}/shot.png",), ("L0002", "name")),
    "name-before-folder": (("L0001/L0002.png",), ("L0002", "name")),
    "number-and-id-agree": ((f"L0001-{ITEM}.png",), ("L0001", "name")),
    "words": (("Screenshot.png", None, f"aliexpress.com/item/{ITEM}.html"), ("L0001", "picture")),
    "words-confirm-the-name": (("L0001.png", None, f"Item {ITEM}"), ("L0001", "picture")),
    "address-confirms-the-name": (("L0001.mhtml", address_of(ITEM)), ("L0001", "address")),
}  # fmt: skip
OPEN = {
    "nothing": (("Screenshot.png",), "of-no-listing", ()),
    "part-of-an-id": ((f"{ITEM[:-1]}.png",), "of-no-listing", ()),
    "id-in-a-longer-number": ((f"{ITEM}9.png",), "of-no-listing", ()),
    "unknown-number": (("L0009.png",), "of-no-listing", ()),
    "two-numbers": (("L0001-L0002.png",), "of-several-listings", ("L0001", "L0002")),
    "number-and-id-differ": ((f"L0001-{OTHER}.png",), "of-several-listings", ("L0001", "L0002")),
    "two-ids-read": (("x.png", None, f"{ITEM} {OTHER}"), "of-several-listings",
                     ("L0001", "L0002")),
    "address-against-name": (("L0002.mhtml", address_of(ITEM)), "names-disagree",
                             ("L0001", "L0002")),
    "words-against-name": (("L0002.png", None, ITEM), "names-disagree", ("L0002", "L0001")),
    "another-item": (("L0001.mhtml", address_of(STRANGER)), "another-item", (STRANGER,)),
    "another-platform": (("x.mhtml", "https://detail.1688.com/offer/790000000002.html"),
                         "another-item", ("790000000002",)),
}  # fmt: skip


@pytest.mark.parametrize("name", CERTAIN)
def test_one_listing_is_named(name: str) -> None:
    given_, (listing_id, ground) = CERTAIN[name]
    found = asked(*given_)
    assert isinstance(found, Belongs)
    assert (found.listing.id, found.by) == (listing_id, ground)


@pytest.mark.parametrize("name", OPEN)
def test_nothing_is_guessed(name: str) -> None:
    given_, code, named = OPEN[name]
    assert asked(*given_) == BelongsNowhere(code, named)


def test_two_links_to_one_item_are_one_listing() -> None:
    twice = (listing(1), listing(2))
    page = Page(address=address_of(ITEM))
    first = belonging(page, "x.mhtml", "", twice, PLATFORMS)
    named = belonging(page, "L0002.mhtml", "", twice, PLATFORMS)
    assert isinstance(first, Belongs)
    assert isinstance(named, Belongs)
    assert (first.listing.id, named.listing.id) == ("L0001", "L0002")


@given(st.text(max_size=40), st.text(max_size=60))
def test_whatever_a_file_is_called_it_belongs_to_what_it_says(name: str, words: str) -> None:
    found = asked(name, address_of(ITEM), words)
    if isinstance(found, Belongs):
        assert found.listing.id == "L0001"
    else:
        assert found.code == "names-disagree"
