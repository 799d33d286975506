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


_RIGHT = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"ZL ?\d[\d ]{6,14}\. ?[\dXx]|(?:19|20)\d{2}[1-389]\d{7}\.[\dXx]"
    r"|[\u4e00-\u9fff]作登字-\d{4}-[A-Z]-\d{8}|\d{4}SR\d{6,8}"
    r"|UK ?\d{11}|40-\d{7}(?:-\d{4})?"
    r"|\d{1,2},\d{3},\d{3}(?!,)"
    r"|G\d{4,7}[A-Z]?|0\d{8}|0[12]\d{6}|[1-9]\d{4,8}[A-Z]{0,2}"
    r")(?![A-Za-z0-9])"
)
"""Registered rights by the forms of their numbers (domain facts 3.2): patents, works, software,
marks of the UK, Korea, the US, China and of Madrid, of the EU and of Taiwan."""


_ADDRESS = re.compile(r"(?:https?:/{1,2}|www\.)[!-~]+")
"""An address on the web has figures that are no right's."""


def rights_numbers(text: str) -> Parsed | None:
    """Read every registration number of a list; ill-formed when one of them is no number."""
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    spans = list(_RIGHT.finditer(text))
    if not spans:
        return None
    numbers = tuple(dict.fromkeys(re.sub(r"[\s,]", "", span.group()) for span in spans))
    rest = _RIGHT.sub("", text)
    fits = re.search(r"\d{3}(?!\d*年)", rest) is None
    return Parsed(numbers, spans[0].start(), spans[-1].end(), fits)


_SCHEME = r"(?:h ?t ?t ?p ?s? ?: ?/ ?/|www\.)"
_SIGN = r"[A-Za-z0-9./?=&_%#~+-]"
_URL = re.compile(rf"{_SCHEME}(?:{_SIGN}|:(?=\d))*[A-Za-z0-9/=]")
_URL_END = re.compile(
    r"\.html?$|[?&_](?:id|offerId|itemId|Id)=\d{8,16}$|/(?:dp|itm|ip|product|item)/(?:[^/?]*/)?"
    r"[A-Z0-9]{9,16}$"
)
"""Where the address of a listing is whole, whatever stands after it."""
_HOST = re.compile(r"(?:https?://)?(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:[/?]|$)")
_MISREAD = re.compile(r"\.htm[^l?&]|\.html[A-Za-z0-9]|\.{2}")
"""What .html is read as: htm1, htmi."""
_URL_REST = re.compile(
    rf"(?P<mark>[?&=-]?) (?P<rest>(?!{_SCHEME}){_SIGN}*[A-Za-z0-9/=])(?![A-Za-z0-9:：])"
)


def urls(text: str) -> Parsed | None:
    """Read every web address of a text; one that breaks over lines is joined where that is plain.

    What goes on after the break must look like the rest of an address: digits, or signs of one.
    Where it is not plain, or a sign is left that something must follow, the address is ill-formed.
    """
    found: list[str] = []
    fits, at, start = True, 0, None
    while match := _URL.search(text, at):
        start = match.start() if start is None else start
        address, at = match.group().replace(" ", ""), match.end()
        while rest := _URL_REST.match(text, at):
            joined = address + rest["mark"] + rest["rest"]
            if _is_whole(address, rest["mark"], rest["rest"]):
                break
            if not _continues(joined, rest["rest"]):
                fits = False
                break
            address, at = joined, rest.end()
        fits = fits and _HOST.match(address) is not None and not _MISREAD.search(address)
        fits = fits and not re.match(r"[?&]", text[at:])
        found.append(address)
    if start is None:
        return None
    return Parsed(tuple(dict.fromkeys(found)), start, at, fits)


def _is_whole(address: str, mark: str, rest: str) -> bool:
    """Tell whether an address ends here, and what follows is neither its query nor its last digits.

    Listings have numbers of nine figures at least, most of twelve or more.
    """
    if mark or rest[0] in "?&=" or (address.endswith(".htm") and rest == "l"):
        return False
    figures = re.search(r"=(\d+)$", address)
    if figures and rest.isdigit() and len(figures[1]) < 12:
        return False
    return bool(_URL_END.search(address))


def _continues(joined: str, rest: str) -> bool:
    """Tell whether what stands after a break is the rest of an address and not a word."""
    return bool(re.search(r"\d{3}|[=&?%]|^\d+$", rest) or re.search(r"\.html?$", joined))


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


def invoice_lines(text: str) -> Parsed | None:
    """Read the goods of an invoice, one item a cell; a cell without * goes on with the one before.

    Tax invoices print the goods' class between two stars before each name. Without stars nobody
    can tell a second item from a second line: that is ill-formed.
    """
    cells = [cell.strip() for cell in text.split(";") if cell.strip()]
    if all(re.fullmatch(r"[\d.]+", cell) for cell in cells):
        return None  # the items' numbers
    items: list[str] = []
    for cell in cells:
        if items and items[0].startswith("*") and not cell.startswith("*"):
            items[-1] += cell
        else:
            items.append(cell)
    if not items:
        return None
    starred = all(item.startswith("*") for item in items)
    return Parsed(tuple(items), 0, len(text), starred or len(items) == 1)


def states(text: str) -> Parsed | None:
    """Read designated parties by their two-letter codes (WIPO ST.3); names are ill-formed."""
    start, end = trimmed(text)
    if end <= start:
        return None
    words = re.split(r"[\s,;./·•-]+", text[start:end])
    if all(re.fullmatch(r"[A-Z]{2}", word) for word in words):
        return Parsed(tuple(dict.fromkeys(words)), start, end)
    names = tuple(name.strip() for name in re.split(r"[,;]| - ", text[start:end]) if name.strip())
    return Parsed(names, start, end, well_formed=False)
