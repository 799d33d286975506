"""Captures what is missing of a case's listings: the seam through which the other floors come in.

    visiting = Visiting(case_file.capture, Selectors(title=("h1",)), load_cues(templates), 3)
    captures = capture_listings(listings, case / "evidence", visiting=visiting)

What was captured under the same address is not visited again, except for technical trouble; the
user may ask for more (``revisit``). Links that are no listings are not visited. A build that
visited walls anew would give other bytes each time, and would knock at a wall each time.
"""

import asyncio
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from ipclaim.capture.browser import find_chromium, flags_for, open_browser
from ipclaim.capture.cues import Cues
from ipclaim.capture.devtools import BrowserError
from ipclaim.capture.environment import describe_environment
from ipclaim.capture.limits import Limits, limits_today
from ipclaim.capture.proxy import FilteringProxy, open_proxy
from ipclaim.capture.record import Environment
from ipclaim.capture.recording import write_record
from ipclaim.capture.stand_in import pin_certificate, stand_in_for
from ipclaim.capture.store import close_evidence, keep, load_captures, open_evidence
from ipclaim.capture.visit import Visit
from ipclaim.capture.visitor import Visitor
from ipclaim.capture.window import Windows
from ipclaim.model.case import CaptureSetting
from ipclaim.model.listing import Capture, CaptureKind, LinkKind, Listing
from ipclaim.rules.pack import Selectors

WHAT_IS_MISSING = frozenset({CaptureKind.TECHNICAL})
"""Visited again by a build: trouble that may have passed. A wall stays until somebody asks."""
EVERYTHING_WITHOUT_EVIDENCE = frozenset(
    {CaptureKind.TECHNICAL, CaptureKind.WALL, CaptureKind.POLICY, CaptureKind.GONE}
)
"""Visited again when the user asks for a capture."""

_LISTINGS_A_BROWSER = 50
"""Then a new one: whatever a browser has gathered by then is gone with it."""
_WINDOW = 10.0
"""Seconds to open or close a window."""
_NEWS = 1.0
"""Seconds by which the loss of a browser is heard later than that of its page."""


@dataclass(frozen=True, slots=True)
class Visiting:
    """How listings are visited, the first time and later."""

    setting: CaptureSetting
    selectors: Selectors
    cues: Cues
    at_once: int
    """Listings side by side."""
    limits: Limits | None = None
    """``None`` for those that suit the load of this machine when the visits begin."""

    def run(
        self,
        listings: Sequence[Listing],
        staging: Path,
        keep: "Callable[[Path, Visit, Capture], None]",
    ) -> None:
        """Visit listings, each once; raises as `capture_listings` does."""
        visitor = Visitor(self.cues, self.selectors, self.limits or limits_today())
        asyncio.run(Round(listings, staging, self.setting, visitor, keep).run(self.at_once))


def capture_listings(
    listings: Sequence[Listing],
    evidence: Path,
    *,
    visiting: Visiting,
    on_done: Callable[[Capture], None] = lambda capture: None,
    revisit: frozenset[CaptureKind] = WHAT_IS_MISSING,
) -> tuple[Capture, ...]:
    """Visit every listing that was not captured yet; return all captures by listing.

    An earlier visit under the same address stands unless its outcome is one to ``revisit``.

    ``on_done`` hears of each capture, those kept from before first. Raises `MissingToolError`
    without a browser or Chinese font and `CaseError` when a stand-in does not answer; what a
    page or its site does is an outcome, never an error.
    """
    wanted = tuple(
        listing for listing in listings if listing.kind is LinkKind.LISTING and listing.canonical
    )
    if not wanted:
        return ()
    staging = open_evidence(evidence)
    try:
        before = {capture.listing_id: capture for capture in load_captures(evidence)}
        done = {
            listing.id: before[listing.id]
            for listing in wanted
            if listing.id in before
            and _stands(before[listing.id], listing, visiting.setting, revisit)
        }
        for capture in done.values():
            on_done(capture)
        missing = tuple(listing for listing in wanted if listing.id not in done)
        if missing:
            visiting.run(missing, staging, _Keeper(evidence, on_done).keep)
            done |= {capture.listing_id: capture for capture in load_captures(evidence)}
    finally:
        close_evidence(evidence)
    return tuple(done[listing.id] for listing in wanted)


