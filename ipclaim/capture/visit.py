"""One visit to one listing: the steps in their order, each with its time limit.

First comes the untouched first screenful, before any click, because a consent click changes the
page; then the consent click, the scroll that lets lazy pictures come, and the full page. A script
that does not end is stopped (``Runtime.terminateExecution``) and the page is still kept. Whatever
goes wrong, the visit ends with an outcome and with what could be saved until then.
"""

import asyncio
import base64
import contextlib
import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from PIL import Image, UnidentifiedImageError
from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Response
from playwright.async_api import Error as BrowserError
from playwright.async_api import TimeoutError as BrowserTimeout

from ipclaim.capture.cues import Cues
from ipclaim.capture.network import NetworkLog
from ipclaim.capture.outcome import (
    Completeness,
    PageSeen,
    names_item,
    outcome_of,
    outcome_of_failure,
)
from ipclaim.capture.page_scripts import CONSENT, LOOK, PLACES, SCROLL
from ipclaim.capture.places import TEXT_PLACES, Place, TextPlaces, agreed
from ipclaim.capture.record import Interaction
from ipclaim.model.listing import Shown
from ipclaim.rules.pack import Selectors

_MOST_LEFT = 3
"""Times that a page may leave for another while one script runs in it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits in seconds and size limits in CSS pixels."""

    navigation: float = 15.0
    load: float = 8.0
    quiet: float = 4.0
    script: float = 3.0
    """For one look into the page; a page that takes longer hangs."""
    scroll: float = 8.0
    images: float = 15.0
    """For lazy pictures, as long as they keep coming."""
    still: float = 4.0
    """Without a further picture."""
    screenshot: float = 10.0
    total: float = 40.0
    tallest: int = 30_000
    widest: int = 2_000


@dataclass(slots=True)
class Visit:
    """What a visit has gathered so far; it is filled step by step and survives a time limit."""

    url: str
    item_id: str | None
    started_at: datetime
    captured_at: datetime | None = None
    finished_at: datetime | None = None
    outcome: str = "technical_timeout"
    reason: str | None = None
    reached: str | None = None
    status: int | None = None
    site_date: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    page_size: tuple[int, int] = (0, 0)
    places: tuple[Place, ...] = ()
    shown: Shown = field(default_factory=Shown)
    heading: str = ""
    text: str = ""
    canonical: str = ""
    load_event: bool = False
    quiet: bool = False
    images: int = 0
    images_ok: int = 0
    covered: tuple[str, ...] = ()
    notice: str = ""
    declares_goods: bool = False
    height: int = 0
    truncated: bool = False
    hang_ended: bool = False
    interactions: list[Interaction] = field(default_factory=list)
    network: NetworkLog | None = None
    has_crashed: bool = False

    def note(self, what: str, detail: str) -> None:
        """Log something that was done to the page, or by it."""
        if len(self.interactions) < 200:  # a page may raise dialogs without end
            self.interactions.append(
                Interaction(at=datetime.now(UTC), what=what, detail=detail[:200])
            )


@dataclass(slots=True)
class Visitor:
    """Carries out visits in one browser context each."""

    cues: Cues
    selectors: Selectors
    limits: Limits = field(default_factory=Limits)

    async def visit(self, context: BrowserContext, url: str, item_id: str | None) -> Visit:
        """Visit an address; never raises for what the page or its site does."""
        seen = Visit(url, item_id, datetime.now(UTC))
        if not url.startswith(("http://", "https://")):  # the proxy never hears of a local address
            seen.outcome, seen.reason = "policy_scheme", "no address of the web"
            seen.finished_at = datetime.now(UTC)
            return seen
        try:
            async with asyncio.timeout(self.limits.total):
                await self._go(context, seen)
        except TimeoutError:
            seen.reason = seen.reason or "time limit of the whole visit"
            if "page.jpg" in seen.files and self._judged(seen).startswith(("ok", "partial_")):
                seen.outcome = "partial_timeout"
        except BrowserError as fault:
            seen.reason = _first_line(fault)
            seen.outcome = (
                "technical_crash" if seen.has_crashed else outcome_of_failure(fault.message)
            )
        if seen.network is not None:
            await seen.network.settle(cap=5.0)
        seen.finished_at = datetime.now(UTC)
        return seen

    async def _go(self, context: BrowserContext, seen: Visit) -> None:
        page = await context.new_page()
        _answer_interruptions(context, page, seen)
        session = await context.new_cdp_session(page)
        seen.network = NetworkLog(session)
        await seen.network.start()
        try:
            response = await page.goto(
                seen.url, wait_until="commit", timeout=self.limits.navigation * 1000
            )
        except BrowserTimeout:
            seen.reason = "the page did not answer in time"
            return
        await self._arrive(page, response, seen)
        steps = _Steps(page, session, seen, self.limits)
        await steps.keep_first_view()
        await steps.accept_cookies(self.cues)
        await steps.scroll()
        await steps.look(self.selectors, self.cues)
        await steps.keep_page(self.selectors)
        await steps.keep_snapshot()
        await steps.keep_certificates()
        seen.outcome = self._judged(seen)

    def _judged(self, seen: Visit) -> str:
        if seen.network is not None and seen.network.broke_off(seen.reached):
            seen.load_event = False  # the browser shows what it has, and calls it loaded
        return outcome_of(_page_seen(seen, self.selectors.can_recognise), self.cues)

    async def _arrive(self, page: Page, response: Response | None, seen: Visit) -> None:
        with contextlib.suppress(BrowserTimeout):
            await page.wait_for_load_state("load", timeout=self.limits.load * 1000)
            seen.load_event = True
        if seen.network is not None:
            seen.quiet = await seen.network.rest(idle=0.5, cap=self.limits.quiet)
        seen.captured_at = datetime.now(UTC)
        seen.reached = page.url
        if response is not None:
            seen.status = response.status
            seen.site_date = (await response.all_headers()).get("date")


