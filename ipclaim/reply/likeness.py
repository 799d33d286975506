"""Which defence a sentence is most like, by written examples: a proposal for a person, never more.

Pairs of Chinese characters and words of other scripts are weighed by how rare they are among the
examples; the nearest examples vote. Of sentences that no known words are in, four in five are
placed rightly so, which is enough to propose and not enough to answer. Pure.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ipclaim.reply.book import Example
from ipclaim.reply.cues import pattern, plain

_NEAREST = 7
_LEAST = 0.25
"""Likeness of all nearest examples of one defence together, from which it is proposed."""
_CLEARLY = 1.2
"""Times the next defence's."""
_CONCEPT = 2
"""What one concept counts in pairs of characters."""
_STEM = 6
"""Characters of a word that count: trademark and trademarks are the same."""
_NOTHING = ""
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z']{3,}")

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Examples:
    """Examples made ready to be compared with."""

    rarity: Mapping[str, float]
    known: tuple[tuple[Example, Vector], ...]
    concepts: tuple[str, ...]


@lru_cache(maxsize=4)
def examples_of(written: Sequence[Example], concepts: tuple[str, ...] = ()) -> Examples:
    """Return examples made ready; ``concepts`` are phrases whose words mean the same."""
    features = [_features(plain(example.says), concepts) for example in written]
    spread = Counter(feature for each in features for feature in each)
    rarity = {feature: math.log(1 + len(written) / count) for feature, count in spread.items()}
    known = tuple(
        (example, _vector(each, rarity)) for example, each in zip(written, features, strict=True)
    )
    return Examples(rarity, known, concepts)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a sentence is most like."""

    defence: str
    closest: str
    """The nearest example of that defence: why it is proposed."""


def likeliest(examples: Examples, sentence: str) -> Likeness | None:
    """Return the defence that a sentence is most like; ``None`` when it is clearly like none."""
    scored = _nearest(examples, sentence)
    votes = _votes(scored)
    likely = _clear_first(votes)
    if likely is None or likely == _NOTHING or votes[likely] < _LEAST:
        return None
    closest = next(example for _, example in scored if likely in example.defences)
    return Likeness(likely, closest.says)


def preferred(examples: Examples, sentence: str, among: Set[str]) -> str | None:
    """Return which of some defences a sentence is most like; ``None`` when of none clearly."""
    votes = _votes(_nearest(examples, sentence))
    return _clear_first({each: votes[each] for each in votes if each in among})


def _votes(scored: Iterable[tuple[float, Example]]) -> Mapping[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for score, example in scored:
        for defence in example.defences or (_NOTHING,):
            votes[defence] += score
    return votes


def _clear_first(votes: Mapping[str, float]) -> str | None:
    """Return what has clearly the most votes."""
    ranked = sorted(votes, key=lambda each: -votes[each])[:2]
    if not ranked or votes[ranked[0]] <= 0:
        return None
    clear = len(ranked) == 1 or votes[ranked[0]] >= _CLEARLY * votes[ranked[1]]
    return ranked[0] if clear else None


def _nearest(examples: Examples, says: str) -> list[tuple[float, Example]]:
    sought = _vector(_features(plain(says), examples.concepts), examples.rarity)
    scored = ((_alike(sought, vector), example) for example, vector in examples.known)
    return sorted(scored, key=lambda each: -each[0])[:_NEAREST]


def _features(text: str, concepts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for concept in concepts:
        if pattern(concept).search(text):
            found[concept] += _CONCEPT
    for run in _HAN.findall(text):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    words = [word[:_STEM] for word in _WORD.findall(text)]
    found.update(words)
    found.update(f"{one} {two}" for one, two in pairwise(words))
    return found


def _vector(features: Counter[str], rarity: Mapping[str, float]) -> Vector:
    """Return weights of length one; what no example has is as rare as can be."""
    unknown = max(rarity.values(), default=1.0)
    weights = {name: count * rarity.get(name, unknown) for name, count in features.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in weights.items()}


def _alike(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(name, 0.0) for name, weight in one.items())
