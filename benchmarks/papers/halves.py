"""The threshold of certainty, set on half of the designs and reported on the other. Pure.

Below a score of ``LOW_SCORE`` a character needs two readers that agree with the engine. What would
have been certain with another threshold is told from one measurement: values that were doubted for
their score alone, and certain ones between the two thresholds. Of the latter some might have been
confirmed twice, so that a higher threshold seems to settle less than it would.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.papers.scoring import FieldScore
from benchmarks.papers.tallies import Row, Tally, tally
from ipclaim.read.agreement import LOW_SCORE

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, LOW_SCORE, 0.93, 0.95, 0.97, 0.99)
ASKED = 0.999
"""Share of the certain values that must be right."""


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the designs, judged with the threshold that the other half gave."""

    designs: int
    threshold: float
    """The lowest with which the other half has what is asked; its safest where none has."""
    there: Tally
    """The other half with it."""
    here: Tally


def halves(rows: Sequence[Row]) -> tuple[Half, Half]:
    """Set the threshold on every second design and judge the others, and the other way round."""
    designs = sorted({_design(row) for row in rows})
    parts = [set(designs[start::2]) for start in (0, 1)]
    fields = [[row[2] for row in rows if _design(row) in part] for part in parts]
    return (
        _judged(fields[0], fields[1], len(parts[0])),
        _judged(fields[1], fields[0], len(parts[1])),
    )


def _design(row: Row) -> str:
    return f"{row[1].doc_type}/{row[1].style}"


def _judged(here: Sequence[FieldScore], there: Sequence[FieldScore], designs: int) -> Half:
    tried = {threshold: tally(_with(one, threshold) for one in there) for threshold in THRESHOLDS}
    enough = [threshold for threshold, told in tried.items() if told.surely_right >= ASKED]
    chosen = min(enough, default=max(tried, key=lambda one: tried[one].surely_right))
    return Half(designs, chosen, tried[chosen], tally(_with(one, chosen) for one in here))


def _with(field: FieldScore, threshold: float) -> FieldScore:
    """Return a field as it would have been judged with another threshold."""
    given = field.given
    if given is None or given.confidence is None:
        return field
    certain = given.certain
    if certain and LOW_SCORE <= given.confidence < threshold:
        certain = False
    elif set(given.reasons) == {"low-score"} and given.confidence >= threshold:
        certain = True
    return replace(field, given=replace(given, certain=certain))
