"""Pages that a browser saved as one file: MHTML, SingleFile and plain HTML.

They hold the page as the browser had built it. Who saved it, when and from where is what the file
says of itself.
"""

import email
import re
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.utils import parsedate_to_datetime
from html import unescape
from typing import BinaryIO

from ipclaim.brought.parsing.handover import Found, Order, Page
from ipclaim.brought.parsing.markup import MOST_MARKUP, Looked, look
from ipclaim.read.parsing.formats import Shut

_BROKEN_OFF = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_SINGLE_FILE = re.compile(
    rb"<!--\s*(?:Page saved with|Archive processed by) SingleFile\s*\n(?P<said>.*?)-->", re.S
)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->")
_HEAD = 16_384


def html_page(file: BinaryIO, order: Order) -> Found:
    """Return the page of an HTML file; SingleFile's comment says its address and time."""
    markup = file.read(MOST_MARKUP + 1)
    address, claimed = _said_by_comment(markup[:_HEAD])
    if address is None and (saved := _SAVED_FROM.search(markup[:_HEAD])):
        address = unescape(saved["url"].decode("utf-8", errors="replace"))
    looked = look(markup, order, base=address or "")
    return Found(
        page_of(
            looked,
            address=address,
            claimed_at=claimed,
            claimed_in="SingleFile comment" if claimed else None,
        )
    )


def _said_by_comment(head: bytes) -> tuple[str | None, str | None]:
    comment = _SINGLE_FILE.search(head)
    if comment is None:
        return None, None
    said: dict[str, str] = {}
    for line in comment["said"].decode("utf-8", errors="replace").splitlines():
        name, _, value = line.strip().partition(": ")
        said.setdefault(name, value.strip())
    return said.get("url"), _script_date(said.get("saved date", ""))


def _script_date(text: str) -> str | None:
    """Return what JavaScript printed, without the zone's name in brackets."""
    try:
        return datetime.strptime(text.partition(" (")[0], "%a %b %d %Y %H:%M:%S GMT%z").isoformat()
    except ValueError:
        return None


def mhtml_page(file: BinaryIO, order: Order) -> Found:
    """Return the main page of an MHTML file; raises ``Shut`` for one that is cut off."""
    message = email.message_from_binary_file(file, policy=policy.compat32)
    parts = list(_parts(message))
    if not message.is_multipart() or any(isinstance(one, _BROKEN_OFF) for one in message.defects):
        raise Shut("cut-off")
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    if not pages:
        raise Shut("no-page")
    wanted = _header(message, "Snapshot-Content-Location")
    main = next((part for part in pages if _header(part, "Content-Location") == wanted), pages[0])
    address = wanted or _header(main, "Content-Location")
    inside = {_header(part, "Content-Location") for part in parts if _is_picture(part)}
    inside |= {f"cid:{(_header(part, 'Content-ID') or '').strip('<>')}" for part in parts}
    looked = look(
        _payload(main),
        order,
        charset=main.get_content_charset(),
        base=address or "",
        is_inside=inside.__contains__,
    )
    return Found(
        page_of(
            looked,
            address=address,
            claimed_at=_mail_date(_header(message, "Date")),
            claimed_in="MHTML Date header",
        )
    )


_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def _parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())


def _is_picture(part: Message) -> bool:
    return part.get_content_maintype() == "image" and bool(part.get_payload())


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: Message, name: str) -> str | None:
    found = message.get(name)
    return str(found).strip() or None if found is not None else None


def _mail_date(text: str | None) -> str | None:
    try:
        found = parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return found.isoformat() if found.tzinfo is not None else None


def page_of(
    looked: Looked,
    *,
    address: str | None,
    claimed_at: str | None,
    claimed_in: str | None,
    status: int | None = None,
    is_drawn: bool = True,
    notes: tuple[str, ...] = (),
) -> Page:
    """Return what is told of a page whose markup was looked through."""
    title, shop, price = looked.shown
    return Page(
        address=address,
        canonical=looked.canonical,
        status=status,
        title=looked.title,
        text=looked.text,
        shown_title=title,
        shown_shop=shop,
        shown_price=price,
        claimed_at=claimed_at,
        claimed_in=claimed_in if claimed_at else None,
        is_drawn=is_drawn,
        images=looked.images if is_drawn else 0,
        images_inside=looked.images_inside if is_drawn else 0,
        notes=notes,
    )
