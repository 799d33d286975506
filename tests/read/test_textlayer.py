import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name
from PIL import Image

from ipclaim.model.document import Box
from ipclaim.read.lines import Page, page_of
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.opening import LayerChar, OpenedPage, open_file
from ipclaim.read.textlayer import (
    Line,
    TextLayer,
    mended_page,
    text_layer,
    text_over,
    turned_chars,
)

NUMBER = "30123456"


def chars(text: str, x: int = 100, y: int = 50, step: int = 20) -> tuple[LayerChar, ...]:
    return tuple(
        LayerChar(char, Box(x + step * place, y, x + step * place + 18, y + 20))
        for place, char in enumerate(text)
    )


def line(text: str, x: int = 100, y: int = 50) -> Line:
    return Line(text, Box(x - 3, y - 3, x + 20 * len(text) + 3, y + 23))


LINES = [
    line(text, y=50 + 40 * row) for row, text in enumerate(("注册号30123456", "甲乙丙", "丁戊己"))
]


def layer_of(*texts: str) -> tuple[LayerChar, ...]:
    return tuple(char for row, text in enumerate(texts) for char in chars(text, y=50 + 40 * row))


def test_a_layer_that_agrees_is_heard() -> None:
    layer = text_layer(layer_of("注册号30123456", "甲乙丙", "丁戊己"), (), LINES)
    assert layer.over(LINES[0].box) == "注册号30123456"
    assert not layer.says_other_things


def test_a_layer_that_disputes_one_line_in_many_is_heard() -> None:
    lines = [*LINES, line("庚辛", y=300), line("壬癸", y=340)]
    seen = (*layer_of("注册号30128456", "甲乙丙", "丁戊己"), *chars("庚辛", y=300))
    assert text_layer(seen, (), lines).over(lines[0].box) == "注册号30128456"


def test_scrambled_codes_are_not_heard_and_told() -> None:
    layer = text_layer(layer_of("泯冓诈:789:;<=", "佚肹亘", "岴工朱"), (), LINES)
    assert layer.chars == ()
    assert layer.says_other_things


def test_what_is_not_seen_is_never_heard() -> None:
    layer = text_layer((), layer_of("注册号30123456", "甲乙丙", "丁戊己"), LINES)
    assert layer.over(LINES[0].box) is None
    assert not layer.says_other_things


def test_hidden_text_about_something_else_is_told() -> None:
    hidden = layer_of("另外一家公司的名", "子丑寅", "卯辰巳")
    assert text_layer((), hidden, LINES).says_other_things


def read_page(*texts: str) -> Page:
    quads = [line(text, y=50 + 40 * row).box for row, text in enumerate(texts)]
    corners = [((b.x0, b.y0), (b.x1, b.y0), (b.x1, b.y1), (b.x0, b.y1)) for b in quads]
    read = (OcrLine(text, quad, 0.99) for text, quad in zip(texts, corners, strict=True))
    return page_of(1, 800, 600, tuple(read))


@pytest.mark.parametrize(
    ("read", "said", "shown"),
    [
        ("https://detai1.tma11.com/7", "https://detail.tmall.com/7", "https://detail.tmall.com/7"),
        ("查丽契", "查丽㛃", "查丽㛃"),
        ("A LLC 三一", "ALLC三二", "A LLC 三二"),
        ("注册号30123456", "一二三四五六七八九", "注册号30123456"),
    ],
    ids=["address", "rare", "spaced", "another-text"],
)
def test_a_character_for_a_character_is_taken_from_the_layer(
    read: str, said: str, shown: str
) -> None:
    page = read_page(read, "甲乙丙", "丁戊己")
    layer = TextLayer(layer_of(said, "甲乙丙", "丁戊己"), says_other_things=False)
    mended, told = mended_page(page, layer)
    assert mended.lines[0].text == mended.read[0].text == mended.rows[0][0].text == shown
    assert told.as_read == ({} if shown == read else {0: read})


def test_characters_without_a_code_say_nothing() -> None:
    layer = text_layer(
        layer_of("\ufffd\ufffd\ufffd30123456", "\ufffd" * 3, "\ufffd" * 3), (), LINES
    )
    assert layer.over(LINES[0].box) is None
    assert not layer.says_other_things


