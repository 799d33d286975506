"""Every pack's selectors in a real browser: well written, and right on the pages of the samples."""

import asyncio
from typing import Any

import pytest

from ipclaim.capture.browser import find_chromium, flags_for, open_browser
from ipclaim.capture.cues import load_cues
from ipclaim.capture.page_scripts import LOOK, PLACES
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from ipclaim.rules.load import pack_ids
from samples.shop.goods import Behaviour, goods_of
from samples.shop.pages import listing_page, notice_page

pytestmark = pytest.mark.slow

TEMPLATES = Templates.with_overlay()
EN, ZH = goods_of("1005009000000001"), goods_of("790000000002")
DECLARED = """<title>Shoes</title><p>Shoes</p><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"},
 {"@type": ["Product"], "name": "Shoes",
  "offers": {"@type": "Offer", "price": "24.10"}}]}</script>"""
LISTED = DECLARED.replace("</script>", "</script>" + DECLARED[DECLARED.index("<script") :])
COVERED = """<h1 data-pl="product-title">Shoes</h1><b data-pl="product-price">US $3</b>
<div class="baxia-dialog" style="position:fixed;inset:0">slide</div>"""
HIDDEN = COVERED.replace("inset:0", "inset:0;display:none")
ENDED = """<h1 class="x-item-title__mainTitle">Shoes</h1><p class="x-price-primary">US $3</p>
<div class="d-statusmessage" style="height:40px">This listing was ended by the seller</div>"""
BROKEN = "<p>x</p><img src='https://127.0.0.1:9/a.jpg'><img src='https://127.0.0.1:9/b' width=1>"


def asked_of(pack_id: str) -> dict[str, Any]:
    pack = kept_pack(pack_id, TEMPLATES)
    cues = load_cues(TEMPLATES, pack.cues)
    return {
        "title": list(pack.shown.title),
        "shop": list(pack.shown.shop),
        "price": list(pack.shown.price),
        "least": 16,
        "most": 3000,
        "walls": [[wall.outcome, list(wall.elements)] for wall in cues.walls if wall.elements],
        "notices": list(cues.gone.notices),
    }


ASKED = {
    "en": (listing_page(EN, "en", Behaviour.GOOD), "aliexpress"),
    "zh": (listing_page(ZH, "zh", Behaviour.GOOD), "1688"),
    "captcha": (notice_page(Behaviour.CAPTCHA, "zh"), "1688"),
    "declared": (DECLARED, "temu"),
    "listed": (LISTED, "temu"),
    "covered": (COVERED, "aliexpress"),
    "hidden": (HIDDEN, "aliexpress"),
    "ended": (ENDED, "ebay"),
    "broken": (BROKEN, "generic"),
} | {f"pack {pack_id}": ("<p>blank</p>", pack_id) for pack_id in pack_ids(TEMPLATES)}


_WAIT_UNTIL_LOADED = """() => document.readyState === 'complete' ||
  new Promise(done => addEventListener('load', () => done(true)))"""


async def _looked() -> dict[str, Any]:
    chromium = find_chromium()
    flags = flags_for(9, None)  # nobody answers there: nothing is fetched
    async with open_browser(chromium, flags) as browser, browser.open(60.0) as window:
        seen = {}
        for name, (html, pack_id) in ASKED.items():
            content = {"frameId": window.target, "html": html}
            await window.session.send("Page.setDocumentContent", content)
            await window.run(_WAIT_UNTIL_LOADED, None)
            seen[name] = await window.run(LOOK, asked_of(pack_id))
            seen[name]["places"] = await window.run(PLACES, asked_of(pack_id))
        return seen


@pytest.fixture(scope="module")
def looked() -> dict[str, Any]:
    return asyncio.run(_looked())


def test_the_packs_find_what_the_sample_shop_shows(looked: dict[str, Any]) -> None:
    en, zh = looked["en"], looked["zh"]
    assert (en["title"], en["shop"], en["price"]) == (EN.title.en, EN.shop.en, EN.price_dollars)
    assert (zh["title"], zh["shop"], zh["price"]) == (ZH.title.zh, ZH.shop.zh, ZH.price_yuan)
    for seen in (en, zh):
        assert [place[0] for place in seen["places"]["shown"]] == ["title", "shop", "price"]
        assert not seen["covered"]
        assert not seen["notice"]


def test_a_captcha_shows_neither_shop_nor_price(looked: dict[str, Any]) -> None:
    seen = looked["captcha"]
    assert (seen["shop"], seen["price"], seen["declaresGoods"]) == (None, None, False)


def test_every_selector_of_every_pack_is_well_written(looked: dict[str, Any]) -> None:
    """A mistaken one would have ended the fixture with a syntax error."""
    assert {name for name in looked if name.startswith("pack ")} == {
        f"pack {pack_id}" for pack_id in pack_ids(TEMPLATES)
    }


def test_one_declared_item_is_a_listing_and_two_are_a_list(looked: dict[str, Any]) -> None:
    assert looked["declared"]["declaresGoods"]
    assert not looked["listed"]["declaresGoods"]


def test_a_wall_counts_only_where_it_is_seen(looked: dict[str, Any]) -> None:
    assert looked["covered"]["covered"] == ["wall_captcha"]
    assert looked["hidden"]["covered"] == []


def test_an_ended_listing_says_so_in_its_notice(looked: dict[str, Any]) -> None:
    assert looked["ended"]["price"] == "US $3"
    assert "was ended" in looked["ended"]["notice"]


def test_a_broken_picture_without_a_size_is_missing_and_a_tracker_is_not(
    looked: dict[str, Any],
) -> None:
    assert (looked["broken"]["images"], looked["broken"]["imagesOk"]) == (1, 0)
