"""Which kind of capture a file is, told by its first bytes and never by its name. Pure."""

import re

from ipclaim.read.parsing.formats import Shut, format_of, refusal_of

START_BYTES = 16_384
"""How much of a file tells its kind: headers of MHTML and the beginning of HAR are long."""

SUFFIXES = {
    "png": ".png",
    "jpeg": ".jpg",
    "webp": ".webp",
    "heic": ".heic",
    "tiff": ".tif",
    "pdf": ".pdf",
    "singlefile": ".html",
    "html": ".html",
    "mhtml": ".mhtml",
    "wacz": ".wacz",
    "warc": ".warc",
    "har": ".har",
}
"""How the kept copy of each kind ends."""
PICTURES = frozenset({"png", "jpeg", "webp", "heic", "tiff"})

_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|!--|\?xml)", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
_LOG = re.compile(rb'\s*\{\s*"log"\s*:')
_SINGLE_FILE = re.compile(rb"<!--\s*(?:Page saved with|Archive processed by) SingleFile\b")
_UTF8_MARK = b"\xef\xbb\xbf"


def kind_of(start: bytes, suffix: str) -> str:
    """Return the kind of a file; raises ``Shut`` with the code of what is not taken.

    A gzip stream is taken for a WARC until its first record says otherwise, a zip file for a WACZ.
    """
    if (plain := format_of(start)) is not None:
        return plain
    text = start.removeprefix(_UTF8_MARK)
    if start.startswith((b"WARC/", b"\x1f\x8b")):
        return "warc"
    if start.startswith(b"PK\x03\x04"):
        return "wacz"
    if _HEADER.match(text) and b"multipart/related" in text.lower():
        return "mhtml"
    if _LOG.match(text):
        return "har"
    if _MARKUP.match(text):
        if b"data-sfz" in text:  # a zip file in an HTML coat, unpacked by its own script
            raise Shut("self-unpacking")
        return "singlefile" if _SINGLE_FILE.search(text) else "html"
    raise Shut(_refusal(start, suffix))


def _refusal(start: bytes, suffix: str) -> str:
    if not start:
        return "empty"
    code = refusal_of(start, suffix)
    return code if code in {"damaged", "not-an-image"} else "not-a-capture"
