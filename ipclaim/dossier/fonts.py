"""The dossier's fonts: which there are, in which order they are asked, and their outlines.

The fonts are variable ones in packages under the SIL Open Font License. HarfBuzz reads the
advances at the weight that is wanted, shapes, and cuts the used glyphs out at that weight, in some
ten milliseconds; so nothing is prepared and nothing is kept between runs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import overload

import uharfbuzz

from ipclaim.dossier.glyphs import Chain, Cluster, Face, Ink
from ipclaim.errors import MissingToolError
from ipclaim.model.text import Lang, Text


@dataclass(frozen=True, slots=True)
class Cut:
    """One font: where it comes from and at which weight."""

    name: str
    """PostScript name, and the name under which it is painted."""
    package: str
    path: str
    weight: int

    def file(self) -> Path:
        """Return the font's file; raises ``MissingToolError`` when its package is missing."""
        spec = find_spec(self.package)
        folders = list(spec.submodule_search_locations or ()) if spec else []
        for folder in folders:
            path = Path(folder) / self.path
            if path.is_file():
                return path
        wheel = self.package.replace("_", "-")
        raise MissingToolError(
            Text(f"缺少字体 {self.path}", f"The font {self.path} is missing"),
            Text(f"请运行：pip install {wheel}", f"Run: pip install {wheel}"),
        )


_CJK, _WORLD = "justmytype_intl_cjk", "manimgx_fonts"
_SC = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
CHINESE = {
    False: Cut("NotoSansSC-Regular", _CJK, _SC, 400),
    True: Cut("NotoSansSC-Bold", _CJK, _SC, 700),
}
LATIN = {
    False: Cut("NotoSans-Regular", _WORLD, "NotoSans[wght].ttf", 400),
    True: Cut("NotoSans-Bold", _WORLD, "NotoSans[wght].ttf", 700),
}
_FURTHER = (
    Cut("NotoSansKR-Regular", _CJK, "fonts/ofl/notosanskr/NotoSansKR[wght].ttf", 400),
    Cut("NotoSansTC-Regular", _CJK, "fonts/ofl/notosanstc/NotoSansTC[wght].ttf", 400),
    *(
        Cut(f"Noto{script}-Regular", _WORLD, f"Noto{script}[wght].ttf", 400)
        for script in (
            "SansSymbols",
            "SansArabic",
            "SansHebrew",
            "SansThai",
            "SansDevanagari",
            "Emoji",
            "SansArmenian",
            "SansBengali",
            "SansEthiopic",
            "SansGeorgian",
            "SansGujarati",
            "SansGurmukhi",
            "SansKannada",
            "SansKhmer",
            "SansLao",
            "SansMalayalam",
            "SansMyanmar",
            "SansOriya",
            "SansSinhala",
            "SansTamil",
            "SansTelugu",
        )
    ),
)
_DROPPED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "OS/2", "cmap", "name", "post", "gasp"),
    *("DSIG", "STAT", "VORG", "vhea", "vmtx", "meta", "kern", "hdmx", "VDMX", "LTSH", "PCLT"),
)
"""What outlines that are called by number do not need (PDF 32000-1, 9.9)."""


class _Advances(Mapping[int, float]):
    """Code points that a font has, with their advances; each is asked for when it is needed."""

    def __init__(self, font: uharfbuzz.Font, units: int) -> None:
        self._font, self._units = font, units

    def __getitem__(self, code: int) -> float:
        number = self._font.get_nominal_glyph(code)
        if not number:
            raise KeyError(code)
        advance: int = self._font.get_glyph_h_advance(number)
        return advance / self._units

    def __contains__(self, code: object) -> bool:
        return bool(self._font.get_nominal_glyph(code))

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._font.face.unicodes))

    def __len__(self) -> int:
        return len(self._font.face.unicodes)


