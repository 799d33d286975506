import io

import pytest
from fontTools.ttLib import TTFont

from ipclaim.dossier.fonts import CHINESE, Cut, FontSet, Typeface
from ipclaim.dossier.glyphs import Chain, Face, glyphs_of
from ipclaim.errors import ExitCode, MissingToolError
from ipclaim.model.text import Lang

LATIN_BOLD = Cut("NotoSans-Bold", "manimgx_fonts", "NotoSans[wght].ttf", 700)


def test_what_is_cut_out_is_static_and_as_wide_as_it_was_set() -> None:
    typeface = Typeface(CHINESE[True])
    numbers = [typeface.number_of(char) for char in "商标A䶮𬭎"]
    data, renumbered = typeface.cut_out(numbers)
    font = TTFont(io.BytesIO(data))
    assert "fvar" not in font
    assert "glyf" in font
    names = font.getGlyphOrder()
    widths = [font["hmtx"][names[renumbered[number]]][0] for number in numbers]
    assert widths == [typeface.advance_of(number) for number in numbers]
    assert len(names) == len(numbers) + 1


def test_the_same_outlines_come_out_byte_for_byte() -> None:
    made = [Typeface(LATIN_BOLD).cut_out([36, 40]) for _ in range(2)]
    assert made[0] == made[1]


def test_a_missing_package_says_what_to_install() -> None:
    with pytest.raises(MissingToolError) as caught:
        Typeface(Cut("X", "no_such_fonts", "X.ttf", 400))
    assert caught.value.exit_code is ExitCode.MISSING_TOOL
    assert "pip install no-such-fonts" in caught.value.advice.en


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


def said(text: str) -> str:
    return "".join(glyph.char for glyph in glyphs_of(text, Chain([FACE])))


def test_a_character_that_no_font_has_is_printed_as_its_code() -> None:
    assert said("a\U00020000b") == "a[U+20000]b"


def test_what_has_neither_ink_nor_meaning_is_left_out() -> None:
    assert said("a\u200b\ufeff\tb") == "a b"


def test_what_would_turn_the_order_about_is_shown() -> None:
    assert said("a\u202e\x07b") == "a[U+202E][U+0007]b"
