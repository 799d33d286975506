"""Which sentences of a letter assert facts, and behind which nothing stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.claims import (
    Kind,
    PieceKind,
    UnknownKindError,
    paragraphs,
    sentences,
    token,
    unanchored,
)
from ipclaim.model.text import Lang

CITED = token(PieceKind.CITED, "2")
FIRM = token(PieceKind.SAID, "Qinghe Co., Ltd. The Best")


def bare(text: str, lang: Lang = Lang.EN) -> list[str]:
    return [sentence.text for sentence in unanchored(text, lang)]


def test_a_sentence_without_an_exhibit_is_found_among_others() -> None:
    text = f"The mark is registered{CITED}. It is well known. It stands on shoes{CITED}."
    assert bare(text) == ["It is well known."]
    assert bare(f"该商标已注册{CITED}。该商标是驰名商标。", Lang.ZH) == ["该商标是驰名商标。"]


def test_a_stop_inside_a_value_or_an_abbreviation_ends_nothing() -> None:
    assert bare(f"{FIRM} holds No. 5 under Art. 3{CITED}.") == []
    assert bare(f"{FIRM} holds it.") == ["Qinghe Co., Ltd. The Best holds it."]


@pytest.mark.parametrize("kind", list(Kind))
def test_what_asserts_no_fact_needs_no_exhibit(kind: Kind) -> None:
    assert bare(f"@{kind}\nPlease act now.\n- and soon") == []


def test_headings_signatures_and_empty_lines_assert_nothing() -> None:
    assert bare("# 1. The facts\n\n> Lin Xiao\n> 1 May 2026\n\n- .") == []


def test_each_item_of_a_list_stands_for_itself() -> None:
    assert bare(f"- one{CITED};\n- two;") == ["two;"]


def test_a_gap_and_a_part_of_the_volume_are_anchors() -> None:
    gap, part = token(PieceKind.GAP, "[missing]"), token(PieceKind.SECTION, "evidence|Evidence")
    assert bare(f"It is held by {gap}.\n\nThe pages stand under {part}.") == []


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownKindError, match="did you mean @request"):
        unanchored("@requst\nPlease act.", Lang.EN)


def test_the_first_line_is_the_kind_and_is_not_printed() -> None:
    assert list(paragraphs("@view\nSo it is.\n\nIt is.")) == [
        (Kind.VIEW, ("So it is.",)),
        (None, ("It is.",)),
    ]


@given(st.lists(st.sampled_from(["一句。", "No. 3 is. ", FIRM, CITED, "two! ", "、", "x"])))
def test_sentences_are_the_whole_text_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    for lang in Lang:
        said = [piece for one in sentences(text, lang) for piece in one.pieces]
        told = "".join(
            piece.text if piece.kind is PieceKind.TEXT else token(piece.kind, piece.text)
            for piece in said
        )
        assert told == text