@dataclass(slots=True)
class _Steps:
    page: Page
    session: CDPSession
    seen: Visit
    limits: Limits

    async def keep_first_view(self) -> None:
        shot = await self._screenshot({"format": "png", "optimizeForSpeed": True})
        if shot is not None:
            self.seen.files["first-view.png"] = shot

    async def accept_cookies(self, cues: Cues) -> None:
        consent = {
            "buttons": list(cues.consent.buttons),
            "containers": list(cues.consent.containers),
        }
        caption = await self._run(CONSENT, consent, self.limits.script)
        if caption:
            self.seen.note("consent-click", str(caption))

    async def scroll(self) -> None:
        limits = self.limits
        plan = {
            "tallest": limits.tallest,
            "longest": limits.scroll * 1000,
            "step": 0.9,  # of the viewport: less is slower and brings no further picture
            "pause": 60,
            "images": limits.images * 1000,
            "still": limits.still * 1000,
        }
        longest = limits.scroll + limits.images + limits.script
        stopped = await self._run(SCROLL, plan, longest)
        self.seen.note("scroll", f"down and back, until {stopped or 'the script was stopped'}")
        if self.seen.network is not None:
            await self.seen.network.rest(idle=0.3, cap=2.0)

    async def look(self, selectors: Selectors, cues: Cues) -> None:
        asked = {
            "title": list(selectors.title),
            "shop": list(selectors.shop),
            "price": list(selectors.price),
            "least": 16,
            "walls": [[wall.outcome, list(wall.elements)] for wall in cues.walls if wall.elements],
            "notices": list(cues.gone.notices),
        }
        found = await self._run(LOOK, asked, self.limits.script)
        if found is None:
            return
        seen = self.seen
        seen.reached = self.page.url
        seen.text, seen.heading = str(found["text"]), str(found["heading"])
        seen.canonical = str(found["canonical"])
        seen.images, seen.images_ok = int(found["images"]), int(found["imagesOk"])
        seen.covered = tuple(str(outcome) for outcome in found["covered"])
        seen.notice = str(found["notice"])
        seen.declares_goods = bool(found["declaresGoods"])
        shop, price = _said(found["shop"]), _said(found["price"])
        if shop or price or not selectors.can_recognise:  # else a wall's heading would be the title
            named = seen.item_id if seen.item_id and _names_item(seen) else None
            seen.shown = Shown(_said(found["title"]), shop, price, named)
        if seen.text.strip():
            seen.files["text.txt"] = seen.text.encode()

    async def keep_page(self, selectors: Selectors) -> None:
        metrics = await asyncio.wait_for(
            self.session.send("Page.getLayoutMetrics"), self.limits.screenshot
        )
        size = metrics["cssContentSize"]
        self.seen.height = int(size["height"])
        width = min(int(size["width"]), self.limits.widest)
        height = min(self.seen.height, self.limits.tallest)
        before = await self._places(selectors)
        shot = await self._screenshot(
            {
                "format": "jpeg",  # as PNG seven times the size and nearly twice the work
                "quality": 80,
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
            }
        )
        if shot is None:
            return
        self.seen.files["page.jpg"] = shot
        self.seen.page_size = _size_of(shot) or (0, 0)
        self.seen.truncated = self.seen.height > height
        if before is not None:
            self._keep_places(before, await self._places(selectors))

    def _keep_places(self, before: Any, after: Any) -> None:
        found = agreed(before, after, self.seen.page_size)
        if found is None:
            self.seen.note("places-dropped", "the page moved while its picture was taken")
            return
        self.seen.places = found.shown
        texts = TextPlaces(page_size=self.seen.page_size, places=found.texts)
        data = json.dumps(texts.model_dump(mode="json"), ensure_ascii=False)
        self.seen.files[TEXT_PLACES] = f"{data}\n".encode()

    async def _places(self, selectors: Selectors) -> Any:
        """Ask where the texts stand; ``None`` for a page that hangs or does not answer."""
        if self.seen.hang_ended:
            return None
        asked = {
            "title": list(selectors.title),
            "shop": list(selectors.shop),
            "price": list(selectors.price),
            "most": 3000,
        }
        with contextlib.suppress(BrowserError):
            return await self._run(PLACES, asked, self.limits.script)
        return None

    async def keep_snapshot(self) -> None:
        try:
            async with asyncio.timeout(self.limits.screenshot):
                got = await self.session.send("Page.captureSnapshot", {"format": "mhtml"})
        except (TimeoutError, BrowserError) as fault:
            self.seen.note("mhtml-failed", type(fault).__name__)
            return
        self.seen.files["page.mhtml"] = str(got["data"]).encode()

    async def keep_certificates(self) -> None:
        reached = self.seen.reached or ""
        if not reached.startswith("https://"):
            return
        origin = "/".join(reached.split("/")[:3])
        try:
            got = await self.session.send("Network.getCertificate", {"origin": origin})
        except BrowserError as fault:
            self.seen.note("certificate-failed", _first_line(fault))
            return
        chain = [_pem(str(der)) for der in got["tableNames"]]
        if chain:
            self.seen.files["certificates.pem"] = "".join(chain).encode()

    async def _screenshot(self, form: dict[str, Any]) -> bytes | None:
        """Return a picture that was decoded as a check; a hung page is freed first."""
        await self._run("() => true", {}, self.limits.script)
        for _ in range(2):
            try:
                async with asyncio.timeout(self.limits.screenshot):
                    got = await self.session.send("Page.captureScreenshot", form)
            except TimeoutError:
                await self._end_hang()
                continue
            shot = base64.b64decode(str(got["data"]))
            if _size_of(shot) is None:
                self.seen.note("screenshot-failed", f"{form['format']} of {len(shot)} bytes")
                return None
            return shot
        self.seen.note("screenshot-failed", "time limit")
        return None

    async def _run(self, script: str, given: dict[str, Any], cap: float) -> Any:
        """Run a script in the page; ``None`` when the page hung and had to be freed.

        A page that leaves for another meanwhile is followed, though not without end.
        """
        hung = left = 0
        while hung < 2:
            try:
                async with asyncio.timeout(cap):
                    return await self.page.evaluate(script, given)
            except TimeoutError:
                hung += 1
                await self._end_hang()
            except BrowserError as fault:
                left += 1
                if left > _MOST_LEFT or "context was destroyed" not in fault.message:
                    raise
                await self._follow()
        return None

    async def _follow(self) -> None:
        await asyncio.sleep(0.3)  # until then the page that is left still counts as loaded
        with contextlib.suppress(BrowserTimeout):
            await self.page.wait_for_load_state("load", timeout=self.limits.load * 1000)
        self.seen.note("page-left", self.page.url)

    async def _end_hang(self) -> None:
        self.seen.hang_ended = True
        self.seen.note("hang-ended", "the page's script was stopped after the time limit")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.limits.script):
                await self.session.send("Runtime.terminateExecution")


