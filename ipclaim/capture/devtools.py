"""Speaks Chromium's DevTools protocol over two pipes: one command out, its answer or an event in.

A page's commands and events bear the id of its session. Nothing is interpreted here; what a
window is and does stands in `ipclaim.capture.window`. Pipes, and not a port: nobody else on this
machine can speak to the browser, and it ends by itself when this process is gone.
"""

import asyncio
import contextlib
import fcntl
import json
import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Told = dict[str, Any]
"""Parameters or results as the protocol has them."""
Listener = Callable[[Told], None]

_PIPE = 1 << 20
"""Bytes that a pipe holds: a picture is megabytes, and each 64 kB would wake both sides."""
_FREE = 10
"""File descriptors from here on are in nobody's way."""


class BrowserError(Exception):
    """What the browser says it cannot do, or that it is gone."""

    @property
    def message(self) -> str:
        """What the browser said."""
        return str(self)


@dataclass(slots=True)
class Connection(asyncio.Protocol):
    """One browser's ends of the pipes."""

    is_open: bool = True
    _reader: asyncio.BaseTransport | None = None
    _writer: asyncio.WriteTransport | None = None
    _parts: list[bytes] = field(default_factory=list)
    """Of a message that has not come whole yet."""
    _last: int = 0
    _waiting: dict[int, tuple[str, asyncio.Future[Told]]] = field(default_factory=dict)
    _listeners: dict[tuple[str, str], list[Listener]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def ask(self, method: str, given: Mapping[str, Any], session: str) -> "asyncio.Future[Told]":
        """Send a command; the future holds its answer or a `BrowserError`."""
        future: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        if not self.is_open or self._writer is None:
            future.set_exception(BrowserError("the browser has been closed"))
            return future
        self._last += 1
        command: Told = {"id": self._last, "method": method, "params": given}
        if session:
            command["sessionId"] = session
        self._waiting[self._last] = (session, future)
        self._writer.write(json.dumps(command).encode() + b"\0")
        return future

    def listen(self, session: str, method: str, listener: Listener) -> None:
        """Let a listener hear of every such event."""
        self._listeners[session, method].append(listener)

    def forget(self, session: str, reason: str) -> None:
        """Drop a session: whoever waits for an answer from it gets a `BrowserError`."""
        for key in [key for key in self._listeners if key[0] == session]:
            del self._listeners[key]
        self.fail(session, reason)

    def fail(self, session: str, reason: str) -> None:
        """Answer all that waits in a session with a `BrowserError`."""
        numbers = [number for number, (asker, _) in self._waiting.items() if asker == session]
        for number in numbers:
            _, future = self._waiting.pop(number)
            if not future.done():
                future.set_exception(BrowserError(reason))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the pipe on which the browser is heard."""
        self._reader = transport

    def speak_through(self, writer: asyncio.WriteTransport) -> None:
        """Take the pipe on which the browser listens."""
        self._writer = writer

    def data_received(self, data: bytes) -> None:
        """Take what came; a message ends with a zero byte."""
        *whole, rest = data.split(b"\0")
        for end in whole:
            self._parts.append(end)
            message = b"".join(self._parts)
            self._parts = []
            self._take(json.loads(message))
        if rest:
            self._parts.append(rest)

    def connection_lost(self, exc: Exception | None) -> None:
        """Hear that the browser is gone."""
        del exc
        self.close()

    def close(self) -> None:
        """Close the pipes; whoever waits gets a `BrowserError`."""
        self.is_open = False
        for pipe in (self._reader, self._writer):
            if pipe is not None:
                pipe.close()
        for session in {asker for asker, _ in self._waiting.values()}:
            self.fail(session, "the browser has been closed")

    def _take(self, message: Told) -> None:
        if "id" not in message:
            key = (message.get("sessionId", ""), message["method"])
            for listener in tuple(self._listeners.get(key, ())):
                listener(message["params"])
            return
        _, future = self._waiting.pop(message["id"], ("", None))
        if future is None or future.done():
            return
        if "error" in message:
            future.set_exception(BrowserError(str(message["error"].get("message", ""))))
        else:
            future.set_result(message["result"])


@dataclass(frozen=True, slots=True)
class Session:
    """The way to one page, or to the browser itself (no id)."""

    connection: Connection
    id: str = ""

    async def send(self, method: str, given: Mapping[str, Any] | None = None) -> Told:
        """Send a command and return its answer; raises `BrowserError`."""
        return await self.connection.ask(method, given or {}, self.id)

    def say(self, method: str, given: Mapping[str, Any] | None = None) -> None:
        """Send a command whose answer does not matter."""
        self.connection.ask(method, given or {}, self.id).add_done_callback(_heard)

    def on(self, method: str, listener: Listener) -> None:
        """Let a listener hear of every such event of this session."""
        self.connection.listen(self.id, method, listener)


def _heard(answer: "asyncio.Future[Told]") -> None:
    if not answer.cancelled():
        answer.exception()


@dataclass(frozen=True, slots=True)
class Ends:
    """The file descriptors of the two pipes; the browser's pair is closed once it runs."""

    browser_reads: int
    browser_writes: int
    reads: int
    writes: int


def open_pipes() -> Ends:
    """Make two pipes that hold a megabyte each."""
    (browser_reads, writes), (reads, browser_writes) = (
        tuple(_moved_up(end) for end in os.pipe()) for _ in range(2)
    )
    for end in (writes, reads):
        with contextlib.suppress(OSError):  # an ordinary user's share of such pipes may be used up
            fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _PIPE)
    return Ends(browser_reads, browser_writes, reads, writes)


def _moved_up(end: int) -> int:
    """Return the same pipe under a higher number: 3 and 4 are what the browser expects its at."""
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _FREE)
    os.close(end)
    return moved


async def connect(ends: Ends) -> Connection:
    """Return the connection over these pipes."""
    loop = asyncio.get_running_loop()
    connection = Connection()
    writer, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, os.fdopen(ends.writes, "wb", 0))
    connection.speak_through(writer)
    await loop.connect_read_pipe(lambda: connection, os.fdopen(ends.reads, "rb", 0))
    return connection
