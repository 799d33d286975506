"""The threshold of certainty, set on one half of the designs and judged on the other."""

from collections.abc import Iterable

from benchmarks.papers.answers import Given
from benchmarks.papers.costs import Cost
from benchmarks.papers.halves import halves
from benchmarks.papers.measuring import Measured
from benchmarks.papers.scoring import DocumentScore, FieldScore
from benchmarks.papers.tallies import Row, rows
from ipclaim.read.agreement import LOW_SCORE


def value(score: float, *, right: bool, certain: bool) -> FieldScore:
    """Return a value read with this least score; one that is not certain is so for its score."""
    why = () if certain else ("low-score",)
    given = Given("holder_name", "A", certain, 1, reasons=why, confidence=score)
    return FieldScore("holder_name", "A", True, given, right, None)


def two_designs(first: Iterable[FieldScore], second: Iterable[FieldScore]) -> list[Row]:
    documents = tuple(
        DocumentScore("invoice", style, "invoice", True, True, tuple(fields))
        for style, fields in (("a", first), ("b", second))
    )
    return rows([Measured("one", "scan", None, documents, Cost(1.0, 1.0, 1, 1.0))])


def test_each_half_is_judged_with_what_the_other_allows() -> None:
    safe = [value(0.99, right=True, certain=True), value(0.72, right=True, certain=False)]
    risky = [value(0.99, right=True, certain=True), value(0.72, right=False, certain=False)]
    first, second = halves(two_designs(safe, risky))
    assert (first.threshold, second.threshold) == (0.8, 0.5)
    assert (first.here.certain, first.here.certain_wrong) == (1, 0)
    assert (second.here.certain, second.here.certain_wrong) == (2, 1)


def test_a_certain_wrong_value_raises_the_threshold_that_others_are_judged_with() -> None:
    wrong = [value(0.94, right=False, certain=True), value(0.99, right=True, certain=True)]
    sound = [value(0.94, right=True, certain=True), value(0.6, right=True, certain=True)]
    first, _ = halves(two_designs(sound, wrong))
    assert first.threshold > 0.94
    assert first.here.certain == 1  # what two readers confirmed below the threshold stays certain
    assert first.threshold > LOW_SCORE
