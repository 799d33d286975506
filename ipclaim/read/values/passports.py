"""Passports: the two machine-readable lines and what they hold, and the visual zone's names. Pure.

ICAO Doc 9303 part 4: two lines of 44; check digits weigh 7-3-1 over figures, letters (A is 10) and
fillers (0). Nothing is repaired: lines of another length are ill-formed. Engines miscount the run
of fillers at a line's end, so what stands before it is read all the same: the check digits show
whether a character is missing there.
"""

import re
from datetime import date

from ipclaim.model.document import CheckDigit
from ipclaim.read.values.form import Parsed, cut, trimmed

_ZONE = re.compile(
    r"(?P<names>P[A-Z<][A-Za-z0-9<]{18,53}) (?:[^<]{1,40} )?(?P<facts>[A-Za-z0-9<]{30,60})"
)
"""Between both may stand what a picture says beside them. In small letters too: OCR-B has none,
and engines take a V for a v."""
_LENGTH = 44
_FACTS = 28
"""Characters of the second line up to the check digit of its expiry."""
_WEIGHTS = (7, 3, 1)
_CHECKED = ((0, 9, 9), (13, 19, 19), (21, 27, 27))
"""Number, birth and expiry: from, to, and the place of the check digit."""
_FIGURES = frozenset((9, *range(13, 20), *range(21, 28), 43))
_STATE = frozenset(range(10, 13))
_O, _ZERO = str.maketrans("O", "0"), str.maketrans("0", "O")
_LETTERS_OF = {"0": "OQD", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}
"""Letters that an engine takes for a figure."""
_PARTS = 2
"""Surname and given names."""
_SERIES = 2
"""Letters that a passport's number begins with, at most."""


def check_digit_of(text: str) -> str:
    """Return the 7-3-1 check digit of a part of the zone."""
    total = sum(_worth(char) * _WEIGHTS[place % 3] for place, char in enumerate(text))
    return str(total % 10)


def _worth(char: str) -> int:
    return 0 if char == "<" else int(char) if char.isdigit() else ord(char) - 55


def _zone(text: str) -> tuple[str, str, int, int] | None:
    """Return both lines, and where each begins; O and 0 as the standard has them.

    OCR-B prints them alike: names and states have no figures, dates and check digits no letters
    (Doc 9303 part 4, 4.2.2). This reads what was printed; the number, which may have both, stays.
    """
    match = _ZONE.search(text)
    if match is None:
        return None
    names, facts = match["names"].upper().replace("0", "O"), match["facts"].upper()
    figures = _FIGURES if len(facts) == _LENGTH else _FIGURES - {_LENGTH - 1}
    facts = "".join(
        char.translate(_O)
        if place in figures
        else char.translate(_ZERO)
        if place in _STATE
        else char
        for place, char in enumerate(facts)
    )
    return names, facts, match.start("names"), match.start("facts")


def mrz(text: str) -> Parsed | None:
    """Read the two lines, with the verdict over all check digits, the composite one included."""
    zone, match = _zone(text), _ZONE.search(text)
    if zone is None or match is None:
        return None
    names, facts, *_ = zone
    whole = len(names) == len(facts) == _LENGTH and not re.search(r"\d", names)
    verdict = CheckDigit.VALID if whole and _holds(facts) else CheckDigit.INVALID
    return Parsed((names, facts), match.start(), match.end(), whole, verdict, covered=False)


def _holds(facts: str) -> bool:
    singles = all(check_digit_of(facts[start:end]) == facts[at] for start, end, at in _CHECKED)
    personal = facts[42] == check_digit_of(facts[28:42]) or not facts[28:43].strip("<0")
    composite = facts[0:10] + facts[13:20] + facts[21:43]
    return singles and personal and check_digit_of(composite) == facts[43]


def _facts(text: str) -> tuple[str, int] | None:
    zone = _zone(text)
    if zone is None or len(zone[1]) < _FACTS:
        return None
    return zone[1], zone[3]


def _checked(text: str, start: int, end: int) -> tuple[str, int, CheckDigit] | None:
    found = _facts(text)
    if found is None:
        return None
    facts, offset = found
    said = facts[start:end]
    holds = check_digit_of(said) == facts[end]
    return said, offset + start, CheckDigit.VALID if holds else CheckDigit.INVALID


