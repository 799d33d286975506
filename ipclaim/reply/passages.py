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
_STARTS = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（]?\d{1,2}[)）.、]|[^：:（(]{2,8}[：:])")
_SPLIT = re.compile(rf"(?<=[{_ENDS}])")
_SINGLE = str.maketrans("“”", "‘’")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（]?\d{1,2}[)）.、])\s*")
_NOT_QUOTED = re.compile(r"^(?:附件|附：|附:)")
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
    for passage in _sentences(document):
        if len(found) < most and any(word in _plain(passage.text) for word in wanted):
            found.append(passage)
    return tuple(found)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _sentences(document: Document) -> Iterator[Passage]:
    for source, text in _blocks(document):
        for sentence in _SPLIT.split(text):
            bare = _ORDINAL.sub("", sentence.strip())
            if bare and not _NOT_QUOTED.match(bare):
                yield Passage(bare, source)


def _blocks(document: Document) -> Iterator[tuple[Source, str]]:
    """Yield runs of lines that read on, with the spot of the first."""
    margins = _right_margins(document)
    first: tuple[int, TextLine] | None = None
    before: TextLine | None = None
    text = ""
    for page, line in document.lines:
        if len(line.text.strip()) < _SCRAP and not _HAN.search(line.text):
            continue
        reads_on = (
            first is not None
            and before is not None
            and first[0] == page
            and not _stops_short(before, margins[page])
            and not text.endswith(("：", ":"))
            and not _STARTS.match(line.text)
        )
        if not reads_on:
            if first is not None:
                yield _spot(document, first), text
            first, text = (page, line), ""
        text = _joined(text, line.text.strip())
        before = line
    if first is not None:
        yield _spot(document, first), text


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


def _spot(document: Document, at: tuple[int, TextLine]) -> Source:
    page, line = at
    return Source(document.file, page, line.box, line.text)
