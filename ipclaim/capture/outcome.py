"""Says what a visit came to, from what was seen of the page. Pure.

Order matters: a wall and a vanished item are recognised before anything is called a listing,
because showing either as the listing would be the worst mistake of a capture. For the same reason
a page on which the platform's selectors find nothing is not taken for the listing: either it is
none, or the platform has changed its pages and the selectors (data) must follow.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from ipclaim.capture.cues import Cues
from ipclaim.model.listing import Shown

_HEAD = 400
"""Characters of the text that say what a page is; below stand reviews and recommendations."""
_SHORT = 600
"""Characters; walls say little, listings say much."""
_BLANK = 20
_GONE_STATUSES = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the page arrived."""

    load_event: bool
    quiet: bool
    """Whether the network came to rest; shops that poll never do."""
    images: int
    """Pictures with a visible place on the page."""
    images_ok: int
    height: int
    """True height of the page in CSS pixels, also when ``page.jpg`` was cut."""
    truncated: bool
    hang_ended: bool
    """Whether a script that would not end was stopped so that the page could be kept."""


@dataclass(frozen=True, slots=True)
class PageSeen:
    """What a visit saw of the page that it reached."""

    reached: str
    status: int | None
    title: str
    text: str
    shown: Shown
    has_selectors: bool
    """Whether the platform says where shop or price stand."""
    names_item: bool
    """Whether the address reached, or the one that the page calls its own, holds the item id."""
    completeness: Completeness


def outcome_of(page: PageSeen, cues: Cues) -> str:
    """Return the outcome code of a page that arrived."""
    return (
        _by_status(page, cues)
        or _wall(page, cues)
        or _gone(page, cues)
        or _not_the_listing(page)
        or _how_complete(page.completeness)
    )


def _by_status(page: PageSeen, cues: Cues) -> str | None:
    if page.status is None or page.status < 400:
        return None
    if page.status in _GONE_STATUSES:
        return "gone_http"
    by_words = _wall(page, cues)
    if by_words:
        return by_words
    walls = (wall.outcome for wall in cues.walls if page.status in wall.statuses)
    return next(walls, "technical_http")


def _wall(page: PageSeen, cues: Cues) -> str | None:
    for wall in cues.walls:
        if any(_stands_in(cue, page.reached) for cue in wall.addresses):
            return wall.outcome
    if len(page.text) >= _SHORT or _is_listing(page):
        return None
    head = f"{page.title}\n{page.text}".lower()
    return next(
        (wall.outcome for wall in cues.walls if any(word in head for word in wall.words)), None
    )


def _stands_in(cue: str, address: str) -> bool:
    """Whether a cue is in the path (it begins with ``/``) or begins a label of the host."""
    parts = urlsplit(address.lower())
    if cue.startswith("/"):
        return cue in parts.path
    return f".{cue}" in f".{parts.hostname or ''}."


def _gone(page: PageSeen, cues: Cues) -> str | None:
    head = f"{page.title}\n{page.text[:_HEAD]}".lower()
    if page.shown.price is None and any(word in head for word in cues.gone_words):
        return "gone_soft"
    return None


def _not_the_listing(page: PageSeen) -> str | None:
    if len(page.text.strip()) < _BLANK and page.completeness.images == 0:
        return "technical_blank"
    if not page.names_item:
        return "technical_other_item" if _is_listing(page) else "gone_redirect"
    # Not by the title: its last selector may be any heading, and a wall has one too.
    if page.has_selectors and page.shown.shop is None and page.shown.price is None:
        return "technical_unrecognised"
    return None


def _is_listing(page: PageSeen) -> bool:
    return page.shown.title is not None and page.shown.price is not None


def _how_complete(seen: Completeness) -> str:
    if seen.hang_ended:
        return "partial_hang"
    if seen.truncated:
        return "partial_truncated"
    if seen.images_ok < seen.images:
        return "partial_images"
    return "ok" if seen.load_event else "partial_load"


# What Chromium says when a page does not arrive at all, most telling first.
_NAVIGATION = (
    ("Download is starting", "technical_download"),
    ("ERR_CERT_", "technical_tls"),
    ("ERR_SSL_", "technical_tls"),
    ("ERR_UNSAFE_REDIRECT", "policy_scheme"),
    ("ERR_DISALLOWED_URL_SCHEME", "policy_scheme"),
    ("ERR_UNKNOWN_URL_SCHEME", "policy_scheme"),
    ("ERR_NAME_NOT_RESOLVED", "technical_dns"),
    ("ERR_TOO_MANY_REDIRECTS", "technical_redirects"),
    ("ERR_TIMED_OUT", "technical_timeout"),
    ("ERR_", "technical_connection"),
    ("crash", "technical_crash"),
)


def outcome_of_failure(message: str) -> str:
    """Return the outcome code for what the browser said when a page did not arrive."""
    return next((code for cue, code in _NAVIGATION if cue in message), "technical_navigation")
