"""Numbers by which papers and parties are known, some with check digits. Pure."""

import re

from ipclaim.model.document import CheckDigit
from ipclaim.read.dates import chinese_number
from ipclaim.read.numbers import (
    credit_code_valid,
    patent_number_valid,
    registration_15_valid,
    resident_id_valid,
)
from ipclaim.read.values.form import Parsed, capitals, matched, trimmed


def trademark_number(text: str) -> Parsed | None:
    """Read a Chinese registration number, Madrid ones (G…) and those in Chinese numerals too."""
    numerals = re.fullmatch(r"[〇○零一二三四五六七八九]{4,8}", text.strip())
    if numerals:
        start = text.index(numerals.group())
        return Parsed(str(chinese_number(numerals.group())), start, start + len(numerals.group()))
    return matched(
        r"[A-Z0-9][A-Z0-9 ]*[A-Z0-9]", capitals(text), r"[1-9]\d{3,8}[A-Z]{0,2}|G\d{4,7}[A-Z]?"
    )


def credit_code(text: str) -> Parsed | None:
    """Read an 18-character code with both check digits' verdict; specks in it are ill-formed."""
    match = re.search(r"(?:[0-9A-Z][ .,'-]?){16,20}", capitals(text))
    if match is None:
        return None
    start, end = trimmed(text, match.start(), match.end())
    printed = capitals(text[start:end]).replace(" ", "")
    code = re.sub(r"[.,'-]", "", printed)
    verdict = CheckDigit.VALID if credit_code_valid(code) else CheckDigit.INVALID
    return Parsed(code, start, end, len(printed) == 18, verdict)


_OLD_REGISTRATION = 13


def registration_15(text: str) -> Parsed | None:
    """Read the 15-digit registration number of licences before 2015, or 13 digits without a check.

    Those of 13 were given before 2008 and stood on licences until these were changed.
    """
    match = re.search(r"(?<![0-9A-Z])(?:\d ?){12}\d(?: ?\d){0,2}(?![0-9A-Z])", capitals(text))
    if match is None:
        return None
    number = match.group().replace(" ", "")
    if len(number) == _OLD_REGISTRATION:
        return Parsed(number, match.start(), match.end())
    verdict = CheckDigit.VALID if registration_15_valid(number) else CheckDigit.INVALID
    return Parsed(number, match.start(), match.end(), len(number) == 15, verdict)


def resident_id(text: str) -> Parsed | None:
    """Read an identity number."""
    match = re.search(r"(?:\d ?){15,18}[Xx]?", text)
    if match is None:
        return None
    number = match.group().replace(" ", "").upper()
    verdict = CheckDigit.VALID if resident_id_valid(number) else CheckDigit.INVALID
    return Parsed(number, match.start(), match.end(), len(number) == 18, verdict)


def patent_number(text: str) -> Parsed | None:
    """Read a patent number; kept as ZL and digits, spaces dropped."""
    match = re.search(r"(?:ZL ?)?\d[\d ]{6,14}\. ?[0-9Xx]", text)
    if match is None:
        return None
    number = match.group().replace(" ", "").upper()
    verdict = CheckDigit.VALID if patent_number_valid(number) else CheckDigit.INVALID
    return Parsed(number, match.start(), match.end(), check_digit=verdict)


_BEFORE_WORDS = re.compile(r"[A-Za-z0-9_-]*\d{6,}(?=[\u4e00-\u9fff]{2})")
"""A long number that a sentence goes on after: 投诉编号2268951596说我店侵犯第34655971号商标."""


def any_number(text: str) -> Parsed | None:
    """Read a number of letters, digits, dashes and slashes; ill-formed when text goes on there."""
    match = _BEFORE_WORDS.match(text)
    match = match or re.search(r"[A-Za-z0-9\u4e00-\u9fff/_#-]*\d[A-Za-z0-9/_-]{3,}", text)
    if match is None:
        return None
    start, end = trimmed(text, match.start(), match.end())
    alone = re.search(r"[A-Za-z0-9][ .]?$", text[:start]) is None
    alone = alone and re.match(r"[ .,'’`·-]?[A-Za-z0-9]", text[end:]) is None
    return Parsed(text[start:end], start, end, alone)


def office_number(text: str) -> Parsed | None:
    """Read an office's number: 5,123,456 and 1 234 567 lose their separators, 40-1234567 does not.

    Ill-formed when letters or digits go on right before or after it.
    """
    match = re.search(
        r"(?:DE ?)?\b3\d ?(?:19|20)\d{2} ?\d{3} ?\d{3}\b|\b\d{2}[ /][34] \d{3} \d{3}\b"
        r"|\bT\d{2}[/ ]?\d{5}[A-Z]\b|^(?:19|20)\d{2} \d{4,6}$"
        r"|(?:UK ?|EUTM ?|TMA ?|\bN/|\bIDM|\b[DJ](?=00\d{8})|\b[MNT]-? ?)?"
        r"\d(?:[\d/-]|[,.'] ?(?=\d{3})| (?=\d{3}(?!\d)))*\d"
        r"(?:-[A-Z0-9](?!\w)|(?:(?<=\d{6})|(?<= \d{3}))[A-Z](?!\w))?",
        text,
    )
    if match is None:
        return None
    number = re.sub(r"[\s,.']|EUTM", "", match.group())
    before, after = text[: match.start()], text[match.end() :]
    alone = not re.search(r"[A-Za-z0-9][/-]?$", before)
    alone = alone and not re.match(r"[,./ '’`·-]?\d|[A-Za-z/-]", after)
    return Parsed(number, match.start(), match.end(), alone)


