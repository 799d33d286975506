"""Words by which a point is known: phrases with gaps, choices, concepts and negation. Pure.

``…`` is a short gap within a clause, ``a|b`` a choice, ``a & b`` two parts in any order, ``<buy>``
one of the words of that concept (``templates/replies/vocabulary.yaml``). What a phrase means is
left to the caller.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from opencc import OpenCC

_GAP = 16
"""Characters that ``…`` in a phrase stands for, at most; never over the end of a clause."""
_CLAUSE = re.compile(
    r"[，,；;。！？!?：:\n]|(?<=[a-z)])\.(?=\s|$)|\b(?:but|however|whereas|although|though)\b"
    r"|但是?|然而|而是|不过"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"\bno[.:]? ?(?=[a-z]{0,3}[ -]?\d)")
"""As in registration No. 123, which denies nothing."""
_CONCEPT = re.compile(r"<([a-z_]+)>")
_GROUP = re.compile(r"⟨([^⟩]*)⟩")
_SCOPE_HAN, _SCOPE = 5, 24
"""Characters between a negation and the words that it denies, at most."""


def concepts_in(phrases: Iterable[str]) -> set[str]:
    """Return the concepts that phrases name."""
    return {name for phrase in phrases for name in _CONCEPT.findall(phrase)}


def spelled_out(phrase: str, vocabulary: Mapping[str, Iterable[str]]) -> str:
    """Return a phrase with the words of its concepts in their place; raises ``KeyError``."""
    return _CONCEPT.sub(lambda hit: f"⟨{'¦'.join(vocabulary[hit[1]])}⟩", phrase)


def clauses(sentence: str) -> tuple[str, ...]:
    """Return the clauses of a sentence, ready to be compared."""
    return tuple(plain(each) for each in _CLAUSE.split(sentence) if each and each.strip())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """Return text for comparing: one width, one case, one spelling; no spaces beside Chinese.

    Sellers in Taiwan and Hong Kong write traditional characters; the words here are simplified.
    """
    text = _converter().convert(text) if _HAN.search(text) else text
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    text = re.sub(r"\s+", " ", text)
    text = _NUMBERED.sub("number ", text)
    text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text).strip()
    return re.sub(r"(?<=[a-z]{2})iz(?=e|ation|ing)", "is", text).replace("licens", "licenc")


def first(phrases: tuple[str, ...], clause: str) -> int | None:
    """Return where the first of some phrases begins in a clause; ``None`` when none is there."""
    plain_ones, joined = _sorted_out(phrases)
    hit = plain_ones.search(clause) if plain_ones else None
    begun = [at for phrase in joined if (at := found(phrase, clause)) is not None]
    return min([*begun, hit.start()] if hit else begun, default=None)


def starts(phrases: tuple[str, ...], clause: str) -> set[int]:
    """Return where phrases begin in a clause: words that two of them share count once."""
    plain_ones, joined = _sorted_out(phrases)
    begun = {hit.start() for hit in plain_ones.finditer(clause)} if plain_ones else set()
    return begun | {at for phrase in joined if (at := found(phrase, clause)) is not None}


@lru_cache(maxsize=128)
def _sorted_out(phrases: tuple[str, ...]) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """Return one pattern for the phrases of one part, and those of several."""
    single = [phrase for phrase in phrases if "&" not in phrase]
    return pattern("|".join(single)) if single else None, tuple(
        phrase for phrase in phrases if "&" in phrase
    )


def found(phrase: str, clause: str) -> int | None:
    """Return where a phrase begins; of one with ``&``, which needs all parts, its last one."""
    last = -1
    for each in _parts(phrase):
        hit = each.search(clause)
        if hit is None:
            return None
        last = max(last, hit.start())
    return last


def found_across(phrase: str, several: Iterable[str]) -> bool:
    """Whether each part of a phrase stands in some clause, not all of them in the same need be."""
    every = tuple(several)
    return all(any(part.search(each) for each in every) for part in _parts(phrase))


def is_denied(negations: Iterable[str], clause: str, at: int) -> bool:
    """Whether a negation stands close before a place of a clause."""
    before = clause[:at]
    scope = _SCOPE_HAN if _HAN.search(clause) else _SCOPE
    ends = (hit.end() for each in negations for hit in pattern(each).finditer(before))
    return any(at - end <= scope for end in ends)


@lru_cache(maxsize=8192)
def _parts(phrase: str) -> tuple[re.Pattern[str], ...]:
    return tuple(pattern(part) for part in phrase.split("&"))


@lru_cache(maxsize=8192)
def pattern(phrase: str) -> re.Pattern[str]:
    """Return a phrase without ``&`` as a pattern over plain text."""
    return re.compile("|".join(f"(?:{_choice(each)})" for each in phrase.split("|")))


def _choice(phrase: str) -> str:
    gap = _GAP if _HAN.search(phrase) else 3 * _GAP
    return rf".{{0,{gap}}}?".join(_piece(each) for each in phrase.split("…"))


def _piece(piece: str) -> str:
    """Return a piece without gaps; the words of a concept are a choice within it."""
    told, at = "", 0
    for group in _GROUP.finditer(piece):
        told += _bounded(piece[at : group.start()])
        told += f"(?:{'|'.join(_bounded(each) for each in group[1].split('¦'))})"
        at = group.end()
    return told + _bounded(piece[at:])


def _bounded(words: str) -> str:
    """Return words as they are sought: those of other scripts whole, with or without an s."""
    before, after = (" ?" if words[at : at + 1] == " " else "" for at in (0, len(words) - 1))
    words = plain(words)
    if not words:
        return before
    return (
        before
        + (r"\b" if words[:1].isascii() and words[:1].isalnum() else "")
        + re.escape(words)
        + (r"s?\b" if words[-1:].isascii() and words[-1:].isalnum() else "")
        + after
    )