def test_two_characters_in_one_place_say_nothing() -> None:
    twice = (*chars("30123456"), *chars("30128456", x=101))
    assert text_over(twice, line(NUMBER).box) is None


def test_the_same_character_twice_is_one() -> None:
    bold = (*chars(NUMBER), *chars(NUMBER, x=101))
    assert text_over(bold, line(NUMBER).box) == NUMBER


@given(st.permutations(range(8)))
def test_the_order_in_the_file_does_not_matter(order: list[int]) -> None:
    placed = chars(NUMBER)
    assert text_over([placed[index] for index in order], line(NUMBER).box) == NUMBER


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_characters_turn_with_their_page(turned: int) -> None:
    width, height = 400, 200
    (char,) = turned_chars((LayerChar("甲", Box(10, 20, 40, 30)),), turned, width, height)
    expected = {
        90: Box(170, 10, 180, 40),
        180: Box(360, 170, 390, 180),
        270: Box(20, 360, 30, 390),
    }
    assert char.box == expected[turned]


def page_with(
    content: str, tmp_path: Path, rotate: int = 0, box: list[int] | None = None
) -> OpenedPage:
    """Open a PDF page with one typeface F, one white picture I, and these operators.

    X is a form that says of its one glyph, larger by four, which character it is.
    """
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 300))
    page = pdf.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    picture = pdf.make_stream(Image.new("L", (2, 2), 255).tobytes())
    for name, value in {
        "Type": Name.XObject, "Subtype": Name.Image, "Width": 2, "Height": 2,
        "ColorSpace": Name.DeviceGray, "BitsPerComponent": 8,
    }.items():  # fmt: skip
        picture[f"/{name}"] = value
    meant = "/Span <</ActualText (H)>> BDC BT /F 80 Tf 200 -800 Td (X) Tj ET EMC"
    form = pdf.make_stream(meant.encode())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Matrix = [0, -1200, 1600, 0], [0.25, 0, 0, 0.25, 0, 400]
    form.Resources = Dictionary(Font=Dictionary(F=font))
    page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=picture, X=form))
    page.Contents = pdf.make_stream(content.encode())
    page.Rotate = rotate
    if box:
        page.CropBox = pikepdf.Array(box)
    buffer = io.BytesIO()
    pdf.save(buffer)
    path = tmp_path / "a.pdf"
    path.write_bytes(buffer.getvalue())
    return open_file(path).pages[0]


def shown(text: str, extra: str = "", x: int = 50, size: float = 20) -> str:
    return f"q BT {extra} /F {size} Tf {x} 200 Td ({text}) Tj ET Q\n"


PICTURE = "q 400 0 0 300 0 0 cm /I Do Q\n"


@pytest.mark.parametrize(
    ("content", "seen", "hidden"),
    [
        (shown(NUMBER), NUMBER, ""),
        (shown(NUMBER, "3 Tr"), "", NUMBER),
        (shown(NUMBER, "1 g"), "", NUMBER),
        (shown(NUMBER, size=0.1), "", NUMBER),
        (shown(NUMBER, x=700), "", NUMBER),
        (shown(NUMBER) + PICTURE, "", NUMBER),
        (PICTURE + shown(NUMBER), NUMBER, ""),
        (shown(NUMBER) + shown("30128456", "3 Tr"), NUMBER, "30128456"),
    ],
    ids=["plain", "invisible", "white", "tiny", "off-the-page", "under", "over", "both"],
)
def test_only_what_is_drawn_is_seen(content: str, seen: str, hidden: str, tmp_path: Path) -> None:
    page = page_with(content, tmp_path)
    assert "".join(char.char for char in page.layer) == seen
    assert "".join(char.char for char in page.hidden) == hidden


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, [30, 100, 380, 280]], ids=["whole", "cropped"])
@pytest.mark.parametrize("content", [shown("H"), "/X Do"], ids=["plain", "meant"])
def test_boxes_lie_on_the_ink(
    content: str, rotate: int, box: list[int] | None, tmp_path: Path
) -> None:
    page = page_with(content, tmp_path, rotate, box)
    (char,) = page.layer
    around = page.pixels[char.box.y0 - 3 : char.box.y1 + 3, char.box.x0 - 3 : char.box.x1 + 3].min(
        axis=2
    )
    dark = (page.pixels.min(axis=2) < 128).sum()
    assert dark > 50
    assert (around < 128).sum() == dark
