"""Says what a visit came to, from what was seen of the page. Pure.

Order matters: a wall and a vanished item are recognised before anything is called a listing,
because showing either as the listing would be the worst mistake of a capture. For the same reason
a page on which the platform's selectors find nothing, and which declares no goods in the way that
search engines read (schema.org), is not taken for the listing: either it is none, or the platform
has changed its pages and the selectors (data) must follow.
"""

import re
import unicodedata
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
_FEW_PICTURES = 3
"""Of so many pictures at least one must have come; a page without any shows no goods."""


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
    covered: tuple[str, ...] = ()
    """Outcomes of the walls whose elements stand over the page."""
    notice: str = ""
    """What the page says in the places where its site says that an item is gone."""
    declares_goods: bool = False
    """Whether the page declares one item with a price, as schema.org has it."""


def names_item(item_id: str, *addresses: str | None) -> bool:
    """Whether one of the addresses holds the item's id, whole."""
    kin = "0-9" if item_id.isdigit() else "0-9A-Za-z"  # Lazada writes i123.html
    whole = re.compile(rf"(?<![{kin}]){re.escape(item_id)}(?![{kin}])")
    return any(whole.search(address or "") for address in addresses)


def outcome_of(page: PageSeen, cues: Cues) -> str:
    """Return the outcome code of a page that arrived."""
    return (
        _by_status(page, cues)
        or _wall(page, cues)
        or _gone(page, cues)
        or _not_the_listing(page, cues)
        or _how_complete(page.completeness)
    )


def _by_status(page: PageSeen, cues: Cues) -> str | None:
    if page.status is None or page.status < 400:
        return None
    if page.status in _GONE_STATUSES and _says_gone(page, cues):
        return "gone_http"
    by_words = _wall(page, cues)
    if by_words:
        return by_words
    if page.status in _GONE_STATUSES:
        return "gone_http"
    walls = (wall.outcome for wall in cues.walls if page.status in wall.statuses)
    return next(walls, "technical_http")


def _wall(page: PageSeen, cues: Cues) -> str | None:
    for wall in cues.walls:
        if any(_stands_in(cue, page.reached) for cue in wall.addresses):
            return wall.outcome
    if page.covered:
        return page.covered[0]
    if _is_listing(page) or page.declares_goods:
        return None
    said = _folded(page.title)
    if len(page.text) < _SHORT:
        said = f"{said}\n{_folded(page.text)}"
    for passing in cues.passing_words:
        said = said.replace(passing, " ")
    return next(
        (wall.outcome for wall in cues.walls if any(word in said for word in wall.words)), None
    )


def _folded(text: str) -> str:
    """Return small letters, one space for many and plain quotes, as cues are written.

    Full-width letters become narrow ones; Chinese commas stay.
    """
    small = "".join(
        unicodedata.normalize("NFKC", sign) if sign.isalnum() else sign for sign in text
    )
    return re.sub(r"\s+", " ", small.lower().replace("\u2019", "'"))


def _stands_in(cue: str, address: str) -> bool:
    """Whether a cue is whole segments of the path, or begins a label of the host.

    A file's ending and a query may follow a segment: ``/login`` is in ``/login.htm?from=x``, not
    in ``/login-shirt``.
    """
    parts = urlsplit(address.lower())
    if cue.startswith("/"):
        return re.search(rf"{re.escape(cue)}(?![^/.;])", parts.path) is not None
    return f".{cue}" in f".{parts.hostname or ''}."


def _gone(page: PageSeen, cues: Cues) -> str | None:
    if any(_stands_in(cue, page.reached) for cue in cues.gone.addresses):
        return "gone_address"
    notice = _folded(page.notice)
    if any(word in notice for word in cues.gone.words):
        return "gone_notice"
    return "gone_soft" if page.shown.price is None and _says_gone(page, cues) else None


def _says_gone(page: PageSeen, cues: Cues) -> bool:
    head = f"{_folded(page.title)}\n{_folded(page.text[:_HEAD])}"
    return any(word in head for word in cues.gone.words)


def _not_the_listing(page: PageSeen, cues: Cues) -> str | None:
    if len(page.text.strip()) < _BLANK and page.completeness.images == 0:
        return "technical_blank"
    if _only_loads(page.text, cues):
        return "technical_loading"
    if not page.names_item:
        return "technical_other_item" if _is_listing(page) else "gone_redirect"
    # Not by the title: its last selector may be any heading, and a wall has one too.
    if page.shown.shop is None and page.shown.price is None and not page.declares_goods:
        return "technical_unrecognised" if page.has_selectors else "technical_unknown_page"
    if page.completeness.images >= _FEW_PICTURES and page.completeness.images_ok == 0:
        return "technical_pictures"
    return None


def _only_loads(text: str, cues: Cues) -> bool:
    rest = _folded(text)
    for word in cues.loading_words:
        rest = rest.replace(word, "")
    return rest != _folded(text) and not any(sign.isalpha() for sign in rest)


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
    ("has been closed", "technical_crash"),
)


def outcome_of_failure(message: str) -> str:
    """Return the outcome code for what the browser said when a page did not arrive."""
    return next((code for cue, code in _NAVIGATION if cue in message), "technical_navigation")
