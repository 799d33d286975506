import pytest

from ipclaim.read.values import PARSERS


@pytest.mark.parametrize(
    ("text", "classes", "goods"),
    [
        ("25,28 Class 25: gloves. Class 28: skates", (25, 28), "gloves; skates"),
        ("CLASS 25: belts; shoes", (25,), "belts; shoes"),
        ("25 Clothing. 35 Retail services, namely, 3 shops", (25, 35),
         "Clothing; Retail services, namely, 3 shops"),
        ("25 - EN - Clothing", (25,), "Clothing"),
        ("NCL(10) 25 Clothing; shoes", (25,), "Clothing; shoes"),
        ("Cl 25 Kleding. Cl 35 Detailhandel", (25, 35), "Kleding; Detailhandel"),
        ("25 CLOTHING", (25,), "CLOTHING"),
    ],
)  # fmt: skip
def test_goods_under_the_numbers_of_their_classes(
    text: str, classes: tuple[int, ...], goods: str
) -> None:
    named, said = PARSERS["classes-named"](text), PARSERS["goods"](text)
    assert named is not None
    assert said is not None
    assert (named.value, named.well_formed) == (classes, True)
    assert (said.value, said.well_formed) == (goods, True)


@pytest.mark.parametrize("text", ["25", "9, 25, 35", "9 and 25"])
def test_classes_alone_are_no_goods(text: str) -> None:
    named = PARSERS["classes-named"](text)
    assert named is not None
    assert named.well_formed


def test_a_list_that_its_headings_contradict_is_ill_formed() -> None:
    named = PARSERS["classes-named"]("25,28 Class 25: gloves. Class 29: meat")
    assert named is not None
    assert not named.well_formed


def test_a_figure_inside_goods_is_no_class() -> None:
    assert PARSERS["classes-named"]("Clothing; 100 cotton socks") is None