def _answer_interruptions(context: BrowserContext, page: Page, seen: Visit) -> None:
    """Dismiss dialogs, close windows, refuse downloads; each is logged."""

    async def dismiss(dialog: Dialog) -> None:
        seen.note("dialog-dismissed", f"{dialog.type}: {dialog.message}")
        with contextlib.suppress(BrowserError):
            await dialog.dismiss()

    async def close(other: Page) -> None:
        if other is not page:
            seen.note("popup-closed", other.url)
            with contextlib.suppress(BrowserError):
                await other.close()

    def crash(_: Page) -> None:
        seen.has_crashed = True
        seen.note("crash", "the page's process ended")

    context.on("page", close)
    page.on("dialog", dismiss)
    page.on("download", lambda download: seen.note("download-refused", download.url))
    page.on("crash", crash)


def _page_seen(seen: Visit, has_selectors: bool) -> PageSeen:
    return PageSeen(
        reached=seen.reached or "",
        status=seen.status,
        title=seen.heading,
        text=seen.text,
        shown=seen.shown,
        has_selectors=has_selectors,
        names_item=seen.item_id is None or _names_item(seen),
        completeness=Completeness(
            seen.load_event,
            seen.quiet,
            seen.images,
            seen.images_ok,
            seen.height,
            seen.truncated,
            seen.hang_ended,
        ),
        covered=seen.covered,
        notice=seen.notice,
        declares_goods=seen.declares_goods,
    )


def _names_item(seen: Visit) -> bool:
    return names_item(seen.item_id or "", seen.reached, seen.canonical)


def _said(value: object) -> str | None:
    return str(value) if value else None


def _size_of(shot: bytes) -> tuple[int, int] | None:
    """Return a picture's size after decoding all of it, or ``None`` when it is none."""
    try:
        with Image.open(io.BytesIO(shot)) as picture:
            size = picture.size
            picture.draft("L", size)  # decodes all of a JPEG's data without computing colours
            picture.load()
            return size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _pem(der: str) -> str:
    lines = "\n".join(der[at : at + 64] for at in range(0, len(der), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"


def _first_line(fault: BrowserError) -> str:
    return fault.message.splitlines()[0][:300] if fault.message else type(fault).__name__
