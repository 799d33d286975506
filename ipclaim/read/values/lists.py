"""Values of several items: classes, rights, addresses on the web. Pure."""

import re

from ipclaim.read.dates import chinese_number
from ipclaim.read.values.form import Parsed, trimmed
from ipclaim.read.values.parties import name


def nice_classes(text: str) -> Parsed | None:
    """Read class numbers 1 to 45, in digits or Chinese numerals."""
    spans = list(re.finditer(r"\d{1,3}|[一二三四五六七八九十]{1,3}", text))
    numbers = []
    for span in spans:
        read = int(span.group()) if span.group().isdigit() else chinese_number(span.group())
        numbers.append(read or 0)
    if not numbers:
        return None
    classes = tuple(sorted(set(numbers)))
    fits = all(1 <= number <= 45 for number in classes)
    return Parsed(classes, spans[0].start(), spans[-1].end(), fits)


def rights_numbers(text: str) -> Parsed | None:
    """Read every registration number of a list; ill-formed when one of them is no number."""
    spans = list(
        re.finditer(
            r"(?<![A-Za-z0-9])(?:G\d{4,7}[A-Z]?|[1-9]\d{4,8}[A-Z]{0,2})(?![A-Za-z0-9])", text
        )
    )
    if not spans:
        return None
    numbers = tuple(dict.fromkeys(span.group() for span in spans))
    known = {span.group() for span in spans}
    likely = re.findall(r"[A-Za-z0-9]*\d{3}[A-Za-z0-9]*(?!年|[A-Za-z0-9])", text)
    return Parsed(numbers, spans[0].start(), spans[-1].end(), set(likely) <= known)


def urls(text: str) -> Parsed | None:
    """Read every web address of a text."""
    spans = list(re.finditer(r"https?://[A-Za-z0-9./?=&_%#:~+-]+", text))
    if not spans:
        return None
    found = tuple(dict.fromkeys(span.group().rstrip(".") for span in spans))
    return Parsed(found, spans[0].start(), spans[-1].end())


def people(text: str) -> Parsed | None:
    """Read people or firms named one after the other; ill-formed when one of them is no name.

    Chinese papers part them with a semicolon or 、, sometimes by a gap alone.
    """
    start, end = trimmed(text)
    body = text[start:end]
    parts = [part for part in re.split(r"[;、,]", body) if part.strip()]
    if len(parts) == 1 and re.fullmatch(r"[\u3400-\u9fff]{2,4}(?:\s+[\u3400-\u9fff]{2,4})+", body):
        parts = body.split()
    read = [name(part) for part in parts]
    names = tuple(str(one.value) for one in read if one is not None)
    if not names:
        return None
    fits = all(one is not None and one.well_formed for one in read)
    return Parsed(names, start, end, fits and len(set(names)) == len(names))
