"""Captures as browsers and archivers write them, built by hand where no browser is needed."""

import base64
import hashlib
import io
import json
import zipfile
from email.message import Message
from email.mime.image import MIMEImage
from email.mime.text import MIMEText

from PIL import Image, ImageDraw
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ipclaim.brought.opening import OpenedPage, StillPicture
from ipclaim.brought.parsing.handover import Order, Page
from ipclaim.model.case import Link
from ipclaim.model.listing import LinkKind, Listing

ITEM, OTHER = "1005009000000001", "1005009000000002"
ORDER = Order(
    title=('h1[data-pl="product-title"]', "h1"),
    shop=('a[data-pl="store-name"]',),
    price=('[data-pl="product-price"]',),
    items=(ITEM, OTHER),
)
SAVED = "2026-11-21T10:15:30+08:00"


def address_of(item: str) -> str:
    return f"https://www.aliexpress.com/item/{item}.html"


def listing(number: int, item: str = ITEM) -> Listing:
    url = address_of(item)
    return Listing(
        f"L{number:04d}", Link(row=number + 1, url=url), LinkKind.LISTING, "aliexpress", item, url
    )


def markup(item: str = ITEM, *, head: str = "", body: str | None = None) -> str:
    shown = body if body is not None else (
        '<h1 data-pl="product-title">YUNLINGPAO running shoes</h1>'
        '<a data-pl="store-name">SPECIMEN Store</a><span data-pl="product-price">US $9.99</span>'
        f"<p>Item {item}. Free shipping, returns within 15 days.</p>"
        "<script>document.title = 'never run'</script>"
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'
    )  # fmt: skip
    return (
        f'<!DOCTYPE html> <html lang="en">{head}<meta charset="utf-8">'
        f"<title>Shoes - SPECIMEN</title><body>{shown}</body></html>"
    )


def single_file(item: str = ITEM, *, body: str | None = None, url: str | None = None) -> bytes:
    """Return a page with the comment that SingleFile writes at its head."""
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {url or address_of(item)} \n"
        " saved date: Sat Nov 21 2026 10:15:30 GMT+0800 (China Standard Time)\n-->"
    )
    return markup(item, head=comment, body=body).encode()


def mhtml(item: str = ITEM, *, body: str | None = None, url: str | None = None) -> bytes:
    """Return a page in the shape that Chromium's captureSnapshot gives."""
    message = Message()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = url or address_of(item)
    message["Date"] = "Sat, 21 Nov 2026 02:15:30 GMT"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = (
        'multipart/related;\n\ttype="text/html";\n\tboundary="----MultipartBoundary--specimen----"'
    )
    page = MIMEText(markup(item, body=body), "html", "utf-8")
    page["Content-Location"] = url or address_of(item)
    picture = MIMEImage(png(8, 8))
    picture["Content-Location"] = "https://www.aliexpress.com/pic/1.png"
    message.set_payload([page, picture])
    return message.as_bytes()


def har(*pages: tuple[str, str | None, int]) -> bytes:
    """Return a HAR of (address, markup, status), a page each; markup in base64 as Chrome has it."""
    entries = [
        {
            "pageref": f"page_{number}",
            "startedDateTime": SAVED,
            "request": {"method": "GET", "url": url},
            "response": {
                "status": status,
                "content": {"mimeType": "text/html; charset=utf-8"}
                | (
                    {"text": base64.b64encode(text.encode()).decode(), "encoding": "base64"}
                    if text is not None
                    else {}
                ),
            },
        }
        for number, (url, text, status) in enumerate(pages)
    ]
    listed = [{"id": f"page_{n}", "startedDateTime": SAVED} for n, _ in enumerate(pages)]
    return json.dumps({"log": {"version": "1.2", "pages": listed, "entries": entries}}).encode()


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """Buffers in memory: the temporary files of warcio are left for the garbage collector."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


def warc(
    *pages: tuple[str, str], picture: bytes | None = None, packed: bool = True, spoil: bool = False
) -> bytes:
    """Return a WARC of (address, markup), with a picture of the first page as Browsertrix names it.

    ``spoil`` changes a byte of the first document after its digest was written.
    """
    out = io.BytesIO()
    writer = _Writer(out, gzip=packed, warc_version="1.1")
    moment = {"WARC-Date": "2026-11-21T02:15:30Z"}
    for url, text in pages:
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            url, "response", io.BytesIO(text.encode()), http_headers=headers,
            warc_headers_dict=moment,
        )  # fmt: skip
        writer.write_record(record)
    if picture is not None:
        writer.write_record(
            writer.create_warc_record(
                f"urn:view:{pages[0][0]}", "resource", io.BytesIO(picture),
                warc_content_type="image/png", warc_headers_dict=moment,
            )
        )  # fmt: skip
    data = out.getvalue()
    return data.replace(b"US $9.99", b"US $1.99") if spoil else data


def wacz(records: bytes, *urls: str, changes: dict[str, bytes] | None = None) -> bytes:
    """Return a WACZ 1.1.1 around WARC records; ``changes`` replace or add files later."""
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    lines += [
        {"id": str(n), "url": url, "ts": "2026-11-21T02:15:30Z"} for n, url in enumerate(urls)
    ]
    files = {
        "archive/data.warc.gz": records,
        "pages/pages.jsonl": "\n".join(map(json.dumps, lines)).encode(),
    }
    listed = [
        {"name": name.split("/")[-1], "path": name, "bytes": len(data),
         "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        for name, data in files.items()
    ]  # fmt: skip
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": listed}
    files["datapackage.json"] = json.dumps(package).encode()
    digest = hashlib.sha256(files["datapackage.json"]).hexdigest()
    files["datapackage-digest.json"] = json.dumps(
        {"path": "datapackage.json", "hash": f"sha256:{digest}"}
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (files | (changes or {})).items():
            archive.writestr(name, data)
    return out.getvalue()


def png(width: int, height: int, *, colour: str | None = None) -> bytes:
    """Return a picture: of one colour, or of many lines."""
    picture = Image.new("RGB", (width, height), colour or "white")
    if colour is None:
        draw = ImageDraw.Draw(picture)
        for y in range(0, height, 6):
            draw.line((0, y, width, height - y), fill=(y % 256, 90, 200), width=2)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def opened(
    page: Page, still: tuple[int, int] | None = None, *, is_blank: bool = False
) -> OpenedPage:
    shot = StillPicture(b"jpeg", *still, is_blank) if still else None
    return OpenedPage(page, shot)
