"""Where on ``page.jpg`` each text stands, so that a copy can be marked up and the original stays.

The browser is asked right before and right after the picture was taken. Only what stood at the same
place both times is kept, and nothing at all when the page itself had another size: a box that is
drawn beside its text would be worse than none.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

TEXT_PLACES = "text-places.json"

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of ``page.jpg``."""

_LEAST = 4
"""Pixels; what is smaller nobody reads."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Part):
    """Where the page shows its title, shop or price."""

    what: Literal["title", "shop", "price"]
    text: str
    box: Box


class TextPlace(_Part):
    """Where a run of text stands."""

    text: str
    box: Box


class TextPlaces(_Part):
    """``text-places.json``: every run of text that can be seen on the picture."""

    format: Literal["ipclaim-text-places/1"] = "ipclaim-text-places/1"
    page_size: tuple[int, int]
    places: tuple[TextPlace, ...]


class Places(_Part):
    """What was found on one picture."""

    shown: tuple[Place, ...]
    texts: tuple[TextPlace, ...]


def agreed(before: Any, after: Any, size: tuple[int, int]) -> Places | None:
    """Return what stood still while the picture was taken; ``None`` when the page did not.

    ``before`` and ``after`` are what the script `PLACES` gave: ``size`` in CSS pixels, ``shown``
    and ``texts`` as lists of ``[name or text, ..., left, top, right, bottom]``.
    """
    if not before or not after or before["size"] != after["size"]:
        return None
    still = {tuple(entry) for entry in after["texts"]}
    shown = {tuple(entry) for entry in after["shown"]}
    if {tuple(entry) for entry in before["shown"]} != shown:
        return None
    return Places(
        shown=tuple(
            Place(what=what, text=str(text), box=box)
            for what, text, *corners in before["shown"]
            if (box := _within(corners, size)) is not None
        ),
        texts=tuple(
            TextPlace(text=str(text), box=box)
            for text, *corners in before["texts"]
            if (text, *corners) in still and (box := _within(corners, size)) is not None
        ),
    )


def _within(corners: list[float], size: tuple[int, int]) -> Box | None:
    """Return a box cut to the picture; ``None`` for what is not on it."""
    left, top = (max(0, int(value)) for value in corners[:2])
    right, bottom = (min(edge, int(value)) for edge, value in zip(size, corners[2:], strict=True))
    if right - left < _LEAST or bottom - top < _LEAST:
        return None
    return left, top, right, bottom
