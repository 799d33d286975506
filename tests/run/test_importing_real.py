"""Files as real Chromium saves them: MHTML, PDF, a screenshot, Playwright's HAR."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from ipclaim.capture.browser import find_chromium
from ipclaim.model.listing import Capture
from ipclaim.resources import Templates
from ipclaim.run.batch import CaseResult, Silence
from ipclaim.run.capturing import import_cases
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench
from ipclaim.run.workers import Workers
from ipclaim.seal.verify import verify_evidence
from samples.shop.goods import goods_of
from samples.shop.server import open_shop
from tests.brought.building import address_of

pytestmark = pytest.mark.slow

GOOD, GONE, LOGIN = (f"10050090000000{number}" for number in ("01", "91", "92"))
PATIENT = 120_000.0
"""Milliseconds, so that a busy machine is no failure."""


async def save(shop: str, folder: Path) -> None:
    port = shop.rsplit(":", 1)[1]
    flags = ["--no-sandbox", f"--host-resolver-rules=MAP * 127.0.0.1:{port}"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium().path, args=flags)
        await save_page(browser, folder, GOOD, whole=True)
        await save_page(browser, folder, LOGIN)
        await save_page(browser, folder, GONE)
        await browser.close()


async def save_page(browser: Browser, folder: Path, item: str, *, whole: bool = False) -> None:
    har = folder / f"{item[-2:]}.har" if whole else None
    context = await browser.new_context(
        ignore_https_errors=True, viewport={"width": 1000, "height": 700}, record_har_path=har
    )
    page = await context.new_page()
    await page.goto(address_of(item), wait_until="load", timeout=PATIENT)
    session = await context.new_cdp_session(page)
    saved = await session.send("Page.captureSnapshot", {"format": "mhtml"})
    (folder / f"{item[-2:]}.mhtml").write_bytes(str(saved["data"]).encode())
    if item != GONE:  # reading the words of a picture is what costs
        await page.screenshot(path=folder / f"Screenshot {item[-2:]}.png", timeout=PATIENT)
    if whole:
        margin = {"top": "1.5cm", "bottom": "1.5cm"}
        await page.pdf(
            path=folder / f"{item[-2:]}.pdf", format="A4", display_header_footer=True,
            margin=margin, page_ranges="1",
        )  # fmt: skip
    await context.close()


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, CaseResult]]:
    case = tmp_path_factory.mktemp("real") / "case"
    (case / "captures").mkdir(parents=True)
    (case / "case.yaml").write_text(
        "platform: aliexpress\nclaim: trademark\n"
        "complainant: {role: holder, name: SPECIMEN holder}\n",
        encoding="utf-8",
    )
    links = [address_of(item) for item in (GOOD, LOGIN, GONE)]
    (case / "links.csv").write_text("\n".join(["url", *links]), encoding="utf-8")
    with open_shop() as shop:
        asyncio.run(save(shop, case / "captures"))
    with Workers(1) as workers:
        bench = Bench(
            readers=Readers(workers, Templates.with_overlay(), "rapidocr"),
            today=date(2026, 11, 23),
            as_of=None,
            answered_by=None,
            progress=Silence(),
            authorities=(),
            browsing=threading.Lock(),
        )
        (result,) = import_cases(bench, [case], ())
        yield case, result


def codes(result: CaseResult) -> dict[str, str]:
    return {one.name: one.code or ", ".join(one.listings) for one in result.brought}


def test_each_file_finds_its_listing_or_is_refused(imported: tuple[Path, CaseResult]) -> None:
    _, result = imported
    assert result.error is None
    assert codes(result) == {
        "01.har": "L0001",
        "01.mhtml": "L0001",
        "01.pdf": "L0001",
        "91.mhtml": "gone_soft",
        "92.mhtml": "wall_login",
        "Screenshot 01.png": "L0001",  # by the item id that stands on the page
        "Screenshot 92.png": "wall_login",
    }


def test_the_capture_shows_what_the_shop_sells(imported: tuple[Path, CaseResult]) -> None:
    case, result = imported
    (capture,) = result.captures
    goods = goods_of(GOOD)
    assert isinstance(capture, Capture)
    assert capture.outcome == "ok_imported"
    assert capture.reached == address_of(GOOD)
    assert (capture.shown.title, capture.shown.shop, capture.shown.price) == (
        goods.title.en,
        goods.shop.en,
        goods.price_dollars,
    )
    assert capture.brought is not None
    assert capture.brought.claimed_at is not None
    assert capture.brought.picture_from == "imported-04.png"
    assert (capture.page_width, capture.page_height) == (1000, 700)
    assert verify_evidence(case / "evidence").is_intact
