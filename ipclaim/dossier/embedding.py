"""Embeds what was used of each font: its outlines, their widths, and the way back to Unicode.

A code of two bytes stands for one outline that means certain characters, numbered as they come up;
so an outline that is drawn for two characters leads back to the right one each time. Composite
fonts by PDF 32000-1, 9.7; what PDF/A-3 and PDF/UA-1 ask of them is there.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from ipclaim.dossier.fonts import FontSet, Typeface
from ipclaim.dossier.streams import PdfOut, array, decimal, dictionary, name, octets, reference

_SYMBOLIC = 4
_BLOCK = 100
"""The most entries that a ``beginbfchar`` block may have (Adobe Technical Note 5014)."""


class UsedFont(dict[str, bytes]):
    """One font with the codes of what was drawn in it; a character's code is looked up by it."""

    def __init__(self, typeface: Typeface, number: int, label: bytes) -> None:
        super().__init__()
        self.typeface = typeface
        self.number = number
        """The font's object."""
        self.label = label
        """What the pages call it."""
        self._codes: dict[tuple[int, str], bytes] = {}
        self._outlines: list[tuple[int, str]] = []

    def __missing__(self, char: str) -> bytes:
        code = self[char] = self.code(self.typeface.number_of(char), char)
        return code

    def code(self, outline: int, said: str) -> bytes:
        """Return the code of an outline that means some characters."""
        known = self._codes.get((outline, said))
        if known is None:
            self._outlines.append((outline, said))
            known = self._codes[outline, said] = len(self._outlines).to_bytes(2, "big")
        return known

    def width(self, code: bytes) -> float:
        """Return a code's width for size 1, as the file says it."""
        outline, _ = self._outlines[int.from_bytes(code, "big") - 1]
        return self.typeface.advance_of(outline) / 1000

    @property
    def drawn(self) -> Sequence[tuple[int, str]]:
        """Each outline with what it means, in the order of the codes, which start at 1."""
        return self._outlines


class UsedFonts:
    """The fonts of a PDF that is being drawn."""

    def __init__(self, fonts: FontSet, out: PdfOut) -> None:
        self._fonts, self._out = fonts, out
        self._used: dict[str, UsedFont] = {}

    def __getitem__(self, font: str) -> UsedFont:
        if font not in self._used:
            label = name(f"F{len(self._used) + 1}")
            self._used[font] = UsedFont(self._fonts.named(font), self._out.reserve(), label)
        return self._used[font]

    def resources(self) -> bytes:
        """Return the dictionary of what the pages call the fonts."""
        entries = (one.label + b" " + reference(one.number) for one in self._used.values())
        return b"<<" + b"".join(entries) + b">>"

    def put(self) -> None:
        """Write the fonts, when everything is drawn."""
        for font in self._used.values():
            _put(self._out, font)


def _put(out: PdfOut, font: UsedFont) -> None:
    outlines = sorted({outline for outline, _ in font.drawn})
    data, renumbered = font.typeface.cut_out(outlines)
    to_outline = b"\0\0" + b"".join(
        renumbered[outline].to_bytes(2, "big") for outline, _ in font.drawn
    )
    called = name(f"{_tag(font)}+{font.typeface.name}")
    rises, falls = font.typeface.extents()
    file = out.add_stream(b"/Length1 %d" % len(data), data)
    descriptor = dictionary(
        Type=b"/FontDescriptor",
        FontName=called,
        Flags=b"%d" % _SYMBOLIC,
        FontBBox=_box(data, font.typeface.units),
        ItalicAngle=b"0",
        Ascent=b"%d" % rises,
        Descent=b"%d" % falls,
        CapHeight=b"714",
        StemV=b"80",
        FontFile2=reference(file),
    )
    below = dictionary(
        Type=b"/Font",
        Subtype=b"/CIDFontType2",
        BaseFont=called,
        CIDSystemInfo=b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        FontDescriptor=reference(out.add(descriptor)),
        DW=b"1000",
        W=_widths(font),
        CIDToGIDMap=reference(out.add_stream(b"", to_outline)),
    )
    whole = dictionary(
        Type=b"/Font",
        Subtype=b"/Type0",
        BaseFont=called,
        Encoding=b"/Identity-H",
        DescendantFonts=array([reference(out.add(below))]),
        ToUnicode=reference(out.add_stream(b"", to_unicode([said for _, said in font.drawn]))),
    )
    out.put(font.number, whole)


def _tag(font: UsedFont) -> str:
    """Return six letters that tell this choice of outlines from another."""
    digest = hashlib.sha256(repr(font.drawn).encode()).digest()
    return "".join(chr(65 + value % 26) for value in digest[:6])


def _box(data: bytes, units: int) -> bytes:
    """Return what encloses every outline, from the font's ``head`` table (OpenType 1.9)."""
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16):
        if data[at : at + 4] == b"head":
            start = int.from_bytes(data[at + 8 : at + 12], "big") + 36
            edges = (
                int.from_bytes(data[n : n + 2], "big", signed=True)
                for n in range(start, start + 8, 2)
            )
            return array([decimal(round(edge * 1000 / units)) for edge in edges])
    raise ValueError("a font without a head")


def _widths(font: UsedFont) -> bytes:
    """Return the widths of the codes that are not as wide as a Chinese character."""
    wide = [font.typeface.advance_of(outline) for outline, _ in font.drawn]
    parts = []
    for usual, run in groupby(enumerate(wide, start=1), key=lambda one: one[1] == 1000):
        if not usual:
            codes = list(run)
            parts.append(b"%d" % codes[0][0])
            parts.append(array([b"%d" % width for _, width in codes]))
    return array(parts)


def to_unicode(said: Sequence[str]) -> bytes:
    """Return the CMap that leads from codes, counted from 1, back to characters."""
    return b"\n".join(_map_lines(said))


def _map_lines(said: Sequence[str]) -> Iterator[bytes]:
    yield b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap"
    yield b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
    yield b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def"
    yield b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange"
    for first in range(0, len(said), _BLOCK):
        block = said[first : first + _BLOCK]
        yield b"%d beginbfchar" % len(block)
        for code, chars in enumerate(block, start=first + 1):
            yield octets(code.to_bytes(2, "big")) + b" " + octets(chars.encode("utf-16-be"))
        yield b"endbfchar"
    yield b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
