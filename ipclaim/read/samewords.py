"""Two candidates that are the same words of a paper, cut in two ways: no two statements. Pure.

受甲公司委托 and 甲公司, in the Union and the Union, 甲公司 and what a pattern took from within it.
Any other difference of extent stays a doubt: which of the two is whole cannot be told.
"""

import re

from ipclaim.read.candidates import Candidate
from ipclaim.read.folding import is_han

_PLACES = re.compile(r"\s*(?:in|within|throughout)?\s*(?:the)?\s*", re.IGNORECASE)
"""What may stand before a place's name and is no part of what it says."""
_PARTIES = re.compile(r"\s*(?:受|由|系|(?:.{0,24}\s)?on behalf of)\s*", re.IGNORECASE)
"""What leads up to a party's name and never belongs to it."""
_NAMES = frozenset({"name", "company", "holder", "latin-name", "latin-holder"})


def are_the_same_words(best: Candidate, rival: Candidate) -> bool:
    """Tell whether both stand in one place and differ by words that say nothing."""
    if best.page.number != rival.page.number or best.parsed.value is None:
        return False
    more = _before(best, rival)
    if more is not None:
        return _PLACES.fullmatch(more) is not None or _PARTIES.fullmatch(more) is not None
    less = _before(rival, best)
    if less is None:
        return False
    cut_within = best.field.value in _NAMES and is_han(less[-1:]) and is_han(rival.strip.text[:1])
    return _PLACES.fullmatch(less) is not None or (cut_within and _begins(best))


def _before(short: Candidate, long: Candidate) -> str | None:
    """Return what the longer has before the shorter; ``None`` unless both end in one place."""
    spots, own = long.strip.spots, short.strip.spots
    first = len(spots) - len(own)
    if first <= 0 or spots[first:] != own:
        return None
    return long.strip.text[:first]


def _begins(best: Candidate) -> bool:
    """Tell a name that begins its line, or after something that is no Chinese character."""
    spot = best.strip.spots[0]
    before = best.page.lines[spot.line].text[: spot.char] if spot.char > 0 else ""
    return not (before and is_han(before[-1]))
