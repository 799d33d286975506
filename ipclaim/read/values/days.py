"""Dates and terms. Pure."""

import re
from dataclasses import replace
from datetime import date as day_of

from ipclaim.read.dates import LONG_TERM, Term, dates_in, term_in
from ipclaim.read.values.form import Parsed

_DIGITS = re.compile(r"(?<!\d)(\d{1,2})\s?([./\s-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
"""Day and month in digits, in the order that its office likes."""
_SPACED = re.compile(r"\s*((?:19|20)\d\d) +(\d\d) +(\d\d)\s*")
"""The figures of a day alone, between which a form prints 年 and 月 too faintly to be read."""


_SPECKED = re.compile(r"(\d)[.,·'](\d)(?=[年月日])")
"""A day with a speck between its figures: 2.8日."""


def _unspecked(text: str) -> str:
    """Return the text without specks inside figures of a day; as long as it was."""
    return _SPECKED.sub(r" \1\2", text)


def date(text: str) -> Parsed | None:
    """Read the one date of a text; several are not well formed.

    03/04/2026 may be either day: it is given day first, but ill-formed unless both are one or only
    one of them is in the calendar. So are figures with spaces between them: 2026 04 03.
    """
    days = dates_in(_unspecked(text))
    if not days:
        return _in_digits(text)
    first = days[0]
    sure = len(days) == 1 and _unspecked(text) == text and first.whole
    return Parsed(first.day.isoformat(), first.start, first.end, sure)


_ROC = re.compile(
    r"(?<!\d)(?:(?:中華)?民國 ?)?(\d{2,3}) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2}) ?日?(?!\d)"
)
_ROC_BEGINS = 1911


def roc_date(text: str) -> Parsed | None:
    """Read a date of Taiwan's calendar, whose first year is 1912: 98年07月08日 is in 2009."""
    if dates_in(text):
        return date(text)
    days = list(_ROC.finditer(text))
    written = [_calendar(str(int(day[1]) + _ROC_BEGINS), day[2], day[3]) for day in days]
    if not days or written[0] is None:
        return None
    return Parsed(written[0], *days[0].span(), len(days) == 1)


def day_first_date(text: str) -> Parsed | None:
    """Read a date as European offices write it: 05/06/2012 is the fifth of June."""
    return _ordered(text, day=1, month=3)


def month_first_date(text: str) -> Parsed | None:
    """Read a date as American offices write it: 05/06/2012 is the sixth of May."""
    return _ordered(text, day=3, month=1)


def _ordered(text: str, *, day: int, month: int) -> Parsed | None:
    match = _DIGITS.search(text)
    if match is None or dates_in(text):
        return date(text)
    written = _calendar(match[4], match[month], match[day])
    if written is None:
        other = date(text)
        return replace(other, well_formed=False) if other else None
    alone = len(_DIGITS.findall(text)) == 1
    return Parsed(written, match.start(), match.end(), alone)


def _in_digits(text: str) -> Parsed | None:
    spaced = _SPACED.fullmatch(text)
    if spaced is not None:
        written = _calendar(spaced[1], spaced[2], spaced[3])
        return Parsed(written, spaced.start(1), spaced.end(3), False) if written else None
    match = _DIGITS.search(text)
    if match is None:
        return None
    day_first = _calendar(match[4], match[3], match[1])
    month_first = _calendar(match[4], match[1], match[3])
    written = day_first or month_first
    if written is None:
        return None
    sure = len(_DIGITS.findall(text)) == 1 and len({day_first, month_first} - {None}) == 1
    return Parsed(written, match.start(), match.end(), sure)


def _calendar(year: str, month: str, day: str) -> str | None:
    try:
        found = day_of(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if 1900 <= found.year <= 2150 else None


def term_start(text: str) -> Parsed | None:
    """Read where a term begins; ill-formed where the dash between its two days was lost."""
    plain = _unspecked(text)
    said = term_in(plain)
    term = said or _dashless(plain)
    if term is None or term.start is None:
        return None
    sure = said is not None and plain == text and term.start.whole
    return Parsed(term.start.day.isoformat(), term.start.start, term.start.end, sure)


def _dashless(text: str) -> Term | None:
    """Return the term of two days in order with nothing between them: 2025.1.1 2027.12.31."""
    days = dates_in(text)
    if len(days) != 2 or text[days[0].end : days[1].start].strip() or days[0].day >= days[1].day:
        return None
    return Term(days[0], days[1], None)


def term_end(text: str) -> Parsed | None:
    """Read where a term ends; an open end is ``long-term``. Ill-formed as its start is."""
    plain = _unspecked(text)
    said = term_in(plain)
    term = said or _dashless(plain)
    if term is None:
        return None
    if term.open_ended is not None:
        return Parsed(LONG_TERM, *term.open_ended)
    if term.end is None:
        return None
    ordered = term.start is None or term.start.day < term.end.day
    ordered = ordered and said is not None and plain == text and term.end.whole
    return Parsed(term.end.day.isoformat(), term.end.start, term.end.end, ordered)


def open_date(text: str) -> Parsed | None:
    """Read a last day by itself, or that there is none: 长期."""
    return date(text) or term_end(text)


def end_date(text: str) -> Parsed | None:
    """Read the end of a term that may be written as one date alone."""
    return term_end(text) or date(text)