class Typeface:
    """One font at its weight."""

    def __init__(self, cut: Cut) -> None:
        self.name = cut.name
        self._weight = cut.weight
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(cut.file())))
        self._font = uharfbuzz.Font(self._face)
        self._font.set_variations({"wght": float(cut.weight)})
        self.units: int = self._face.upem
        self.face = Face(cut.name, _Advances(self._font, self.units), self.shape)

    def number_of(self, char: str) -> int:
        """Return the number of a character's plain outline; raises ``KeyError``."""
        number = self._font.get_nominal_glyph(ord(char))
        if not number:
            raise KeyError(char)
        return int(number)

    def advance_of(self, number: int) -> int:
        """Return an outline's advance in thousandths of the size."""
        advance: int = self._font.get_glyph_h_advance(number)
        return round(advance * 1000 / self.units)

    def extents(self) -> tuple[int, int]:
        """Return how far letters rise and fall, in thousandths of the size."""
        said = self._font.get_font_extents("ltr")
        return (
            round(said.ascender * 1000 / self.units),
            round(said.descender * 1000 / self.units),
        )

    def shape(self, text: str) -> tuple[Cluster, ...]:
        """Return a piece of text of one script as clusters, in the order in which it is read."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        groups = [list(same) for _, same in groupby(placed, key=lambda one: one[0].cluster)]
        groups.sort(key=lambda group: group[0][0].cluster)
        starts = [group[0][0].cluster for group in groups] + [len(text)]
        return tuple(
            Cluster(text[starts[at] : starts[at + 1]], tuple(self._inks(group)))
            for at, group in enumerate(groups)
        )

    def _inks(
        self, group: Iterable[tuple[uharfbuzz.GlyphInfo, uharfbuzz.GlyphPosition]]
    ) -> Iterator[Ink]:
        for info, place in group:
            yield Ink(
                info.codepoint,
                place.x_offset / self.units,
                place.y_offset / self.units,
                place.x_advance / self.units,
            )

    def cut_out(self, numbers: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
        """Return a font of some outlines, and the number that each has in there."""
        wanted = uharfbuzz.SubsetInput()
        wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(set(numbers))
        dropped = {int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES}
        wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(dropped)
        wanted.flags = (
            uharfbuzz.SubsetFlags.NO_HINTING
            | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
            | uharfbuzz.SubsetFlags.NO_BIDI_CLOSURE
            | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        )
        for axis in self._face.axis_infos:
            value = self._weight if axis.tag == "wght" else axis.default_value
            wanted.pin_axis_location(self._face, axis.tag, value)
        plan = uharfbuzz.SubsetPlan(self._face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)


class _Loading(Sequence[Face]):
    """Fonts in order of preference, each loaded when the search first reaches it."""

    def __init__(self, fonts: "FontSet", cuts: tuple[Cut, ...]) -> None:
        self._fonts = fonts
        self._cuts = cuts

    def __len__(self) -> int:
        return len(self._cuts)

    @overload
    def __getitem__(self, at: int) -> Face: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Face]: ...
    def __getitem__(self, at: int | slice) -> Face | Sequence[Face]:
        if isinstance(at, slice):
            return [self._fonts.load(cut).face for cut in self._cuts[at]]
        return self._fonts.load(self._cuts[at]).face

    def __iter__(self) -> Iterator[Face]:
        return (self._fonts.load(cut).face for cut in self._cuts)


class FontSet:
    """The fonts of one process, loaded as they are needed."""

    def __init__(self) -> None:
        self._loaded: dict[str, Typeface] = {}
        self._chains = {
            (lang, bold): Chain(_Loading(self, _order(lang, bold=bold)))
            for lang in Lang
            for bold in (False, True)
        }

    def chain(self, lang: Lang, *, bold: bool) -> Chain:
        """Return the fonts in the order in which a character is looked up."""
        return self._chains[lang, bold]

    def load(self, cut: Cut) -> Typeface:
        """Return a font, loaded if this is the first time; raises ``MissingToolError``."""
        if cut.name not in self._loaded:
            self._loaded[cut.name] = Typeface(cut)
        return self._loaded[cut.name]

    def named(self, name: str) -> Typeface:
        """Return a font that something was set in; raises ``KeyError``."""
        return self._loaded[name]


def _order(lang: Lang, *, bold: bool) -> tuple[Cut, ...]:
    # In the Chinese font ’ “ ” are as wide as a character: right in Chinese, a hole in English.
    own = (CHINESE[bold], LATIN[bold]) if lang is Lang.ZH else (LATIN[bold], CHINESE[bold])
    return (*own, *_FURTHER)


@lru_cache(maxsize=1)
def shared_fonts() -> FontSet:
    """Return this process's fonts, so that a second dossier finds them loaded."""
    return FontSet()
