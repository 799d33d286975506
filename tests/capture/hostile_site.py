"""The hostile site's server, the listeners that nobody may reach, and who resolves and dials."""

import asyncio
import contextlib
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit

from ipclaim.capture.proxy import Streams, dial
from samples.shop.certificate import make_certificate
from tests.capture.ways_out import NAMES, REBINDING, SITE, Goal, Way

PUBLIC = "203.0.114.7"
_WORKER = "addEventListener('install',()=>fetch('{u}',{{mode:'no-cors'}}))"
_BODY = "<!doctype html><title>SPECIMEN</title><body><h1>SPECIMEN hostile page</h1>"
_PARTS = 12
"""Ways on one page; the script of one must not end another."""
_TO_ALL = "Access-Control-Allow-Origin: *"


class _Udp(asyncio.DatagramProtocol):
    def __init__(self, heard: list[str]) -> None:
        self.heard = heard

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.heard.append(f"udp {data[:60]!r} from {addr}")


@dataclass(slots=True)
class Inside:
    """Listeners for each way, and what they heard."""

    goals: dict[str, Goal] = field(default_factory=dict)
    heard: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@contextlib.asynccontextmanager
async def listening(ways: Iterable[Way], secret: Path) -> AsyncIterator[Inside]:
    """Listen for each way on a port of its own, TCP and UDP, while the block lasts."""
    inside = Inside()
    loop = asyncio.get_running_loop()
    async with contextlib.AsyncExitStack() as stack:
        for way in ways:
            heard = inside.heard[way.name]

            async def hear(
                reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: list[str] = heard
            ) -> None:
                heard.append("tcp")
                with contextlib.suppress(OSError, TimeoutError):
                    heard[-1] = f"tcp {await asyncio.wait_for(reader.read(60), 5)!r}"
                    writer.write(
                        f"HTTP/1.1 200 OK\r\n{_TO_ALL}\r\nContent-Length: 0\r\n\r\n".encode()
                    )
                    await writer.drain()
                writer.close()

            server = await asyncio.start_server(hear, way.host, 0)
            await stack.enter_async_context(server)
            port = server.sockets[0].getsockname()[1]
            ear, _ = await loop.create_datagram_endpoint(
                lambda heard=heard: _Udp(heard),  # type: ignore[misc]
                local_addr=(way.host, port),
            )
            stack.callback(ear.close)
            inside.goals[way.name] = Goal(way.name, port, way.host, secret.as_uri())
        yield inside


@dataclass(slots=True)
class HostileSite:
    """Serves the ways' pages; it stands on this machine, and resolves to a public address."""

    ways: dict[str, Way]
    inside: Inside
    http: int = 0
    https: int = 0
    dialled: list[str] = field(default_factory=list)
    """Addresses, other than the site's own, that the proxy dialled."""
    asked: list[str] = field(default_factory=list)
    _rebinding: int = 0

    async def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """Answer as the name server of the hostile site's owner would."""
        self.asked.append(host)
        if host == REBINDING:
            self._rebinding += 1
            return (PUBLIC,) if self._rebinding == 1 else ("127.0.0.2",)
        if host in NAMES:
            return NAMES[host]
        if host == SITE:
            return (PUBLIC,)
        if host == "localhost":
            return ("127.0.0.1",)
        raise OSError("no such name")

    async def dial(self, address: str, port: int) -> Streams:
        """Dial the site where it stands; anything else is dialled, and a leak."""
        if address == PUBLIC:
            return await dial("127.0.0.1", self.https if port == 443 else self.http)
        self.dialled.append(f"{address}:{port}")
        return await dial(address, port)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            status, headers, body = self._page(urlsplit(head.split(" ")[1]))
            lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}"]
            writer.write(
                ("\r\n".join([*lines, "Connection: close", "", ""])).encode("latin-1") + body
            )
            await writer.drain()
        writer.close()

    def _page(self, parts: SplitResult) -> tuple[str, list[str], bytes]:
        kind, _, name = parts.path.strip("/").partition("/")
        target = parse_qs(parts.query).get("u", [""])[0]
        if kind in {"to", "to307"}:
            status = "307 Temporary Redirect" if kind == "to307" else "302 Found"
            return status, [f"Location: {target}", _TO_ALL], b""
        if kind == "407":
            return "407 Proxy Authentication Required", ['Proxy-Authenticate: Basic realm="x"'], b""
        if kind == "worker.js":
            return "200 OK", ["Content-Type: text/javascript"], _WORKER.format(u=target).encode()
        html = ["Content-Type: text/html; charset=utf-8"]
        if kind == "parts":
            parted = [self.ways[one] for one in name.split(",")]
            written = "".join(way.part(self.inside.goals[way.name]) for way in parted if way.part)
            return "200 OK", html, f"{_BODY}{written}".encode()
        way = self.ways.get(name)
        if kind == "page" and way is not None and way.page is not None:
            goal = self.inside.goals[name]
            more = way.headers(goal) if way.headers else ()
            return "200 OK", [*html, *more], f"{_BODY}{way.page(goal)}".encode()
        return "404 Not Found", html, b"nothing here"


@contextlib.asynccontextmanager
async def open_site(
    ways: Iterable[Way], inside: Inside, folder: Path
) -> AsyncIterator[HostileSite]:
    """Serve the hostile site over http and https while the block lasts."""
    site = HostileSite({way.name: way for way in ways}, inside)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(make_certificate(folder))
    plain = await asyncio.start_server(site.answer, "127.0.0.1", 0)
    secure = await asyncio.start_server(site.answer, "127.0.0.1", 0, ssl=context)
    site.http, site.https = (one.sockets[0].getsockname()[1] for one in (plain, secure))
    async with plain, secure:
        yield site


def addresses(ways: Iterable[Way], inside: Inside) -> dict[str, str]:
    """Return what is visited, and the names of the ways that each visit tries."""
    visits: dict[str, str] = {}
    for way in ways:
        scheme = "http" if way.plain else "https"
        if way.visit is not None:
            visits[way.name] = way.visit(inside.goals[way.name])
        elif way.page is not None:
            visits[way.name] = f"{scheme}://{SITE}/page/{way.name}"
    parts = [way for way in ways if way.part is not None]
    for plain in (False, True):
        names = [way.name for way in parts if way.plain is plain]
        for at in range(0, len(names), _PARTS):
            some = ",".join(names[at : at + _PARTS])
            visits[some] = f"{'http' if plain else 'https'}://{SITE}/parts/{some}"
    return visits
