"""Regular expressions over a page's text in reading order: type by title words, then each field."""

import re
from collections.abc import Iterator, Sequence

from benchmarks.papers.answers import Answer, Given, Picture
from benchmarks.papers.rivals.layout import GAP, PageText
from benchmarks.papers.rivals.patterns import PATTERNS, TITLES, Labelled, Running

SURE = 0.95
"""The score from which a rival's value counts as certain."""
_ANY_LABEL = re.compile(
    r"\s*(?:[\u4e00-\u9fff]{2,8}\s*:|注册|核定|地址|有效|法定|成立|营业|经营|住所|类型|登记|授权|被"
    r"|日期|专利|申请|发明|设计|商标|特此|局长|中华|国家|类别|\(?\d{3}\)|[A-Z][A-Za-z ]{2,24}:)"
)
Spans = list[tuple[int, int]]


def answers(pages: Sequence[PageText], pictures: Sequence[Picture]) -> tuple[Answer, ...]:
    """Take all pages of a file for one document; the first page with a title names the type."""
    kinds = [kind for page in pages if (kind := kind_of(page.text))]
    kind = kinds[0] if kinds else "other"
    given: dict[str, Given] = {}
    for number, page in enumerate(pages, start=1):
        for field in fields_of(kind, page, number):
            given.setdefault(field.name, field)
    numbered = dict(enumerate(pictures, start=1))
    return (Answer(kind, bool(kinds), tuple(numbered), tuple(given.values()), numbered),)


def kind_of(text: str) -> str | None:
    """Return the type of the first title words, in order of precedence."""
    return next((kind for kind, words in TITLES if re.search(words, text)), None)


def fields_of(kind: str, page: PageText, number: int) -> Iterator[Given]:
    """Yield the first match of each pattern that yields a value."""
    for pattern in PATTERNS[kind]:
        found = (
            _labelled(pattern, page) if isinstance(pattern, Labelled) else _running(pattern, page)
        )
        if not found:
            continue
        text = "\n".join(page.text[start:end] for start, end in found)
        value = pattern.form(text if isinstance(pattern, Running) else _joined(text))
        if value is not None:
            sure = page.score(found) >= SURE
            yield Given(pattern.field, value, sure, number, page.box(found))


def _running(pattern: Running, page: PageText) -> Spans:
    """Match in the page's text; a pattern that ends with ``$`` takes the last match."""
    matches = list(re.finditer(pattern.pattern, page.text, re.MULTILINE))
    if not matches:
        return []
    match = matches[-1] if pattern.pattern.endswith("$") else matches[0]
    group = match.lastindex or 0
    return [match.span(group)] if match[group].strip() else []


def _labelled(pattern: Labelled, page: PageText) -> Spans:
    for match in re.finditer(pattern.label, page.text):
        start = match.end()
        while start < len(page.text) and page.text[start] in ": \t.":
            start += 1
        if start < len(page.text) and page.text[start] == "\n":
            start += 1
        end = _end(page.text, start)
        if page.text[start:end].strip():
            return [(start, end), *_continued(page, end, pattern.wraps)]
    return []


def _continued(page: PageText, end: int, rows: int) -> Spans:
    """Return the rows below that begin with no label, as many as the value may go on for."""
    spans: Spans = []
    for _ in range(rows):
        start = page.text.find("\n", end) + 1
        if start <= 0 or start >= len(page.text) or _ANY_LABEL.match(page.text, start):
            break
        end = _end(page.text, start)
        if page.text[start:end].strip():
            spans.append((start, end))
    return spans


def _end(text: str, start: int) -> int:
    """Return where the row, or the line in it when a gap follows, ends."""
    stops = [at for at in (text.find("\n", start), text.find(GAP, start)) if at >= 0]
    return min(stops, default=len(text))


def _joined(text: str) -> str:
    """Join rows: Chinese without a space, Latin words with one."""
    return re.sub(r"(?<=[A-Za-z,.])\n(?=[A-Za-z])", " ", text).replace("\n", "")
