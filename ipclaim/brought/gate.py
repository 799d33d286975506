"""Whether a brought page may stand as the listing: the same questions as after a visit. Pure.

A wall, a vanished item, an empty or tiny picture is never taken, whoever brought it. A page on
which the platform's selectors find nothing is taken in part, unlike after a visit: a person says
which page it is, and a person must look at it. A picture's words are what was read in its top.
"""

import re

from ipclaim.brought.opening import OpenedPage
from ipclaim.brought.parsing.kinds import PICTURES
from ipclaim.capture.cues import Cues
from ipclaim.capture.outcome import Completeness, PageSeen, outcome_of
from ipclaim.model.listing import Listing, Shown
from ipclaim.rules.pack import Selectors

_MONEY = re.compile(r"[¥￥$€£]\s?\d|\d\s?元")
"""A price in a picture: walls show none, and a shop's head may ask everybody to log in."""
_UNRECOGNISED = frozenset(
    {"technical_unrecognised", "technical_unknown_page", "technical_pictures"}
)


def refusal(
    kind: str,
    page: OpenedPage,
    words: str,
    listing: Listing | None,
    cues: Cues,
    selectors: Selectors,
) -> str | None:
    """Return the code of what keeps a page from being evidence of its listing, if anything does.

    A page that is of no listing may be asked as well, for what it is instead.

    ``blank-picture``, ``tiny-picture``, or the outcome that a visit to the page would have had.
    """
    still = page.still
    if still is not None and (kind in PICTURES or kind == "pdf"):
        if still.is_tiny:
            return "tiny-picture"
        if still.is_blank:
            return "blank-picture"
    outcome = outcome_of(_as_visited(page, words, listing, selectors), cues)
    if kind in PICTURES:
        # A picture has no address, and its words are those that could be read.
        is_wall = outcome.startswith("wall") and _MONEY.search(words) is None
        return outcome if is_wall or outcome == "gone_soft" else None
    if outcome in _UNRECOGNISED or outcome.startswith(("ok", "partial")):
        return None
    return None if outcome == "technical_blank" and kind == "pdf" and still else outcome


def _as_visited(
    page: OpenedPage, words: str, listing: Listing | None, selectors: Selectors
) -> PageSeen:
    """Return the page as a visit would have seen it; what nobody can know counts as well."""
    seen = page.seen
    return PageSeen(
        reached=seen.address or (listing.canonical if listing else None) or "",
        status=seen.status,
        title=seen.title,
        text="\n".join(filter(None, (seen.text, words))),
        shown=Shown(seen.shown_title, seen.shown_shop, seen.shown_price),
        has_selectors=selectors.can_recognise,
        names_item=listing is None or _names_item(page, listing),
        completeness=Completeness(
            load_event=True,
            quiet=True,
            images=seen.images,
            images_ok=seen.images,
            height=0,
            truncated=False,
            hang_ended=False,
        ),
    )


def _names_item(page: OpenedPage, listing: Listing) -> bool:
    """Whether the page's addresses hold the item id; a page that says none is not asked."""
    said = [one for one in (page.seen.address, page.seen.canonical) if one]
    whole = re.compile(rf"(?<![0-9A-Za-z]){re.escape(listing.item_id or '')}(?![0-9A-Za-z])")
    return not said or any(whole.search(one) for one in said)
