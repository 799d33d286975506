"""The one request that goes to a time authority: over HTTP, small, and with an end to its time.

A redirect is not followed: an authority is an address that the user named, and no other. Proxies
that the user's environment names are used, because many offices have no other way out.
"""

import http.client
import threading
import urllib.error
import urllib.request
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlowError

from ipclaim.model.text import Text
from ipclaim.seal.timestamp import StampError

MOST = 100_000
"""Bytes of an answer; real ones have a few thousand."""
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes of trouble that may be over a little later."""


class NoAnswerError(StampError):
    """No usable answer came; ``may_pass`` tells whether asking again may help."""

    def __init__(self, message: Text, *, may_pass: bool) -> None:
        super().__init__(message)
        self.may_pass = may_pass


def post_query(url: str, query: bytes, seconds: float) -> bytes:
    """Return what an authority answers to a time stamp query within so many seconds.

    Raises `NoAnswerError`. The time is kept by waiting for a thread: a time-out of the socket is
    none for a server that sends a byte now and again, and looking up a name has none at all.
    """
    if not url.startswith(("http://", "https://")):
        raise NoAnswerError(Text("不是网址", "is no web address"), may_pass=False)
    answer: Future[bytes] = Future()

    def ask() -> None:
        try:
            answer.set_result(_answer(url, query, seconds))
        except BaseException as fault:  # whatever it is, it is raised where it is waited for
            answer.set_exception(fault)

    threading.Thread(target=ask, daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TooSlowError as fault:
        raise _too_slow(seconds) from fault


def _too_slow(seconds: float) -> NoAnswerError:
    return NoAnswerError(
        Text(f"{seconds:.0f} 秒内没有答完", f"did not answer within {seconds:.0f} s"), may_pass=True
    )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Lets a redirect stand as the answer that it is."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""


def _answer(url: str, query: bytes, seconds: float) -> bytes:
    asked = urllib.request.Request(  # noqa: S310 - the scheme was checked
        url, data=query, headers={"Content-Type": "application/timestamp-query"}
    )
    opener = urllib.request.build_opener(_NoRedirects)
    try:
        with opener.open(asked, timeout=seconds) as answer:
            data = bytes(answer.read(MOST + 1))
    except urllib.error.HTTPError as fault:
        fault.close()
        raise _answered_with(fault.code) from fault
    except (OSError, http.client.HTTPException, ValueError) as fault:
        cause = getattr(fault, "reason", None) or fault
        if isinstance(cause, TimeoutError):
            raise _too_slow(seconds) from fault
        raise NoAnswerError(
            Text(f"无法访问：{cause}", f"cannot be reached: {cause}"), may_pass=True
        ) from fault
    if len(data) > MOST:
        raise NoAnswerError(Text("应答过大", "sent too large an answer"), may_pass=False)
    return data


def _answered_with(status: int) -> NoAnswerError:
    if 300 <= status < 400:
        return NoAnswerError(
            Text(
                f"要求转到别处（HTTP {status}），不予跟随",
                f"redirects elsewhere (HTTP {status}), which is not followed",
            ),
            may_pass=False,
        )
    return NoAnswerError(
        Text(f"以 HTTP {status} 应答", f"answered HTTP {status}"), may_pass=status in _MAY_PASS
    )
