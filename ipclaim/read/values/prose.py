"""Free text: goods, scopes of business, one sentence. Pure."""

import re

from ipclaim.read.dates import dates_in
from ipclaim.read.values.form import Parsed, cut, trimmed


def text_value(text: str) -> Parsed | None:
    """Take the whole text; ill-formed with a lone bracket or no separator after a closed one.

    Both models lose a semicolon that stands at the end of a line, and both read a speck as a dot.
    """
    start, end = trimmed(text)
    balanced = text.count("(", start, end) == text.count(")", start, end)
    parted = not re.search(r"\)(?![的和及等])[\u3400-\u9fff]", text[start:end])
    clean = not re.search(
        r"[·`^~_|*]|(?<![A-Za-z])'|'(?![A-Za-z ])|[-.,;:、][-.,;:、)]|\([-.,;:、]", text[start:end]
    )
    fits = end - start > 1 and balanced and parted and clean
    fits = fits and not _only_dates(text[start:end])
    return cut(text, start, end, well_formed=fits)


def _only_dates(text: str) -> bool:
    """Tell a text that is nothing but days or a term: another entry's value."""
    days = dates_in(text)
    return bool(days) and len(text) - sum(day.end - day.start for day in days) < 6


def phrase(text: str) -> Parsed | None:
    """Take the text up to the end of its sentence."""
    end = re.search(r"[。;]|(?<=[\u3400-\u9fff])\.", text)
    start, stop = trimmed(text, 0, end.start() if end else None)
    return cut(text, start, stop, well_formed=stop - start > 1)
