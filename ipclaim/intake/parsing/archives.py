"""The files of a ZIP archive, unpacked in memory within limits; other archives are told.

Names are the packer's and never a path: where a file would go by its name decides nothing.
"""

import io
import zipfile
from collections.abc import Callable

from ipclaim.intake.parsing.handover import MOST_TOLD, Items, LeftOut

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_MOST_FILE = 100 * 1024**2
_MOST_RATIO = 200
"""Times its packed size that a file may have unpacked; papers have at most ten."""
_SMALL = 1 << 20
"""Below this a high ratio is a blank page and no bomb."""

Take = Callable[[str, bytes, tuple[str, ...]], Items]
"""What is done with each file: name, bytes, what it lies in."""


def archive_items(data: bytes, within: tuple[str, ...], take: Take) -> Items:
    """Yield what the files of an archive give; a file that may be a bomb is told and left shut."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        yield LeftOut(within[-1] if within else "", "damaged", within[:-1])
        return
    for entry in entries[:MOST_TOLD]:
        name = _name_of(entry)
        if name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("."):
            continue
        if entry.flag_bits & _ENCRYPTED:
            yield LeftOut(name, "encrypted", within)
        elif _may_be_bomb(entry):
            yield LeftOut(name, "too-large", within)
        elif (unpacked := _unpacked(archive, entry)) is None:
            yield LeftOut(name, "damaged", within)
        else:
            yield from take(name, unpacked, within)
    if len(entries) > MOST_TOLD:
        yield LeftOut("", "too-many", within, len(entries) - MOST_TOLD)


def _may_be_bomb(entry: zipfile.ZipInfo) -> bool:
    swollen = entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * entry.compress_size
    return entry.file_size > _MOST_FILE or swollen


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a file's bytes, no more than its entry says; ``None`` when they are not whole."""
    try:
        with archive.open(entry) as file:
            data = file.read(entry.file_size + 1)
    except MemoryError:
        raise
    except Exception:  # a stranger's packing may fail in any way; it is told
        return None
    return data if len(data) == entry.file_size else None


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return the name as packed; Chinese Windows packs GBK and says nothing of it."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename
