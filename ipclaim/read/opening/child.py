"""The process that parses a stranger's paper, seen from outside.

Believes nothing that the child sends: messages are validated and pixels fill exactly the room that
their sheet asked for.
"""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, TypeAdapter

from ipclaim.read.opening.bound import BoundChild, BrokenOffError, LateError
from ipclaim.read.parsing.handover import End, Message, Note, Sheet, Shut

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Discriminator("kind")])


@dataclass(frozen=True, slots=True)
class SheetPixels:
    """A page with its pixels as (height, width, 3), red first."""

    sheet: Sheet
    pixels: NDArray[np.uint8]


def parsed_in_child(path: Path, only_page: int | None) -> Generator[SheetPixels | Note | Shut]:
    """Yield what the child finds, page after page; the last item may be ``Shut``.

    A child that ends early ends in a ``Shut`` too: ``timeout``, ``too-large`` for one that ran out
    of memory, else ``damaged``. Leaving the iteration early ends the child.
    """
    arguments = [str(path.absolute())] + ([] if only_page is None else [str(only_page)])
    with BoundChild("ipclaim.read.parsing", *arguments) as child:
        try:
            while not isinstance(item := child.said(_MESSAGE), End):
                yield SheetPixels(item, _pixels(child, item)) if isinstance(item, Sheet) else item
                if isinstance(item, Shut):
                    return
        except LateError:
            yield Shut("timeout")
        except BrokenOffError:
            yield Shut(child.cause_of_death())


def _pixels(child: BoundChild, sheet: Sheet) -> NDArray[np.uint8]:
    pixels = np.empty((sheet.height, sheet.width, 3), dtype=np.uint8)
    child.fill(pixels.data.cast("B"))
    return pixels
