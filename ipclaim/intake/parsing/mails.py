"""A mail's letters and enclosures: RFC 5322 with all that real mail programs do to it.

Parsed by the standard library's older policy: the newer one raises on broken headers, and a
stranger's header must cost no more than itself. Which words of a letter are its writer's own is not
decided here.
"""

import email
from collections.abc import Iterator
from datetime import UTC
from email import policy
from email.message import Message
from email.utils import parsedate_to_datetime

from ipclaim.intake.parsing.archives import Take
from ipclaim.intake.parsing.handover import MOST_TEXT, Items, LeftOut, Letter
from ipclaim.intake.parsing.markup import words_of
from ipclaim.intake.parsing.scripts import decoded, header_text, unescaped

_SMALL_PICTURE = 8 * 1024
"""Bytes below which a picture within the words is a logo or a tracker."""
_NO_PAPER = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "text/x-amp-html", "message/delivery-status", "text/rfc822-headers",
}  # fmt: skip
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
_TEXTS = {"text/plain", "text/html"}


def mail_items(data: bytes, within: tuple[str, ...], take: Take) -> Items:
    """Yield a mail's letter, then what it encloses, mails within it too."""
    message = email.message_from_bytes(data, policy=policy.compat32)
    yield from message_items(message, within, take)


def message_items(message: Message, within: tuple[str, ...], take: Take) -> Items:
    """Yield what one parsed message gives."""
    text = "\n".join(filter(None, (_words(part) for part in _bodies(message))))
    yield letter_of(message, text, within)
    for part in _leaves(message):
        if not _is_body(part):
            yield from _enclosed(part, within, take)


def letter_of(message: Message, text: str, within: tuple[str, ...]) -> Letter:
    """Return a letter with its words and what the head says."""
    return Letter(
        text=text[:MOST_TEXT],
        sender=header(message, "From"),
        to=header(message, "To"),
        subject=header(message, "Subject"),
        sent=_sent(header(message, "Date")),
        within=within,
        cut=len(text) > MOST_TEXT,
    )


def header(message: Message, name: str) -> str:
    """Return the first header of a name, decoded; empty when there is none."""
    for found, raw in message.raw_items():
        if found.lower() == name.lower():
            return header_text(str(raw))[:1000]
    return ""


def _sent(text: str) -> str | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in order; a mail within the mail is one of them."""
    stack = [message]
    while stack:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "message" or not isinstance(payload, list):
            yield part
        else:
            stack.extend(reversed([each for each in payload if isinstance(each, Message)]))


def _bodies(message: Message) -> Iterator[Message]:
    """Yield the parts that are the message's words: of alternatives, the plain one if it says any.

    A mail program that sends HTML alone leaves the plain part out, or empty.
    """
    texts = [part for part in _leaves(message) if _is_body(part)]
    plain = [part for part in texts if part.get_content_type() != "text/html" and _words(part)]
    yield from plain or texts


def _is_body(part: Message) -> bool:
    if part.get_content_type() not in _TEXTS:
        return False
    return part.get_content_disposition() != "attachment" and not _name_of(part)


def _words(part: Message) -> str:
    data = _bytes_of(part)
    if data is None:
        return ""
    text = decoded(data, _charset(part))
    return words_of(text) if part.get_content_type() == "text/html" else text.strip()


def _charset(part: Message) -> str | None:
    said = part.get_param("charset")
    if isinstance(said, tuple):
        said = said[2]
    return said if isinstance(said, str) else None


def _bytes_of(part: Message) -> bytes | None:
    """Return a part's bytes; ``None`` for one that says an encoding which its content breaks."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return None
    return payload if isinstance(payload, bytes) else None


def _enclosed(part: Message, within: tuple[str, ...], take: Take) -> Items:
    kind = part.get_content_type()
    name = _name_of(part) or _named_by_kind(kind)
    if kind in _NO_PAPER:
        return
    if kind in _TNEF or name.lower() == "winmail.dat":
        yield LeftOut(name, "winmail", within)
    elif kind in _SEALED and "signed-data" not in str(part.get("Content-Type", "")):
        yield LeftOut(name, "encrypted", within)
    elif kind == "message/rfc822":
        yield from _mail_within(part, within, take)
    elif kind == "message/external-body":
        yield LeftOut(name, "elsewhere", within)
    elif (data := _bytes_of(part)) is None:
        yield LeftOut(name, "damaged", within)
    elif not data:
        yield LeftOut(name, "empty", within)
    elif _is_decoration(part, data):
        yield LeftOut(name, "small-picture", within)
    else:
        yield from take(name, data, within)


def _mail_within(part: Message, within: tuple[str, ...], take: Take) -> Items:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        data = _bytes_of(part)
        name = _name_of(part) or "mail.eml"
        if data:  # encoded against the rules, as some programs do
            yield from take(name if name.endswith(".eml") else f"{name}.eml", data, within)
        else:
            yield LeftOut(name, "damaged", within)
        return
    name = _name_of(part) or header(inner, "Subject") or "mail"
    yield from take(f"{name.removesuffix('.eml')}.eml", inner.as_bytes(), within)


def _is_decoration(part: Message, data: bytes) -> bool:
    inline = part.get_content_disposition() == "inline" or part.get("Content-ID") is not None
    return part.get_content_maintype() == "image" and inline and len(data) < _SMALL_PICTURE


def _name_of(part: Message) -> str:
    """Return the name that the sender gave, by whichever of the three ways it was written."""
    for param, where in (("filename", "Content-Disposition"), ("name", "Content-Type")):
        try:
            said = _plainly(part, where).get_param(param, header=where)
        except (ValueError, LookupError, IndexError, TypeError):
            continue
        if isinstance(said, tuple):  # RFC 2231: charset, language, text of bytes
            charset, _, text = said
            return decoded(str(text).encode("latin-1", "replace"), str(charset or ""))
        if isinstance(said, str) and said.strip():
            return header_text(said)
    return ""


def _plainly(part: Message, where: str) -> Message:
    """Return one header by itself with its raw 8-bit bytes guessed, so that it can be parsed."""
    alone = Message(policy=policy.compat32)
    for name, raw in part.raw_items():
        if name.lower() == where.lower():
            alone[where] = unescaped(str(raw))
            break
    return alone


def _named_by_kind(kind: str) -> str:
    suffix = {
        "application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "text/html": ".html",
        "text/plain": ".txt", "image/tiff": ".tif", "application/zip": ".zip",
    }.get(kind, "")  # fmt: skip
    return f"part{suffix}"
