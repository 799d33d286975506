"""A hostile page tries every way out; listeners on this machine count what got through."""

import gzip
import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ipclaim.capture.limits import Limits
from samples.shop.server import open_shop
from tests.capture.building import captured, listing, record_of

pytestmark = pytest.mark.slow

ITEM = "1005009000000001"


@dataclass
class Listeners:
    """A TCP and a UDP port on loopback that nobody may reach."""

    tcp: int
    udp: int
    reached: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listeners]:
    tcp = socket.create_server(("127.0.0.1", 0))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    heard = Listeners(tcp.getsockname()[1], udp.getsockname()[1])
    stopped = threading.Event()

    def accept() -> None:
        tcp.settimeout(0.1)
        while not stopped.is_set():
            try:
                connection, _ = tcp.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(1)
                heard.reached.append(f"tcp {connection.recv(200)!r}")

    def receive() -> None:
        udp.settimeout(0.1)
        while not stopped.is_set():
            try:
                heard.reached.append(f"udp {udp.recv(200)!r}")
            except TimeoutError:
                continue

    threads = [threading.Thread(target=accept), threading.Thread(target=receive)]
    for thread in threads:
        thread.start()
    try:
        yield heard
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
        tcp.close()
        udp.close()


def hostile_page(heard: Listeners, secret: Path) -> str:
    inside = f"127.0.0.1:{heard.tcp}"
    stun = f"127.0.0.1:{heard.udp}"
    targets = (
        f"http://{inside}/",
        f"https://{inside}/",
        f"http://localhost:{heard.tcp}/",
        f"http://2130706433:{heard.tcp}/",
        f"http://[::ffff:127.0.0.1]:{heard.tcp}/",
        "http://169.254.169.254/latest/meta-data/",
        secret.as_uri(),
    )
    tags = "".join(
        f'<img src="{url}i"><iframe src="{url}f"></iframe><link rel="prefetch" href="{url}p">'
        f'<link rel="stylesheet" href="{url}c"><video src="{url}v" autoplay></video>'
        f'<a ping="{url}a" href="#" class="ping">x</a>'
        for url in targets
    )
    calls = "".join(
        f'fetch("{url}x",{{mode:"no-cors"}}).catch(()=>0);'
        f'navigator.sendBeacon("{url}b","x");new EventSource("{url}e");'
        for url in targets[:-1]
    )
    return f"""<!doctype html><h1 data-pl="product-title">SPECIMEN</h1>
    <b data-pl="product-price">1</b><p>{"SPECIMEN hostile page " * 40}</p>{tags}
    <img src="/to?u=http://{inside}/redirected">
    <link rel="preconnect" href="http://{inside}"><link rel="icon" href="http://{inside}/icon">
    <script>{calls}
    new WebSocket("ws://{inside}/ws");
    new Worker(URL.createObjectURL(new Blob(['fetch("http://{inside}/w",{{mode:"no-cors"}})'])));
    new SharedWorker(URL.createObjectURL(new Blob(['fetch("http://{inside}/s",{{mode:"no-cors"}})'])));
    document.querySelectorAll(".ping").forEach(link => link.click());
    for (const server of ["stun:{stun}", "turn:{inside}?transport=tcp"]) {{
      const peer = new RTCPeerConnection(
        {{iceServers: [{{urls: server, username: "a", credential: "b"}}]}});
      peer.createDataChannel("x");
      peer.createOffer().then(offer => peer.setLocalDescription(offer));
    }}
    </script>"""


def hostile_site(heard: Listeners, secret: Path) -> Starlette:
    async def item(_: Request) -> Response:
        return HTMLResponse(hostile_page(heard, secret))

    async def elsewhere(request: Request) -> Response:
        return RedirectResponse(request.query_params["u"])

    async def leave(request: Request) -> Response:
        ways = {
            "1": f"http://127.0.0.1:{heard.tcp}/left",
            "2": "http://169.254.169.254/latest/",
            "3": secret.as_uri(),
        }
        return RedirectResponse(ways[request.path_params["way"]])

    return Starlette(
        routes=[
            Route(f"/item/{ITEM}.html", item),
            Route("/to", elsewhere),
            Route("/item/100500900000001{way}.html", leave),
        ]
    )


def test_a_hostile_page_reaches_nothing_on_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("PRIVATE-OF-THIS-MACHINE")
    with listening() as heard, open_shop(app=hostile_site(heard, secret)) as address:
        listings = [listing(0, ITEM), *(listing(n, f"100500900000001{n}") for n in (1, 2, 3))]
        captures = captured(listings, tmp_path / "evidence", address, limits=Limits())
        # The listeners do hear: without this the test could not fail.
        socket.create_connection(("127.0.0.1", heard.tcp)).close()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(b"hello", ("127.0.0.1", heard.udp))
    assert sorted(heard.reached) == ["tcp b''", "udp b'hello'"]
    assert captures["L0000"].outcome == "technical_pictures"  # every one of them was refused
    assert [captures[f"L000{n}"].outcome for n in (1, 2)] == ["policy_address"] * 2
    assert captures["L0003"].kind in {"policy", "technical"}
    kept = b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in (tmp_path / "evidence/data").rglob("*")
        if path.is_file()
    )
    assert b"hostile page" in kept
    assert b"PRIVATE-OF-THIS-MACHINE" not in kept
    assert b64encode(b"PRIVATE-OF-THIS")[:19] not in kept
    refused = {dial.host for dial in record_of(tmp_path / "evidence", "L0000").connections}
    assert {"127.0.0.1", "169.254.169.254"} <= refused
