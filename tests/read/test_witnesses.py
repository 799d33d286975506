"""Who is asked once more, and by which characters that is decided."""

import pytest

from ipclaim.read.ocr.engine import OcrLine, lowest_score
from ipclaim.read.ocr.witnesses import third_witness

QUAD = ((0.0, 0.0), (100.0, 0.0), (100.0, 20.0), (0.0, 20.0))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("91990141MA53792985", "tesseract-eng"),
        ("Fenlomere Footwear S.r.l.", "tesseract-eng"),
        ("2019年06月28日", "tesseract-chi_sim"),
        ("杭州砚鸣特户外用品有限公司", "tesseract-chi_sim"),
    ],
    ids=["code", "latin", "date", "han"],
)
def test_a_short_value_is_shown_to_the_model_that_knows_its_letters(value: str, name: str) -> None:
    witness = third_witness(value)
    assert witness is not None
    assert witness.name == name


@pytest.mark.parametrize("value", ["足球鞋；" * 16, "shoes; " * 9], ids=["han", "latin"])
def test_nobody_is_asked_about_paragraphs(value: str) -> None:
    assert third_witness(value) is None


def test_the_least_sure_character_of_the_value_counts_not_the_lines() -> None:
    line = OcrLine("No. 12", QUAD, 0.97, (), (0.5, 0.99, 1.0, 1.0, 0.98, 0.99))
    assert lowest_score(line, 4, 5) == 0.98
    assert lowest_score(line, 0, 5) == 0.5
    assert lowest_score(OcrLine("No. 12", QUAD, 0.97), 4, 5) == 0.97


def test_an_unsure_colon_counts_and_an_unsure_bracket_does_not() -> None:
    for mark, lowest in ((":", 0.7), ("：", 0.7), ("（", 0.98), ("；", 0.98)):
        line = OcrLine(f"销售{mark}自营", QUAD, 0.97, scores=(0.99, 0.98, 0.7, 0.99, 0.99))
        assert lowest_score(line, 0, 4) == lowest
