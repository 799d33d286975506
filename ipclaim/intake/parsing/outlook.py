"""An Outlook message (``.msg``): a compound file of property streams, by [MS-OXMSG].

Only what a reply needs is read: words, head, enclosures, messages within. Strings of type 001F are
UTF-16, of type 001E in the message's code page. A body that is kept as RTF alone is told, not read.
"""

import email
import io
from datetime import UTC, datetime, timedelta
from email import policy

import olefile

from ipclaim.intake.parsing.archives import Take
from ipclaim.intake.parsing.handover import MOST_DEPTH, MOST_TEXT, MOST_TOLD, Items, LeftOut, Letter
from ipclaim.intake.parsing.mails import letter_of
from ipclaim.intake.parsing.markup import words_of
from ipclaim.intake.parsing.scripts import decoded

_BODY, _HTML, _RTF, _SUBJECT, _HEADERS = "1000", "1013", "1009", "0037", "007D"
_SENDER, _SENDER_ADDRESS, _TO = "0C1A", "5D01", "0E04"
_DATA, _NAMES = "3701", ("3707", "3704", "3001")
_ATTACHMENT = "__attach_version1.0_#"
_PROPERTIES = "__properties_version1.0"
_OUTER_HEAD, _INNER_HEAD = 32, 24
"""Bytes before the fixed properties of a message: the file's own, and one within another."""
_SENT, _CODE_PAGES = 0x0039, (0x3FDE, 0x3FFD)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

_Storage = tuple[str, ...]


class _Streams:
    """The streams of a compound file, by storage; a missing or broken one is empty."""

    def __init__(self, ole: "olefile.OleFileIO") -> None:
        self._ole = ole
        self._known = {tuple(each) for each in ole.listdir(streams=True, storages=True)}

    def attachments(self, storage: _Storage) -> list[_Storage]:
        """Return the storages of a message's attachments, in order."""
        depth = len(storage)
        return sorted(
            each
            for each in self._known
            if len(each) == depth + 1
            and each[:depth] == storage
            and each[-1].startswith(_ATTACHMENT)
        )

    def has(self, storage: _Storage, name: str) -> bool:
        """Whether a storage holds a stream or storage of that name."""
        return (*storage, name) in self._known

    def data(self, storage: _Storage, name: str) -> bytes:
        """Return a stream's bytes."""
        if not self.has(storage, name):
            return b""
        try:
            with self._ole.openstream([*storage, name]) as stream:
                return bytes(stream.read())
        except OSError:
            return b""

    def text(self, storage: _Storage, tag: str, code_page: str | None) -> str:
        """Return a string property, whichever of the two types it has."""
        if wide := self.data(storage, f"__substg1.0_{tag}001F"):
            return decoded(wide.decode("utf-16-le", errors="replace").encode())
        return decoded(self.data(storage, f"__substg1.0_{tag}001E"), code_page)

    def fixed(self, storage: _Storage) -> dict[int, bytes]:
        """Return a message's fixed-size properties by their id."""
        head = _INNER_HEAD if storage else _OUTER_HEAD
        stream = self.data(storage, _PROPERTIES)[head:]
        records = (stream[at : at + 16] for at in range(0, len(stream) - 15, 16))
        return {int.from_bytes(each[2:4], "little"): each[8:16] for each in records}


def outlook_items(data: bytes, within: tuple[str, ...], take: Take) -> Items:
    """Yield a message's letter and what it encloses; a broken file is told."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            yield from _message_items(_Streams(ole), (), within, take)
    except OSError:
        yield LeftOut(within[-1] if within else "", "damaged", within[:-1])


def _message_items(
    streams: _Streams, storage: _Storage, within: tuple[str, ...], take: Take
) -> Items:
    fixed = streams.fixed(storage)
    code_page = _code_page(fixed)
    yield _letter(streams, storage, fixed, within)
    if not _words(streams, storage, code_page) and streams.has(storage, f"__substg1.0_{_RTF}0102"):
        yield LeftOut("RTF", "rich-text", within)
    attachments = streams.attachments(storage)
    for attachment in attachments[:MOST_TOLD]:
        names = (streams.text(attachment, tag, code_page) for tag in _NAMES)
        name = next((name.strip() for name in names if name.strip()), "attachment")
        inner = f"__substg1.0_{_DATA}000D"
        if streams.has((*attachment, inner), _PROPERTIES):
            yield from _within(streams, (*attachment, inner), (*within, name), take)
        elif data := streams.data(attachment, f"__substg1.0_{_DATA}0102"):
            yield from take(name, data, within)
        else:
            yield LeftOut(name, "elsewhere", within)
    if len(attachments) > MOST_TOLD:
        yield LeftOut("", "too-many", within, len(attachments) - MOST_TOLD)


def _within(streams: _Streams, storage: _Storage, within: tuple[str, ...], take: Take) -> Items:
    if len(within) > MOST_DEPTH:
        yield LeftOut(within[-1], "too-deep", within[:-1])
    else:
        yield from _message_items(streams, storage, within, take)


def _letter(
    streams: _Streams, storage: _Storage, fixed: dict[int, bytes], within: tuple[str, ...]
) -> Letter:
    """Return the message's words with its head: the one that came by mail, or the properties."""
    code_page = _code_page(fixed)
    text = _words(streams, storage, code_page)
    head = streams.text(storage, _HEADERS, code_page)
    parsed = letter_of(email.message_from_string(head, policy=policy.compat32), text, within)
    sender, address = (streams.text(storage, tag, code_page) for tag in (_SENDER, _SENDER_ADDRESS))
    return Letter(
        text=text[:MOST_TEXT],
        sender=parsed.sender or (f"{sender} <{address}>" if address else sender),
        to=parsed.to or streams.text(storage, _TO, code_page),
        subject=parsed.subject or streams.text(storage, _SUBJECT, code_page),
        sent=parsed.sent or _day(fixed.get(_SENT)),
        within=within,
        cut=len(text) > MOST_TEXT,
    )


def _words(streams: _Streams, storage: _Storage, code_page: str | None) -> str:
    if plain := streams.text(storage, _BODY, code_page).strip():
        return plain
    markup = streams.data(storage, f"__substg1.0_{_HTML}0102")
    return words_of(
        decoded(markup, code_page) if markup else streams.text(storage, _HTML, code_page)
    )


def _code_page(fixed: dict[int, bytes]) -> str | None:
    for tag in _CODE_PAGES:
        if value := int.from_bytes(fixed.get(tag, b"")[:4], "little"):
            return {65001: "utf-8", 936: "gb18030", 54936: "gb18030", 20936: "gb18030"}.get(
                value, f"cp{value}"
            )
    return None


def _day(value: bytes | None) -> str | None:
    """Return a time in tenths of microseconds since 1601 as ISO."""
    if not value or not any(value):
        return None
    try:
        return (_EPOCH + timedelta(microseconds=int.from_bytes(value, "little") // 10)).isoformat()
    except OverflowError:
        return None
