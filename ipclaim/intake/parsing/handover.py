"""What the child tells of a message: plain dataclasses, one JSON message each.

An ``Enclosure``'s bytes follow it raw. The last message is ``Shut`` or ``End``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MOST_TEXT = 200_000
"""Characters of one letter's words that are told; forty printed pages."""
MOST_ENCLOSURES = 60
"""Enclosures that are handed over; a seller sends five."""
MOST_TOLD = 200
"""Enclosures that are told by name when they are not handed over."""
MOST_BYTES = 200 * 1024**2
"""Bytes of all enclosures together, unpacked."""
MOST_DEPTH = 5
"""Messages and archives within each other."""
MOST_NAME = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """One message's words with what its head says; a page or a text file has no head."""

    text: str
    sender: str = ""
    to: str = ""
    subject: str = ""
    sent: str | None = None
    """ISO with a zone, as the head says; nobody has verified it."""
    within: tuple[str, ...] = ()
    """The messages and archives that it lies in, the outermost first; empty for the file's own."""
    cut: bool = False
    """More was there than is told."""
    kind: Literal["letter"] = "letter"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One attached file; ``size`` bytes follow."""

    name: str
    """As its sender called it: never a path to be trusted."""
    size: int
    within: tuple[str, ...] = ()
    kind: Literal["enclosure"] = "enclosure"

    def __post_init__(self) -> None:
        """Refuse what no enclosure can be; the parent makes room by this number."""
        if not 0 < self.size <= MOST_BYTES:
            raise ValueError("not an enclosure")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the message that is not handed over, and why."""

    name: str
    code: str
    within: tuple[str, ...] = ()
    count: int = 1
    kind: Literal["left-out"] = "left-out"


@dataclass(frozen=True, slots=True)
class Shut:
    """The file gives nothing; the last message."""

    code: str
    kind: Literal["shut"] = "shut"


@dataclass(frozen=True, slots=True)
class End:
    """Nothing follows; the last message."""

    kind: Literal["end"] = "end"


Message = Letter | Enclosure | LeftOut | Shut | End
Item = Letter | LeftOut | tuple[Enclosure, bytes]
"""What is found in a file, while the child gathers it."""
Items = Iterator[Item]
