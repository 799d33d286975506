"""What a platform's walls, loading pages and vanished items look like: words, addresses, elements.

The cues of every site are in ``templates/capture/cues.yaml``, a platform's own in its rule pack
under ``cues``; `ipclaim.capture.cues` lays the two together. A pack adds, it never takes away: a
wall that one site has is looked for on all sites of its family.
"""

from collections.abc import Iterable
from typing import Annotated

from ipclaim.model.written import Field, Filled, Written

WallOutcome = Annotated[str, Field(pattern=r"^wall_[a-z_]+$")]
Address = Annotated[str, Field(pattern=r"^(/[^\sA-Z]+|[a-z0-9.-]+\.)$")]
"""Whole segments of a path (``/login``) or the beginning of a host (``login.``), lower case."""


class Wall(Written):
    """One kind of page that stands in front of a listing."""

    outcome: WallOutcome
    statuses: tuple[int, ...] = ()
    """HTTP statuses that mean this wall."""
    addresses: tuple[Address, ...] = ()
    words: tuple[Filled, ...] = ()
    """Phrases in the title or text of a short page, lower case."""
    elements: tuple[Filled, ...] = ()
    """CSS selectors of what covers a page, be it long or short: a slider, a login window."""


class Gone(Written):
    """How a site says that an item is no longer there."""

    words: tuple[Filled, ...] = ()
    """Phrases near the top of a page that shows no price, lower case."""
    addresses: tuple[Address, ...] = ()
    """Where the site sends who asks for a vanished item."""
    notices: tuple[Filled, ...] = ()
    """CSS selectors of the place where the site says so though it still shows the item; only one
    of the words counts there, so that any other notice does no harm."""


class PageCues(Written):
    """What one rule pack adds to the cues of every site."""

    walls: tuple[Wall, ...] = ()
    gone: Gone = Gone()

    @classmethod
    def joined(cls, parts: "Iterable[PageCues | None]") -> "PageCues":
        """Return the cues of several layers together, the last layer's first."""
        said = [part for part in parts if part is not None][::-1]
        return cls(
            walls=tuple(wall for part in said for wall in part.walls),
            gone=joined_gone(part.gone for part in said),
        )


def joined_gone(parts: Iterable[Gone]) -> Gone:
    """Return several ways of saying that an item is gone, in one."""
    said = list(parts)
    return Gone(
        words=tuple(dict.fromkeys(word for part in said for word in part.words)),
        addresses=tuple(dict.fromkeys(one for part in said for one in part.addresses)),
        notices=tuple(dict.fromkeys(one for part in said for one in part.notices)),
    )
