"""What a font says its glyphs mean, cured of values that are no characters.

Many programs, reportlab among them, give the glyph that stands for nothing the value U+0000.
PDF/UA-1 (ISO 14289-1, 7.21.7) allows neither that nor U+FEFF and U+FFFE. Each becomes U+FFFD, the
character for "not known"; the rest of the map stays as it is, and so does what is drawn. Pure.
"""

import re
from collections.abc import Iterator

_NO_CHARACTERS = (0x0000, 0xFEFF, 0xFFFE)
_UNKNOWN = 0xFFFD
_MOST = 100
"""Entries of one block, by the standard for these maps."""
_BLOCK = re.compile(rb"\d+\s+begin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_WORD = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")

_Entry = tuple[bytes, ...]
"""Hex strings: a code and its value; or first and last code and the first value, or all values."""


def cured_cmap(data: bytes) -> bytes:
    """Return a map of codes to characters in which every value is one; a sound map as it is."""
    return _BLOCK.sub(_cured_block, data)


def _cured_block(found: re.Match[bytes]) -> bytes:
    kind = found[1]
    entries = list(_entries(found[2], 2 if kind == b"bfchar" else 3))
    cured = [new for entry in entries for new in _cured(entry, is_range=kind == b"bfrange")]
    if cured == entries:
        return found[0]
    pieces = []
    for at in range(0, len(cured), _MOST):
        some = cured[at : at + _MOST]
        lines = b"\n".join(_written(entry, is_range=kind == b"bfrange") for entry in some)
        pieces.append(b"%d begin%b\n%b\nend%b" % (len(some), kind, lines, kind))
    return b"\n".join(pieces)


def _entries(body: bytes, size: int) -> Iterator[_Entry]:
    """Yield the entries of a block; an array of values follows its two codes one by one."""
    entry: list[bytes] = []
    is_array = False
    for word in _WORD.finditer(body):
        if word[2]:
            is_array = True
        elif word[3]:
            is_array = False
        else:
            entry.append(b"".join(word[1].split()))
        if not is_array and len(entry) >= size:
            yield (*entry, b"[]") if word[3] else tuple(entry)
            entry = []


def _cured(entry: _Entry, *, is_range: bool) -> Iterator[_Entry]:
    if not is_range:
        yield entry[0], _cured_value(entry[1])
    elif entry[-1] == b"[]":
        yield (*entry[:2], *map(_cured_value, entry[2:-1]), b"[]")
    else:
        yield from _cured_range(*entry)


def _cured_value(value: bytes) -> bytes:
    if len(value) % 4:
        return value
    units = [value[at : at + 4] for at in range(0, len(value), 4)]
    cured = [b"%04X" % _UNKNOWN if int(unit, 16) in _NO_CHARACTERS else unit for unit in units]
    return b"".join(cured)


def _cured_range(first: bytes, last: bytes, value: bytes) -> Iterator[_Entry]:
    """Yield the pieces of a range between the codes whose value is no character."""
    start, end = int(first or b"0", 16), int(last or b"0", 16)
    if len(value) != 4:  # pairs and sequences only count up in their last unit
        yield first, last, _cured_value(value)
        return
    base = int(value, 16) - start
    holes = [bad - base for bad in _NO_CHARACTERS if start <= bad - base <= end]
    if not holes:
        yield first, last, value
        return
    wide = len(first)
    for hole in sorted(holes):
        if start < hole:
            yield _hex(start, wide), _hex(hole - 1, wide), _hex(start + base, 4)
        yield _hex(hole, wide), _hex(hole, wide), _hex(_UNKNOWN, 4)
        start = hole + 1
    if start <= end:
        yield _hex(start, wide), last, _hex(start + base, 4)


def _hex(number: int, wide: int) -> bytes:
    return f"{number:0{wide}X}".encode()


def _written(entry: _Entry, *, is_range: bool) -> bytes:
    if is_range and entry[-1] == b"[]":
        values = b" ".join(b"<%b>" % value for value in entry[2:-1])
        return b"<%b> <%b> [%b]" % (entry[0], entry[1], values)
    return b" ".join(b"<%b>" % word for word in entry)
