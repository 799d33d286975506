"""Answers by host and path, as the platforms do, over https on loopback."""

import asyncio
import contextlib
import re
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from samples.shop.certificate import make_certificate
from samples.shop.goods import Behaviour, behaviour_of, goods_of
from samples.shop.pages import listing_page, notice_page, style_sheet
from samples.shop.pictures import picture

_SITES = {
    "www.aliexpress.com": ("en", re.compile(r"/item/(?P<id>\d+)\.html")),
    "detail.1688.com": ("zh", re.compile(r"/offer/(?P<id>\d+)\.html")),
}
_HANGS_FOR = 120.0
"""Seconds for which the hanging picture keeps its connection open."""
_HUGE = 100_000_000


def make_app() -> Starlette:
    """Return the shop as an ASGI application."""
    return Starlette(
        routes=[
            Route("/pic/{item_id:int}/{number:int}-{width:int}x{height:int}.jpg", _picture),
            Route("/static/shop.css", _style),
            Route("/static/hanging.jpg", _hanging),
            Route("/static/huge.jpg", _huge),
            Route("/poll", _poll),
            Route("/login.htm", _login),
            Route("/hop/{item_id:int}", _hop),
            Route("/{path:path}", _page),
        ]
    )


async def _page(request: Request) -> Response:
    site = _SITES.get(request.url.hostname or "")
    if site is None:
        return HTMLResponse("SPECIMEN: no such site", status_code=404)
    lang, form = site
    match = form.fullmatch(request.url.path)
    if match is None:
        return HTMLResponse(notice_page(Behaviour.MISSING, lang), status_code=404)
    item_id = match["id"]
    behaviour = behaviour_of(item_id)
    elsewhere = _elsewhere(request, behaviour, item_id)
    if elsewhere is not None:
        return RedirectResponse(elsewhere, status_code=302)
    if behaviour in _STREAMS:
        return _STREAMS[behaviour](listing_page(goods_of(item_id), lang, behaviour))
    status = {Behaviour.MISSING: 404, Behaviour.RATE_LIMIT: 429}.get(behaviour, 200)
    if behaviour in _NOTICES:
        headers = {"Retry-After": "60"} if status == 429 else None
        return HTMLResponse(notice_page(behaviour, lang), status_code=status, headers=headers)
    return HTMLResponse(listing_page(goods_of(item_id), lang, behaviour))


def _elsewhere(request: Request, behaviour: Behaviour, item_id: str) -> str | None:
    """Return the address to which the shop sends a visitor of this item, if it does."""
    if behaviour is Behaviour.REDIRECT_LOOP:
        return f"{request.url.path}?again={len(request.url.query)}"
    if behaviour is Behaviour.LOGIN:
        return f"/login.htm?return_url={request.url.path}"
    if behaviour is Behaviour.REDIRECTS and "via" not in request.query_params:
        return f"/hop/{item_id}"
    return None


def _download(page: str) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="SPECIMEN.bin"'}
    return Response(page, media_type="application/octet-stream", headers=headers)


def _trickling(page: str) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        data = page.encode()
        for at in range(0, len(data), _DROP):
            yield data[at : at + _DROP]
            await asyncio.sleep(0.5)

    return StreamingResponse(pieces(), media_type="text/html")


def _cut_off(page: str) -> Response:
    async def half() -> AsyncIterator[bytes]:
        yield page.encode()[: len(page) // 2]

    return StreamingResponse(
        half(), media_type="text/html", headers={"Content-Length": str(len(page.encode()))}
    )


_STREAMS = {
    Behaviour.DOWNLOAD: _download,
    Behaviour.TRICKLE: _trickling,
    Behaviour.CUT: _cut_off,
}
_DROP = 50
"""Bytes of a page that trickles, each half second."""
_NOTICES = {Behaviour.MISSING, Behaviour.GONE, Behaviour.CAPTCHA, Behaviour.RATE_LIMIT}


async def _hop(request: Request) -> Response:
    item_id = request.path_params["item_id"]
    folder = "item" if _lang(request) == "en" else "offer"
    return RedirectResponse(f"/{folder}/{item_id}.html?via=hop", status_code=301)


async def _login(request: Request) -> Response:
    return HTMLResponse(notice_page(Behaviour.LOGIN, _lang(request)))


def _lang(request: Request) -> str:
    return _SITES.get(request.url.hostname or "", ("en", None))[0]


async def _picture(request: Request) -> Response:
    asked = request.path_params
    drawn = await asyncio.to_thread(
        picture, str(asked["item_id"]), asked["number"], asked["width"], asked["height"]
    )
    return Response(drawn, media_type="image/jpeg", headers={"Cache-Control": "max-age=600"})


async def _style(_: Request) -> Response:
    return Response(style_sheet(), media_type="text/css")


async def _hanging(request: Request) -> Response:
    for _ in range(int(_HANGS_FOR)):
        if await request.is_disconnected():
            break
        await asyncio.sleep(1)
    return Response(status_code=204)


async def _huge(_: Request) -> Response:
    """Stream a picture of 100 MB: a small one, with comments before its end."""
    small = picture("1005009000000088", 1, 80, 80)
    comment = b"\xff\xfe\xff\xff" + bytes(65533)

    async def pieces() -> AsyncIterator[bytes]:
        yield small[:2]
        for _ in range(_HUGE // len(comment)):
            yield comment
        yield small[2:]

    return StreamingResponse(pieces(), media_type="image/jpeg")


async def _poll(_: Request) -> Response:
    return Response("{}", media_type="application/json")


@contextlib.contextmanager
def open_shop(port: int = 0, app: Starlette | None = None) -> Iterator[str]:
    """Run the shop in a thread while the block lasts; gives its address, e.g. for ``answered_by``.

    Port 0 takes a free one; ``app`` puts other pages in the shop's place, for tests.
    Raises ``OSError`` when the port is taken.
    """
    listener = socket.create_server(("127.0.0.1", port))
    with tempfile.TemporaryDirectory() as folder:
        server = uvicorn.Server(_settings(app or make_app(), Path(folder)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                if not thread.is_alive():
                    raise RuntimeError("the sample shop did not start")
                thread.join(0.02)
            yield f"https://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = server.force_exit = True
            thread.join(5)
            listener.close()


def _settings(app: Starlette, folder: Path) -> uvicorn.Config:
    pem = str(make_certificate(folder))
    return uvicorn.Config(
        app,
        ssl_certfile=pem,
        ssl_keyfile=pem,
        http="h11",
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
