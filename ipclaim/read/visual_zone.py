"""What a passport prints above its machine-readable lines, found by what those lines say. Pure.

Labels of a passport are set so small that no engine reads them in a photo. The zone says the
names in bare capitals, without accents and hyphens, and both ends of its digits' check: the line
that says the same in print is the name as the paper has it (ICAO Doc 9303 part 3, section 6), and
a number that differs from the zone's only by letters like figures shows that one was misread.
The day of issue is not in the zone: it is the one printed day that begins a term of whole years.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ipclaim.read.candidates import Candidate, Found
from ipclaim.read.layouts import Layout, LayoutField
from ipclaim.read.lines import Line, Page, Spot, Strip
from ipclaim.read.values import PARSERS, Parsed

_NAMES = frozenset({"zone-surname", "zone-given-names"})
_NUMBER = "zone-number"
_LIKE = str.maketrans("OQDILZSBG", "000112586")
"""Letters as the figures that an engine takes them for."""
_SPELLED_OUT = str.maketrans({
    "Ä": "AE", "Æ": "AE", "Å": "AA", "Ð": "D", "Đ": "D", "Ø": "OE", "Ö": "OE", "Œ": "OE",
    "Þ": "TH", "ß": "SS", "ẞ": "SS", "Ü": "UE", "Ł": "L", "Ĳ": "IJ",
})  # fmt: skip
"""Doc 9303 part 3, section 6: letters that the zone spells with two, or without their stroke."""
_NO_NAME = re.compile(r"(?:[\W\d_]|[\u3400-\u9fff])*")
"""What stands before a name in its line: its label's number, or the name in Chinese."""
_DAY = re.compile(
    r"(?P<day>\d{1,2})\W?(?P<month>\d{1,2}|[^\W\d_]{3,5}\.?(?: ?/ ?[^\W\d_]{3,5}\.?)?)\W{1,2}"
    r"(?P<year>\d{4}|\d{2})\.?"
)
_TERMS = (1, 2, 3, 5, 6, 7, 8, 10)
"""Years for which states issue passports."""


def with_print(layout: Layout, page: Page, results: list[Found]) -> list[Found]:
    """Return what was found, names as the visual zone prints them, and what stands there only."""
    zone = [
        item
        for item in results
        if isinstance(item, Candidate) and item.field.value.startswith("zone-")
    ]
    if not zone:
        return results
    lines = [line for line in page.lines if "<<" not in line.text]
    named = [_in_print(lines, item) if item.field.value in _NAMES else item for item in results]
    numbers = (_number(lines, item) for item in zone if item.field.value == _NUMBER)
    return [*named, *filter(None, numbers), *_issued(layout, page, lines, zone)]


def _in_print(lines: list[Line], item: Found) -> Found:
    """Return a zone's name as it is printed.

    Where no line says it, its accents and hyphens are not known: a person looks.
    """
    if not isinstance(item, Candidate):
        return item
    wanted = _bare(str(item.parsed.value))
    for line in lines:
        start = len((_NO_NAME.match(line.text) or [""])[0])
        text = line.text[start:].rstrip(" .,")
        if wanted in (_bare(text), _bare(text.upper().translate(_SPELLED_OUT))):
            return _candidate(item, item.field, line, start, text)
    return replace(item, field=item.field.model_copy(update={"doubt": True}))


def _number(lines: list[Line], item: Candidate) -> Candidate | None:
    """Return a number in print that is the zone's, or like it; it comes first."""
    wanted = str(item.parsed.value).translate(_LIKE)
    for line in lines:
        text = line.text.rstrip(" .,")
        said = re.sub(r"\s", "", text)
        if said.isascii() and said.upper().translate(_LIKE) == wanted:
            parsed = PARSERS["number"](text)
            if parsed is not None and parsed.value is not None:
                found = _candidate(item, item.field, line, 0, text)
                return replace(found, parsed=replace(parsed, check_digit=None))
    return None


def _issued(
    layout: Layout, page: Page, lines: list[Line], zone: list[Candidate]
) -> Iterator[Candidate]:
    """Yield the one day between birth and expiry that lies whole years before the expiry."""
    field = next((one for one in layout.fields if one.name == "issue_date"), None)
    ends = {
        item.field.value: date.fromisoformat(str(item.parsed.value))
        for item in zone
        if item.field.value in {"zone-birth", "zone-expiry"} and item.parsed.proven
    }
    if field is None or len(ends) < len(("birth", "expiry")):
        return
    born, expiry = ends["zone-birth"], ends["zone-expiry"]
    found = []
    for line in lines:
        day = _day(line.text.strip(), expiry)
        if day and born < day < expiry and any(_begins_term(day, expiry, n) for n in _TERMS):
            found.append((day, line))
    if len({day for day, _ in found}) == 1:
        day, line = found[0]
        base = replace(zone[0], page=page)
        item = _candidate(base, field, line, 0, line.text.rstrip())
        yield replace(item, parsed=replace(item.parsed, value=day.isoformat()), rank=1)


def _begins_term(day: date, expiry: date, years: int) -> bool:
    try:
        due = day.replace(year=day.year + years)
    except ValueError:
        return False
    return expiry in {due, due - timedelta(days=1)}


def _day(text: str, expiry: date) -> date | None:
    """Read a day printed alone; one of two figures is of the last century that is not too late."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    year = match["year"]
    if len(year) == len("85"):
        year = f"{expiry.year // 100 - (int(year) > expiry.year % 100)}{year}"
    mark = "." if match["month"].isdigit() else " "
    parsed = PARSERS["day-first-date"](mark.join((match["day"], match["month"], year)))
    if parsed is None or not isinstance(parsed.value, str):
        return None
    return date.fromisoformat(parsed.value)


def _candidate(base: Candidate, field: LayoutField, line: Line, start: int, text: str) -> Candidate:
    spots = tuple(Spot(line.index, start + place) for place in range(len(text)))
    parsed = Parsed(text, 0, len(text))
    return replace(
        base,
        field=field.model_copy(update={"doubt": False}),
        parsed=parsed,
        strip=Strip(text, spots),
        raw=text,
        rank=0,
        entry=frozenset({line.index}),
    )


def _bare(text: str) -> str:
    """Return a name's letters as the zone has them: capitals without accents and marks."""
    plain = unicodedata.normalize("NFKD", text.upper())
    return "".join(char for char in plain if char.isascii() and char.isalpha())
