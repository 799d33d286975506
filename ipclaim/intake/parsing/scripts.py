"""Bytes to characters: what a sender says of its encoding, and what the bytes say against it.

Chinese mail programs say gb2312 and send gb18030, or say nothing, or say UTF-8 and send GBK. A
byte that fits nothing becomes U+FFFD: it is seen, and no character is invented for it.
"""

import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "ascii": "utf-8", "big5": "cp950"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED = ("utf-8", "gb18030")
_SAID = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def decoded(data: bytes, said: str | None = None) -> str:
    """Return text by its mark, by what fits whole, or by what its sender said; never fails."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _plain(data.decode(name, errors="replace"))
    named = _codec(said)
    for candidate in (named, *_TRIED):
        try:
            return _plain(data.decode(candidate or "utf-8"))
        except ValueError:
            continue
    return _plain(data.decode(named or "utf-8", errors="replace"))


def said_in_markup(data: bytes) -> str | None:
    """Return the encoding that a page names in its own head."""
    said = _SAID.search(data[:8192])
    return said[1].decode("ascii") if said else None


def unescaped(raw: str) -> str:
    """Return a header whose bytes above 7 bits, which no header may have, are guessed."""
    if any("\udc80" <= char <= "\udcff" for char in raw):
        return decoded(raw.encode("utf-8", "surrogateescape"))
    return raw


def header_text(raw: str) -> str:
    """Return a header's text: encoded words decoded, raw 8-bit bytes guessed, folds undone."""
    raw = unescaped(raw)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    text = "".join(_piece(piece, charset) for piece, charset in pieces)
    return " ".join(text.split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return _plain(piece)
    if charset is None:
        return decoded(piece)
    return decoded(piece, charset)


def _codec(said: str | None) -> str | None:
    """Return the wider set of the one that was named; ``None`` for a name that nobody knows."""
    if not said:
        return None
    try:
        found = codecs.lookup(said.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    # A codec that is no text (hex, zlib) must not be run by a sender's word.
    if not codecs.lookup(found)._is_text_encoding:
        return None
    return _WIDER.get(found, found)


def _plain(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
