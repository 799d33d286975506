"""A hundred ways out, by name, in the real browser: none arrives, and without us most would.

Every way has listeners of its own on this machine, so that a leak names its way; the browser's own
log of its network says besides that it opened no socket but to the proxy and looked up no name.
"""

import asyncio
import contextlib
import json
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

import pytest

from ipclaim.capture.browser import driving_flags, find_chromium, flags_for, open_browser
from ipclaim.capture.devtools import BrowserError
from ipclaim.capture.limits import Limits
from ipclaim.capture.proxy import StandIn, open_proxy
from ipclaim.capture.stand_in import pin_certificate
from ipclaim.capture.visit import Visit
from ipclaim.capture.visitor import Visitor
from ipclaim.capture.window import Window
from ipclaim.rules.pack import Selectors
from tests.capture.building import CUES
from tests.capture.hostile_site import HostileSite, Inside, addresses, listening, open_site
from tests.capture.ways_out import NAMES, REBINDING, RESEARCH, SITE, WAYS, table

pytestmark = pytest.mark.slow

_PAGE = Path(__file__).parents[2] / "docs/explanation/ways-out.md"
_SECRET = "PRIVATE-OF-THIS-MACHINE"
# Chromium would stop some ways by itself; here the proxy alone has to.
_HELP_NOBODY = "--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessChecks"
_LIMITS = Limits(navigation=60.0, load=30.0, quiet=8.0, script=30.0, screenshot=60.0, total=300.0)
_PATIENCE = 120.0
_NEVER = {
    "HOST_RESOLVER_MANAGER_JOB",
    "HOST_RESOLVER_SYSTEM_TASK",
    "HOST_RESOLVER_DNS_TASK",
    "DNS_TRANSACTION",
    "UDP_BYTES_SENT",
}
_GLANCE = 0.3  # seconds, for what a page does after it has loaded
_GLANCING = 3
"""Windows that go from one address to the next."""


@dataclass(frozen=True)
class Tried:
    """What came of all ways in one browser."""

    inside: Inside
    site: HostileSite
    visits: dict[str, Visit]
    proxy_port: int = 0
    log: bytes = b""


async def _shielded(folder: Path) -> Tried:
    """Try all ways in the browser as a capture runs it."""
    log, secret = folder / "net.json", folder / "secret.txt"
    secret.write_text(_SECRET)
    async with listening(WAYS, secret) as inside, open_site(WAYS, inside, folder) as site:
        stand_in = StandIn("127.0.0.1", site.https, frozenset())
        pin = await pin_certificate(stand_in, f"https://127.0.0.1:{site.https}")
        async with open_proxy(None, site.resolve, site.dial) as proxy:
            flags = (*flags_for(proxy.port, pin), _HELP_NOBODY, f"--log-net-log={log}")
            visits = await _visit_all(flags, addresses(WAYS, inside))
            return Tried(inside, site, visits, proxy.port, log.read_bytes())


async def _naked(folder: Path) -> tuple[set[str], set[str]]:
    """Open the pages of many parts in a browser that nothing protects; expected, and arrived."""
    parts = [way for way in WAYS if way.part and way.goal == "this machine"]
    expected = {way.name for way in parts if way.arrives}
    async with listening(WAYS, folder) as inside, open_site(WAYS, inside, folder) as site:
        here = f"MAP {SITE}:80 127.0.0.1:{site.http},MAP {SITE}:443 127.0.0.1:{site.https}"
        flags = (_HELP_NOBODY, f"--host-resolver-rules={here}", "--ignore-certificate-errors")
        async with open_browser(find_chromium(), (*driving_flags(), *flags)) as browser:
            arrived: set[str] = set()

            async def stay(address: str) -> None:
                async with browser.open(_PATIENCE) as window:
                    await window.go(address)
                    while not expected <= arrived:
                        arrived.update(name for name, heard in inside.heard.items() if heard)
                        await asyncio.sleep(0.1)

            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await asyncio.gather(*map(stay, addresses(parts, inside).values()))
            return expected, arrived


