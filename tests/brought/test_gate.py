"""What may stand as the listing, and what is refused whoever brought it."""

import pytest

from ipclaim.brought.gate import refusal
from ipclaim.brought.parsing.handover import Page
from ipclaim.brought.troubles import known_codes, trouble
from ipclaim.capture.cues import load_cues
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from tests.brought.building import ITEM, OTHER, address_of, listing, opened

TEMPLATES = Templates.with_overlay()
PACK = kept_pack("aliexpress", TEMPLATES)
CUES = load_cues(TEMPLATES, PACK.cues)
GOOD = "YUNLINGPAO running shoes, knitted upper, carbon plate. US $9.99, free shipping. " * 10
URL = address_of(ITEM)


def asked(
    kind: str, page: Page, *, still: tuple[int, int] | None = None, words: str = "",
    is_blank: bool = False,
) -> str | None:  # fmt: skip
    shown = opened(page, still, is_blank=is_blank)
    return refusal(kind, shown, words, listing(1), CUES, PACK.shown)


WHOLE = Page(
    address=URL, title="Shoes", text=GOOD, shown_title="Shoes", shown_shop="S", shown_price="$9",
    is_drawn=True,
)  # fmt: skip
TAKEN = {
    "page": ("mhtml", WHOLE, {}),
    "page-that-nobody-can-read": ("mhtml", Page(address=URL, text=GOOD, is_drawn=True), {}),
    "page-as-sent": ("har", Page(address=URL, text="<app> is loading its goods", status=200), {}),
    "page-without-an-address": ("html", Page(text=GOOD), {}),
    "screenshot": ("png", Page(), {"still": (1366, 900), "words": GOOD}),
    "screenshot-with-a-login-link": (
        "png",
        Page(),
        {"still": (1366, 900), "words": "请登录 跑步鞋 ¥ 99.00 月销 200"},
    ),
    "screenshot-without-words": ("png", Page(), {"still": (1366, 900)}),
    "print": ("pdf", Page(address=URL, text=GOOD), {"still": (1240, 1754)}),
    "scanned-print": ("pdf", Page(), {"still": (1240, 1754), "words": GOOD}),
}
REFUSED = {
    "login-address": ("mhtml", Page(address="https://login.aliexpress.com/x", text=GOOD), {},
                      "wall_login"),
    "login-words": ("mhtml", Page(address=URL, text="Please sign in to continue"), {},
                    "wall_login"),
    "login-screenshot": ("png", Page(), {"still": (1366, 900), "words": "请登录 扫码登录"},
                         "wall_login"),
    "captcha-screenshot": ("jpeg", Page(), {"still": (800, 900), "words": "请按住滑块"},
                           "wall_captcha"),
    "captcha-print": ("pdf", Page(address=URL, text="Please verify you are human"),
                      {"still": (1240, 1754)}, "wall_captcha"),
    "gone": ("singlefile", Page(address=URL, text="Sorry, this item is no longer available!"), {},
             "gone_soft"),
    "gone-screenshot": ("png", Page(), {"still": (1366, 900), "words": "商品已下架"}, "gone_soft"),
    "not-found": ("har", Page(address=URL, text="nothing here", status=404), {}, "gone_http"),
    "server-error": ("har", Page(address=URL, text=GOOD, status=503), {}, "technical_http"),
    "empty-page": ("mhtml", Page(address=URL, text=""), {}, "technical_blank"),
    "wrong-item": ("mhtml", Page(address=address_of(OTHER), title="x", text=GOOD,
                   shown_title="x", shown_price="$1"), {}, "technical_other_item"),
    "elsewhere": ("mhtml", Page(address="https://www.aliexpress.com/", text=GOOD), {},
                  "gone_redirect"),
    "blank": ("png", Page(), {"still": (1366, 900), "is_blank": True}, "blank-picture"),
    "tiny": ("png", Page(), {"still": (200, 150)}, "tiny-picture"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_pages_of_the_listing_are_taken(name: str) -> None:
    kind, page, more = TAKEN[name]
    assert asked(kind, page, **more) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_listing_is_refused(name: str) -> None:
    kind, page, more, code = REFUSED[name]
    assert asked(kind, page, **more) == code  # type: ignore[arg-type]


@pytest.mark.parametrize("code", [*known_codes(), "wall_region", "gone_http", "technical_http"])
def test_every_code_has_words_and_an_advice_in_both_languages(code: str) -> None:
    told = trouble(code, ("L0001", "L0002"))
    for text in (told.message, told.advice):
        assert text.zh
        assert text.en
        assert "{" not in text.zh + text.en
