"""The browser's own record of the traffic of one page, kept from DevTools events.

Raw response headers (with ``Set-Cookie``) come in separate events that share one id over a chain
of redirects and arrive late. They are therefore paired in order, when all is over, and only where
the status agrees: taking the latest puts a redirect's headers on the final page.
"""

import asyncio
import base64
import time
from dataclasses import dataclass, field
from typing import Any

from ipclaim.capture.devtools import BrowserError, Session

Event = dict[str, Any]
Headers = tuple[tuple[str, str], ...]

_MOST_BODY = 20_000_000
"""Bytes of one response; larger ones are counted as missing."""


@dataclass(slots=True)
class Answer:
    """One response as the browser understood it."""

    status: int
    status_text: str
    headers: Headers
    address: str | None
    protocol: str | None
    has_extra: bool = False
    received_at: float | None = None
    """Seconds since 1970 by this machine's clock; ``None`` for what came from a cache."""


@dataclass(slots=True)
class Exchange:
    """One request with its response, if one came."""

    id: str
    url: str
    method: str
    headers: Headers
    wall_time: float
    """Seconds since 1970."""
    kind: str
    answer: Answer | None = None
    raw_answer_headers: Headers | None = None
    raw_request_headers: Headers | None = None
    body: bytes | None = None
    was_redirect: bool = False
    failed: str | None = None


@dataclass(slots=True)
class _RawAnswer:
    status: int
    headers: Headers


@dataclass(slots=True)
class NetworkLog:
    """Listens to one page's session from `start` on."""

    session: Session
    exchanges: list[Exchange] = field(default_factory=list)
    _latest: dict[str, Exchange] = field(default_factory=dict)
    _raw_answers: dict[str, list[_RawAnswer]] = field(default_factory=dict)
    _raw_requests: dict[str, list[Headers]] = field(default_factory=dict)
    _pending: set[str] = field(default_factory=set)
    _bodies: set[asyncio.Task[None]] = field(default_factory=set)
    _last: float = 0.0

    async def start(self) -> None:
        """Begin to listen; must come before the page is asked for."""
        on = self.session.on
        on("Network.requestWillBeSent", self._asked)
        on("Network.requestWillBeSentExtraInfo", self._asked_raw)
        on("Network.responseReceived", self._answered)
        on("Network.responseReceivedExtraInfo", self._answered_raw)
        on("Network.loadingFinished", self._finished)
        on("Network.loadingFailed", self._failed)
        buffers = {"maxTotalBufferSize": 100_000_000, "maxResourceBufferSize": 50_000_000}
        await self.session.send("Network.enable", buffers)

    async def rest(self, *, idle: float, cap: float) -> bool:
        """Wait until nothing has moved for ``idle`` seconds; false when ``cap`` came first."""
        end = time.monotonic() + cap
        while time.monotonic() < end:
            if not self._pending and time.monotonic() - self._last > idle:
                return True
            await asyncio.sleep(0.05)
        return False

    async def settle(self, cap: float) -> None:
        """Wait for bodies still on their way, then pair raw headers with their responses."""
        if self._bodies:
            await asyncio.wait(self._bodies, timeout=cap)
        for exchange in self.exchanges:
            answer = exchange.answer
            if answer is None or not answer.has_extra:
                continue
            answers = self._raw_answers.get(exchange.id, [])
            if answers and answers[0].status in {answer.status, 304}:
                exchange.raw_answer_headers = answers.pop(0).headers
            requests = self._raw_requests.get(exchange.id, [])
            if requests:
                exchange.raw_request_headers = requests.pop(0)

    def answer_to(self, request: str) -> Answer | None:
        """Return the answer to a request, after all redirects, if one has come."""
        exchange = self._latest.get(request)
        return exchange.answer if exchange else None

    def broke_off(self, url: str | None) -> bool:
        """Whether the page itself ended before all of it had come."""
        return any(
            exchange.kind == "Document" and exchange.url == url and exchange.failed is not None
            for exchange in self.exchanges
        )

    def _asked(self, event: Event) -> None:
        key = str(event["requestId"])
        self._last = time.monotonic()
        before = self._latest.get(key)
        if before is not None and event.get("redirectResponse"):
            before.answer = _answer(event["redirectResponse"], event.get("redirectHasExtraInfo"))
            before.was_redirect = True
        request = event["request"]
        exchange = Exchange(
            id=key,
            url=str(request["url"]),
            method=str(request["method"]),
            headers=_headers(request["headers"]),
            wall_time=float(event["wallTime"]),
            kind=str(event.get("type", "")),
        )
        self._latest[key] = exchange
        self.exchanges.append(exchange)
        if exchange.url.startswith("http"):
            self._pending.add(key)

    def _asked_raw(self, event: Event) -> None:
        self._raw_requests.setdefault(str(event["requestId"]), []).append(
            _headers(event["headers"])
        )

    def _answered(self, event: Event) -> None:
        self._last = time.monotonic()
        exchange = self._latest.get(str(event["requestId"]))
        if exchange is not None:
            exchange.answer = _answer(event["response"], event.get("hasExtraInfo"))

    def _answered_raw(self, event: Event) -> None:
        self._raw_answers.setdefault(str(event["requestId"]), []).append(
            _RawAnswer(int(event["statusCode"]), _headers(event["headers"]))
        )

    def _finished(self, event: Event) -> None:
        key = str(event["requestId"])
        self._pending.discard(key)
        self._last = time.monotonic()
        exchange = self._latest.get(key)
        if exchange is None or exchange.answer is None or not exchange.url.startswith("http"):
            return
        if float(event["encodedDataLength"]) <= _MOST_BODY:
            task = asyncio.create_task(self._fetch_body(exchange))
            self._bodies.add(task)
            task.add_done_callback(self._bodies.discard)

    async def _fetch_body(self, exchange: Exchange) -> None:
        try:
            got = await self.session.send("Network.getResponseBody", {"requestId": exchange.id})
        except BrowserError:
            return  # evicted or gone with its page: counted as a missing body
        text = str(got["body"])
        exchange.body = base64.b64decode(text) if got["base64Encoded"] else text.encode()

    def _failed(self, event: Event) -> None:
        key = str(event["requestId"])
        self._pending.discard(key)
        self._last = time.monotonic()
        exchange = self._latest.get(key)
        if exchange is not None:
            exchange.failed = str(event.get("blockedReason") or event.get("errorText") or "")


def _answer(response: Event, has_extra: object) -> Answer:
    address = response.get("remoteIPAddress")
    protocol = response.get("protocol")
    return Answer(
        status=int(response["status"]),
        status_text=str(response.get("statusText") or ""),
        headers=_headers(response["headers"]),
        address=str(address).strip("[]") if address else None,
        protocol=str(protocol) if protocol else None,
        has_extra=bool(has_extra),
        received_at=_seconds(response),
    )


def _seconds(response: Event) -> float | None:
    when = response.get("responseTime")
    cached = response.get("fromDiskCache") or response.get("fromPrefetchCache")
    return float(when) / 1000 if when and not cached else None


def _headers(given: Event) -> Headers:
    """Return headers in order; DevTools joins repeated ones with line breaks."""
    return tuple(
        (str(name), part) for name, value in given.items() for part in str(value).split("\n")
    )
