"""Writing that no field owns and that adjoins a value: the value may go on there. Pure."""

import re

from ipclaim.read.candidates import Candidate
from ipclaim.read.dates import chinese_number
from ipclaim.read.folding import is_han
from ipclaim.read.lines import Line, left_of, touched
from ipclaim.read.values.owners import ends_a_company

FREE_TEXT = frozenset({
    "name", "company", "person", "people", "address", "text", "phrase", "goods", "mark-name",
    "scope", "latin-name", "holder", "latin-holder", "foreign-address", "urls", "rights-numbers",
})  # fmt: skip
"""Forms that a line more may belong to."""
UNENDED = frozenset({"address", "text", "scope"})
"""Forms whose end nothing tells: a firm's name ends in its legal form."""
_NUMBERS = frozenset({"rights-numbers", "urls"})
_NAMES = frozenset({"name", "company", "holder"})
_COMPANIES = frozenset({"holder", "latin-holder", "latin-name"})
_LISTS = frozenset({"text", "scope", "phrase", "goods"})
_NUMBERED = re.compile(r"\s*[(（第]?(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）.．、·条]")
COUNTED = frozenset({"nice-classes", "classes-named", "rights-numbers"})
"""Forms of several numbers in a row."""
_AND_MORE = re.compile(r"\s*(?:[、,，/&及和与]|and)\s*", re.IGNORECASE)
_REST_OF_AN_ADDRESS = re.compile(
    r"(?:[\u3400-\u9fff]{1,8}(?:园|区|大厦|大楼|广场|中心))?[A-Z]?[-0-9]{1,6}[A-Z]?"
    r"(?:号|室|幢|栋|楼|层|座|单元|弄).{0,24}"
)
_WORDS = re.compile(r"[^\W\d_][^\W\d_.'-]*(?:[ -][^\W\d_][^\W\d_.'-]*){0,2}")
"""One to three words, as the rest of somebody's name may be, or a town."""
_TAIL = re.compile(r"[(（](?:集团|控股|股份|普通合伙|特殊普通合伙|有限合伙)[)）]")
"""How the rest of a firm's name begins: 事务所 | （集团）股份有限公司. Without the brackets it may
be the company's type in the row below."""


def may_go_on(best: Candidate, consumed: frozenset[int]) -> bool:
    """Tell whether writing that no field owns adjoins a free-text value above or below.

    A wrapped name whose second line was not recognised as such would otherwise pass as whole.
    """
    if best.field.value in _LISTS and _announces_more(best) and not _ends_a_clause(best, consumed):
        return True
    own = {line for line, _, _ in touched(best.strip)}
    left = left_of(best.page, best.strip)
    first, last = _first_and_last(best)
    for other in best.page.lines:
        if other.index not in own and _is_the_rest_of_a_name(best, other, last):
            return True
        if other.index in consumed or _of_another_kind(best, other):
            continue
        if _is_the_rest_of_an_address(best, other, last):
            return True
        if best.field.value in UNENDED and _right_under(other, last, left):
            return True
        edges = (left, last.x0) if best.field.value == "address" else (left,)
        if min(abs(other.x0 - edge) for edge in edges) > 1.2 * first.height:
            continue
        below = 0 < other.middle - last.middle < 1.9 * last.height
        above = 0 < first.middle - other.middle < 1.4 * first.height
        if below or above:
            return True
    return False


def parted_from_its_name(best: Candidate, address: Candidate) -> bool:
    """Tell a person over an address that begins with mere words, which may be of the name too.

    Johan Peter | Svensson | Storgatan 12: where a firm's name ends, its legal form tells.
    """
    if best.field.part != "name" or address.field.part != "address":
        return False
    if best.page.number != address.page.number or ends_a_company(best.strip.text):
        return False
    _, last = _first_and_last(best)
    following, _ = _first_and_last(address)
    below = 0 < following.middle - last.middle < 1.9 * last.height
    return below and _WORDS.fullmatch(following.text.strip()) is not None


