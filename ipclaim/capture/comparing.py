"""Says whether a filed listing is still up: compares a later visit with the first capture. Pure.

Three answers, never a guess. A wall or trouble tells nothing about the listing. *Down* needs the
site to say so (status, words, its page for vanished items), or another item in all respects under
the same address. *Still up* needs the same item: the same title or nearly the same text, from the
same shop. What lies between, a person must look at.

Words of a page that still shows the listing's title are not taken for the site's word either,
unless they stand in the place where that site says it.

A perceptual hash cannot tell a vanished page from a wall, so it only keeps a page from being called
another item; it never makes one the same.
"""

import re
import unicodedata
from dataclasses import dataclass

from ipclaim.model.listing import CaptureKind, Shown
from ipclaim.model.look import Difference, LookState

_SAME_TITLE = 0.8
_OTHER_TITLE = 0.4
"""Dice coefficients of pairs of characters."""
_SAME_TEXT = 0.6
_OTHER_TEXT = 0.3
"""Jaccard coefficients of runs of four characters: changed reviews leave .74 and more, another item
of the same site .14, a page that says "gone" .11 at most."""
_ONE_PICTURE = 8
"""Bits of 1,024 by which two pictures of one page may differ; two items are 18 apart or more."""
_SITE_SAYS_GONE = frozenset({"gone_http", "gone_notice", "gone_address"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What one visit saw."""

    outcome: str
    shown: Shown
    text: str
    page_hash: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """How alike two visits are; ``None`` where one of them lacks it."""

    title: float | None
    text: float | None
    picture_bits: int | None
    same_shop: bool | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of a listing with its cause."""

    state: LookState
    cause: str
    compared: Compared
    differences: tuple[Difference, ...]


def answer_of(first: Sight, now: Sight) -> Answer:
    """Return the state of the listing of which ``first`` is the capture that was filed."""
    compared = Compared(
        title=_dice(first.shown.title, now.shown.title),
        text=_jaccard(first.text, now.text),
        picture_bits=_bits_apart(first.page_hash, now.page_hash),
        same_shop=_same(first.shown.shop, now.shown.shop),
    )
    state, cause = _judged(now.outcome, compared)
    differences = _differences(first.shown, now.shown) if cause.startswith("same") else ()
    if cause == "same" and differences:
        cause = "same_changed"
    return Answer(state, cause, compared, differences)


def _judged(outcome: str, compared: Compared) -> tuple[LookState, str]:
    if outcome in _SITE_SAYS_GONE:
        return LookState.DOWN, outcome
    if outcome == "gone_soft":
        # A listing without a price may say of an older model that it is gone.
        still_there = compared.title is not None and compared.title >= _SAME_TITLE
        return (LookState.UNCLEAR, "titled") if still_there else (LookState.DOWN, outcome)
    kind = CaptureKind(outcome.split("_", 1)[0])
    shows_an_item = kind in {CaptureKind.OK, CaptureKind.PARTIAL}
    if not shows_an_item and outcome != "technical_other_item":
        return LookState.UNCLEAR, outcome
    if compared.title is None and compared.text is None:
        return LookState.UNCLEAR, "nothing_to_compare"
    if _is_another(compared):
        return LookState.DOWN, "replaced"
    if not _is_the_same(compared):
        return LookState.UNCLEAR, "changed"
    return (LookState.UNCLEAR, "other_shop") if compared.same_shop is False else _UP


_UP = (LookState.UP, "same")


def _is_the_same(compared: Compared) -> bool:
    same_title = compared.title is not None and compared.title >= _SAME_TITLE
    same_text = compared.text is not None and compared.text >= _SAME_TEXT
    other_title = compared.title is not None and compared.title < _OTHER_TITLE
    return same_title or (same_text and not other_title)


def _is_another(compared: Compared) -> bool:
    return (
        compared.title is not None
        and compared.title < _OTHER_TITLE
        and compared.text is not None
        and compared.text < _OTHER_TEXT
        and (compared.picture_bits is None or compared.picture_bits > _ONE_PICTURE)
    )


def _differences(first: Shown, now: Shown) -> tuple[Difference, ...]:
    pairs = (
        ("title", first.title, now.title),
        ("shop", first.shop, now.shop),
        ("price", first.price, now.price),
    )
    return tuple(
        Difference(what, before, after)
        for what, before, after in pairs
        if _plain(before or "") != _plain(after or "")
    )


def _same(first: str | None, now: str | None) -> bool | None:
    return _plain(first) == _plain(now) if first and now else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def _runs(text: str, length: int) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(plain[at : at + length] for at in range(max(1, len(plain) - length + 1)))


def _dice(first: str | None, now: str | None) -> float | None:
    if not first or not now:
        return None
    left, right = _runs(first, 2), _runs(now, 2)
    return 2 * len(left & right) / (len(left) + len(right))


def _jaccard(first: str, now: str) -> float | None:
    if not first.strip() or not now.strip():
        return None
    left, right = _runs(first, 4), _runs(now, 4)
    return len(left & right) / len(left | right)


def _bits_apart(first: str | None, now: str | None) -> int | None:
    if first is None or now is None:
        return None
    return (int(first, 16) ^ int(now, 16)).bit_count()
