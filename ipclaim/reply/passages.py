"""The sentences of a paper, so that a reply can quote the very words that raise a point.

A sentence may run over several lines; a numbered heading or a label starts a new one. What is
found by its words is quoted as read and proves nothing by itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipclaim.model.document import Document, Source, TextLine

_ENDS = "。；！？;!?"
_ABBREVIATED = "".join(
    rf"(?<!\b{each}\.)"
    for each in ("Co", "Ltd", "Inc", "No", "Nos", "Art", "Arts", "Mr", "Ms", "Dr", "vs", "Corp")
)
_STARTS = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十]+[)）、.．]|[(（]?\d{1,2}[)）.、]|[^：:（(]{2,8}[：:])"
)
_SPLIT = re.compile(rf"(?<=[{_ENDS}])|(?<=[a-z)\d]\.){_ABBREVIATED}\s+(?=[A-Z“\"])")
_SINGLE = str.maketrans("“”", "‘’")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|"
    r"[(（]?\d{1,2}(?:[)）、]|[.．](?!\d)))\s*"
)
_NOT_QUOTED = re.compile(
    r"^(?:附件(?![为是系中里内所])|附：|附:|附?证据(?:清单|目录|材料)?[：:]|"
    r"(?:enclosures?|attachments?|evidence|exhibits?|enclosed)\s*:)",
    re.IGNORECASE,
)
"""What only lists what goes along."""
_SCRAP = 4
"""A line of fewer characters without a Chinese one is a piece of a seal or a stamp."""
_SHORT = 4
"""Line heights between a line's end and the margin beyond which its paragraph is over."""
_HAN = re.compile(r"[\u2e80-\u9fff，。、；：“”（）]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with the spot of its first line."""

    text: str
    source: Source
    opens_point: bool = False
    """Whether it is the first sentence of a numbered paragraph."""

    @property
    def inside_quotes(self) -> str:
        """The sentence for use between quotation marks: its own become single ones."""
        return self.text.translate(_SINGLE)


def passages_with(
    document: Document, words: Iterable[str], *, most: int = 2
) -> tuple[Passage, ...]:
    """Return the first sentences that have one of the words in them, in reading order."""
    wanted = [_plain(word) for word in words]
    found: list[Passage] = []
    for passage in sentences(document):
        if len(found) < most and any(word in _plain(passage.text) for word in wanted):
            found.append(passage)
    return tuple(found)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def sentences(document: Document) -> Iterator[Passage]:
    """Yield the sentences of a paper in reading order, each with the spot of its first line."""
    for block in _blocks(document):
        is_point = bool(_ORDINAL.match(block.text.strip()))
        at = 0
        for sentence in _SPLIT.split(block.text):
            start = block.text.find(sentence, at) if sentence else at
            at = max(at, start) + len(sentence)
            bare = _ORDINAL.sub("", sentence.strip())
            if bare and not _NOT_QUOTED.match(bare):
                page, line = block.line_at(start)
                source = Source(document.file, page, line.box, line.text)
                yield Passage(bare, source, opens_point=is_point)
                is_point = False


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that read on, as one text."""

    text: str
    starts: tuple[tuple[int, int, TextLine], ...]
    """Where in the text each line begins, its page and itself."""

    def line_at(self, place: int) -> tuple[int, TextLine]:
        """Return the page and line in which a character stands."""
        _, page, line = [each for each in self.starts if each[0] <= place][-1]
        return page, line


def _blocks(document: Document) -> Iterator[_Block]:
    """Yield runs of lines that read on."""
    margins = _right_margins(document)
    starts: list[tuple[int, int, TextLine]] = []
    text = ""
    for page, line in document.lines:
        if len(line.text.strip()) < _SCRAP and not _HAN.search(line.text):
            continue
        if starts and not _reads_on(text, starts[-1], (page, line), margins):
            yield _Block(text, tuple(starts))
            starts, text = [], ""
        joined = _joined(text, line.text.strip())
        starts.append((len(joined) - len(line.text.strip()), page, line))
        text = joined
    if starts:
        yield _Block(text, tuple(starts))


def _reads_on(
    text: str, before: tuple[int, int, TextLine], now: tuple[int, TextLine], margins: dict[int, int]
) -> bool:
    _, page, last = before
    return (
        page == now[0]
        and not _stops_short(last, margins[page])
        and not text.endswith(("：", ":"))
        and not _STARTS.match(now[1].text)
    )


def _right_margins(document: Document) -> dict[int, int]:
    margins: dict[int, int] = {}
    for page, line in document.lines:
        margins[page] = max(margins.get(page, 0), line.box.x1)
    return margins


def _stops_short(line: TextLine, margin: int) -> bool:
    """Whether a line ends well before the margin, as the last one of a paragraph does."""
    return line.box.x1 < margin - _SHORT * line.box.height


def _joined(before: str, after: str) -> str:
    if not before or not after:
        return before or after
    apart = not (_HAN.match(before[-1]) or _HAN.match(after[0]))
    return f"{before} {after}" if apart else before + after
