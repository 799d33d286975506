"""Which files are messages rather than papers, told by their first bytes and their suffix.

What a file says of itself by its suffix counts only where its bytes allow it: a PDF called
``appeal.eml`` is a PDF. Everything that is not on the list is left to the readers of papers.
"""

import re

START_BYTES = 4096
_HEAD = re.compile(
    rb"(?:from |(?:received|return-path|from|to|cc|date|subject|message-id|mime-version|"
    rb"delivered-to|content-type|reply-to|sender|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+|"
    rb"authentication-results|thread-topic|thread-index)[ \t]*:)",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MAIL_SUFFIXES = {".eml", ".emlx", ".mht", ".mhtml", ".mbox"}
_PAGE_SUFFIXES = {".html", ".htm", ".xhtml"}
_TEXT_SUFFIXES = {".txt", ".text", ".md", ".log"}
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"OFD.xml")
_OFFICE_SUFFIXES = {
    ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".ofd", ".wps", ".et", ".wacz",
}  # fmt: skip


def kind_of(start: bytes, suffix: str) -> str | None:
    """Tell ``mail``, ``outlook``, ``page``, ``text`` or ``archive``; ``None`` for all else."""
    suffix = suffix.lower()
    if start.startswith(_OLE):
        return "outlook" if suffix == ".msg" or _is_outlook(start) else None
    if start.startswith(_ZIP):
        is_office = suffix in _OFFICE_SUFFIXES or any(mark in start for mark in _OFFICE)
        return None if is_office else "archive"
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HEAD.match(bare) and (suffix in _MAIL_SUFFIXES or len(_HEAD.findall(bare)) >= 3):
        return "mail"
    if not start or _is_binary(start):
        return None
    if suffix in _MAIL_SUFFIXES:
        return "mail"
    if suffix in _PAGE_SUFFIXES or _MARKUP.match(bare):
        return "page"
    return "text" if suffix in _TEXT_SUFFIXES or not suffix else None


def _is_outlook(start: bytes) -> bool:
    return "__properties_version1.0".encode("utf-16-le") in start


def _is_binary(start: bytes) -> bool:
    """Whether bytes are no text of any kind; UTF-16 has its mark and many zeros."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"\0" in start or start.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf"))
