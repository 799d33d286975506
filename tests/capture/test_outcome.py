"""Each kind of page gets its outcome, and no page that is not the listing counts as evidence."""

from dataclasses import replace

import pytest

from ipclaim.capture.cues import load_cues
from ipclaim.capture.outcome import Completeness, PageSeen, outcome_of, outcome_of_failure
from ipclaim.model.listing import CaptureKind, Shown
from ipclaim.resources import Templates

CUES = load_cues(Templates.with_overlay())
WHOLE = Completeness(True, True, 26, 26, 8000, truncated=False, hang_ended=False)
BLANK = replace(WHOLE, images=0, images_ok=0)
LONG = "Cushioned running shoes, light and quick. " * 40
GOOD = PageSeen(
    reached="https://www.aliexpress.com/item/1005009000000001.html",
    status=200,
    title="YUNLINGPAO Running Shoes",
    text=LONG,
    shown=Shown("YUNLINGPAO Running Shoes", "SPECIMEN Store", "US $11.13", "1005009000000001"),
    has_selectors=True,
    names_item=True,
    completeness=WHOLE,
)
BARE = replace(GOOD, shown=Shown(), text="SPECIMEN", title="")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (GOOD, "ok"),
        (replace(GOOD, completeness=replace(WHOLE, images_ok=25)), "partial_images"),
        (replace(GOOD, completeness=replace(WHOLE, truncated=True)), "partial_truncated"),
        (replace(GOOD, completeness=replace(WHOLE, load_event=False)), "partial_load"),
        (replace(GOOD, completeness=replace(WHOLE, hang_ended=True)), "partial_hang"),
        (replace(GOOD, completeness=replace(WHOLE, quiet=False)), "ok"),
        (replace(BARE, status=404), "gone_http"),
        (replace(BARE, status=410), "gone_http"),
        (replace(BARE, status=401), "wall_login"),
        (replace(BARE, status=403), "wall_forbidden"),
        (replace(BARE, status=403, text="请完成验证"), "wall_captcha"),
        (replace(BARE, status=429), "wall_rate_limit"),
        (replace(BARE, status=503), "technical_http"),
        (replace(BARE, text="很抱歉，您查看的商品已下架"), "gone_soft"),
        (replace(BARE, text="Sorry, this item is no longer available!"), "gone_soft"),
        (replace(BARE, text="请登录 密码登录 短信登录"), "wall_login"),
        (replace(BARE, title="Just a moment..."), "wall_captcha"),
        (replace(BARE, reached="https://login.aliexpress.com/?x=1"), "wall_login"),
        (replace(BARE, reached="https://x.1688.com/_____tmd_____/punish?a"), "wall_captcha"),
        (replace(BARE, text="", completeness=BLANK), "technical_blank"),
        (replace(BARE, text=LONG, names_item=False), "gone_redirect"),
        (replace(GOOD, names_item=False), "technical_other_item"),
        (replace(GOOD, shown=Shown()), "technical_unrecognised"),
        (replace(GOOD, shown=Shown(title="Please wait")), "technical_unrecognised"),
        (replace(GOOD, shown=replace(GOOD.shown, price=None)), "ok"),
    ],
)  # fmt: skip
def test_each_page_has_its_outcome(page: PageSeen, expected: str) -> None:
    assert outcome_of(page, CUES) == expected
    assert expected.partition("_")[0] in set(CaptureKind)


@pytest.mark.parametrize(
    "said",
    [
        "这双鞋已下架了吗？上次买的",
        "Login to see more; verify you are human",
        "no longer available",
    ],
)
def test_words_in_reviews_do_not_make_a_listing_vanish(said: str) -> None:
    assert outcome_of(replace(GOOD, text=LONG + said), CUES) == "ok"


def test_a_listing_whose_host_only_ends_in_login_is_no_wall() -> None:
    page = replace(GOOD, reached="https://www.catalogin.com/item/1005009000000001.html")
    assert outcome_of(page, CUES) == "ok"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Page.goto: net::ERR_CERT_DATE_INVALID at https://x", "technical_tls"),
        ("Page.goto: net::ERR_NAME_NOT_RESOLVED", "technical_dns"),
        ("Page.goto: net::ERR_CONNECTION_RESET", "technical_connection"),
        ("Page.goto: net::ERR_UNSAFE_REDIRECT", "policy_scheme"),
        ("Page.goto: Download is starting", "technical_download"),
        ("Page.goto: Page crashed", "technical_crash"),
        ("something else", "technical_navigation"),
    ],
)
def test_each_failure_has_its_outcome(message: str, expected: str) -> None:
    assert outcome_of_failure(message) == expected
    assert CaptureKind(expected.partition("_")[0]) not in {CaptureKind.OK, CaptureKind.PARTIAL}
