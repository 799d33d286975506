"""The listings that are handed in, each once, in batches of what one filing takes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ipclaim.model.listing import Capture, LinkKind, Listing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing as it is handed in."""

    listing_id: str
    address: str
    item_id: str | None
    seller: str | None
    """As the user wrote it, else as the captured page shows it."""
    title: str | None
    reason: str | None
    order_number: str | None


def handed_in(listings: Sequence[Listing], captures: Sequence[Capture] = ()) -> tuple[Entry, ...]:
    """Return the listings in the user's order; an address that comes twice is handed in once.

    Shops, short links and other sites' addresses are not: the form would refuse them.
    """
    shown = {capture.listing_id: capture.shown for capture in captures if capture.is_evidence}
    entries: dict[str, Entry] = {}
    for listing in listings:
        if listing.kind is not LinkKind.LISTING:
            continue
        link, seen = listing.link, shown.get(listing.id)
        address = listing.canonical or link.url
        entry = Entry(
            listing.id,
            address,
            listing.item_id,
            link.seller or (seen.shop if seen else None),
            link.title or (seen.title if seen else None),
            link.reason,
            link.order_number,
        )
        entries.setdefault(address, entry)
    return tuple(entries.values())


def in_batches(entries: Sequence[T], limit: int | None) -> tuple[tuple[T, ...], ...]:
    """Return the entries in batches of at most ``limit``; all in one where there is none."""
    size = limit or max(len(entries), 1)
    return tuple(tuple(entries[at : at + size]) for at in range(0, len(entries), size))