def serial_number(text: str) -> Parsed | None:
    """Read an American serial number: 97/123,456 and 97-123,456 are 97123456."""
    match = re.search(r"(?<!\d)\d{2} ?[/-]? ?\d{3} ?,? ?\d{3}(?![\d/-])", text)
    if match is None:
        return None
    return Parsed(re.sub(r"\D", "", match.group()), match.start(), match.end())


def company_number(text: str) -> Parsed | None:
    """Read a company's number in a foreign register: 3146721, SC123456, HRB 12345."""
    match = re.search(
        r"(?<![A-Za-z0-9])(?:HR[AB] ?\d[\d ]*\d(?: [A-Z]{1,2}(?![A-Za-z]))?"
        r"|[A-Z]{0,3}\d[\dA-Z]*(?:-[\dA-Z]+)*)(?![A-Za-z0-9])",
        text,
    )
    if match is None:
        return None
    alone = not re.search(r"[A-Za-z0-9][./-]?$", text[: match.start()])
    alone = alone and not re.match(r"[ ./-]?[A-Za-z0-9]", text[match.end() :])
    fits = alone and len(match.group()) >= 4
    return Parsed(match.group(), match.start(), match.end(), fits)


def siren(text: str) -> Parsed | None:
    """Read a French company's nine digits, 812 345 678; an establishment's five more stay out."""
    match = re.search(r"(?<![\d ])\d{3} ?\d{3} ?\d{3}(?!\d)", text)
    if match is None:
        return None
    return Parsed(match.group().replace(" ", ""), match.start(), match.end())


def amount(text: str) -> Parsed | None:
    """Read an amount of money with two decimals; separators are dropped, the currency stays out."""
    match = re.search(r"\d[\d,]*\.\d{2}(?!\d)", text)
    if match is None:
        return None
    return Parsed(match.group().replace(",", ""), match.start(), match.end())


_MONEY = re.compile(
    r"(?<![\d.,/-])(?P<whole>\d{1,3}(?:(?P<by>[.,' ])\d{3})(?:(?P=by)\d{3})*|\d+)"
    r"[.,](?P<part>\d{2})(?![\d%]|[.,]\d| ?%)"
)
_YEN = re.compile(r"(?:[¥￥] ?(?P<a>\d[\d,]*)(?![\d.])|(?<![\d.,])(?P<b>\d[\d,]*) ?(?:円|yen))")


def money(text: str) -> Parsed | None:
    """Read an amount as any country writes it: 1,234.56, 1.234,56, 1 234,56 and ￥1,234.

    The decimals follow a stop; separators of thousands and the currency are dropped. The last of
    several amounts is given, ill-formed: a row may hold net, tax and total.
    """
    found = list(_MONEY.finditer(text))
    if found:
        last = found[-1]
        whole = re.sub(r"\D", "", last["whole"])
        return Parsed(f"{whole}.{last['part']}", *last.span(), len(found) == 1)
    yen = list(_YEN.finditer(text))
    if not yen:
        return None
    last = yen[-1]
    digits = (last["a"] or last["b"]).replace(",", "")
    return Parsed(digits, *last.span(), len(yen) == 1)


def publication_number(text: str) -> Parsed | None:
    """Read the number under which an office published a patent: country, digits, kind of paper.

    CN 304123456 S is kept as CN304123456S; without the kind's letter it is ill-formed.
    """
    match = re.search(r"[A-Z]{2} ?\d[\d ]{4,16}\d(?: ?[A-Z]\d?)?(?![A-Z0-9])", capitals(text))
    if match is None:
        return None
    number = match.group().replace(" ", "")
    fits = re.fullmatch(r"[A-Z]{2}\d{6,14}[A-Z]\d?", number) is not None
    start, end = trimmed(text)
    return Parsed(number, *match.span(), fits and (start, end) == match.span())


_IN_WORDS = {char: digit for digit, char in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_PARTS = {"角": 10, "分": 1}
_AMOUNT_IN_WORDS = re.compile(
    "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[圆元][零〇壹贰叁肆伍陆柒捌玖角分]*[整正]?"
)


def amount_in_words(text: str) -> Parsed | None:
    """Read an amount in capital numerals, 壹万叁佰圆伍角整, as ``10300.50``."""
    match = re.search(
        r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[圆元][零〇壹贰叁肆伍陆柒捌玖角分]*[整正]?", text
    )
    if match is None:
        return None
    whole, _, parts = re.sub("元", "圆", match.group()).rstrip("整正").partition("圆")
    hundredths = sum(
        _IN_WORDS[digit] * _PARTS[unit]
        for digit, unit in re.findall("([壹贰叁肆伍陆柒捌玖])([角分])", parts)
    )
    value = _whole_in_words(whole)
    return Parsed(f"{value}.{hundredths:02}", match.start(), match.end())


def _whole_in_words(words: str) -> int:
    total, section, digit = 0, 0, 0
    for char in words:
        if char in _IN_WORDS:
            digit = _IN_WORDS[char]
        elif char in _PLACES:
            section, digit = section + (digit or 1) * _PLACES[char], 0
        else:
            scale = 10_000 if char == "万" else 100_000_000
            total, section, digit = total + (section + digit) * scale, 0, 0
    return total + section + digit
