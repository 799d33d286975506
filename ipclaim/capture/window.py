"""One window of the browser for one listing: goes to an address, runs scripts, answers by itself.

A page may raise dialogs, open windows, start downloads or crash; all is refused or dismissed here
and told to whoever listens. Scripts run in a world of their own beside the page's: they see the
same elements, and a page that has replaced what JavaScript brings along cannot mislead them.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from ipclaim.capture.devtools import BrowserError, Connection, Session, Told

_WORLD = "ipclaim"
_GONE_CONTEXT = (
    "Cannot find context",
    "Execution context was destroyed",
    "Inspected target navigated",
    "Promise was collected",
    "No frame for given id found",
)
_NO_SERVICE_WORKER = """if (navigator.serviceWorker)
  navigator.serviceWorker.register = () => new Promise(() => {});"""
"""What a service worker fetches would be missing in the archive."""


class PageLeftError(BrowserError):
    """The page went to another address while a script ran in it."""


@dataclass(slots=True)
class Window:
    """A page in a browser context of its own: no cookie or cache of another is in it."""

    session: Session
    target: str
    tell: Callable[[str, str], None] = lambda what, detail: None
    """Hears what was refused or dismissed, and of a crash: a code and a detail."""
    url: str = "about:blank"
    has_crashed: bool = False
    _downloads: set[str] = field(default_factory=set)
    _frames: set[str] = field(default_factory=set)
    _loaded: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self, size: tuple[int, int], locale: str) -> None:
        """Prepare the page; nothing was asked of the net before."""
        self._frames.add(self.target)
        on = self.session.on
        on("Page.frameAttached", lambda event: self._frames.add(str(event["frameId"])))
        on("Page.frameNavigated", self._navigated)
        on("Page.navigatedWithinDocument", self._moved)
        on("Page.loadEventFired", lambda _: self._loaded.set())
        on("Page.frameStoppedLoading", self._stopped)
        on("Page.javascriptDialogOpening", self._dismiss)
        on("Page.windowOpen", lambda event: self.tell("popup-closed", str(event["url"])))
        on("Inspector.targetCrashed", self._crash)
        width, height = size
        screen = {"width": width, "height": height, "screenWidth": width, "screenHeight": height}
        await asyncio.gather(
            self.session.send("Page.enable"),
            self.session.send(
                "Emulation.setDeviceMetricsOverride",
                {**screen, "deviceScaleFactor": 1, "mobile": False},
            ),
            self.session.send("Emulation.setLocaleOverride", {"locale": locale}),
            self.session.send("Emulation.setFocusEmulationEnabled", {"enabled": True}),
            self.session.send(
                "Page.addScriptToEvaluateOnNewDocument", {"source": _NO_SERVICE_WORKER}
            ),
            self.session.send("Runtime.runIfWaitingForDebugger"),
        )

    async def go(self, url: str) -> str:
        """Go to an address and return the id of its request once the page has begun to come.

        Raises `BrowserError` with what the browser says when it does not come.
        """
        self._loaded.clear()
        told = await self.session.send("Page.navigate", {"url": url})
        if told.get("isDownload") or (told.get("errorText") and self._downloads):
            raise BrowserError("Download is starting")
        if told.get("errorText"):
            raise BrowserError(f"{told['errorText']} at {url}")
        return str(told.get("loaderId", ""))

    async def wait_until_loaded(self, longest: float) -> bool:
        """Wait for the page and all that it names; false when the time was over first."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest):
                await self._loaded.wait()
        return self._loaded.is_set()

    async def run(self, function: str, given: object) -> Any:
        """Call a JavaScript function in the page and return its value.

        Raises `PageLeftError` when the page went elsewhere meanwhile, `BrowserError` for all else.
        """
        try:
            world = await self.session.send(
                "Page.createIsolatedWorld", {"frameId": self.target, "worldName": _WORLD}
            )
            told = await self.session.send(
                "Runtime.callFunctionOn",
                {
                    "functionDeclaration": function,
                    "executionContextId": world["executionContextId"],
                    "arguments": [{"value": given}],
                    "returnByValue": True,
                    "awaitPromise": True,
                },
            )
        except BrowserError as fault:
            if any(sign in fault.message for sign in _GONE_CONTEXT):
                raise PageLeftError(fault.message) from fault
            raise
        if "exceptionDetails" in told:
            raise BrowserError(_thrown(told["exceptionDetails"]))
        return told["result"].get("value")

    def owns(self, frame: str) -> bool:
        """Whether a frame is this window's."""
        return frame in self._frames

    def refuse_download(self, url: str) -> None:
        """Note a download, which the browser has been told to refuse; it may be told twice."""
        if url not in self._downloads:
            self._downloads.add(url)
            self.tell("download-refused", url)

    def _navigated(self, event: Told) -> None:
        frame = event["frame"]
        if "parentId" not in frame:
            self.url = str(frame["url"]) + str(frame.get("urlFragment", ""))
            self._loaded.clear()

    def _stopped(self, event: Told) -> None:
        """Take a page that broke off for loaded: nothing further comes."""
        if event["frameId"] == self.target:
            self._loaded.set()

    def _moved(self, event: Told) -> None:
        if event["frameId"] == self.target:
            self.url = str(event["url"])

    def _dismiss(self, event: Told) -> None:
        self.tell("dialog-dismissed", f"{event['type']}: {event['message']}")
        self.session.say("Page.handleJavaScriptDialog", {"accept": False})

    def _crash(self, _: Told) -> None:
        self.has_crashed = True
        self.tell("crash", "the page's process ended")
        self.session.connection.fail(self.session.id, "the page has crashed")