def _stands(
    capture: Capture, listing: Listing, setting: CaptureSetting, revisit: frozenset[CaptureKind]
) -> bool:
    """Whether a capture need not be made again; one by a stand-in never serves a real case."""
    return (
        capture.kind not in revisit
        and capture.url == listing.canonical
        and (capture.brought is not None or _same_server(capture, setting))
    )


def _same_server(capture: Capture, setting: CaptureSetting) -> bool:
    return (capture.answered_by is None) == (setting.answered_by is None)


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Makes a visit the listing's capture."""

    evidence: Path
    on_done: Callable[[Capture], None]

    def keep(self, folder: Path, visit: Visit, capture: Capture) -> None:
        del visit
        keep(folder, self.evidence, capture.listing_id)
        self.on_done(capture)


@dataclass(slots=True)
class Round:
    """One run over listings, each visited once."""

    missing: Sequence[Listing]
    staging: Path
    setting: CaptureSetting
    visitor: Visitor
    keep: Callable[[Path, Visit, Capture], None]
    """Moves the folder of a whole visit to its place."""
    _queue: asyncio.Queue[Listing] = field(default_factory=asyncio.Queue)
    _again: set[str] = field(default_factory=set)
    """Listings whose browser was lost, and which wait for another or had it."""

    async def run(self, concurrency: int) -> None:
        """Visit them, so many at a time; raises as `capture_listings` does."""
        chromium = find_chromium()
        answered_by = self.setting.answered_by
        stand_in, pin = None, None
        if answered_by is not None:
            stand_in = stand_in_for(answered_by, [item.canonical or "" for item in self.missing])
            pin = await pin_certificate(stand_in, answered_by)
        for listing in self.missing:
            self._queue.put_nowait(listing)
        async with open_proxy(stand_in) as proxy:
            flags = flags_for(proxy.port, pin)
            hosts = [urlsplit(item.canonical or "").hostname or "" for item in self.missing]
            environment = describe_environment(chromium, flags, answered_by, pin, hosts)
            while not self._queue.empty():  # a browser that is lost is replaced by a new one
                async with open_browser(chromium, flags) as browser:
                    turn = _Turn(browser)
                    await asyncio.gather(
                        *(self._work(turn, proxy, environment) for _ in range(concurrency))
                    )

    async def _work(self, turn: "_Turn", proxy: FilteringProxy, environment: Environment) -> None:
        while turn.takes_more and not self._queue.empty():
            listing = self._queue.get_nowait()
            visit = await turn.visit(self.visitor, listing)
            if visit.outcome == "technical_crash":
                await asyncio.sleep(_NEWS)
            if turn.is_lost and visit.reason is not None and listing.id not in self._again:
                self._again.add(listing.id)  # perhaps by another listing's fault
                self._queue.put_nowait(listing)
                continue
            folder = self.staging / listing.id
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            capture = await asyncio.to_thread(  # the other visits go on meanwhile
                write_record, folder, listing, visit, proxy, environment
            )
            self.keep(folder, visit, capture)


@dataclass(slots=True)
class _Turn:
    """One browser, as long as it is good for further listings."""

    browser: Windows
    left: int = _LISTINGS_A_BROWSER
    opens_no_window: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether what was just visited may have failed for the browser's sake."""
        return self.opens_no_window or not self.browser.is_connected

    @property
    def takes_more(self) -> bool:
        return self.left > 0 and not self.is_lost

    async def visit(self, visitor: Visitor, listing: Listing) -> Visit:
        """Visit in a window of its own; a browser that cannot close it gets no further listing."""
        self.left -= 1
        url = listing.canonical or ""
        visit = None
        try:
            async with self.browser.open(_WINDOW) as window:
                visit = await visitor.visit(window, url, listing.item_id)
        except (BrowserError, TimeoutError):
            if visit is not None:
                self.left = 0
        if visit is None:
            self.opens_no_window = True
            visit = Visit(url, listing.item_id, datetime.now(UTC))
            visit.outcome, visit.reason = "technical_crash", "the browser was lost"
        return visit
