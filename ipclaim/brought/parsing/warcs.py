"""WARC records: the documents that a server sent, and pictures of pages that the archiver took.

Digests that the records themselves carry are compared; a record that differs shuts the file. The
page is as the server sent it: what scripts draw later is not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Protocol, cast
from urllib.parse import urldefrag, urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from ipclaim.brought.parsing.handover import MOST_PAGES, Found, Order, Page
from ipclaim.brought.parsing.markup import look
from ipclaim.brought.parsing.saved import page_of
from ipclaim.brought.parsing.times import with_zone
from ipclaim.read.parsing.formats import Shut

MOST_UNPACKED = 1 << 30
"""Bytes that the records of one file may unpack to."""
_MOST_RECORD = 30 * 1024**2
"""Bytes of one document or picture; larger ones are passed over."""
_MOST_KEPT = 200 * 1024**2
_PICTURES_OF = ("urn:fullPage:", "urn:view:", "urn:thumbnail:")
"""Addresses of pictures of pages as Browsertrix and ArchiveWeb.page name them, the best first."""
_ATTACHED_PICTURES = frozenset({"file:///screenshot.png", "file:///screenshot.jpeg"})
"""As Scoop names the picture of its one page."""
_UNREADABLE_CODINGS = frozenset({"br", "zstd"})
_PAGES = ("text/html", "application/xhtml+xml")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Document:
    address: str
    status: int
    at: str | None
    charset: str | None
    body: bytes


@dataclass(slots=True)
class Records:
    """What was gathered of one or more WARC streams."""

    documents: dict[str, _Document] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """By the page's address, by the kind of picture."""
    attached: bytes | None = None
    compressed: set[str] = field(default_factory=set)
    """Addresses of documents in a compression that nothing here unpacks."""
    unpacked: int = 0
    kept: int = 0
    records: int = 0
    compared: int = 0
    """Records whose own digest was compared and held."""

    def final(self, address: str) -> str:
        """Return where the recorded redirects lead from an address."""
        seen = {address}
        while (to := self.redirects.get(address)) and to not in seen:
            seen.add(to)
            address = to
        return address

    def page(
        self,
        address: str,
        order: Order,
        *,
        claimed_at: str | None,
        claimed_in: str = "WARC-Date",
        notes: tuple[str, ...] = (),
    ) -> Found:
        """Return the page of an address: its document, and the picture that was taken of it."""
        reached = self.final(address)
        document = self.documents.get(reached)
        picture = self._picture(address) or self._picture(reached) or self.attached
        notes = (*notes, *(() if self.compared else ("no-digests",)))
        if document is None and reached in self.compressed:
            raise Shut("compressed")
        if document is None:
            page = Page(
                address=reached,
                claimed_at=claimed_at,
                claimed_in=claimed_in if claimed_at else None,
                notes=notes,
            )
            return Found(page, picture)
        looked = look(document.body, order, charset=document.charset, base=reached)
        at = claimed_at or with_zone(document.at or "")
        page = page_of(
            looked,
            address=reached,
            status=document.status,
            claimed_at=at,
            claimed_in=claimed_in if claimed_at else "WARC-Date",
            is_drawn=False,
            notes=notes,
        )
        return Found(page, picture)

    def _picture(self, address: str) -> bytes | None:
        kinds = self.pictures.get(address, {})
        return next((kinds[kind] for kind in _PICTURES_OF if kind in kinds), None)


class _Headers(Protocol):
    def get_header(self, name: str, default: str = "") -> str: ...

    def get_statuscode(self) -> str: ...


class _Limited(Protocol):
    limit: int
    """Bytes of the record that have not come yet."""

    def read(self, length: int) -> bytes: ...


class _Record(Protocol):
    rec_type: str
    raw_stream: _Limited
    rec_headers: _Headers
    http_headers: _Headers | None
    digest_checker: "_Digests"

    def content_stream(self) -> IO[bytes]: ...


class _Digests(Protocol):
    passed: bool | None


def gather(stream: IO[bytes], records: Records) -> None:
    """Add a WARC stream's records; raises ``Shut`` for a stream that is broken or too large."""
    try:
        for record in ArchiveIterator(stream, check_digests=True):
            records.records += 1
            _add(cast("_Record", record), records)
    except (ArchiveLoadFailed, EOFError, ValueError, KeyError, AttributeError) as fault:
        raise Shut("damaged") from fault
    except OSError as fault:
        raise Shut("cut-off") from fault


def _add(record: _Record, records: Records) -> None:
    address = urldefrag(record.rec_headers.get_header("WARC-Target-URI") or "").url
    at = record.rec_headers.get_header("WARC-Date")
    http = record.http_headers
    status = _number(http.get_statuscode()) if http and record.rec_type == "response" else 0
    if http and 300 <= status < 400 and (to := http.get_header("Location")):
        records.redirects[address] = urldefrag(urljoin(address, to)).url
    mime = (http.get_header("Content-Type") or "").lower() if http else ""
    is_document = record.rec_type == "response" and mime.startswith(_PAGES) and status // 100 != 3
    coding = (http.get_header("Content-Encoding") or "").lower() if http else ""
    if is_document and coding in _UNREADABLE_CODINGS:
        records.compressed.add(address)
        is_document = False
    is_picture = record.rec_type == "resource" and (
        address.startswith(_PICTURES_OF) or address in _ATTACHED_PICTURES
    )
    body = _read(record, records, keep=is_document or is_picture)
    if record.digest_checker.passed is False:
        raise Shut("digests-differ")
    records.compared += record.digest_checker.passed is True
    if not body:
        return
    if is_document and address not in records.documents:
        charset = mime.partition("charset=")[2].split(";")[0].strip("\"' ") or None
        records.documents[address] = _Document(address, status, at, charset, body)
    elif is_picture:
        _keep_picture(address, body, records)


def _keep_picture(address: str, body: bytes, records: Records) -> None:
    if address in _ATTACHED_PICTURES:
        records.attached = body
        return
    kind = next(one for one in _PICTURES_OF if address.startswith(one))
    records.pictures.setdefault(address.removeprefix(kind), {})[kind] = body


def _read(record: _Record, records: Records, *, keep: bool) -> bytes:
    """Read a record to its end, which its digest needs, and keep it if asked and small enough."""
    stream = record.content_stream()
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        records.unpacked += len(piece)
        if records.unpacked > MOST_UNPACKED:
            raise Shut("too-large")
        if keep and size <= _MOST_RECORD:
            pieces.append(piece)
    while record.raw_stream.read(_PIECE):  # what stands behind the body counts for the digest
        pass
    if record.raw_stream.limit > 0:
        raise Shut("cut-off")
    if not keep or size > _MOST_RECORD or records.kept + size > _MOST_KEPT:
        return b""
    records.kept += size
    return b"".join(pieces)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def warc_pages(stream: IO[bytes], order: Order) -> Iterator[Found]:
    """Yield the pages of a bare WARC: those that name an item of the case, else its first one."""
    records = Records()
    gather(stream, records)
    if not records.records:
        raise Shut("damaged")
    named = [one for one in records.documents if any(item in one for item in order.items)]
    started = [one for one in records.redirects if any(item in one for item in order.items)]
    packed = [one for one in records.compressed if any(item in one for item in order.items)]
    addresses = list(dict.fromkeys(records.final(one) for one in (*started, *named, *packed)))
    if not addresses:
        addresses = [*records.documents, *records.compressed][:1]
    if not addresses:
        raise Shut("no-page")
    for address in addresses[:MOST_PAGES]:
        yield records.page(address, order, claimed_at=None)
