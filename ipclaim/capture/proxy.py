"""The only way out for the browser: a forward proxy that opens sockets to checked addresses.

It resolves a name once, checks every answer and dials the checked address, so that neither a
redirect nor a name that changes its answer (DNS rebinding) leads inside. ``CONNECT`` is tunnelled
and never decrypted: the certificate that the browser sees is the site's own.

With a stand-in (samples and tests), the listings' sites are dialled at the stand-in and every
other host is refused: such a run reaches nothing outside this machine.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from ipclaim.capture.addresses import WEB_PORTS, is_public, site_of

Resolver = Callable[[str, int], Awaitable[tuple[str, ...]]]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Dialler = Callable[[str, int], Awaitable[Streams]]

_HEAD_WAIT = 15.0
_DIAL_WAIT = 10.0
_IDLE_WAIT = 60.0
_MOST_BYTES = 200_000_000
"""Of one connection, from the site; a stream without end is cut here."""
_BROWSERS_OWN = frozenset({"clients2.google.com", "update.googleapis.com"})
"""Whom Chromium calls of its own accord (the time, updates): no page decides that."""


class Verdict(StrEnum):
    """What the proxy did about one connection."""

    DIALLED = "dialled"
    STAND_IN = "stand-in"
    REFUSED = "refused"
    NO_NAME = "no-name"
    NO_CONNECTION = "no-connection"
    TOO_MUCH = "too-much"


@dataclass(slots=True)
class Dial:
    """One connection that the browser asked for."""

    at: datetime
    host: str
    port: int
    verdict: Verdict
    answers: tuple[str, ...] = ()
    """All addresses that the name resolved to."""
    dialled: str | None = None
    bytes_in: int = 0


@dataclass(frozen=True, slots=True)
class StandIn:
    """A server on this machine that answers for the listings' sites."""

    host: str
    port: int
    sites: frozenset[str]
    """Last two labels of the hosts for which it answers."""

    def answers_for(self, host: str) -> bool:
        """Whether the stand-in takes the place of this host."""
        return site_of(host) in self.sites


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return every address of a name as this machine resolves it."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in found))


async def dial(address: str, port: int) -> Streams:
    """Open a connection to an address that was checked."""
    return await asyncio.open_connection(address, port)


@dataclass(slots=True)
class FilteringProxy:
    """Listens on a free loopback port while `open_proxy` lasts and keeps a log of what it did."""

    stand_in: StandIn | None = None
    resolver: Resolver = resolve
    dialler: Dialler = dial
    log: list[Dial] = field(default_factory=list)
    port: int = 0
    _busy: set[asyncio.Task[None]] = field(default_factory=set)

    def seen(self, host: str) -> tuple[Dial, ...]:
        """Return what happened with one host, in order."""
        return tuple(dial for dial in self.log if dial.host == host.lower())

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection of the browser."""
        task = asyncio.current_task()
        if task is not None:
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
                await self._serve(reader, writer)
        finally:
            writer.close()

    async def hang_up(self) -> None:
        """End the connections that are still open."""
        busy = tuple(self._busy)
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _HEAD_WAIT)
            request = _parse_head(head)
        except (ValueError, asyncio.LimitOverrunError):
            await _answer(writer, "400 Bad Request", "not-a-proxy-request")
            return
        asked = await self._decide(request.host, request.port)
        self.log.append(asked)
        if asked.dialled is None:
            status = "403 Forbidden" if asked.verdict is Verdict.REFUSED else "502 Bad Gateway"
            await _answer(writer, status, asked.verdict)
            return
        port = self.stand_in.port if self.stand_in else asked.port
        try:
            upstream = await asyncio.wait_for(self.dialler(asked.dialled, port), _DIAL_WAIT)
        except (OSError, TimeoutError):
            asked.verdict = Verdict.NO_CONNECTION
            await _answer(writer, "502 Bad Gateway", asked.verdict)
            return
        await _tunnel(request, asked, (reader, writer), upstream)

    async def _decide(self, host: str, port: int) -> Dial:
        asked = Dial(datetime.now(UTC), host, port, Verdict.REFUSED)
        if self.stand_in is not None:
            if port == 443 and self.stand_in.answers_for(host):
                asked.verdict, asked.dialled = Verdict.STAND_IN, self.stand_in.host
            return asked
        if host in _BROWSERS_OWN:
            return asked
        try:
            asked.answers = (str(ip_address(host)),)
        except ValueError:
            try:
                asked.answers = await self.resolver(host, port)
            except (OSError, UnicodeError):
                asked.verdict = Verdict.NO_NAME
                return asked
        if not asked.answers:
            asked.verdict = Verdict.NO_NAME
        elif port in WEB_PORTS and all(is_public(answer) for answer in asked.answers):
            asked.verdict, asked.dialled = Verdict.DIALLED, asked.answers[0]
        return asked


@contextlib.asynccontextmanager
async def open_proxy(
    stand_in: StandIn | None = None, resolver: Resolver = resolve, dialler: Dialler = dial
) -> AsyncIterator[FilteringProxy]:
    """Run the proxy on a free loopback port while the block lasts."""
    proxy = FilteringProxy(stand_in, resolver, dialler)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0, limit=65536)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()
        await proxy.hang_up()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    host: str
    port: int
    head: bytes
    """What the site gets to see first; empty for a tunnel."""


def _parse_head(head: bytes) -> _Request:
    line, *headers = head.decode("latin-1").split("\r\n")
    method, target, version = line.split(" ")
    if method == "CONNECT":
        parts = urlsplit(f"//{target}")
        if not parts.hostname or parts.port is None:
            raise ValueError("no host and port")
        return _Request(method, parts.hostname.lower(), parts.port, b"")
    parts = urlsplit(target)
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError("no web address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = [
        header
        for header in headers
        if header and not header.lower().startswith(("proxy-", "connection:", "keep-alive:"))
    ]
    own = "\r\n".join([f"{method} {path} {version}", *kept, "Connection: close", "", ""])
    return _Request(method, parts.hostname.lower(), parts.port or 80, own.encode("latin-1"))


async def _tunnel(
    request: _Request,
    dial: Dial,
    browser: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    site: tuple[asyncio.StreamReader, asyncio.StreamWriter],
) -> None:
    if request.method == "CONNECT":
        browser[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    else:
        site[1].write(request.head)
    try:
        await asyncio.gather(
            _pass_on(browser[0], site[1], None), _pass_on(site[0], browser[1], dial)
        )
    finally:
        site[1].close()


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, dial: Dial | None
) -> None:
    """Copy bytes until one side ends; a broken connection is the browser's to notice."""
    with contextlib.suppress(OSError, TimeoutError):
        while data := await asyncio.wait_for(reader.read(65536), _IDLE_WAIT):
            if dial is not None:
                dial.bytes_in += len(data)
                if dial.bytes_in > _MOST_BYTES:
                    dial.verdict = Verdict.TOO_MUCH
                    break
            writer.write(data)
            await writer.drain()
    writer.close()


async def _answer(writer: asyncio.StreamWriter, status: str, cause: str) -> None:
    writer.write(
        f"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {len(cause)}\r\n"
        f"Connection: close\r\n\r\n{cause}".encode("latin-1")
    )
    await writer.drain()
