"""The dossier's fonts: static TrueType files made once from variable ones, and kept in a cache.

reportlab refuses PostScript outlines and takes a variable font's default instance, which for Noto
Sans SC is *Thin*; so each weight is pinned with HarfBuzz (0.2 s; fontTools needs 20 s for the same
font), given a name of its own, because reportlab tells fonts apart by their PostScript name, and
kept under the digest of its source. All sources are under the SIL Open Font License.
"""

import hashlib
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont as FontFile
from fontTools.ttLib.scaleUpem import scale_upem
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ipclaim.dossier.glyphs import Face
from ipclaim.dossier.reportlab_cures import cure
from ipclaim.errors import MissingToolError
from ipclaim.model.text import Lang, Text

_RECIPE = "1"
"""Part of the cache key; raise it when the making changes."""
_UNITS = 1000
"""reportlab misreads the advances of a font with other units per em."""
_PIN_BY_SCALING_LIMIT = 5000
"""Glyphs; larger fonts of ours have 1000 units already, and scaling them would take long."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: where it comes from and at which weight."""

    name: str
    """PostScript name, and the name under which it is painted."""
    package: str
    path: str
    weight: int


_CJK, _WORLD = "justmytype_intl_cjk", "manimgx_fonts"
_SC = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
_CHINESE = {
    False: Cut("NotoSansSC-Regular", _CJK, _SC, 400),
    True: Cut("NotoSansSC-Bold", _CJK, _SC, 700),
}
_LATIN = {
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


def cache_folder() -> Path:
    """Return where made fonts are kept: ``$XDG_CACHE_HOME/ipclaim/fonts`` or below ``~/.cache``."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "ipclaim" / "fonts"


class _Chain(Sequence[Face]):
    """Fonts in order of preference, each loaded when the search first reaches it."""

    def __init__(self, fonts: "FontSet", cuts: tuple[Cut, ...]) -> None:
        self._fonts = fonts
        self._cuts = cuts

    def __len__(self) -> int:
        return len(self._cuts)

    def __getitem__(self, at: int) -> Face:  # type: ignore[override]  # slices are not needed
        return self._fonts.face(self._cuts[at])

    def __iter__(self) -> Iterator[Face]:
        return (self._fonts.face(cut) for cut in self._cuts)


class FontSet:
    """The fonts of one process, registered with reportlab as they are needed."""

    def __init__(self, cache: Path | None = None) -> None:
        cure()
        self._cache = cache or cache_folder()
        self._faces: dict[str, Face] = {}
        self._chains = {
            (lang, bold): _Chain(self, _order(lang, bold=bold))
            for lang in Lang
            for bold in (False, True)
        }

    def chain(self, lang: Lang, *, bold: bool) -> Sequence[Face]:
        """Return the fonts in the order in which a character is looked up."""
        return self._chains[lang, bold]

    def face(self, cut: Cut) -> Face:
        """Return a font, made or loaded if this is the first time; raises ``MissingToolError``."""
        if cut.name not in self._faces:
            font = TTFont(cut.name, str(static_font(cut, self._cache)))
            pdfmetrics.registerFont(font)
            advances = {code: width / 1000 for code, width in font.face.charWidths.items()}
            self._faces[cut.name] = Face(cut.name, advances)
        return self._faces[cut.name]


def _order(lang: Lang, *, bold: bool) -> tuple[Cut, ...]:
    # In the Chinese font ’ “ ” are as wide as a character: right in Chinese, a hole in English.
    own = (_CHINESE[bold], _LATIN[bold]) if lang is Lang.ZH else (_LATIN[bold], _CHINESE[bold])
    return (*own, *_FURTHER)


def static_font(cut: Cut, cache: Path) -> Path:
    """Return the path of a static font, made now if the cache does not have it.

    Raises ``MissingToolError`` when the package that holds its source is not installed.
    """
    source = _source(cut)
    key = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
    kept = cache / f"{cut.name}-{key}-{_RECIPE}.ttf"
    if not kept.is_file():
        _write_whole(kept, _made(source, cut))
    return kept


def _source(cut: Cut) -> Path:
    spec = find_spec(cut.package)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / cut.path
        if path.is_file():
            return path
    wheel = cut.package.replace("_", "-")
    raise MissingToolError(
        Text(f"缺少字体 {cut.path}", f"The font {cut.path} is missing"),
        Text(f"请运行：pip install {wheel}", f"Run: pip install {wheel}"),
    )


def _made(source: Path, cut: Cut) -> bytes:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    request = uharfbuzz.SubsetInput()
    request.keep_everything()
    for axis in face.axis_infos:
        value = cut.weight if axis.tag == "wght" else axis.default_value
        request.pin_axis_location(face, axis.tag, value)
    pinned = io.BytesIO(uharfbuzz.subset(face, request).blob.data)
    font = FontFile(pinned, recalcTimestamp=False, recalcBBoxes=False)
    _rename(font, cut.name)
    if font["head"].unitsPerEm != _UNITS and len(font.getGlyphOrder()) < _PIN_BY_SCALING_LIMIT:
        scale_upem(font, _UNITS)
    made = io.BytesIO()
    font.save(made, reorderTables=False)
    return made.getvalue()


def _rename(font: FontFile, name: str) -> None:
    family, _, weight = name.partition("-")
    new = {1: family, 2: weight, 4: f"{family} {weight}", 6: name, 16: family, 17: weight}
    for record in font["name"].names:
        if record.nameID in new:
            font["name"].setName(
                new[record.nameID],
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a second process sees all of it or none of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as part:
        part.write(data)
    Path(name).replace(path)


@lru_cache(maxsize=1)
def shared_fonts() -> FontSet:
    """Return this process's fonts; reportlab's register is shared by the process anyway."""
    return FontSet()