def zone_number(text: str) -> Parsed | None:
    """Read the passport's number from the zone.

    With a letter in it the check digit proves less: L and 1, B and 1, A and 0 weigh alike. Nor
    does it where letters that look like the first figures would fit as well: ZS for 25.
    """
    found = _checked(text, 0, 9)
    if found is None or not found[0].strip("<"):
        return None
    said, at, verdict = found
    number = said.rstrip("<")
    fits = "<" not in number
    covered = number.isdigit() and not _may_have_letters(said)
    return Parsed(number, at, at + len(number), fits, verdict, covered=covered)


def _may_have_letters(number: str) -> bool:
    """Tell whether letters taken for the first figures would have the same check digit."""
    digit = check_digit_of(number)
    starts = [""]
    for figure in number[:_SERIES]:
        starts = [start + letter for start in starts for letter in _LETTERS_OF.get(figure, "")]
        if any(check_digit_of(start + number[len(start) :]) == digit for start in starts):
            return True
    return False


def zone_birth(text: str) -> Parsed | None:
    """Read the day of birth from the zone: of two centuries the last before the expiry."""
    found, expiry = _checked(text, 13, 19), zone_expiry(text)
    if found is None or expiry is None or not isinstance(expiry.value, str):
        return None
    said, at, verdict = found
    later = _day("20" + said)
    day = later if later and later.isoformat() < expiry.value else _day("19" + said)
    return Parsed(day.isoformat(), at, at + 6, check_digit=verdict) if day else None


def zone_expiry(text: str) -> Parsed | None:
    """Read the day of expiry from the zone; this century's."""
    found = _checked(text, 21, 27)
    day = _day("20" + found[0]) if found else None
    if found is None or day is None:
        return None
    return Parsed(day.isoformat(), found[1], found[1] + 6, check_digit=found[2])


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def zone_sex(text: str) -> Parsed | None:
    """Read M or F from the zone."""
    found = _facts(text)
    if found is None or found[0][20] not in "MF":
        return None
    return Parsed(found[0][20], found[1] + 20, found[1] + 21)


def zone_surname(text: str) -> Parsed | None:
    """Read the surname from the zone: what stands before the double filler.

    A filler within it may be a hyphen or a space in print, and accents are left out: whoever
    knows only the zone does not know the name as the paper has it.
    """
    return _zone_name(text, 0)


def zone_given_names(text: str) -> Parsed | None:
    """Read the given names from the zone; a filler between two is a space."""
    return _zone_name(text, 1)


def _zone_name(text: str, place: int) -> Parsed | None:
    zone = _zone(text)
    if zone is None or "<<" not in zone[0].rstrip("<"):
        return None
    parts = zone[0][5:].rstrip("<").split("<<")
    if len(parts) <= place or not parts[place]:
        return None
    start = zone[2] + 5 + (len(parts[0]) + 2 if place else 0)
    value = parts[place].replace("<", " ")
    letters = not re.search(r"\d", value)
    fits = len(parts) <= _PARTS and letters and len(zone[0]) == _LENGTH
    return Parsed(value, start, start + len(value), fits)


def surname(text: str) -> Parsed | None:
    """Read a surname as printed; of "ZHENG, JIAYI" what stands before the comma."""
    return _visual_name(text, 1)


def given_names(text: str) -> Parsed | None:
    """Read given names as printed; of "ZHENG, JIAYI" what stands after the comma."""
    return _visual_name(text, 2)


_LETTERS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de' -]*"
_WORDS = r"[A-Z\u00c0-\u00de][^\W\d_]*(?:[' -]+[A-Z\u00c0-\u00de][^\W\d_]*)*"
"""A name in print: each of its words begins with a capital."""


def _visual_name(text: str, group: int) -> Parsed | None:
    pair = re.search(rf"({_LETTERS}), ?({_LETTERS})(?![a-z])", text)
    if pair is not None:
        return cut(text, *trimmed(text, *pair.span(group)), well_formed=True)
    alone = re.fullmatch(rf"[\u3400-\u9fff·]*[ /]?(?P<name>{_LETTERS}|{_WORDS})", text.strip())
    if alone is None:
        return None
    shift = len(text) - len(text.lstrip())
    start, end = alone.span("name")
    return cut(text, *trimmed(text, start + shift, end + shift), well_formed=True)


def sex_letter(text: str) -> Parsed | None:
    """Read M or F, printed alone or beside 男 or 女."""
    match = re.search(r"(?<![A-Za-z])[MF](?![A-Za-z])", text)
    if match is None:
        return None
    other = {"M": "女", "F": "男"}[match.group()]
    return Parsed(match.group(), match.start(), match.end(), other not in text)
