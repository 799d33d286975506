"""Free text: goods, scopes of business, one sentence. Pure."""

import re

from ipclaim.read.dates import dates_in
from ipclaim.read.values.form import Parsed, cut, trimmed

_FILLED_UP = re.compile(r"(?:[*＊#]{2,}|\([以此]下空白\))\s*$")
"""What stands after the last word, so that nothing can be added: asterisks, (以下空白)."""


def text_value(text: str) -> Parsed | None:
    """Take the whole text; ill-formed with a lone bracket or no separator after a closed one.

    Both models lose a semicolon that stands at the end of a line, and both read a speck as a dot.
    """
    filler = _FILLED_UP.search(text)
    start, end = trimmed(text, 0, filler.start() if filler else None)
    balanced = text.count("(", start, end) == text.count(")", start, end)
    parted = not re.search(r"\)(?![的和及等])[\u3400-\u9fff]", text[start:end])
    clean = not re.search(
        r"[·`^~_|*]|(?<![A-Za-z])'|'(?![A-Za-z ])|[-.,;:、][-.,;:、)]|\([-.,;:、]", text[start:end]
    )
    fits = end - start > 1 and balanced and parted and clean
    fits = fits and not _only_dates(text[start:end])
    return cut(text, start, end, well_formed=fits)


_DEVICE = re.compile(r"[(]?(?:纯)?图形(?:商标)?[)]?")
"""What registers write for a mark without words."""


def mark_name(text: str) -> Parsed | None:
    """Read a mark's words; 图形 stands for a pure device, whose value is ``None``.

    A figure or sign alone is a device that an engine took for one.
    """
    parsed = text_value(text)
    if parsed is not None and re.fullmatch(r"[^A-Za-z\u3040-\u9fff]", str(parsed.value)):
        return None
    if parsed is not None and _DEVICE.fullmatch(text[parsed.start : parsed.end]):
        return Parsed(None, parsed.start, parsed.end)
    return parsed


def _only_dates(text: str) -> bool:
    """Tell a text that is nothing but days or a term: another entry's value."""
    days = dates_in(text)
    return bool(days) and len(text) - sum(day.end - day.start for day in days) < 6


def phrase(text: str) -> Parsed | None:
    """Take the text up to the end of its sentence."""
    end = re.search(r"[。;]|(?<=[\u3400-\u9fff])\.", text)
    start, stop = trimmed(text, 0, end.start() if end else None)
    return cut(text, start, stop, well_formed=stop - start > 1)
