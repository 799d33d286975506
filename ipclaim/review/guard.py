"""Who may look and tell: only the person who was given the address, only from this page.

The page shows identity papers. Other programs, other users and other web pages on the same
machine can all reach a loopback port, so each request needs the token of this run. The address
with the token is opened once; a cookie carries it from then on, and the token leaves the
address bar, the history and any referrer.

Only the docket's form changes anything. It needs the cookie, which browsers send for this site's
own pages alone (SameSite), the browser's word that it was sent from here, and a value that only the
page itself has.
"""

import hmac
import re
from collections.abc import Callable
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ipclaim.model.text import Text

SAFE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_LOOKING = ("GET", "HEAD")
_TELLING = re.compile(r"/case/\d+/docket")
"""The one kind of address that takes a form."""

Refuse = Callable[[Request, int, Text, Text], Response]
"""Makes the answer for a refused request from its status, message and advice."""


def cookie_name(token: str) -> str:
    """Return this run's own cookie name.

    Browsers share cookies between the ports of one host, so two pages open at the same time
    would log each other out under one name.
    """
    return f"ipclaim_{sha256(token.encode()).hexdigest()[:12]}"


def without_token(path: str, query: str) -> str:
    """Return the local address to go on to, with the token taken out of the query.

    Leading slashes collapse: a browser reads ``//host/`` as another site.
    """
    kept = [
        (key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key != "token"
    ]
    address = "/" + quote(path.lstrip("/\\"))
    return f"{address}?{urlencode(kept)}" if kept else address


def form_check(token: str) -> str:
    """Return the value that a form of this run carries; the token cannot be had from it."""
    return hmac.new(token.encode(), b"docket form", sha256).hexdigest()


def is_from_here(request: Request) -> bool:
    """Whether the browser says that a form was sent from this very site.

    Pages that send no referrer have no origin either (it is ``null``), so browsers' other word
    for it counts as well; one that says neither is refused.
    """
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    said = request.headers.get("sec-fetch-site") == "same-origin"
    return said or request.headers.get("origin") == own


class SafeHeaders:
    """Puts the protecting headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFE_HEADERS)
            await send(message)

        await self._app(scope, receive, dressed)


class Gate:
    """Lets a request through that knows the token, and looks or fills in the docket's form."""

    def __init__(self, app: ASGIApp, *, token: str, refuse: Refuse) -> None:
        if not token:
            raise ValueError("an empty token would let everybody in")
        self._app = app
        self._token = token
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request here, or pass it on; a web socket is left without an answer."""
        if scope["type"] == "http":
            answer = self._answer(Request(scope))
            await (answer or self._app)(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        is_telling = request.method == "POST" and _TELLING.fullmatch(request.url.path)
        if request.method not in _LOOKING and not is_telling:
            refused = self._refuse(request, 405, _ONLY_LOOKING, _READ_ONLY)
            refused.headers["Allow"] = ", ".join(_LOOKING)
            return refused
        offered = request.query_params.get("token")
        if offered is not None and not is_telling:
            return self._welcome(request, offered)
        if not self._is_token(request.cookies.get(cookie_name(self._token), "")):
            return self._refuse(request, 401, _NO_TOKEN, _OPEN_PRINTED)
        if is_telling and not is_from_here(request):
            return self._refuse(request, 403, _ELSEWHERE, _OPEN_PRINTED)
        return None

    def _welcome(self, request: Request, offered: str) -> Response:
        if not self._is_token(offered):
            return self._refuse(request, 403, _WRONG_TOKEN, _OPEN_PRINTED)
        onward = RedirectResponse(without_token(request.scope["path"], request.url.query), 303)
        onward.set_cookie(cookie_name(self._token), self._token, httponly=True, samesite="strict")
        return onward

    def _is_token(self, offered: str) -> bool:
        # As bytes: compare_digest raises on text that is not ASCII, and anybody may send some.
        return hmac.compare_digest(
            offered.encode("utf-8", "surrogateescape"), self._token.encode("utf-8")
        )


_ONLY_LOOKING = Text("这个页面只供查看。", "This page is for looking only.")
_ELSEWHERE = Text(
    "这份表单不是从本页面提交的，已拒绝。", "This form was not sent from this page; it is refused."
)
_READ_ONLY = Text("请返回上一页。", "Go back to the page before.")
_NO_TOKEN = Text("这个地址缺少访问口令。", "This address lacks the access token.")
_WRONG_TOKEN = Text(
    "访问口令不对，可能来自上一次运行。", "The access token is wrong, perhaps from an earlier run."
)
_OPEN_PRINTED = Text(
    "请把 ipclaim review 在终端里显示的完整地址复制到地址栏打开。",
    "Copy the whole address that ipclaim review printed in the terminal into the address bar.",
)
