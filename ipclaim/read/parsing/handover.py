"""What the child tells its parent: messages on a pipe, one after the other.

A message is its length in four bytes and so much JSON; a ``Sheet``'s pixels follow it raw. The
last message is ``Shut`` or ``End``: a child that dies sends neither. Plain dataclasses, because
the child pays for every import; the parent checks what it gets (``opening/child.py``).
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from ipclaim.read.parsing import limits

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LayerTuple = tuple[str, int, int, int, int, bool]
"""A character of a text layer, its box in pixels, and whether it is seen on the page."""


@dataclass(frozen=True, slots=True)
class Shut:
    """The file gives no page; the last message."""

    code: str
    kind: Literal["shut"] = "shut"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the file, or one page of it, that does not keep it shut."""

    code: str
    page: int | None = None
    count: int | None = None
    """Pages in the file, where the note is about them."""
    kind: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; ``height * width * 3`` bytes of red, green and blue follow."""

    page: int
    width: int
    height: int
    dpi: int
    layer: tuple[LayerTuple, ...] = ()
    of: int = 0
    """How many pages the file has; for whoever waits, and nothing else."""
    kind: Literal["sheet"] = "sheet"

    def __post_init__(self) -> None:
        """Refuse what no page can be; the parent makes room for pixels by these numbers."""
        sides_fit = min(self.width, self.height) >= 1 and (
            max(self.width, self.height) <= limits.LONG_SIDE
        )
        if not sides_fit or not 1 <= self.page <= limits.PAGES or self.dpi < 1:
            raise ValueError("not a page")


@dataclass(frozen=True, slots=True)
class End:
    """Nothing follows; the last message."""

    kind: Literal["end"] = "end"


Message = Shut | Note | Sheet | End
Pixels = Iterable[bytes | memoryview]
"""The rows of a picture, or the whole of it, in pieces."""


def send(stream: BinaryIO, message: Message, pixels: Pixels = ()) -> None:
    """Write one message; ``pixels`` only with a ``Sheet``."""
    send_any(stream, message, pixels)


def send_any(stream: BinaryIO, message: "DataclassInstance", pixels: Pixels = ()) -> None:
    """Write one message of whatever protocol; pixels follow it raw."""
    body = json.dumps(asdict(message)).encode()
    stream.write(len(body).to_bytes(4, "big"))
    stream.write(body)
    for piece in pixels:
        stream.write(piece)
    stream.flush()
