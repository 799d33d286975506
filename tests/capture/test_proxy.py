"""The proxy over real sockets: what it refuses, and what it dials instead of the name."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from ipclaim.capture.proxy import FilteringProxy, StandIn, Verdict, open_proxy


async def asked(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(4096), 10)
    writer.close()
    return answer


def answers(*addresses: str) -> Callable[[str, int], Awaitable[tuple[str, ...]]]:
    async def resolve(host: str, port: int) -> tuple[str, ...]:
        return addresses

    return resolve


def connect(target: str) -> bytes:
    return f"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n".encode()


async def _through(
    proxy_for: Callable[[str, int], Awaitable[tuple[str, ...]]], request: bytes
) -> tuple[bytes, FilteringProxy]:
    async with open_proxy(None, proxy_for) as proxy:
        return await asked(proxy.port, request), proxy


@pytest.mark.parametrize(
    "request_",
    [
        connect("127.0.0.1:443"),
        connect("169.254.169.254:80"),
        connect("[::1]:443"),
        connect("[::ffff:10.0.0.1]:443"),
        b"GET http://192.168.0.1/admin HTTP/1.1\r\n\r\n",
        connect("8.8.8.8:22"),
    ],
)
def test_literal_addresses_inside_and_odd_ports_are_refused(request_: bytes) -> None:
    answer, proxy = asyncio.run(_through(answers(), request_))
    assert answer.startswith(b"HTTP/1.1 403")
    assert proxy.log[-1].verdict is Verdict.REFUSED


@pytest.mark.parametrize("found", [("10.0.0.1",), ("8.8.8.8", "127.0.0.1"), ("8.8.8.8", "::1")])
def test_a_name_with_any_inward_answer_is_refused(found: tuple[str, ...]) -> None:
    answer, proxy = asyncio.run(_through(answers(*found), connect("shop.example:443")))
    assert answer.startswith(b"HTTP/1.1 403")
    assert proxy.log[-1].answers == found


def test_the_browsers_own_calls_home_are_refused() -> None:
    answer, _ = asyncio.run(_through(answers("8.8.8.8"), connect("clients2.google.com:80")))
    assert answer.startswith(b"HTTP/1.1 403")


def test_a_decimal_address_is_a_name_and_decided_by_its_answer() -> None:
    answer, _ = asyncio.run(_through(answers("127.0.0.1"), connect("2130706433:443")))
    assert answer.startswith(b"HTTP/1.1 403")


def test_a_name_without_answer_is_no_name() -> None:
    async def fails(host: str, port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    answer, proxy = asyncio.run(_through(fails, connect("nowhere.example:443")))
    assert answer.startswith(b"HTTP/1.1 502")
    assert proxy.log[-1].verdict is Verdict.NO_NAME


@pytest.mark.parametrize(
    "request_",
    [b"GET / HTTP/1.1\r\n\r\n", b"CONNECT nowhere HTTP/1.1\r\n\r\n", b"\x16\x03\x01\r\n\r\n",
     b"GET file:///etc/passwd HTTP/1.1\r\n\r\n", b"CONNECT a:99999 HTTP/1.1\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_proxy_request_is_answered_and_dropped(request_: bytes) -> None:
    answer, proxy = asyncio.run(_through(answers("8.8.8.8"), request_))
    assert answer.startswith(b"HTTP/1.1 400")
    assert not proxy.log


async def _echo_through_stand_in(host: str) -> tuple[bytes, FilteringProxy]:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"echo " + await reader.read(100))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    stand_in = StandIn("127.0.0.1", port, frozenset({"aliexpress.com"}))
    async with server, open_proxy(stand_in, answers("8.8.8.8")) as proxy:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(connect(f"{host}:443"))
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        if not head.startswith(b"HTTP/1.1 200"):
            writer.close()
            return head, proxy
        writer.write(b"hello")
        said = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return said, proxy


def test_a_stand_in_answers_for_the_listings_sites_and_is_logged() -> None:
    said, proxy = asyncio.run(_echo_through_stand_in("www.aliexpress.com"))
    assert said == b"echo hello"
    (dial,) = proxy.seen("www.aliexpress.com")
    assert dial.verdict is Verdict.STAND_IN
    assert dial.bytes_in == len(said)


@pytest.mark.parametrize("host", ["example.com", "aliexpress.com.evil.example", "127.0.0.1"])
def test_with_a_stand_in_every_other_host_is_refused(host: str) -> None:
    said, proxy = asyncio.run(_echo_through_stand_in(host))
    assert said.startswith(b"HTTP/1.1 403")
    assert proxy.log[-1].verdict is Verdict.REFUSED
