"""What the child is asked and what it tells: plain dataclasses, one JSON message each.

A ``Still``'s pixels follow it raw, red green blue. The last message is ``Shut`` or ``End``.
"""

from dataclasses import dataclass, field
from typing import Literal

MOST_STILL = (2000, 30_000)
"""Width and height that a still picture is scaled down to; a visit's full page is no larger."""
MOST_TEXT = 200_000
"""Characters of a page's text that are told."""
MOST_PAGES = 50
"""Pages of one file that are told."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to look for in a file: a platform's selectors and the case's item ids."""

    title: tuple[str, ...] = ()
    shop: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What the file is; the first message of a file that opens."""

    name: str
    """``png``, ``jpeg``, ``webp``, ``heic``, ``tiff``, ``pdf``, ``singlefile``, ``html``,
    ``mhtml``, ``wacz``, ``warc`` or ``har``."""
    suffix: str
    """How its kept copy ends, with the dot."""
    kind: Literal["kind"] = "kind"


@dataclass(frozen=True, slots=True)
class Page:
    """One page that the file shows, as far as the file says."""

    address: str | None = None
    canonical: str | None = None
    """The address that the page calls its own."""
    status: int | None = None
    title: str = ""
    text: str = ""
    shown_title: str | None = None
    shown_shop: str | None = None
    shown_price: str | None = None
    claimed_at: str | None = None
    """When the file says that it was made, ISO with a zone; nobody has verified it."""
    claimed_in: str | None = None
    """Which part of the file says so."""
    is_drawn: bool = False
    """Whether it is the page as a browser had built it, not as the server had sent it."""
    images: int = 0
    images_inside: int = 0
    notes: tuple[str, ...] = ()
    """Codes of what somebody should know of it."""
    kind: Literal["page"] = "page"


@dataclass(frozen=True, slots=True)
class Still:
    """The picture of the page told last; ``height * width * 3`` bytes follow."""

    width: int
    height: int
    kind: Literal["still"] = "still"

    def __post_init__(self) -> None:
        """Refuse what no picture can be; the parent makes room for pixels by these numbers."""
        if not (1 <= self.width <= MOST_STILL[0] and 1 <= self.height <= MOST_STILL[1]):
            raise ValueError("not a picture")


@dataclass(frozen=True, slots=True)
class Shut:
    """The file cannot be used; the last message."""

    code: str
    kind: Literal["shut"] = "shut"


@dataclass(frozen=True, slots=True)
class End:
    """Nothing follows; the last message."""

    kind: Literal["end"] = "end"


Message = Kind | Page | Still | Shut | End


@dataclass(slots=True)
class Found:
    """One page with the bytes of its picture, while the child gathers it."""

    page: Page
    picture: bytes | None = field(default=None, repr=False)
