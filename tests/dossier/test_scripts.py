"""Names and titles in any script: drawn, found again by a reader, or shown as their codes."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.glyphs import glyphs_of
from ipclaim.model.text import Lang

SCRIPTS = {
    "arabic": "متجر الأحذية",
    "persian": "می‌خواهم",
    "hebrew": "חנות נעליים",
    "among-chinese": "店铺 السلام 的商品",
    "thai": "รองเท้าผ้าใบ ที่นี่",
    "hindi": "हिन्दी क्षत्रिय कर्त्तव्य",
    "bengali": "বাংলা ক্ষেত্র",
    "tamil": "தமிழ் கொள்கை",
    "telugu": "తెలుగు క్షమించు",
    "sinhala": "ශ්‍රී ලංකා",
    "khmer": "ភាសាខ្មែរ",
    "burmese": "မြန်မာဘာသာ",
    "cyrillic": "Кроссовки мужские",
    "vietnamese": "Giày thể thao nữ",
    "decomposed": "e\u0301tude n\u0303",
    "georgian": "ქართული",
    "armenian": "Հայերեն",
    "ethiopic": "አማርኛ",
    "korean": "한국어 운동화",
    "japanese": "日本語スニーカー",
    "rare": "䶮 㛃 𬭎 𠅤",
    "emoji": "🎧🔥👍",
}


def without_spaces(text: str) -> str:
    return re.sub("[\\s\u202a-\u202e]", "", text)


@pytest.fixture(scope="module")
def by_poppler(in_every_script: Path) -> str:
    done = subprocess.run(
        ["pdftotext", "-layout", str(in_every_script), "-"], capture_output=True, check=True
    )
    return without_spaces(done.stdout.decode())


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_written_can_be_searched_and_copied(script: str, by_poppler: str) -> None:
    assert without_spaces(SCRIPTS[script]) in by_poppler


@pytest.mark.parametrize("script", ["rare", "cyrillic", "hindi", "decomposed", "korean"])
def test_another_reader_finds_it_too(script: str, in_every_script: Path) -> None:
    with pypdfium2.PdfDocument(in_every_script) as pdf:
        text = without_spaces(pdf[0].get_textpage().get_text_range())
    assert without_spaces(SCRIPTS[script]) in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_sign_is_drawn_as_an_empty_box(script: str, faces: FontSet) -> None:
    glyphs = glyphs_of(SCRIPTS[script], faces.chain(Lang.ZH, bold=False))
    assert "".join(glyph.char for glyph in glyphs) == SCRIPTS[script]
    assert all(ink.number for glyph in glyphs for ink in glyph.ink)


def test_letters_take_the_form_that_their_neighbours_ask_for(faces: FontSet) -> None:
    chain = faces.chain(Lang.ZH, bold=False)
    (alone,) = glyphs_of("ب", chain)
    first, *_ = glyphs_of("بب", chain)
    assert alone.ink != first.ink


def test_a_family_of_emoji_is_one_sign(faces: FontSet) -> None:
    signs = glyphs_of("👨‍👩‍👧🇨🇳👍🏽", faces.chain(Lang.ZH, bold=False))
    assert [sign.char for sign in signs] == ["👨‍👩‍👧", "🇨🇳", "👍🏽"]


def test_what_no_font_has_stands_as_its_code(faces: FontSet) -> None:
    signs = glyphs_of("a\U00012000\ue000b", faces.chain(Lang.ZH, bold=False))
    assert "".join(sign.char for sign in signs) == "a[U+12000][U+E000]b"
