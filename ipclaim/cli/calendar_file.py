"""An agenda as a calendar file (RFC 5545) that mail programs take in.

Each open item with a date is an event: all day, or at the minute in UTC, so that no zone needs to
be described. One's own duties stand on the safe day and ring beforehand; the others' time stands on
its last day and does not. The same item keeps its UID, so that a later file replaces it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from ipclaim.cli.due_text import headline
from ipclaim.docket.due_words import explained
from ipclaim.model.text import Lang
from ipclaim.rules.agenda import DueItem, DueState

_RINGS_BEFORE_DAY = ("-P2DT15H", "-PT15H")
"""At nine in the morning, three days and one day before the day that begins at midnight."""
_RINGS_BEFORE_MINUTE = ("-PT12H", "-PT2H")
_OCTETS = 75


def write_calendar(items: Iterable[DueItem], lang: Lang, now: datetime) -> bytes:
    """Return the file's bytes; ``now`` is when it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ipclaim//ipclaim due//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for item in items:
        is_past = item.state is DueState.OVERDUE and not item.is_own
        if item.is_open and not is_past and item.acts is not None:
            lines.extend(_event(item, item.acts, lang, now))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """Return a content line of at most 75 octets a row, never cut inside a character."""
    rows, row = [], b""
    for character in line:
        octets = character.encode()
        if len(row) + len(octets) > _OCTETS:
            rows.append(row)
            row = b" "
        row += octets
    rows.append(row)
    return b"\r\n".join(rows) + b"\r\n"


def _event(item: DueItem, acts: datetime, lang: Lang, now: datetime) -> Iterator[str]:
    to_the_minute = item.term is not None and item.term.to_the_minute
    tentative = item.started.is_proposed or (item.term is not None and item.term.provisional)
    title = headline(item, lang)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(item)}"
    yield f"DTSTAMP:{_utc(now)}"
    if to_the_minute:
        yield f"DTSTART:{_utc(acts)}"  # without an end it is a moment
    else:
        yield f"DTSTART;VALUE=DATE:{acts:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{acts + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    told = "\n".join(line.said_in(lang) for line in explained(item))
    yield f"DESCRIPTION:{_escaped(told)}"
    yield f"CATEGORIES:ipclaim,{_escaped(item.platform)}"
    yield f"STATUS:{'TENTATIVE' if tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    if item.is_own:
        for trigger in _RINGS_BEFORE_MINUTE if to_the_minute else _RINGS_BEFORE_DAY:
            yield from _alarm(trigger, title)
    yield "END:VEVENT"


def _alarm(trigger: str, title: str) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{trigger}"
    yield f"DESCRIPTION:{_escaped(title)}"
    yield "END:VALARM"


def _uid(item: DueItem) -> str:
    told = "\0".join((item.case, item.platform, item.id, item.started.what, str(item.started.on)))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@ipclaim"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text
