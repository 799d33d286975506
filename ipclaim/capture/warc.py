"""Writes a page's traffic as WARC 1.1, from what the browser itself received.

The browser gives bodies decoded, so headers about coding and length keep their value under
``X-Archive-Orig-``, as other archiving tools do. Addresses in the records are left out: the
browser only sees the proxy; ``capture.json`` has the proxy's log.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ipclaim.capture.network import Exchange, Headers

_RECODED = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """Buffers in memory: the temporary files of warcio are left for the garbage collector."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


@dataclass(frozen=True, slots=True)
class Archive:
    """A WARC file and what is not in it."""

    data: bytes
    records: int
    """Request and response pairs."""
    missing: int
    """Responses whose body the browser did not keep."""


def write_archive(exchanges: Sequence[Exchange], software: str) -> Archive:
    """Return the gzip-compressed WARC of the exchanges that got a response."""
    packed = io.BytesIO()
    writer = _Writer(packed, gzip=True, warc_version="1.1")
    about = {"software": software, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("page.warc.gz", about))
    records = missing = 0
    for exchange in exchanges:
        if exchange.answer is None or not exchange.url.startswith("http"):
            continue
        if exchange.body is None and not exchange.was_redirect:
            missing += 1
            continue
        _write_pair(writer, exchange)
        records += 1
    return Archive(packed.getvalue(), records, missing)


def _write_pair(writer: WARCWriter, exchange: Exchange) -> None:
    answer = exchange.answer
    if answer is None:
        raise ValueError("an exchange without a response has no place in the archive")
    body = exchange.body or b""
    moment = datetime.fromtimestamp(exchange.wall_time, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    facts = {"WARC-Date": moment}
    if answer.protocol:
        facts["WARC-Protocol"] = answer.protocol
    response = writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(
            f"{answer.status} {answer.status_text}".strip(),
            [
                *_kept(exchange.raw_answer_headers or answer.headers),
                ("Content-Length", str(len(body))),
            ],
            protocol="HTTP/1.1",
        ),
        warc_headers_dict=facts,
    )
    request = writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=StatusAndHeaders(
            f"{exchange.method} {_target(exchange.url)} HTTP/1.1",
            [
                header
                for header in exchange.raw_request_headers or exchange.headers
                if not header[0].startswith(":")
            ],
            is_http_request=True,
        ),
        warc_headers_dict={"WARC-Date": moment},
    )
    writer.write_request_response_pair(request, response)


def _kept(headers: Headers) -> list[tuple[str, str]]:
    return [
        (f"X-Archive-Orig-{name}" if name.lower() in _RECODED else name, value)
        for name, value in headers
        if not name.startswith(":")
    ]


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
