"""What is done to one page, step by step, each with its time limit.

A script that does not end is stopped (``Runtime.terminateExecution``) and the page is still kept.
"""

import asyncio
import base64
import contextlib
import io
import json
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from ipclaim.capture.cues import Cues
from ipclaim.capture.devtools import BrowserError
from ipclaim.capture.limits import Limits
from ipclaim.capture.page_scripts import CONSENT, LOOK, PLACES, SCROLL
from ipclaim.capture.places import TEXT_PLACES, TextPlaces, agreed
from ipclaim.capture.visit import Visit
from ipclaim.capture.window import PageLeftError, Window
from ipclaim.model.listing import Shown
from ipclaim.rules.pack import Selectors

_MOST_LEFT = 3
"""Times that a page may leave for another while one script runs in it."""


@dataclass(slots=True)
class Steps:
    """The steps of a visit to one page, in their order.

    Each keeps what it can; what the page does is no error, but for a page that is lost
    (``BrowserError``).
    """

    window: Window
    seen: Visit
    limits: Limits
    hangs: int = 0
    """Scripts that were stopped."""

    async def keep_first_view(self) -> None:
        """Keep the first screenful, before anything is clicked."""
        shot = await self._screenshot({"format": "png", "optimizeForSpeed": True})
        if shot is not None:
            self.seen.files["first-view.png"] = shot.data

    async def accept_cookies(self, cues: Cues) -> None:
        """Click the consent button of a cookie bar, if there is one."""
        consent = {
            "buttons": list(cues.consent.buttons),
            "containers": list(cues.consent.containers),
        }
        caption = await self._run(CONSENT, consent, self.limits.script)
        if caption:
            self.seen.note("consent-click", str(caption))

    async def scroll(self) -> None:
        """Scroll down and back, so that lazy pictures come."""
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
        """Read what the page shows."""
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
        seen.reached = self.window.url
        seen.text, seen.heading = str(found["text"]), str(found["heading"])
        seen.canonical = str(found["canonical"])
        seen.images, seen.images_ok = int(found["images"]), int(found["imagesOk"])
        seen.covered = tuple(str(outcome) for outcome in found["covered"])
        seen.notice = str(found["notice"])
        seen.declares_goods = bool(found["declaresGoods"])
        shop, price = _said(found["shop"]), _said(found["price"])
        if shop or price or not selectors.can_recognise:  # else a wall's heading would be the title
            named = seen.item_id if seen.item_id and seen.names_item else None
            seen.shown = Shown(_said(found["title"]), shop, price, named)
        if seen.text.strip():
            seen.files["text.txt"] = seen.text.encode()

    async def keep_page(self, selectors: Selectors) -> None:
        """Keep the picture of the full page, with the places of what it shows."""
        metrics = await asyncio.wait_for(
            self.window.session.send("Page.getLayoutMetrics"), self.limits.screenshot
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
        self.seen.files["page.jpg"] = shot.data
        self.seen.page_size = shot.size
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
        """Keep the page as MHTML."""
        try:
            async with asyncio.timeout(self.limits.screenshot):
                got = await self.window.session.send("Page.captureSnapshot", {"format": "mhtml"})
        except (TimeoutError, BrowserError) as fault:
            self.seen.note("mhtml-failed", type(fault).__name__)
            return
        self.seen.files["page.mhtml"] = str(got["data"]).encode()

    async def keep_certificates(self) -> None:
        """Keep the chain of certificates that this browser accepted."""
        reached = self.seen.reached or ""
        if not reached.startswith("https://"):
            return
        origin = "/".join(reached.split("/")[:3])
        try:
            got = await self.window.session.send("Network.getCertificate", {"origin": origin})
        except BrowserError as fault:
            self.seen.note("certificate-failed", first_line(fault))
            return
        chain = [_pem(str(der)) for der in got["tableNames"]]
        if chain:
            self.seen.files["certificates.pem"] = "".join(chain).encode()

    async def _screenshot(self, form: dict[str, Any]) -> "_Shot | None":
        """Return a picture that was decoded as a check; a hung page is freed first.

        Where nothing hangs a second try would wait as long: a page that broke off has nothing to
        draw.
        """
        await self._is_freed()
        while True:
            try:
                async with asyncio.timeout(self.limits.screenshot):
                    got = await self.window.session.send("Page.captureScreenshot", form)
                break
            except TimeoutError:
                if not await self._is_freed():
                    self.seen.note("screenshot-failed", "time limit")
                    return None
        data = base64.b64decode(str(got["data"]))
        size = await asyncio.to_thread(_size_of, data)  # the other visits go on meanwhile
        if size is None:
            self.seen.note("screenshot-failed", f"{form['format']} of {len(data)} bytes")
            return None
        return _Shot(data, size)

    async def _is_freed(self) -> bool:
        """Look whether a script hangs, and end it; whether there was one."""
        before = self.hangs
        await self._run("() => true", {}, self.limits.script)
        return self.hangs > before

    async def _run(self, script: str, given: dict[str, Any], cap: float) -> Any:
        """Run a script in the page; ``None`` when the page hung and had to be freed.

        A page that leaves for another meanwhile is followed, though not without end.
        """
        hung = left = 0
        while hung < 2:
            try:
                async with asyncio.timeout(cap):
                    return await self.window.run(script, given)
            except TimeoutError:
                hung += 1
                await self._end_hang()
            except PageLeftError:
                left += 1
                if left > _MOST_LEFT:
                    raise
                await self._follow()
        return None

    async def _follow(self) -> None:
        await asyncio.sleep(0.3)  # until then the page that is left still counts as loaded
        await self.window.wait_until_loaded(self.limits.load)
        self.seen.note("page-left", self.window.url)

    async def _end_hang(self) -> None:
        self.seen.hang_ended = True
        self.hangs += 1
        self.seen.note("hang-ended", "the page's script was stopped after the time limit")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.limits.script):
                await self.window.session.send("Runtime.terminateExecution")


@dataclass(frozen=True, slots=True)
class _Shot:
    """A picture that was decoded, with its size in pixels."""

    data: bytes
    size: tuple[int, int]


def _said(value: object) -> str | None:
    return str(value) if value else None


def _size_of(shot: bytes) -> tuple[int, int] | None:
    """Return a picture's size after decoding all of it, or ``None`` when it is none."""
    try:
        with Image.open(io.BytesIO(shot)) as picture:
            size = picture.size
            # All of a JPEG's data is decoded so, but few of its pixels are computed.
            picture.draft("L", (size[0] // 8, size[1] // 8))
            picture.load()
            return size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _pem(der: str) -> str:
    lines = "\n".join(der[at : at + 64] for at in range(0, len(der), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n"


def first_line(fault: BrowserError) -> str:
    """Return what the browser said, in short."""
    return fault.message.splitlines()[0][:300] if fault.message else type(fault).__name__
