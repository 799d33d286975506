"""Dates and terms. Pure."""

import re

from ipclaim.read.dates import LONG_TERM, dates_in, term_in
from ipclaim.read.values.form import Parsed


def date(text: str) -> Parsed | None:
    """Read the one date of a text; several are not well formed."""
    days = dates_in(text)
    if not days:
        return None
    first = days[0]
    return Parsed(first.day.isoformat(), first.start, first.end, len(days) == 1)


def day_first_date(text: str) -> Parsed | None:
    """Read a date as European offices write it: 05/06/2012 is the fifth of June."""
    match = re.search(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)", text)
    if match is None:
        return date(text)
    written = f"{match[4]}-{int(match[3]):02}-{int(match[1]):02}"
    days = dates_in(written)
    return Parsed(written, match.start(), match.end()) if days else None


def term_start(text: str) -> Parsed | None:
    """Read where a term begins."""
    term = term_in(text)
    if term is None or term.start is None:
        return None
    return Parsed(term.start.day.isoformat(), term.start.start, term.start.end)


def term_end(text: str) -> Parsed | None:
    """Read where a term ends; an open end is ``long-term``."""
    term = term_in(text)
    if term is None:
        return None
    if term.open_ended is not None:
        return Parsed(LONG_TERM, *term.open_ended)
    if term.end is None:
        return None
    ordered = term.start is None or term.start.day < term.end.day
    return Parsed(term.end.day.isoformat(), term.end.start, term.end.end, ordered)


def end_date(text: str) -> Parsed | None:
    """Read the end of a term that may be written as one date alone."""
    return term_end(text) or date(text)
