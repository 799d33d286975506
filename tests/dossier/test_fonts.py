from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ipclaim.dossier import fonts
from ipclaim.dossier.fonts import Cut, FontSet, static_font
from ipclaim.dossier.glyphs import Face, glyphs_of
from ipclaim.errors import ExitCode, MissingToolError
from ipclaim.model.text import Lang

LATIN_BOLD = Cut("NotoSans-Bold", "manimgx_fonts", "NotoSans[wght].ttf", 700)


def test_a_made_font_is_static_named_and_has_thousand_units(tmp_path: Path) -> None:
    font = TTFont(static_font(LATIN_BOLD, tmp_path))
    assert "fvar" not in font
    assert "glyf" in font
    assert font["head"].unitsPerEm == 1000
    assert font["name"].getDebugName(6) == "NotoSans-Bold"


def test_the_same_font_comes_out_byte_for_byte(tmp_path: Path) -> None:
    first = static_font(LATIN_BOLD, tmp_path / "a").read_bytes()
    assert first == static_font(LATIN_BOLD, tmp_path / "b").read_bytes()


def test_the_cache_is_used_and_leaves_no_parts(tmp_path: Path) -> None:
    made = static_font(LATIN_BOLD, tmp_path)
    written = made.stat().st_mtime_ns
    assert static_font(LATIN_BOLD, tmp_path).stat().st_mtime_ns == written
    assert [path.name for path in tmp_path.iterdir()] == [made.name]


def test_a_missing_package_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(MissingToolError) as caught:
        static_font(Cut("X", "no_such_fonts", "X.ttf", 400), tmp_path)
    assert caught.value.exit_code is ExitCode.MISSING_TOOL
    assert "pip install no-such-fonts" in caught.value.advice.en


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert fonts.cache_folder() == Path("/somewhere/ipclaim/fonts")


def test_each_script_finds_its_font(faces: FontSet) -> None:
    chain = faces.chain(Lang.ZH, bold=False)
    drawn = {glyph.char: glyph.font for glyph in glyphs_of("商A䶮𬭎한สא", chain)}
    assert drawn["商"] == drawn["䶮"] == drawn["𬭎"] == "NotoSansSC-Regular"
    assert drawn["한"] == "NotoSansKR-Regular"
    assert drawn["ส"] == "NotoSansThai-Regular"
    assert drawn["א"] == "NotoSansHebrew-Regular"


def test_english_takes_its_quotes_from_the_latin_font(faces: FontSet) -> None:
    (quote,) = glyphs_of("’", faces.chain(Lang.EN, bold=False))
    (wide,) = glyphs_of("’", faces.chain(Lang.ZH, bold=False))
    assert quote.font == "NotoSans-Regular"
    assert quote.advance < 0.5 < wide.advance


def test_bold_is_bold(faces: FontSet) -> None:
    (glyph,) = glyphs_of("证", faces.chain(Lang.ZH, bold=True))
    assert glyph.font == "NotoSansSC-Bold"


FACE = Face("F", {ord(char): 0.5 for char in "[U+0123456789ABCDEF] ab"})


def test_a_character_that_no_font_has_is_printed_as_its_code() -> None:
    assert "".join(glyph.char for glyph in glyphs_of("a\U00020000b", [FACE])) == "a[U+20000]b"


def test_invisible_marks_and_controls_are_left_out() -> None:
    assert "".join(glyph.char for glyph in glyphs_of("a\u200b\u202e\x07\tb", [FACE])) == "a b"
