"""Which defences a counter-notice raises, each with the sentence that carries it. Pure.

Words are looked for clause by clause in what the seller itself wrote. A clause that says that a
point is *not* taken, that tells what the complainant said, or that asks the complainant for
something, pleads nothing: such frames, like the words, are data (``templates/replies``). A numbered
point without any known words is told too, for a person to place.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ipclaim.model.document import Document, Origin
from ipclaim.reply.book import Defence, ReplyBook
from ipclaim.reply.likeness import examples_of, likeliest
from ipclaim.reply.passages import Passage, sentences

_GAP = 16
"""Characters that ``…`` in a phrase stands for, at most; never over the end of a clause."""
_CLAUSE = re.compile(
    r"[，,；;。！？!?：:\n]|(?<=[a-z)])\.(?=\s|$)|\b(?:but|however|whereas|although|though)\b"
    r"|但是?|然而|而是|不过"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LABEL = re.compile(r"[^:,.。，]{1,24}:|.*:$")
_LEAST = 8
"""Characters below which a numbered line is a heading and no point."""
_MOST_UNPLACED = 6


@dataclass(frozen=True, slots=True)
class Raised:
    """One defence and the sentences that raise it."""

    defence: str
    """Its id."""
    paper: Document
    """The paper in which the first of them stands."""
    passages: tuple[Passage, ...]
    """None where only a field of the paper names it."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A sentence that makes a point in which no known defence was recognised."""

    paper: Document
    passage: Passage
    likely: str | None
    """The defence that it is most like: a proposal."""


@dataclass(frozen=True, slots=True)
class Pleas:
    """What the seller pleads."""

    raised: tuple[Raised, ...]
    """In the order of the book; each defence once."""
    unplaced: tuple[Unplaced, ...]
    """A person must say what they are."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The defences raised."""
        return tuple(each.defence for each in self.raised)

    def of(self, defence: str) -> Raised | None:
        """Return how a defence is raised."""
        return next((each for each in self.raised if each.defence == defence), None)


def pleas_of(book: ReplyBook, papers: Sequence[Document]) -> Pleas:
    """Return what is pleaded in a counter-notice and the letters that it came with.

    The first paper is the counter-notice; its ``defence`` field counts where its words do not tell
    otherwise.
    """
    found: dict[str, list[tuple[Document, Passage]]] = {}
    framed: set[str] = set()
    unplaced: list[Unplaced] = []
    examples = examples_of(book.examples)
    for paper in papers:
        for passage in sentences(paper):
            here, away = pleaded_in(book, passage.text)
            framed |= away
            for id_ in here:
                found.setdefault(id_, []).append((paper, passage))
            if not here and not away and _may_be_point(book, passage):
                likely = likeliest(examples, _plain(passage.text))
                if likely or _is_point(book, passage):
                    unplaced.append(Unplaced(paper, passage, likely))
    named = _named(papers[0]) if papers else {}
    ids = {*found, *(id_ for id_, sure in named.items() if sure or id_ not in framed)}
    raised = tuple(_raised(id_, found.get(id_, []), papers[0]) for id_ in _in_order(book, ids))
    return Pleas(raised, tuple(unplaced[:_MOST_UNPLACED]))


def pleaded_in(book: ReplyBook, sentence: str) -> tuple[set[str], set[str]]:
    """Return the defences that a sentence raises, and those whose words it has but does not."""
    here: set[str] = set()
    away: set[str] = set()
    for clause in _CLAUSE.split(sentence):
        if not clause or not clause.strip():
            continue
        plain = _plain(clause)
        frame = _first(book.frames, plain)
        for defence in book.defences:
            at = _pleads(defence, plain)
            if at is not None:
                (away if frame is not None and frame <= at else here).add(defence.id)
    return here, away - here


def _pleads(defence: Defence, clause: str) -> int | None:
    """Return where a clause has the words of a defence, what excludes it masked out."""
    for phrase in defence.unless:
        if "&" in phrase:
            if _found(phrase, clause) is not None:
                return None
        else:
            clause = _pattern(phrase).sub(lambda hit: "\0" * len(hit[0]), clause)
    return _first(defence.words, clause)


def _first(phrases: Iterable[str], clause: str) -> int | None:
    starts = (at for phrase in phrases if (at := _found(phrase, clause)) is not None)
    return min(starts, default=None)


def _found(phrase: str, clause: str) -> int | None:
    """Return where a phrase begins; of one with ``&`` all parts are there, in any order."""
    hits = [_pattern(part).search(clause) for part in phrase.split("&")]
    return min((hit.start() for hit in hits if hit), default=None) if all(hits) else None


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return a phrase as a pattern over plain text: ``…`` is a short gap, ``|`` parts choices."""
    return re.compile("|".join(f"(?:{_choice(each)})" for each in phrase.split("|")))


def _choice(phrase: str) -> str:
    pieces = [_plain(piece) for piece in phrase.split("…")]
    bounded = [
        (r"\b" if piece[:1].isascii() and piece[:1].isalnum() else "")
        + re.escape(piece)
        + (r"s?\b" if piece[-1:].isascii() and piece[-1:].isalnum() else "")
        for piece in pieces
    ]
    gap = _GAP if _HAN.search(phrase) else 3 * _GAP
    return rf".{{0,{gap}}}?".join(bounded)


@lru_cache(maxsize=16_384)
def _plain(text: str) -> str:
    """Return text for comparing: one width, one case, one spelling; no spaces beside Chinese."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text).strip()
    return re.sub(r"(?<=[a-z]{2})iz(?=e|ation|ing)", "is", text).replace("licens", "licenc")


def _named(notice: Document) -> dict[str, bool]:
    """Return the defences that the paper's own field names, and whether a person put them there."""
    field = notice.field("defence")
    if field is None or not field.value or isinstance(field.value, bool):
        return {}
    values = (field.value,) if isinstance(field.value, str) else field.value
    sure = field.is_certain or field.origin is Origin.HUMAN
    return {str(each): sure for each in values}


def _in_order(book: ReplyBook, ids: set[str]) -> Iterator[str]:
    known = [defence.id for defence in book.defences if defence.id in ids]
    yield from known
    yield from sorted(ids - set(known))


def _raised(id_: str, found: list[tuple[Document, Passage]], notice: Document) -> Raised:
    if not found:
        return Raised(id_, notice, ())
    paper = found[0][0]
    return Raised(id_, paper, tuple(passage for other, passage in found if other is paper)[:2])


def _may_be_point(book: ReplyBook, passage: Passage) -> bool:
    """Whether a sentence is no request, label or scrap."""
    text = _plain(passage.text)
    is_scrap = len(text) < _LEAST or _LABEL.match(text) is not None
    return not is_scrap and _first(book.no_points, text) is None


def _is_point(book: ReplyBook, passage: Passage) -> bool:
    """Whether a sentence makes a point of its own: numbered or arguing."""
    return passage.opens_point or _first(book.argues, _plain(passage.text)) is not None
