"""Opens a message in a limited child, believes nothing that it sends, and keeps what it enclosed.

Enclosures are written under names of our own making (a number and what is harmless of the
sender's), into one folder, and nowhere else.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import Discriminator, TypeAdapter, ValidationError

from ipclaim.intake.parsing.handover import Enclosure, End, LeftOut, Letter, Message, Shut
from ipclaim.intake.parsing.kinds import START_BYTES, kind_of
from ipclaim.private import private_folder, write_private
from ipclaim.read.opening.bound import BoundChild, BrokenOffError, LateError
from ipclaim.read.parsing import limits

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Discriminator("kind")])
_NAME_CHARS = 60
_HARMFUL = re.compile(r"[^\w.()（）【】《》、，-]+")


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


def is_message(path: Path) -> bool:
    """Whether a file is a message, a page, typed text or an archive, and not a paper itself."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return kind_of(file.read(START_BYTES), path.suffix) is not None
    except OSError:
        return False


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
            while not isinstance(item := _message(child), End):
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


def _message(child: BoundChild) -> Message:
    try:
        return _MESSAGE.validate_json(child.message())
    except ValidationError as fault:
        raise BrokenOffError from fault


def _kept(child: BoundChild, item: Enclosure, into: Path, number: int) -> Enclosed:
    data = bytearray(item.size)
    child.fill(memoryview(data))
    path = private_folder(into) / f"{number:02d}-{safe_name(item.name)}"
    if not path.is_file() or path.read_bytes() != data:
        write_private(path, bytes(data))
    return Enclosed(item.name, item.within, path)


def safe_name(name: str) -> str:
    """Return what is harmless of a stranger's file name: one step, printable, not too long."""
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    stem, dot, suffix = last.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", suffix):
        stem, suffix = last, ""
    kept = _HARMFUL.sub("-", stem).strip(".-")[:_NAME_CHARS] or "file"
    return f"{kept}.{suffix.lower()}" if suffix else kept


__all__ = ["Enclosed", "LeftOut", "Letter", "Opened", "Shut", "is_message", "open_message"]