def breaks_off(best: Candidate) -> bool:
    """Tell a row of numbers whose line ends in a mark of lists: 9、35、 and 42 stands elsewhere."""
    spot = best.strip.spots[-1]
    rest = best.page.lines[spot.line].text[spot.char + 1 :] if spot.char >= 0 else ""
    return _AND_MORE.fullmatch(rest) is not None


def _first_and_last(best: Candidate) -> tuple[Line, Line]:
    """Return the highest and the lowest line of a value."""
    lines = [best.page.lines[line] for line, _, _ in touched(best.strip)]
    return min(lines, key=lambda line: line.middle), max(lines, key=lambda line: line.middle)


def _announces_more(best: Candidate) -> bool:
    """Tell a value after which its line has a mark of lists: another item follows somewhere."""
    spot = best.strip.spots[-1]
    rest = best.page.lines[spot.line].text[spot.char + 1 :].lstrip() if spot.char >= 0 else ""
    return rest[:1] in tuple(";；、")


def _ends_a_clause(best: Candidate, consumed: frozenset[int]) -> bool:
    """Tell a value of clause n after which clause n + 1 follows, with a label of its own.

    1．委托事项：…； over 2．适用平台：…； the mark of lists parts the clauses.
    """
    first, last = _first_and_last(best)
    number = _clause(first)
    below = [other for other in best.page.lines if other.middle > last.middle + 0.5 * last.height]
    if number is None or not below:
        return False
    following = min(below, key=lambda other: other.middle)
    closes = best.strip.spots[-1].char >= len(last.text.rstrip()) - 2
    aligned = abs(following.x0 - first.x0) < 1.2 * first.height
    return closes and aligned and following.index in consumed and _clause(following) == number + 1


def _clause(line: Line) -> int | None:
    """Return the number that a line begins with: 2．, 二、, （二） or 第二条."""
    match = _NUMBERED.match(line.text)
    if match is None:
        return None
    return int(match[1]) if match[1].isdecimal() else chinese_number(match[1])


def _is_the_rest_of_a_name(best: Candidate, other: Line, last: Line) -> bool:
    """Tell a line below a firm's name that begins as only the rest of a name does."""
    if best.field.value not in _NAMES or not _TAIL.match(other.text):
        return False
    below = 0 < other.middle - last.middle < 2.5 * last.height
    return below and other.x0 < last.x1 and other.x1 > last.x0


def _is_the_rest_of_an_address(best: Candidate, other: Line, last: Line) -> bool:
    """Tell a line below an address, wherever it begins, that says what only addresses say."""
    if best.field.value != "address" or not _REST_OF_AN_ADDRESS.fullmatch(other.text.strip()):
        return False
    below = 0 < other.middle - last.middle < 2.0 * last.height
    return below and other.x0 < last.x1


def _of_another_kind(best: Candidate, other: Line) -> bool:
    """Tell a line that no list of numbers, or company's name in Latin letters, goes on with.

    Below its legal form nothing belongs to it, and a sentence is no part of a name in capitals;
    its Chinese name is another name.
    """
    if best.field.value in _NUMBERS:
        return not re.search(r"\d{4}", other.text)
    if best.field.value not in _COMPANIES or any(map(is_han, best.strip.text)):
        return False
    if any(map(is_han, other.text)):
        return True
    below = other.middle > _first_and_last(best)[1].middle
    small = len(re.findall(r"[a-z]", other.text)) > 2
    capitals = not re.search(r"[a-z]{2}", best.strip.text)
    return (below and ends_a_company(best.strip.text)) or (capitals and small)


def _right_under(other: Line, last: Line, left: float) -> bool:
    """Tell a line of the same size set close under a full one, wherever it begins."""
    close = other.middle > last.middle and other.y0 - last.y1 < 0.9 * last.height
    alike = 0.6 < other.height / max(last.height, 1) < 1.6
    full = last.x1 > other.x1 - 0.6 * last.height
    return close and alike and full and other.x1 > left + 2 * last.height
