"""Which characters of a value second readers confirm, one by one. Pure.

A reader that stumbles over one character says nothing against the others, and two readers seldom
stumble over the same one: the first witness leaves out characters of few strokes (一, 山, 人) and
puts a common character for a rare one, Tesseract loses marks. So each character, and each place
between two where another might stand, needs one reader that agrees with the engine, two where the
engine was unsure. Against a look-alike (日 and 曰) no majority helps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from rapidfuzz.distance import Levenshtein

from ipclaim.read.folding import bones, compact
from ipclaim.read.lookalikes import are_alike
from ipclaim.read.ocr.engine import OcrLine, lowest_score

LOW_SCORE = 0.90
"""Score of a character below which two other readers must agree with it.

A line's mean hides a single bad character. Measured on 583 lines of values of 71 spoiled pages:
94 % of the right values that a witness confirms lie above, and none of the wrong ones that were
misread in one or two characters.
"""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a witness read where it was shown characters ``first`` to ``last`` of a line."""

    text: str
    first: int
    last: int
    third: bool = False
    """Whether another program read it than the first witness."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value against one other reading of its lines."""

    agrees: bool
    other: str
    """What the other reading has in the value's place."""


def compare(line: str, first: int, last: int, other: str) -> Comparison:
    """Compare characters ``first`` to ``last`` of a line with another reading of that line.

    Characters that touch the part's ends count too, so that a lost first character shows.
    Punctuation counts inside the part, and at the line's own ends where the part reaches them:
    a lost bracket changes what a scope of business says.
    """
    read = _Aligned.of(line, other)
    agrees = all(one.agrees for one in read.units(first, last))
    return Comparison(agrees, read.in_place_of(first, last))


def mended(text: str, other: str) -> str:
    """Return a line with each character that another reading of it has in that place.

    What one of them has more or less stays as it is: only a character for a character is taken.
    """
    read = _Aligned.of(text, other)
    chars = list(text)
    for place, partner in zip(read.own, read.partners, strict=True):
        if partner is not None and bones(text[place]) != bones(other[read.others[partner]]):
            chars[place] = other[read.others[partner]]
    return "".join(chars)


def witness_says(text: str, first: int, last: int, seen: Witnessed) -> Comparison | None:
    """Compare a part of a line with a witness's reading; ``None`` when it saw another part."""
    if not seen.first <= first <= last <= seen.last:
        return None
    shown = text[seen.first : seen.last + 1]
    return compare(shown, first - seen.first, last - seen.first, seen.text)