def _thrown(details: Told) -> str:
    said = details.get("exception", {}).get("description") or details.get("text", "")
    return str(said)


@dataclass(slots=True)
class Windows:
    """The windows of one browser."""

    connection: Connection
    size: tuple[int, int]
    """Of each window, in CSS pixels."""
    locale: str
    _open: dict[str, Window | None] = field(default_factory=dict)
    """By browser context; ``None`` while it is being opened."""
    _attached: dict[str, str] = field(default_factory=dict)
    """Sessions by target, of windows that are being opened."""

    @property
    def is_connected(self) -> bool:
        """Whether the browser is still there."""
        return self.connection.is_open

    async def start(self) -> None:
        """Listen for windows; each stands still, before any script of its, until it is wanted."""
        browser = Session(self.connection)
        browser.on("Target.attachedToTarget", self._take)
        browser.on("Target.detachedFromTarget", self._let_go)
        browser.on("Browser.downloadWillBegin", self._refuse)
        await browser.send(
            "Target.setAutoAttach",
            {
                "autoAttach": True,
                "waitForDebuggerOnStart": True,
                "flatten": True,
                "filter": [{"type": "page"}],
            },
        )

    @contextlib.asynccontextmanager
    async def open(self, longest: float) -> AsyncIterator[Window]:
        """Open a window in a context of its own while the block lasts.

        Opening and closing may each take so many seconds, else ``TimeoutError`` or `BrowserError`.
        """
        async with asyncio.timeout(longest):
            context, window = await self._opened()
        try:
            yield window
        finally:
            del self._open[context]
            self.connection.forget(window.session.id, "the window has been closed")
            async with asyncio.timeout(longest):
                await Session(self.connection).send(
                    "Target.disposeBrowserContext", {"browserContextId": context}
                )

    async def _opened(self) -> tuple[str, Window]:
        browser = Session(self.connection)
        told = await browser.send("Target.createBrowserContext", {"disposeOnDetach": True})
        context = str(told["browserContextId"])
        self._open[context] = None
        where = {"browserContextId": context}
        _, told = await asyncio.gather(
            browser.send(
                "Browser.setDownloadBehavior", {"behavior": "deny", "eventsEnabled": True, **where}
            ),
            browser.send("Target.createTarget", {"url": "about:blank", **where}),
        )
        target = str(told["targetId"])
        window = Window(Session(self.connection, self._attached.pop(target)), target)
        self._open[context] = window
        await window.start(self.size, self.locale)
        return context, window

    def _take(self, event: Told) -> None:
        """Take a new window, or close one that a page has opened, before any script of its."""
        about = event["targetInfo"]
        context = str(about.get("browserContextId", ""))
        if context not in self._open:
            return
        window = self._open[context]
        if window is None:
            self._attached[str(about["targetId"])] = str(event["sessionId"])
            return
        Session(self.connection).say("Target.closeTarget", {"targetId": about["targetId"]})
        # Its opener may share a process with it, and would stand still as long as it does.
        Session(self.connection, str(event["sessionId"])).say("Runtime.runIfWaitingForDebugger")

    def _let_go(self, event: Told) -> None:
        self.connection.fail(str(event["sessionId"]), "the window has been closed")

    def _refuse(self, event: Told) -> None:
        for window in self._open.values():
            if window is not None and window.owns(str(event["frameId"])):
                window.refuse_download(str(event["url"]))
