"""Which listing a brought file is of: by the addresses inside it, or by what it is called. Pure.

What the file says inside weighs more than its name; where the two name different listings, or more
than one listing is named, nothing is guessed. The name counts with its folders: ``L0007.png``,
``L0007/shot.png``, ``1005006001.mhtml``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ipclaim.brought.parsing.handover import Page
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.rules.links import Platforms, understand_address

_WORD = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Belongs:
    """A page is of this listing."""

    listing: Listing
    by: Literal["address", "name", "picture"]
    """The address inside, the name, or what was read in the picture."""


@dataclass(frozen=True, slots=True)
class BelongsNowhere:
    """A page is of no listing for certain."""

    code: str
    """``of-no-listing``, ``of-several-listings``, ``names-disagree`` or ``another-item``."""
    named: tuple[str, ...] = ()
    """The listings or the item that it names."""


def belonging(
    page: Page, name: str, words: str, listings: Sequence[Listing], platforms: Platforms
) -> Belongs | BelongsNowhere:
    """Return the listing of a page of the file called ``name``.

    ``name`` is relative to what the user named, with forward slashes; ``words`` is what was read
    in its picture. Two links to one item are one listing, the first.
    """
    wanted = [one for one in listings if one.kind is LinkKind.LISTING and one.item_id]
    inside, other = _by_address(page, wanted, platforms)
    called = _by_name(name, wanted)
    if len(inside) == 1:
        if called and inside[0].item_id not in {one.item_id for one in called}:
            return BelongsNowhere("names-disagree", _ids((*inside, *called)))
        exact = [one for one in called if one.item_id == inside[0].item_id]
        return Belongs((*exact, *inside)[0], "address")
    if len(inside) > 1:
        return BelongsNowhere("of-several-listings", _ids(inside))
    if other is not None:
        return BelongsNowhere("another-item", (other,))
    read = _by_words(words, wanted)
    if len(called) > 1:
        return BelongsNowhere("of-several-listings", _ids(called))
    if called:
        if read and called[0].item_id not in {one.item_id for one in read}:
            return BelongsNowhere("names-disagree", _ids((*called, *read)))
        return Belongs(called[0], "picture" if read else "name")
    if len(read) == 1:
        return Belongs(read[0], "picture")
    return BelongsNowhere("of-several-listings" if read else "of-no-listing", _ids(read))


def _by_address(
    page: Page, listings: Sequence[Listing], platforms: Platforms
) -> tuple[tuple[Listing, ...], str | None]:
    """Return the listings that the page's addresses name, or the item that is none of them.

    The address reached counts before the one that the page calls its own.
    """
    other: str | None = None
    for address in (page.address, page.canonical):
        if not address or not address.startswith(("http://", "https://")):
            continue
        found = understand_address(address, platforms)
        if not found.item_id:
            continue
        named = _first_of_each(
            one
            for one in listings
            if one.item_id == found.item_id and one.platform == found.platform
        )
        if named:
            return named, None
        other = other or found.item_id
    return (), other


def _by_name(name: str, listings: Sequence[Listing]) -> tuple[Listing, ...]:
    """Return the listings that a file's name, or else its nearest folder's, names."""
    for part in reversed(name.split("/")):
        words = {word.upper() for word in _WORD.findall(part)}
        named = _first_of_each(
            one for one in listings if one.id in words or (one.item_id or "").upper() in words
        )
        if named:
            exact = tuple(one for one in listings if one.id in words)
            return exact if len(exact) == 1 and len(named) == 1 else named
    return ()


def _by_words(words: str, listings: Sequence[Listing]) -> tuple[Listing, ...]:
    found = set(_WORD.findall(words))
    return _first_of_each(one for one in listings if one.item_id in found)


def _first_of_each(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """Return the first listing of each item."""
    firsts: dict[tuple[str | None, str | None], Listing] = {}
    for one in listings:
        firsts.setdefault((one.platform, one.item_id), one)
    return tuple(firsts.values())


def _ids(listings: Sequence[Listing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in listings))
