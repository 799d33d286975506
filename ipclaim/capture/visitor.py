"""One visit to one listing: the steps in their order, and the outcome.

First comes the untouched first screenful, before any click, because a consent click changes the
page; then the consent click, the scroll that lets lazy pictures come, and the full page. Whatever
goes wrong, the visit ends with an outcome and with what could be saved until then.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ipclaim.capture.cues import Cues
from ipclaim.capture.devtools import BrowserError
from ipclaim.capture.limits import Limits
from ipclaim.capture.network import NetworkLog
from ipclaim.capture.outcome import Completeness, PageSeen, outcome_of, outcome_of_failure
from ipclaim.capture.steps import Steps, first_line
from ipclaim.capture.visit import Visit
from ipclaim.capture.window import Window
from ipclaim.rules.pack import Selectors


@dataclass(slots=True)
class Visitor:
    """Carries out visits in one window each."""

    cues: Cues
    selectors: Selectors
    limits: Limits = field(default_factory=Limits)

    async def visit(self, window: Window, url: str, item_id: str | None) -> Visit:
        """Visit an address; never raises for what the page or its site does."""
        seen = Visit(url, item_id, datetime.now(UTC))
        if not url.startswith(("http://", "https://")):  # the proxy never hears of a local address
            seen.outcome, seen.reason = "policy_scheme", "no address of the web"
            seen.finished_at = datetime.now(UTC)
            return seen
        if self.limits.times > 1.0:
            seen.note("limits-stretched", f"{self.limits.times:.1f} times: the machine is busy")
        try:
            async with asyncio.timeout(self.limits.total):
                await self._go(window, seen)
        except TimeoutError:
            seen.reason = seen.reason or "time limit of the whole visit"
            if "page.jpg" in seen.files and self._judged(seen).startswith(("ok", "partial_")):
                seen.outcome = "partial_timeout"
        except BrowserError as fault:
            seen.reason = first_line(fault)
            seen.outcome = (
                "technical_crash" if window.has_crashed else outcome_of_failure(fault.message)
            )
            if seen.outcome == "technical_download":
                window.refuse_download(url)  # the event that tells of it may come too late
        if seen.network is not None:
            await seen.network.settle(cap=5.0)
        seen.finished_at = datetime.now(UTC)
        return seen

    async def _go(self, window: Window, seen: Visit) -> None:
        window.tell = seen.note
        seen.network = NetworkLog(window.session)
        await seen.network.start()
        try:
            async with asyncio.timeout(self.limits.navigation):
                request = await window.go(seen.url)
        except TimeoutError:
            seen.reason = "the page did not answer in time"
            return
        await self._arrive(window, seen, seen.network, request)
        steps = Steps(window, seen, self.limits)
        await steps.keep_first_view()
        await steps.accept_cookies(self.cues)
        await steps.scroll()
        # On a busy machine a page may come late and be whole before its pictures are taken.
        seen.load_event = seen.load_event or await window.wait_until_loaded(0)
        await steps.look(self.selectors, self.cues)
        await steps.keep_page(self.selectors)
        await steps.keep_snapshot()
        await steps.keep_certificates()
        seen.outcome = self._judged(seen)

    def _judged(self, seen: Visit) -> str:
        if seen.network is not None and seen.network.broke_off(seen.reached):
            seen.load_event = False  # the browser shows what it has, and calls it loaded
        return outcome_of(_page_seen(seen, self.selectors.can_recognise), self.cues)

    async def _arrive(self, window: Window, seen: Visit, network: NetworkLog, request: str) -> None:
        seen.load_event = await window.wait_until_loaded(self.limits.load)
        seen.quiet = await network.rest(idle=0.5, cap=self.limits.quiet)
        seen.captured_at = datetime.now(UTC)
        seen.reached = window.url
        answer = network.answer_to(request)
        if answer is not None:
            seen.status = answer.status
            dates = (value for name, value in answer.headers if name.lower() == "date")
            seen.site_date = next(dates, None)


def _page_seen(seen: Visit, has_selectors: bool) -> PageSeen:
    return PageSeen(
        reached=seen.reached or "",
        status=seen.status,
        title=seen.heading,
        text=seen.text,
        shown=seen.shown,
        has_selectors=has_selectors,
        names_item=seen.item_id is None or seen.names_item,
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
