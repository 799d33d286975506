"""The two sides of an identity card in two files. Pure.

The back says nothing of the holder, so only the files' names can prove it; short of that, the place
and the term speak for it, when there is no other card.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ipclaim.model.document import Document
from ipclaim.read.together.filenames import Count, Side, follows, side_of
from ipclaim.read.together.ties import Papers, Tie, apart, states

_FRONT_FIELDS = ("name", "id_number")
_BACK_FIELDS = ("issuing_authority", "valid_to")
_PLACE_WORDS = re.compile(r"公安|分局|局|特别行政区|自治|[省市县区旗州盟]")


def sides_of_a_card(papers: Papers) -> Iterator[Tie]:
    """Pair a card's two sides: by the names of their files, else when there is one of each."""
    cards = [at for at, paper in enumerate(papers) if paper.doc_type == "id_card"]
    fronts = [at for at in cards if _has(papers[at], _FRONT_FIELDS, but=_BACK_FIELDS)]
    backs = [at for at in cards if _has(papers[at], _BACK_FIELDS, but=_FRONT_FIELDS)]
    paired: set[int] = set()
    for front in fronts:
        named = [back for back in backs if _sides_by_name(papers[front], papers[back])]
        if len(named) == 1 and named[0] not in paired:
            paired |= {front, named[0]}
            sure = _surely_named(papers[front], papers[named[0]])
            yield Tie(front, named[0], "front-and-back-named", certain=sure)
    if len(fronts) == len(backs) == 1 and not paired and apart(papers, fronts[0], backs[0]):
        one, other = papers[fronts[0]], papers[backs[0]]
        sure = _same_place(one, other) and _term_fits_age(one, other)
        why = "front-and-back-place" if sure else "front-and-back-only"
        yield Tie(fronts[0], backs[0], why, certain=sure)


def _has(paper: Document, names: Sequence[str], *, but: Sequence[str]) -> bool:
    return bool(states(paper) & set(names)) and not states(paper) & set(but)


def _sides_by_name(front: Document, back: Document) -> bool:
    one, other = side_of(front.file), side_of(back.file)
    if one is not None and other is not None:
        return one[0] == other[0] and (one[1], other[1]) == (Side.FRONT, Side.BACK)
    return follows(front.file, back.file) is not None


def _surely_named(front: Document, back: Document) -> bool:
    """Tell names that leave no doubt: both sides said, or 1 and 2; a long count needs more."""
    place = follows(front.file, back.file)
    second = place is not None and place.number == 2 and place.count is not Count.CAMERA
    return second or side_of(front.file) is not None or _same_place(front, back)


def _same_place(front: Document, back: Document) -> bool:
    """Tell whether the office that issued a card is that of the place where its holder lives."""
    address, office = front.value("address"), back.value("issuing_authority")
    if not isinstance(address, str) or not isinstance(office, str):
        return False
    places = [piece for piece in _PLACE_WORDS.split(office) if len(piece) > 1]
    return bool(places) and all(piece in address for piece in places)


def _term_fits_age(front: Document, back: Document) -> bool:
    """Compare a card's term with its holder's age (Resident Identity Cards Act, art. 5)."""
    days = [front.value("birth_date"), back.value("valid_from"), back.value("valid_to")]
    try:
        born, start = date.fromisoformat(str(days[0])), date.fromisoformat(str(days[1]))
        end = None if days[2] == "long-term" else date.fromisoformat(str(days[2]))
    except ValueError:
        return False
    age = start.year - born.year - ((start.month, start.day) < (born.month, born.day))
    years = None if end is None else end.year - start.year
    return years == (5 if age < 16 else 10 if age < 26 else 20 if age < 46 else None)
