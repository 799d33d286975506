"""Scores of papers whose truth and answers are given."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.papers.answers import Answer, Given, Picture
from benchmarks.papers.costs import Cost
from benchmarks.papers.measuring import Measured
from benchmarks.papers.scoring import intersection_over_union, score, upright
from benchmarks.papers.tallies import certain_wrong, grouped, part_of, rows, tally, types
from benchmarks.papers.targets import targets
from benchmarks.papers.truth import Fact, TrueDocument, TruePage, TruePaper

PAPER = TruePaper(
    name="one",
    folder=Path(),
    files=("one.png",),
    ageing="scan",
    pages=(TruePage(page=1, width=100, height=200), TruePage(page=2, width=100, height=200)),
    documents=(
        TrueDocument(
            doc_type="trademark_certificate",
            style="s",
            pages=(1,),
            fields={
                "registration_number": Fact(value="123", page=1, box=(10, 20, 30, 40)),
                "holder_name": Fact(value="甲公司", page=1),
                "mark_text": Fact(value=None, page=1),
            },
        ),
        TrueDocument(doc_type="other", style="s", pages=(2,), fields={}),
    ),
)
RIGHT = Given("registration_number", "123", certain=True, page=1, box=(20, 40, 60, 80))
ANSWERS = (
    Answer("trademark_certificate", True, (1,), (RIGHT,), {1: Picture(200, 400)}),
    Answer("other", True, (2,), (), {}),
)


def _measured(*answers: Answer) -> Measured:
    return Measured("one", "scan", 0.5, score(PAPER, answers), Cost(2.0, 1.0, 2, 10.0))


def test_a_right_value_counts_with_its_box_on_the_scaled_picture() -> None:
    measured = _measured(*ANSWERS)
    assert types([measured]).right == 2
    counts = tally(field for _, _, field in rows([measured]))
    assert (counts.true, counts.given, counts.right, counts.certain_right) == (2, 1, 1, 1)
    (number,) = (f for _, _, f in rows([measured]) if f.name == "registration_number")
    assert number.overlap == pytest.approx(1.0)
    assert certain_wrong([measured]) == 0


def test_a_value_that_the_paper_does_not_have_lowers_precision_and_may_lie() -> None:
    extra = Given("issue_date", "2020-01-01", certain=True, page=1)
    mark = Given("mark_text", "X", certain=False, page=1)
    first = replace(ANSWERS[0], fields=(RIGHT, extra, mark))
    measured = _measured(first, ANSWERS[1])
    counts = grouped(rows([measured]), lambda row: row[1].doc_type)["trademark_certificate"]
    assert (counts.true, counts.given, counts.right) == (2, 3, 1)
    assert counts.f1 == pytest.approx(2 / 5)
    assert certain_wrong([measured]) == 1


def test_a_field_that_nobody_asked_for_is_not_scored() -> None:
    aside = Given("shop_name", "X", certain=True, page=1)
    measured = _measured(replace(ANSWERS[0], fields=(RIGHT, aside)), ANSWERS[1])
    assert certain_wrong([measured]) == 0


def test_a_torn_paper_is_of_the_wrong_type_when_a_part_is() -> None:
    torn = (replace(ANSWERS[0], doc_type="other", fields=()), *ANSWERS)
    seen = types([_measured(*torn)])
    assert (seen.right, seen.certain_wrong, seen.whole) == (1, 1, 1)


def test_nothing_read_is_not_success() -> None:
    measured = [_measured()]
    assert types(measured).right == 0
    assert tally(field for _, _, field in rows(measured)).recall == 0
    assert not {target.name: target for target in targets(measured, timed=True)}[
        "fields micro-F1"
    ].met


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_true_box_turns_with_the_page(turned: int) -> None:
    page = TruePage(page=1, width=100, height=200)
    sides = (200, 100) if turned in {90, 270} else (100, 200)
    box = upright((0, 0, 10, 30), page, Picture(*sides, turned))
    assert (box[2] - box[0], box[3] - box[1]) == ((30, 10) if turned in {90, 270} else (10, 30))
    corner = {0: (0, 0), 90: (170, 0), 180: (90, 170), 270: (0, 90)}[turned]
    assert box[:2] == corner


def test_boxes_that_do_not_meet_share_nothing() -> None:
    assert intersection_over_union((0, 0, 10, 10), (10, 0, 20, 10)) == 0
    assert intersection_over_union((0, 0, 10, 10), (0, 0, 10, 5)) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("ageing", "part"),
    [("pristine", "clean"), ("scan", "clean"), ("true_layer", "clean"), ("fax", "hard"),
     ("sideways", "other"), ("wrong_layer", "other")],
)  # fmt: skip
def test_an_ageing_belongs_to_one_part(ageing: str, part: str) -> None:
    assert part_of(ageing) == part
