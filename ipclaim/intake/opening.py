"""Opens a message in a limited child, believes nothing that it sends, and keeps what it enclosed.

Enclosures are written under names of our own making (a number and what is harmless of the
sender's), into one folder, and nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Discriminator, TypeAdapter

from ipclaim.intake.files import safe_name
from ipclaim.intake.parsing.handover import Enclosure, End, LeftOut, Letter, Message
from ipclaim.private import private_folder, write_private
from ipclaim.read.opening.bound import BoundChild, BrokenOffError, LateError
from ipclaim.read.parsing import limits

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Discriminator("kind")])


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One enclosed file, where it was put."""

    name: str
    """As its sender called it, for a person to see."""
    within: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """What a message holds."""

    letters: tuple[Letter, ...]
    """The file's own first, then those within it."""
    enclosed: tuple[Enclosed, ...]
    left_out: tuple[LeftOut, ...]
    trouble: str | None = None
    """What ended the opening early."""


def open_message(path: Path, into: Path) -> Opened:
    """Open a message; its enclosures are written into ``into``, made when there are any.

    Never raises for a bad file: that is its ``trouble``.
    """
    letters: list[Letter] = []
    enclosed: list[Enclosed] = []
    left_out: list[LeftOut] = []
    trouble: str | None = None
    if path.stat().st_size > limits.FILE_BYTES:
        return Opened((), (), (), "too-large")
    with BoundChild("ipclaim.intake.parsing", str(path.absolute())) as child:
        try:
            while not isinstance(item := child.said(_MESSAGE), End):
                if isinstance(item, Letter):
                    letters.append(item)
                elif isinstance(item, Enclosure):
                    enclosed.append(_kept(child, item, into, len(enclosed) + 1))
                elif isinstance(item, LeftOut):
                    left_out.append(item)
                else:
                    trouble = item.code
                    break
        except LateError:
            trouble = "timeout"
        except BrokenOffError:
            trouble = child.cause_of_death()
    return Opened(tuple(letters), tuple(enclosed), tuple(left_out), trouble)


def _kept(child: BoundChild, item: Enclosure, into: Path, number: int) -> Enclosed:
    data = bytearray(item.size)
    child.fill(memoryview(data))
    path = private_folder(into) / f"{number:02d}-{safe_name(item.name)}"
    if not path.is_file() or path.read_bytes() != data:
        write_private(path, bytes(data))
    return Enclosed(item.name, item.within, path)
