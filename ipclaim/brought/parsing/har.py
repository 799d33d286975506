"""HAR files: what the server sent, as the browser's own tools or Playwright recorded it.

Only exports with contents show a page. The page is as the server sent it: what scripts draw later
is not in it.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ipclaim.brought.parsing.handover import MOST_PAGES, Found, Order
from ipclaim.brought.parsing.markup import look
from ipclaim.brought.parsing.saved import page_of
from ipclaim.brought.parsing.times import with_zone
from ipclaim.read.parsing.formats import Shut


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Content(_Part):
    mime: str = Field(default="", alias="mimeType")
    text: str | None = None
    encoding: str | None = None


class _Response(_Part):
    status: int
    content: _Content = _Content()


class _Request(_Part):
    url: str


class _Entry(_Part):
    pageref: str | None = None
    started: str = Field(default="", alias="startedDateTime")
    request: _Request
    response: _Response


class _Log(_Part):
    entries: tuple[_Entry, ...]


class _Har(_Part):
    log: _Log


def har_pages(file: BinaryIO, order: Order) -> Iterator[Found]:
    """Yield the document of each recorded page; raises ``Shut`` when there is none."""
    try:
        har = _Har.model_validate(json.loads(file.read().decode("utf-8-sig")))
    except (ValidationError, ValueError, RecursionError) as fault:
        raise Shut("damaged") from fault
    documents = list(_documents(har.log))
    if not documents:
        raise Shut("no-page")
    told = [(entry, body) for entry in documents if (body := _body(entry.response.content))]
    if not told:
        raise Shut("without-contents")
    for entry, body in told[:MOST_PAGES]:
        address = entry.request.url
        looked = look(body, order, charset=_charset(entry.response.content), base=address)
        yield Found(
            page_of(
                looked,
                address=address,
                status=entry.response.status,
                claimed_at=with_zone(entry.started),
                claimed_in="HAR startedDateTime",
                is_drawn=False,
            )
        )


def _documents(log: _Log) -> Iterator[_Entry]:
    """Yield the first entry of each page that is HTML and no redirect."""
    done: set[str | None] = set()
    for entry in log.entries:
        is_html = entry.response.content.mime.lower().startswith(
            ("text/html", "application/xhtml+xml")
        )
        if is_html and not 300 <= entry.response.status < 400 and entry.pageref not in done:
            done.add(entry.pageref)
            yield entry


def _charset(content: _Content) -> str | None:
    if content.encoding != "base64":
        return "utf-8"  # decoded already by whoever wrote the file
    _, _, said = content.mime.lower().partition("charset=")
    return said.split(";")[0].strip("\"' ") or None


def _body(content: _Content) -> bytes:
    if content.text is None:
        return b""
    if content.encoding != "base64":
        return content.text.encode("utf-8", errors="replace")
    try:
        return base64.b64decode(content.text, validate=False)
    except binascii.Error as fault:
        raise Shut("damaged") from fault
