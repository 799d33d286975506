"""Boxes over a listing's picture: the right texts, on the right slice, told by a letter."""

from ipclaim.capture.places import Place, TextPlace
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.marks import Glyphs, Panel
from ipclaim.dossier.spots import Spot, drawn, legend, spots_of
from ipclaim.dossier.style import LEFT, TEXT_WIDTH

TITLE = Place(what="title", text="云岭跑 YUNLINGPAO 跑步鞋", box=(550, 160, 980, 240))
PRICE = Place(what="price", text="¥129.90", box=(570, 300, 720, 350))


def text(words: str, top: int) -> TextPlace:
    return TextPlace(text=words, box=(100, top, 400, top + 20))


def test_texts_with_the_mark_are_boxed_from_the_top_down() -> None:
    texts = (text("Yunlingpao · 曜石黑", 900), text("云岭跑 正品", 700), text("青鹿岚", 800))
    spots = spots_of((TITLE, PRICE), texts, "云岭跑YUNLINGPAO")
    assert [(spot.letter, spot.box[1]) for spot in spots] == [
        ("A", 160),
        ("C", 300),
        ("D", 700),
        ("D", 900),
    ]


def test_the_title_is_not_boxed_twice_and_a_page_is_not_covered_with_boxes() -> None:
    inside = TextPlace(text="云岭跑 YUNLINGPAO 跑步鞋", box=(550, 160, 980, 240))
    many = tuple(text("YUNLINGPAO", 1000 + 30 * number) for number in range(40))
    spots = spots_of((TITLE,), (inside, *many), "YUNLINGPAO")
    assert [spot.letter for spot in spots] == ["A"] + ["D"] * 8


def test_words_of_a_mark_alone_are_not_the_mark() -> None:
    texts = (text("hill view", 700), text("HILL RUNNER shoes", 900))
    assert [spot.box[1] for spot in spots_of((), texts, "Hill Runner")] == [900]


def test_without_a_mark_the_facts_are_boxed_alone() -> None:
    assert [spot.letter for spot in spots_of((PRICE,), (text("YUNLINGPAO", 700),), None)] == ["C"]


def test_the_legend_says_what_the_letters_are_and_that_the_file_is_untouched() -> None:
    told = legend(spots_of((TITLE,), (text("云岭跑", 700), text("云岭跑", 800)), "云岭跑"))
    assert told is not None
    assert told.en.startswith("Boxed: A title, D the mark as text (2 places).")
    assert "untouched" in told.en
    assert "D 商标文字（2 处）" in told.zh
    assert legend(()) is None


def test_a_box_is_drawn_on_its_slice_only_and_never_off_the_picture() -> None:
    faces = shared_fonts()
    scale = TEXT_WIDTH / 1366
    spots = (Spot("title", (0, 100, 1366, 160)), Spot("mark", (500, 3000, 700, 3020)))
    first = list(drawn(spots, faces, scale=scale, at=0.0, top=200.0, high=300.0))
    assert [mark.text for mark in first if isinstance(mark, Glyphs)] == ["A"]
    for mark in first:
        if isinstance(mark, Panel):
            assert mark.x >= LEFT
            assert mark.x + mark.width <= LEFT + TEXT_WIDTH
            assert 200.0 <= mark.y <= mark.y + mark.height <= 500.0
    at = 2900 * scale
    second = list(drawn(spots, faces, scale=scale, at=at, top=80.0, high=300.0))
    assert [mark.text for mark in second if isinstance(mark, Glyphs)] == ["D"]
    upper = min(mark.y for mark in second if isinstance(mark, Panel))
    assert abs(upper - (80.0 + 100 * scale - 2.5)) < 0.01
