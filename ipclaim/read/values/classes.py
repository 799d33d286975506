"""Goods and services under the numbers of their Nice classes. Pure."""

import re

from ipclaim.read.values.form import Parsed, trimmed

_WORD = r"(?:Int\.? ?)?(?:Nh[óo]m|Class(?:e|es)?|Cl\.?|Klasse|Clase|NCL\(\d+\))"
_HEADING = re.compile(
    rf"(?<![^\s;.,])(?:{_WORD}\s*\(?(?P<named>0?\d{{1,2}})(?!\d)\)?\s*[-:.,]*\s*"
    r"|(?:EN|DE|FR|ES|IT) ?- ?(?P<tongued>\d{1,2}) ?- ?"
    r"|\(?(?P<bare>0?[1-9]|[1-3]\d|4[0-5])\)?\s*[-:.]?\s*(?:EN\s*[-:]\s*)?(?=[A-Z][a-z]|[a-z]{4}))"
    r"|第(?P<eastern>\d{1,2})[類类]\s*:?",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:Class|Classe|Klasse|Clase)\s*:?\s*(?P<latin>0?\d{1,2})(?![\d./])|第(?P<eastern>\d{1,2})[類类]",
    re.IGNORECASE,
)
_LIST = re.compile(r"^\s*(?:\d{1,2}\s*[,;、&]\s*)*\d{1,2}\s*(?=$|Class|Cl\.|第|\d)", re.IGNORECASE)

_PLAIN = re.compile(
    r"\s*(?:[A-Za-z.]+\s*)?(?:0?\d{1,2}(?!\d)\s*(?:- ?Primary Class\s*)?[,;、&.]?\s*(?:and\s*)?)+"
)
"""Numbers alone; American pages print three figures and say which class came first."""
_PREAMBLE = re.compile(
    r"^(?:Int\w* Classification\b|Classification\b|Nice\b|Classes\b)?[^\d;]{0,200}?"
    r"NCL ?\(\d+(?:-\d{4})?\)[ :.]*|^International Classification of[^\d;]*?\)[ :.-]*",
    re.IGNORECASE,
)
"""What an office says of the classification before the goods: … (Nice Classification) NCL(11)."""


_ASIDE = re.compile(r"\( ?Nice Class\w* ?\)|^\s*(?-i:[A-Z])[a-z]+ \([a-z]{2}\)", re.IGNORECASE)
"""What a register's page says beside them: ( Nice Classification ), and their language first:
German (de)."""


def _bare(text: str) -> str:
    """Return the text with blanks for the words about the classification; its length stays."""
    said = _PREAMBLE.match(text)
    text = " " * said.end() + text[said.end() :] if said else text
    return _ASIDE.sub(lambda aside: " " * len(aside.group()), text)


def classes_said(text: str) -> frozenset[int]:
    """Return the classes that a line names by the word: Class 25, 第25类."""
    found = _SAID.finditer(text)
    numbers = {int(one["latin"] or one["eastern"]) for one in found}
    return frozenset(number for number in numbers if 1 <= number <= 45)


def classes_named(text: str) -> Parsed | None:
    """Read the classes of an entry: a list of numbers alone, or the headings of its goods."""
    text = _bare(text)
    spans = list(re.finditer(r"\d+", text)) if _PLAIN.fullmatch(text) else _numbers(text)
    if not spans:
        return None
    numbers = tuple(sorted({int(match.group()) for match in spans}))
    fits = all(1 <= number <= 45 for number in numbers)
    listed = set(map(int, re.findall(r"\d+", text[: _listed(text)])))
    fits = fits and (not listed or listed == set(numbers))
    return Parsed(numbers, spans[0].start(), spans[-1].end(), fits)


def goods(text: str) -> Parsed | None:
    """Read goods without the headings of their classes; those of several are joined with "; ".

    Without a heading the whole text counts. Ill-formed with a lone bracket or a colon left over.
    """
    text = _bare(text)
    headings = list(_headings(text))
    starts = [match.end() for match in headings] or [0]
    stops = [match.start() for match in headings[1:]] + [len(text)]
    ends = (_ended(text, *span) for span in zip(starts, stops, strict=True))
    spans = [trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]
    spans = [(start, end) for start, end in spans if end > start]
    if not spans:
        return None
    parts = [text[start:end] for start, end in spans]
    value = "; ".join(parts)
    fits = value.count("(") == value.count(")") and not re.search(
        r"[|*~^_]|: |\.\.|\d - [A-Z]{2} -", value
    )
    return Parsed(value, spans[0][0], spans[-1][1], fits and len(value) > 2)


_GROUP = re.compile(
    r"(?<!\d)\d{4}(?!\d)\s*(?P<item>[^\d\s;,、][^;\n]*?)\s*[;,、]?\s*(?=\d{4}(?!\d)|$)"
)
"""One item of goods after the four figures of its similar group."""


def grouped_goods(text: str) -> Parsed | None:
    """Read goods that each stand after the number of their similar group: 2501 服装 2507 鞋."""
    items = list(_GROUP.finditer(text))
    if not items or text[: items[0].start()].strip():
        return None
    value = "；".join(item["item"].rstrip(" ;,、") for item in items)
    return Parsed(value, items[0].start("item"), items[-1].end("item"))


def _ended(text: str, start: int, end: int) -> int:
    """Return where the goods of one class end: Chinese lists say so (截止)."""
    mark = re.search(r"\((?:商品|服务|项目)?截止\)", text[start:end])
    return start + mark.start() if mark else end


def _numbers(text: str) -> list[re.Match[str]]:
    return [found for match in _headings(text) if (found := _digits(text, match))]


def _digits(text: str, match: re.Match[str]) -> re.Match[str] | None:
    name = match.lastgroup
    return re.compile(r"\d+").search(text, match.start(name)) if name else None


def _headings(text: str) -> list[re.Match[str]]:
    """Return headings in ascending order: a bare number inside the goods is none."""
    kept: list[re.Match[str]] = []
    last = 0
    for match in _HEADING.finditer(text, _listed(text)):
        number = int(match[match.lastgroup or 0])
        first_bare = not kept and match.lastgroup == "bare" and text[: match.start()].strip()
        if last < number <= 45 and not (first_bare and not _LIST.match(text)):
            kept.append(match)
            last = number
    return kept


def _listed(text: str) -> int:
    """Return where the list of class numbers before the first heading ends (25, 28 Class 25: …)."""
    match = re.match(
        rf"\s*(?:\d{{1,2}}\s*[,;、]\s*)*\d{{1,2}}\s+(?={_WORD}[\s(]*\d)", text, re.IGNORECASE
    )
    return match.end() if match else 0
