"""From the words on the paper to a value: one small reader for each form of value.

Each takes folded text and says what it found, where in the text, and whether the form is what
such a value must look like. Nothing is repaired: the value is what the paper says.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ipclaim.model.document import CheckDigit, Value
from ipclaim.read.dates import LONG_TERM, chinese_number, dates_in, term_in
from ipclaim.read.folding import is_han
from ipclaim.read.numbers import (
    credit_code_valid,
    patent_number_valid,
    registration_15_valid,
    resident_id_valid,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, the part of the text it stands in, and whether its form is right."""

    value: Value
    start: int
    end: int
    well_formed: bool = True
    check_digit: CheckDigit | None = None


Parser = Callable[[str], Parsed | None]

_COMPANY_END = re.compile(
    r"(公司|集团|厂|店|中心|行|部|社|院|所|企业|合伙|\((?:有限合伙|普通合伙|特殊普通合伙)\)|协会|学会"
    r"|基金会|联盟|大学|学院|馆|合作社|工作室|经营部|商行|商店|场|站|坊|铺|局)$"
)
_LATIN_COMPANY_END = re.compile(
    r"\b(ltd|limited|inc|incorporated|llc|llp|lp|corp|corporation|co|company|gmbh|ag|s\.?a|s\.?p\.?a"
    r"|s\.?r\.?l|b\.?v|n\.?v|k\.?k|pte|plc|s\.?a\.?s|oy|ab|a/s|aps|sarl|kg|ohg)\.?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[(,]?\s*(以下(?:统称|简称|称)|下称|统一社会信用代码|身份证|签章|盖章|公章|签字).*$"
)
_PERSON = re.compile(r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{2,8}·[\u3400-\u9fff]{2,10}$")
_EDGE = " \t:;,.。、_-|·\"'“”‘’"


_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _capitals(text: str) -> str:
    """Return the text in Latin capitals; its length never changes, as ß would make it."""
    return text.translate(_CAPITALS)


def _trimmed(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    end = len(text) if end is None else end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int, *, well_formed: bool) -> Parsed | None:
    return Parsed(text[start:end], start, end, well_formed) if end > start else None


def text_value(text: str) -> Parsed | None:
    """Take the whole text; ill-formed with a lone bracket or no separator after a closed one.

    Both models lose a semicolon that stands at the end of a line, and both read a speck as a dot.
    """
    start, end = _trimmed(text)
    balanced = text.count("(", start, end) == text.count(")", start, end)
    parted = not re.search(r"\)(?![的和及等])[\u3400-\u9fff]", text[start:end])
    clean = not re.search(r"[·'`^~_|*]|[-.,;:、][-.,;:、)]|\([-.,;:、]", text[start:end])
    fits = end - start > 1 and balanced and parted and clean
    fits = fits and not _only_dates(text[start:end])
    return _cut(text, start, end, well_formed=fits)


def _only_dates(text: str) -> bool:
    """Tell a text that is nothing but days or a term: another entry's value."""
    days = dates_in(text)
    return bool(days) and len(text) - sum(day.end - day.start for day in days) < 6


def phrase(text: str) -> Parsed | None:
    """Take the text up to the end of its sentence."""
    end = re.search(r"[。;]|(?<=[\u3400-\u9fff])\.", text)
    start, stop = _trimmed(text, 0, end.start() if end else None)
    return _cut(text, start, stop, well_formed=stop - start > 1)


def name(text: str) -> Parsed | None:
    """Read a firm's or person's name; well formed with a legal form's ending or as 2 to 4 Han."""
    aside = _ASIDE.search(text)
    start, end = _trimmed(text, 0, aside.start() if aside else None)
    if end <= start:
        return None
    body = text[start:end]
    latin_end = body[:-1] if body.endswith(".") else body
    fits = bool(
        (_COMPANY_END.search(body) and len(body) >= 4)
        or _LATIN_COMPANY_END.search(latin_end)
        or _PERSON.match(body)
    )
    fits = fits and not dates_in(body) and not ("·" in body and _COMPANY_END.search(body))
    balanced = body.count("(") == body.count(")")
    return Parsed(body, start, end, fits and balanced and not re.search(r"[?*#@=:;]", body))


def company(text: str) -> Parsed | None:
    """Read a firm's name: a personal name is not well formed here."""
    parsed = name(text)
    if parsed is None or not isinstance(parsed.value, str):
        return parsed
    fits = parsed.well_formed and not _PERSON.match(parsed.value)
    return Parsed(parsed.value, parsed.start, parsed.end, fits)


def person(text: str) -> Parsed | None:
    """Read a person's name of two to four Chinese characters, or a transcribed one."""
    aside = _ASIDE.search(text)
    start, end = _trimmed(text, 0, aside.start() if aside else None)
    if end <= start:
        return None
    body = text[start:end]
    fits = bool(_PERSON.match(body)) or bool(re.fullmatch(r"[A-Za-z][A-Za-z .,'-]{3,60}", body))
    return Parsed(body, start, end, fits)


def latin_name(text: str) -> Parsed | None:
    """Read a name in Latin letters."""
    start, end = _trimmed(text)
    body = text[start:end]
    if not re.search(r"[A-Za-z]{2}", body):
        return None
    whole = text[start : end + 1] if text[end : end + 1] == "." else body
    return Parsed(whole, start, start + len(whole), not any(map(is_han, body)))


_PLACE = re.compile(
    r"^(中国|中华人民共和国)?[\u3400-\u9fff]{2,12}(省|市|自治区|区|县|特别行政区|州|盟|镇|乡|国|洲)"
)


def address(text: str) -> Parsed | None:
    """Read an address; well formed when it starts with a place and has six characters or more."""
    start, end = _trimmed(text)
    body = text[start:end]
    fits = (bool(_PLACE.match(body)) and len(body) >= 6) or bool(
        re.search(r"[A-Za-z]{3}.*\d|\d.*[A-Za-z]{3}", body)
    )
    fits = fits and body.count("(") == body.count(")") and not dates_in(body)
    return _cut(text, start, end, well_formed=fits)


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


def _matched(pattern: str, text: str, shape: str) -> Parsed | None:
    match = re.search(pattern, text)
    if match is None:
        return None
    plain = re.sub(r"[\s,]", "", match.group())
    return Parsed(plain, match.start(), match.end(), bool(re.fullmatch(shape, plain)))


def trademark_number(text: str) -> Parsed | None:
    """Read a Chinese registration number, Madrid ones (G…) too."""
    return _matched(
        r"[A-Z0-9][A-Z0-9 ]*[A-Z0-9]", _capitals(text), r"[1-9]\d{3,8}[A-Z]{0,2}|G\d{4,7}[A-Z]?"
    )


def credit_code(text: str) -> Parsed | None:
    """Read an 18-character code with both check digits' verdict; specks in it are ill-formed."""
    match = re.search(r"(?:[0-9A-Z][ .,'-]?){16,20}", _capitals(text))
    if match is None:
        return None
    start, end = _trimmed(text, match.start(), match.end())
    printed = _capitals(text[start:end]).replace(" ", "")
    code = re.sub(r"[.,'-]", "", printed)
    verdict = CheckDigit.VALID if credit_code_valid(code) else CheckDigit.INVALID
    return Parsed(code, start, end, len(printed) == 18, verdict)


def registration_15(text: str) -> Parsed | None:
    """Read the 15-digit registration number of licences before 2015."""
    match = re.search(r"(?<![0-9A-Z])(?:\d ?){13}(?:\d ?){1,2}(?![0-9A-Z])", _capitals(text))
    if match is None:
        return None
    number = match.group().replace(" ", "")
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


def any_number(text: str) -> Parsed | None:
    """Read a number of letters, digits, dashes and slashes; ill-formed when text goes on there."""
    match = re.search(r"[A-Za-z0-9\u4e00-\u9fff/_#-]*\d[A-Za-z0-9/_-]{3,}", text)
    if match is None:
        return None
    start, end = _trimmed(text, match.start(), match.end())
    alone = re.search(r"[A-Za-z0-9][ .]?$", text[:start]) is None
    alone = alone and re.match(r"[ .]?[A-Za-z0-9]", text[end:]) is None
    return Parsed(text[start:end], start, end, alone)


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


def sex(text: str) -> Parsed | None:
    """Read 男 or 女."""
    match = re.search(r"[男女]", text)
    return Parsed(match.group(), match.start(), match.end()) if match else None


def amount(text: str) -> Parsed | None:
    """Read an amount of money with two decimals; separators are dropped, the currency stays out."""
    match = re.search(r"\d[\d,]*\.\d{2}(?!\d)", text)
    if match is None:
        return None
    return Parsed(match.group().replace(",", ""), match.start(), match.end())


def ethnicity(text: str) -> Parsed | None:
    """Read an ethnicity, e.g. 汉 or 维吾尔."""
    match = re.search(r"[\u3400-\u9fff]{1,5}", text)
    return Parsed(match.group(), match.start(), match.end()) if match else None


def urls(text: str) -> Parsed | None:
    """Read every web address of a text."""
    spans = list(re.finditer(r"https?://[A-Za-z0-9./?=&_%#:~+-]+", text))
    if not spans:
        return None
    found = tuple(dict.fromkeys(span.group().rstrip(".") for span in spans))
    return Parsed(found, spans[0].start(), spans[-1].end())


PARSERS: dict[str, Parser] = {
    "text": text_value,
    "phrase": phrase,
    "name": name,
    "company": company,
    "person": person,
    "latin-name": latin_name,
    "address": address,
    "date": date,
    "day-first-date": day_first_date,
    "term-start": term_start,
    "term-end": term_end,
    "end-date": end_date,
    "trademark-number": trademark_number,
    "credit-code": credit_code,
    "registration-15": registration_15,
    "resident-id": resident_id,
    "patent-number": patent_number,
    "number": any_number,
    "nice-classes": nice_classes,
    "rights-numbers": rights_numbers,
    "sex": sex,
    "amount": amount,
    "ethnicity": ethnicity,
    "urls": urls,
}
"""Forms of value by the name that layouts use."""

LISTS = frozenset({"nice-classes", "rights-numbers", "urls"})
"""Forms of which a paper may name several, in several places."""