async def _visit_all(flags: tuple[str, ...], visits: dict[str, str]) -> dict[str, Visit]:
    """Visit all: a page of many parts as a capture does, the others only as long as they load."""
    whole = {
        name: address
        for name, address in visits.items()
        if "/parts/" in address or not address.startswith("http")
    }
    done: dict[str, Visit] = {}
    visitor = Visitor(CUES, Selectors(), _LIMITS)
    async with open_browser(find_chromium(), flags) as browser:

        async def visit(name: str, address: str) -> None:
            async with browser.open(_PATIENCE) as window:
                done[name] = await visitor.visit(window, address, None)

        async def glance(some: list[str]) -> None:
            async with browser.open(_PATIENCE) as window:
                for address in some:
                    await _glance_at(window, address)

        others = [address for name, address in visits.items() if name not in whole]
        await asyncio.gather(
            *(visit(name, address) for name, address in whole.items()),
            *(glance(others[at::_GLANCING]) for at in range(_GLANCING)),
        )
    return done


async def _glance_at(window: Window, address: str) -> None:
    """Go there from where the window is: a fresh one for each would cost a minute."""
    with contextlib.suppress(BrowserError, TimeoutError):
        async with asyncio.timeout(_LIMITS.navigation):
            await window.go(address)
        await window.wait_until_loaded(_LIMITS.load)
    await asyncio.sleep(_GLANCE)


def _loose_ends(log: bytes, proxy_port: int) -> set[str]:
    """Return what the browser's own log says of its network besides connections to the proxy."""
    written = json.loads(log)
    names = {number: name for name, number in written["constants"]["logEventTypes"].items()}
    found = set()
    for event in written["events"]:
        kind, address = names[event["type"]], event.get("params", {}).get("address")
        if kind in _NEVER:
            found.add(f"{kind} {event.get('params')}")
        if kind == "TCP_CONNECT_ATTEMPT" and address not in {None, f"127.0.0.1:{proxy_port}"}:
            found.add(f"{kind} {address}")
    return found


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    return asyncio.run(_shielded(tmp_path_factory.mktemp("ways")))


def test_no_way_arrives(tried: Tried) -> None:
    leaks = {name: heard for name, heard in tried.inside.heard.items() if heard}
    assert (leaks, tried.site.dialled) == ({}, [])
    assert {"hostile.example", *NAMES} <= set(tried.site.asked), "the names were asked for"
    own = {"localhost"} | {host for host in tried.site.asked if host.endswith(".example")}
    assert set(tried.site.asked) <= own, "the browser called home"
    assert tried.site.asked.count(REBINDING) > 1, "it had the chance to change its answer"


def test_the_browser_spoke_to_the_proxy_alone(tried: Tried) -> None:
    assert b"TCP_CONNECT_ATTEMPT" in tried.log
    assert _loose_ends(tried.log, tried.proxy_port) == set()


def test_no_file_of_this_machine_is_in_what_was_kept(tried: Tried) -> None:
    kept = b"".join(data for visit in tried.visits.values() for data in visit.files.values())
    assert b"SPECIMEN hostile page" in kept
    assert _SECRET.encode() not in kept
    assert b64encode(_SECRET.encode())[:24] not in kept


def test_addresses_that_are_no_web_addresses_are_not_visited(tried: Tried) -> None:
    local = {
        name: visit for name, visit in tried.visits.items() if not visit.url.startswith("http")
    }
    assert len(local) == 7
    assert {visit.outcome for visit in local.values()} == {"policy_scheme"}


def test_most_parts_arrive_in_a_browser_that_nothing_protects(tmp_path: Path) -> None:
    expected, arrived = asyncio.run(_naked(tmp_path))
    assert len(expected) > 40
    assert expected - arrived == set()


def test_the_ways_are_those_of_the_research_and_documented() -> None:
    assert len(RESEARCH) == 36
    assert len({way.name for way in WAYS}) == len(WAYS) == 100
    assert table() in _PAGE.read_text("utf-8"), "the table of the page must be table()'s"
