"""Which defences a counter-notice raises, each with the sentence that carries it. Pure.

Words are looked for clause by clause in what the seller itself wrote. A clause that says that a
point is *not* taken, that tells what the complainant said, or that asks the complainant for
something, pleads nothing: such frames, like the words, are data (``templates/replies``). A numbered
point without any known words is told too, for a person to place, and so is a defence whose word
stands in the clause of another one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipclaim.model.document import Document, Origin
from ipclaim.reply.beside import clearly_pleaded
from ipclaim.reply.book import Defence, ReplyBook, Vocabulary
from ipclaim.reply.cues import clauses, first, found, found_across, is_denied, pattern, plain
from ipclaim.reply.likeness import examples_of, likeliest
from ipclaim.reply.passages import Passage, sentences

_LABEL = re.compile(r"(?:[^:,.。，]{1,24}:[^,.。，]{0,24}[.。]?|.*:)$")
_NO_WORDS = re.compile(
    r"(?:[^:,.。，]{1,24}:\s*)?(?:https?://\S+|[\d年月日:./-]+|[a-z][\w-]*|\d+)(?:[,;、\s]+(?:https?://\S+|\d[\d-]*))*[,;.]?$"
)
"""An address, a day, a number or a single word: nothing that pleads."""
_LEAST = 8
"""Characters below which a numbered line is a heading and no point."""
_LEAST_CLAUSE = 5
_MOST_UNPLACED = 12


@dataclass(frozen=True, slots=True)
class Raised:
    """One defence and the sentences that raise it."""

    defence: str
    """Its id."""
    paper: Document
    """The paper in which the first of them stands."""
    passages: tuple[Passage, ...]
    """Its first sentences; none where only a field of the paper names it."""
    said: tuple[str, ...] = ()
    """Every sentence that raises it, in any of the papers."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A sentence with a point for a person to place: in no known words, or beside another one."""

    paper: Document
    passage: Passage
    likely: str | None
    """The defence that it is most like: a proposal."""
    closest: str | None = None
    """The known sentence of that defence that it is nearest to; none where it has its words."""


@dataclass(frozen=True, slots=True)
class Pleaded:
    """What one sentence says of the defences whose words it has, by their ids."""

    here: set[str]
    """It raises them."""
    away: set[str]
    """It denies them, or tells them of others."""
    beside: set[str]
    """It has a word of them in a clause that raises another one."""


@dataclass(frozen=True, slots=True)
class Pleas:
    """What the seller pleads."""

    raised: tuple[Raised, ...]
    """In the order of the book; each defence once."""
    unplaced: tuple[Unplaced, ...]
    """A person must say what they are."""
    more: int = 0
    """Further sentences of that kind: the letter must be read as a whole."""

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
    examples = examples_of(book.examples, book.vocabulary.alike)
    for paper in papers:
        for passage in sentences(paper):
            said = pleaded_in(book, passage.text)
            framed |= said.away
            unplaced.extend(Unplaced(paper, passage, id_) for id_ in sorted(said.beside))
            for id_ in said.here:
                found.setdefault(id_, []).append((paper, passage))
            if not said.here and not _is_scrap(passage.text):
                like = likeliest(examples, passage.text)
                if like is not None:
                    unplaced.append(Unplaced(paper, passage, like.defence, like.closest))
                elif not said.away and _says_something(book.vocabulary, passage.text):
                    unplaced.append(Unplaced(paper, passage, None))
    named = _named(papers[0]) if papers else {}
    ids = {*found, *(id_ for id_, sure in named.items() if sure or id_ not in framed)}
    raised = tuple(_raised(id_, found.get(id_, []), papers[0]) for id_ in _in_order(book, ids))
    open_ = [each for each in unplaced if each.closest or each.likely not in ids]
    shown = sorted(open_, key=lambda each: each.likely is None)[:_MOST_UNPLACED]
    return Pleas(raised, tuple(shown), len(open_) - len(shown))


def pleaded_in(book: ReplyBook, sentence: str) -> Pleaded:
    """Return which defences a sentence raises, and whose words it has without raising them."""
    here: set[str] = set()
    away: set[str] = set()
    beside: set[str] = set()
    own: list[str] = []
    negations = book.vocabulary.negations
    for clause in clauses(sentence):
        frame = first(book.vocabulary.frames, clause)
        own.append(clause if frame is None else clause[:frame])
        raised: dict[str, str] = {}
        for defence in book.defences:
            left = _left(defence, clause)
            at = first(defence.words, left)
            if at is not None:
                is_framed = frame is not None and frame <= at
                is_away = is_framed or (defence.deniable and is_denied(negations, left, at))
                if is_away:
                    away.add(defence.id)
                else:
                    raised[defence.id] = left
        told = _prevailing(book, here | raised.keys()) & raised.keys()
        clear = clearly_pleaded(book, sentence, clause, {each: raised[each] for each in told})
        here |= clear
        beside |= told - clear
    across = {each.id for each in book.defences if _pleads_across(each, own)}
    here |= _prevailing(book, here | across) & across
    return Pleaded(here, away - here, beside - here)


def _prevailing(book: ReplyBook, raised: set[str]) -> set[str]:
    """Return the defences that give way to no other one raised here or before."""
    return {
        each.id
        for each in book.defences
        if each.id in raised and not raised.intersection(each.yields_to)
    }


def _pleads_across(defence: Defence, own: Sequence[str]) -> bool:
    """Whether the clauses of a sentence have the words of a defence together."""
    left = [_left(defence, clause) for clause in own]
    return any(found_across(phrase, left) for phrase in defence.across)


def _left(defence: Defence, clause: str) -> str:
    """Return a clause without what excludes a defence; nothing, where all of it does."""
    if any("&" in phrase and found(phrase, clause) is not None for phrase in defence.unless):
        return ""
    for phrase in defence.unless:
        if "&" not in phrase:
            clause = pattern(phrase).sub(lambda hit: "\0" * len(hit[0]), clause)
    return clause


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
    quoted = tuple(passage for other, passage in found if other is paper)[:2]
    return Raised(id_, paper, quoted, tuple(passage.text for _, passage in found))


def _is_scrap(sentence: str) -> bool:
    text = plain(sentence)
    short = len(text) < _LEAST or _LABEL.match(text) is not None
    return short or _NO_WORDS.match(text) is not None


def _says_something(words: Vocabulary, sentence: str) -> bool:
    """Whether a sentence says something besides requests, greetings and enclosures."""
    silent = (*words.harmless, *words.frames)
    told = (each for each in clauses(sentence) if len(each) >= _LEAST_CLAUSE)
    return any(first(silent, each) is None for each in told)
