"""Dates and terms as papers write them, to ISO days. Nothing unclear becomes a date.

Chinese papers write 2012年08月28日, 二〇一二年八月二十八日, 2012.08.28 and 2012-08-28; English ones
"August 28, 2012", "28 August 2012" and "the 28th day of August, 2012"; Japanese ones count years
of an era (令和2年), Korean ones write 2012년 08월 28일, passports 28 AUG/AOÛT 2012. Day-first or
month-first digits (05/06/2012) are refused here: they can only be told apart by the office that
wrote them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ipclaim.read.folding import unaccented

LONG_TERM = "long-term"

_DIGITS = {char: digit for digit, chars in enumerate(
    ("〇○◯零OoＯ0", "一壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for char in chars}  # fmt: skip
_ZH = "〇○◯零Oo0一二三四五六七八九"
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ABROAD = {
    name: number
    for number, names in enumerate(
        (
            ("janvier januar enero gennaio januari janeiro ocak stycznia ledna ianuarie"),
            ("février februar febrero febbraio februari fevereiro şubat lutego února februarie"),
            ("mars märz marzo maart março mart marca března martie maret"),
            ("avril abril aprile nisan kwietnia dubna aprilie"),
            ("mai mayo maggio mei maio mayıs maja května maj"),
            ("juin juni junio giugno junho haziran czerwca června iunie"),
            ("juillet juli julio luglio julho temmuz lipca července iulie"),
            ("août agosto augustus ağustos sierpnia srpna agustus augusti"),
            ("septembre septiembre settembre setembro eylül września září septembrie"),
            ("octobre oktober octubre ottobre outubro ekim października října octombrie"),
            ("novembre noviembre novembro kasım listopada listopadu noiembrie"),
            ("décembre dezember diciembre dicembre dezembro aralık grudnia prosince desember"),
        ),
        1,
    )
    for said in names.split()
    for name in (said, unaccented(said))
}
"""Months as offices of Europe, Brazil and Indonesia write them, with their accents and without."""
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?:/[A-Z\u00c0-\u00ff]{3,4}\.?)?"
)
"""An English month; passports repeat it in the issuer's language (AUG/AOÛT, GRU/DEC)."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
"""What is added to a year of that era (Japan; Taiwan's Republic)."""
_DAYS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
            *(f"twenty{one}" for one in ("first", "second", "third", "fourth", "fifth", "sixth")),
            *("twentyseventh", "twentyeighth", "twentyninth", "thirtieth", "thirtyfirst"),
        ),
        1,
    )
}
"""Days as American states write them out: the twenty-third day of May, A.D. 2012."""
_ONES = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen", "twenty"),
        ),
        1,
    )
} | {"thirty": 30, "forty": 40}
"""Years of this century as certificates write them out: two thousand twenty three."""
_YEARS_OF_PAPERS = frozenset(range(1980, 2060))
"""Years in which a paper of today may be dated, or its term may end."""
_NUMBER = rf"元|\d{{1,3}}|[十{_ZH}]{{1,3}}"
_FORMS = (
    re.compile(
        r"(?<!\d)(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})"
        r"(?!\d|[.,·'] ?\d{1,2}\s*日)\s*日?"
    ),
    re.compile(
        r"(?<!\d)(?P<year>\d{4})\s*(?P<mark>[-./])\s*(?P<month>\d{1,2})\s*(?P=mark)"
        r"\s*(?P<day>\d{1,2}(?!\d)|\d{2}(?=\d{2}:\d{2}))"
    ),
    re.compile(
        rf"(?P<year>[{_ZH}]{{4}})年(?P<month>元|[十{_ZH}]{{1,3}})月(?P<day>[十廿卅{_ZH}]{{1,3}})日"
    ),
    re.compile(
        rf"(?<![{_ZH}\d])(?P<faded>[{_ZH}]{{3}})年(?P<month>元|[十{_ZH}]{{1,3}})月"
        rf"(?P<day>[十廿卅{_ZH}]{{1,3}})日"
    ),
    re.compile(
        rf"(?P<era>{'|'.join(_ERAS)})\s*(?P<year>{_NUMBER})\s*年\s*(?P<month>{_NUMBER})\s*月"
        rf"\s*(?P<day>{_NUMBER})\s*日"
    ),
    re.compile(r"(?<!\d)(?P<year>\d{4})\s*년\s*(?P<month>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일"),
    re.compile(
        rf"(?<![A-Za-z]){_MONTH}[\s-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[-,.]?\s*"
        r"(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?(?:\s*day)?[\s.-]*(?:of\s*)?"
        rf"(?:\d{{1,2}}\s*月\s*/?\s*|[A-Z\u00c0-\u024f]{{3,5}}\.? ?/ ?)?{_MONTH}[\s.,-]*"
        r"(?:in the year\s*)?(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|\.)?\s*(?:de\s)?(?P<month>{'|'.join(_ABROAD)})"
        r"(?:\sde(?:l)?)?\s*(?P<year>\d{4})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![A-Za-z-])(?P<day>(?:twenty-? ?|thirty-? ?)?(?:{'|'.join(_DAYS)})) day of "
        rf"{_MONTH},? ?(?:A\. ?D\.,? ?|in the year (?:of our Lord )?)?"
        rf"(?P<year>\d{{4}}(?!\d)"
        rf"|two thousand(?: and)?(?:[ -](?:{'|'.join(_ONES)})){{0,2}}(?![a-z]))",
        re.IGNORECASE,
    ),
)
_OPEN_ENDED = re.compile(
    r"长期|永久|无固定期限|不约定期限|perpetual|long[- ]term|indefinite", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"至|到|-|~|止|届满|\bto\b|until|\btill\b|through|expir|ceas|\bends?\b|\bending\b|terminat|lapse",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A day and where it stands in the text."""

    day: date
    start: int
    end: int
    whole: bool = True
    """False where the year lost a figure in print, and can be no other: 二二四年 is 2024."""


def chinese_number(text: str) -> int | None:
    """Read 一 to 九十九 (十, 廿 and 卅 included) and digit by digit years; ``None`` if neither."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("元", "一")
    if "十" in text:
        tens, _, ones = text.partition("十")
        if len(tens) > 1 or len(ones) > 1 or (tens + ones).strip(_ZH):
            return None
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    if not text or any(char not in _DIGITS for char in text):
        return None
    return int("".join(str(_DIGITS[char]) for char in text))


def dates_in(text: str) -> tuple[DateSpan, ...]:
    """Return every day of the calendar that a folded text writes out, in order."""
    found = []
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            day = _day(parts)
            if day is not None:
                found.append(DateSpan(day, match.start(), match.end(), "faded" not in parts))
    return tuple(sorted(found, key=lambda span: span.start))


def _day(parts: Mapping[str, str]) -> date | None:
    name = parts["month"].lower()
    month = _ABROAD.get(name) or _MONTHS.get(name[:3]) or _number(parts["month"])
    year = _year(parts["year"]) if "year" in parts else _faded_year(parts["faded"])
    day = _number(parts["day"])
    if year is None or month is None or day is None:
        return None
    year += _ERAS.get(parts.get("era", ""), 0)
    if not 1900 <= year <= 2150:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _faded_year(said: str) -> int | None:
    """Return the one year of a paper's time that has these figures and one more; else ``None``.

    Engines overlook a 〇, and a figure at an edge.
    """
    figures = "".join(str(_DIGITS[char]) for char in said)
    years = {
        int(figures[:place] + one + figures[place:])
        for place in range(len(figures) + 1)
        for one in "0123456789"
    }
    fits = years & _YEARS_OF_PAPERS
    return fits.pop() if len(fits) == 1 else None


def _year(text: str) -> int | None:
    said = re.fullmatch(r"two thousand(?: and)?(?P<more>.*)", text, re.IGNORECASE)
    if said is None:
        return _number(text)
    return 2000 + sum(_ONES[word] for word in re.split("[ -]+", said["more"].lower()) if word)


def _number(text: str) -> int | None:
    if text.isascii() and not text.isdecimal():
        return _DAYS.get(re.sub(r"[- ]", "", text.lower()), chinese_number(text))
    return int(text) if text.isdecimal() else chinese_number(text)


@dataclass(frozen=True, slots=True)
class Term:
    """Start and end of a term; an end may be open, a start may be unsaid."""

    start: DateSpan | None
    end: DateSpan | None
    open_ended: tuple[int, int] | None
    """Where the text says that the term has no end."""


def term_in(text: str) -> Term | None:
    """Read 自…至…止, "…至长期" and plain 至…; ``None`` when the text states no term."""
    days = dates_in(text)
    endless = _OPEN_ENDED.search(text)
    if endless:
        return Term(days[0] if days else None, None, endless.span())
    if len(days) == 2 and _BETWEEN.search(text[days[0].end : days[1].start]):
        return Term(days[0], days[1], None)
    if len(days) == 1 and re.search(r"(至|到|until|through)\s*$", text[: days[0].start]):
        return Term(None, days[0], None)
    return None


def ten_years_on(start: date) -> date | None:
    """Return the last day of a ten-year term (PRC Trademark Law 2019, article 39).

    Counted from the registration day; ``None`` for 29 February, which offices treat either way.
    """
    if (start.month, start.day) == (2, 29):
        return None
    return date.fromordinal(start.replace(year=start.year + 10).toordinal() - 1)
