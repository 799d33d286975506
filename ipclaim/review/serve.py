"""Serving the review page on this machine's loopback address, until Ctrl-C.

It binds 127.0.0.1 only; there is no option for anything else. Requests are not logged, because
the first one carries the token.
"""

import secrets
import socket
from collections.abc import Callable
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette

from ipclaim.errors import ExitCode, IpclaimError
from ipclaim.model.text import Lang, Text

LOOPBACK = "127.0.0.1"
HOSTS = (LOOPBACK, "localhost")
"""The host names for ``make_app``."""

_LAST_PORT = 65535
_SECONDS_FOR_OPEN_REQUESTS = 3


class PortError(IpclaimError):
    """The port asked for cannot be used."""

    exit_code = ExitCode.USAGE


def new_token() -> str:
    """Return a token for one run: 256 random bits."""
    return secrets.token_urlsafe(32)


def serve(
    app: Starlette,
    *,
    token: str,
    port: int = 0,
    lang: Lang | None = None,
    say: Callable[[str], object],
) -> None:
    """Serve until interrupted, then return; port 0 takes a free one.

    ``say`` gets the address with the token, once, when the port is open; it asks for ``lang``,
    before what the browser likes best. Raises ``PortError``
    when the port is taken or not allowed.
    """
    listening = _listening_on(port)
    with listening:
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}/"
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=_SECONDS_FOR_OPEN_REQUESTS,
            )
        )
        asked = {"lang": lang.value} if lang else {}
        say(f"{address}?{urlencode({'token': token, **asked})}")
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            # uvicorn has shut down in order and raises the signal again; that is the normal end.
            return


def _listening_on(port: int) -> socket.socket:
    if not 0 <= port <= _LAST_PORT:
        raise _port_error(port, Text("超出 0 至 65535 的范围", "it is not within 0 to 65535"))
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise _port_error(port, Text(reason, reason)) from fault


def _port_error(port: int, reason: Text) -> PortError:
    return PortError(
        Text(f"端口 {port} 无法使用：{reason.zh}", f"Port {port} cannot be used: {reason.en}"),
        Text(
            "请换一个端口，或不写 --port，由系统选一个空闲端口。",
            "Choose another port, or leave out --port to get a free one.",
        ),
    )
