"""A sign that describes goods, or says what they fit, is a person's to judge."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.finding import Outcome
from ipclaim.model.listing import Shown
from tests import building as made


def outcome(facts: Facts) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == "EVD-13")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("澜屿青禾跑步鞋", Outcome.PASS),
        ("鞋垫 适用于澜屿青禾", Outcome.REVIEW),
        ("insole Compatible With LANYU", Outcome.REVIEW),
        ("Incompatible colours", Outcome.PASS),
    ],
    ids=["mark", "fits-zh", "fits-en", "another-word"],
)
def test_titles(title: str, expected: Outcome) -> None:
    facts = made.holder_facts()
    shown = Shown(title, "某某鞋店", "US $9", "1005009000000001")
    first, *rest = facts.captures
    assert outcome(replace(facts, captures=(replace(first, shown=shown), *rest))) is expected


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("澜屿青禾", Outcome.PASS), ("运动鞋", Outcome.REVIEW), ("泉州", Outcome.REVIEW)],
    ids=["distinctive", "generic", "place"],
)
def test_marks(mark: str, expected: Outcome) -> None:
    facts = made.changing(
        made.holder_facts(),
        "trademark_certificate",
        lambda paper: made.with_value(paper, "mark_text", mark),
    )
    assert outcome(facts) is expected
    doubtful = made.changing(
        facts, "trademark_certificate", lambda paper: made.doubted(paper, "mark_text")
    )
    assert outcome(doubtful) is Outcome.REVIEW


def test_a_mark_without_words_describes_nothing() -> None:
    facts = made.changing(
        made.holder_facts(), "trademark_certificate", lambda paper: made.without(paper, "mark_text")
    )
    assert outcome(facts) is Outcome.NOT_APPLICABLE
