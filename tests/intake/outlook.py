"""Writes small Outlook messages ([MS-CFB], version 3) for the tests: nobody else writes them."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


@dataclass
class Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    start: int = END


def compound(tree: Tree) -> bytes:
    """Return a compound file with streams and storages."""
    entries = [Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    mini = bytearray()
    mini_fat: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []

    def place(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        for number, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(first + number + 1 if number + 1 < len(pieces) else END)
        return first

    for entry in entries[1:]:
        if entry.kind != 2 or not entry.data:
            continue
        if len(entry.data) >= CUTOFF:
            entry.start = place(entry.data)
            continue
        entry.start = len(mini) // MINI
        count = -(-len(entry.data) // MINI)
        mini += entry.data.ljust(count * MINI, b"\0")
        mini_fat += [entry.start + at + 1 for at in range(count - 1)] + [END]
    root = entries[0]
    root.data = bytes(mini)
    root.start = place(root.data) if mini else END
    mini_start = place(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(SECTOR, b"\xff"))
    directory = b"".join(_packed(entries, number) for number in range(len(entries)))
    directory += b"\0" * (-len(directory) % SECTOR)
    dir_start = place(directory)
    fat_at = len(sectors)
    fat.append(FAT)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR, "larger than a test needs"
    mini_sectors = -(-len(mini_fat) * 4 // SECTOR) or 1
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, dir_start, 0, CUTOFF,
                        mini_start, mini_sectors, END, 0, fat_at)  # fmt: skip
    head += struct.pack("<108I", *[FREE] * 108)
    return head[:SECTOR].ljust(SECTOR, b"\xff") + b"".join(sectors) + table


def _add(entries: list[Entry], parent: int, tree: Tree) -> None:
    for name, content in tree.items():
        number = len(entries)
        if isinstance(content, bytes):
            entries.append(Entry(name, 2, content))
        else:
            entries.append(Entry(name, 1))
            _add(entries, number, content)
        entries[parent].children.append(number)


def _packed(entries: list[Entry], number: int) -> bytes:
    """Return a directory entry; siblings hang as a list to the right, in the format's order."""
    entry = entries[number]
    right = FREE
    for other in entries:
        ordered = sorted(other.children, key=lambda at: (len(entries[at].name), entries[at].name))
        if number in ordered and number != ordered[-1]:
            right = ordered[ordered.index(number) + 1]
    ordered = sorted(entry.children, key=lambda at: (len(entries[at].name), entries[at].name))
    name = entry.name.encode("utf-16-le") + b"\0\0"
    first = ordered[0] if ordered else FREE
    kin = struct.pack("<III16xI8x8x", FREE, right, first, 0)
    place = struct.pack("<III", entry.start, len(entry.data), 0)
    return struct.pack("<64sHBB", name, len(name), entry.kind, 1) + kin + place


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def message(tree: Tree, *, inner: bool = False) -> Tree:
    """Return a message's storage with its properties stream."""
    return {"__properties_version1.0": bytes(24 if inner else 32), **tree}