def unsettled(
    line: OcrLine, text: str, first: int, last: int, looks: Sequence[Witnessed]
) -> tuple[str, ...]:
    """Return the codes of the doubts that these looks leave about a part of a line.

    ``no-witness``: nobody saw it. ``witness-differs``: no reader confirms some character, or the
    first witness has its look-alike. ``low-score``: one reader confirms where two are needed.
    """
    heard = [look for look in looks if look.first <= first <= last <= look.last]
    first_witness = _confirmed(text, first, last, [look for look in heard if not look.third])
    another = _confirmed(text, first, last, [look for look in heard if look.third])
    if not first_witness:
        return ("no-witness",)
    codes = set()
    for place, unit in enumerate(first_witness):
        again = bool(another) and another[place].agrees
        if not unit.agrees and (unit.alike or not again):
            codes.add("witness-differs")
        elif not (unit.agrees and again) and _is_low(line, unit):
            codes.add("low-score")
    return tuple(sorted(codes))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A character, or a place between two with its punctuation: what a reading can confirm."""

    places: tuple[int, ...]
    """Indices in the line of what stands there; none where nothing does."""
    agrees: bool
    alike: bool = False
    """Whether the other reading has a look-alike instead."""


def _is_low(line: OcrLine, unit: _Unit) -> bool:
    return any(lowest_score(line, place, place) < LOW_SCORE for place in unit.places)


def _confirmed(text: str, first: int, last: int, looks: Sequence[Witnessed]) -> tuple[_Unit, ...]:
    """Return what one reader confirms in any of its looks, unit by unit; nothing without one."""
    each = [
        _Aligned.of(text[look.first : look.last + 1], look.text).units(
            first - look.first, last - look.first, shift=look.first
        )
        for look in looks
    ]
    return tuple(
        _Unit(one[0].places, any(look.agrees for look in one), any(look.alike for look in one))
        for one in zip(*each, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A line beside another reading of it, by the characters that carry meaning."""

    ours: str
    theirs: str
    own: tuple[int, ...]
    """Index in ``ours`` of each such character."""
    others: tuple[int, ...]
    """The same in ``theirs``."""
    partners: tuple[int | None, ...]
    """For each of ours, which of theirs stands in its place; ``None`` where it was left out."""
    added: dict[int, int]
    """How many characters more theirs has before which of ours; the last is the end."""
    known: str
    """Ours that carry meaning."""
    read: str
    """The same of theirs."""

    @classmethod
    def of(cls, ours: str, theirs: str) -> Self:
        own, others = _bone_places(ours), _bone_places(theirs)
        known, read = _at(ours, own), _at(theirs, others)
        partners: list[int | None] = [None] * len(own)
        added = {}
        for step in Levenshtein.opcodes(known, read):
            if step.tag == "insert":
                added[step.src_start] = step.dest_end - step.dest_start
            elif step.tag != "delete":
                for away in range(step.src_end - step.src_start):
                    partners[step.src_start + away] = step.dest_start + away
        return cls(ours, theirs, own, others, tuple(partners), added, known, read)

    def units(self, first: int, last: int, shift: int = 0) -> Iterator[_Unit]:
        """Yield the characters of ``first`` to ``last`` and the places around them, in order.

        ``shift`` is where ``ours`` begins in the line whose indices the units have.
        """
        start, end = self._span(first, last)
        for at in range(start, end):
            yield self._between(at, shift, marks=at > start or first == 0)
            yield self._character(at, range(start, end), shift)
        yield self._between(end, shift, marks=end > start and last == len(self.ours) - 1)

    def in_place_of(self, first: int, last: int) -> str:
        """Return what the other reading has where ours has ``first`` to ``last``.

        What it inserts at either end belongs to the part; what it replaces beside it does not.
        """
        start, end = self._span(first, last)
        from_ = self._next(start) - self.added.get(start, 0)
        to = self._next(end) if end > start else from_
        return _at(self.theirs, self.others[from_:to])

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Return which characters with meaning stand in ``first`` to ``last``, the end excluded."""
        return sum(place < first for place in self.own), sum(place <= last for place in self.own)

    def _next(self, at: int) -> int:
        """Return which of theirs stands where ours has ``at``, or the next one that is there."""
        known = (one for one in self.partners[at:] if one is not None)
        return next(known, len(self.others))

    def _character(self, at: int, within: range, shift: int) -> _Unit:
        """Compare one character; in a run of equal ones which was left out cannot be told."""
        known, read = self.known, self.read
        char, start, end = known[at], at, at + 1
        while start > within.start and known[start - 1] == char:
            start -= 1
        while end < within.stop and known[end] == char:
            end += 1
        there = ["" if one is None else read[one] for one in self.partners[start:end]]
        same = all(one == char for one in there)
        return _Unit((self.own[at] + shift,), same, are_alike(char, there[at - start]))

    def _between(self, at: int, shift: int, *, marks: bool) -> _Unit:
        """Compare the place before a character: nothing may be added, and ``marks`` be the same."""
        if not marks:
            return _Unit((), at not in self.added)
        left, right = at - 1, at
        while left >= 0 and self.partners[left] is None:
            left -= 1
        while right < len(self.own) and self.partners[right] is None:
            right += 1
        ours = self.ours[self._place(left) + 1 : self._place(right)]
        theirs = self.theirs[self._their_place(left) + 1 : self._their_place(right)]
        here = range(self._place(at - 1) + 1, self._place(at))
        same = at not in self.added and _marks(ours) == _marks(theirs)
        return _Unit(tuple(place + shift for place in here), same)

    def _place(self, at: int) -> int:
        """Return the index in ours of a character with meaning; the text's ends lie beyond it."""
        return -1 if at < 0 else self.own[at] if at < len(self.own) else len(self.ours)

    def _their_place(self, at: int) -> int:
        partner = self.partners[at] if 0 <= at < len(self.own) else None
        if partner is not None:
            return self.others[partner]
        return -1 if at < 0 else len(self.theirs)


def _bone_places(text: str) -> tuple[int, ...]:
    return tuple(place for place, char in enumerate(text) if bones(char))


def _at(text: str, places: Sequence[int]) -> str:
    return "".join(bones(text[place]) for place in places)


def _marks(text: str) -> str:
    """Return the punctuation of a text, folded."""
    return "".join(char for char in compact(text) if not bones(char))
