"""Where an account stands against a platform's line: kept, crossed, or not to be told.

Crossed or kept is only said where every way of counting says it.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ipclaim.reputation.rates import Rate, Tally
from ipclaim.rules.procedure import AccountLine, Measure


class Stand(StrEnum):
    """Against one measure, or a whole line."""

    KEPT = "kept"
    CROSSED = "crossed"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a line with the account's own rate."""

    measure: Measure
    rate: Rate | None
    """``None`` while nothing is decided."""
    stand: Stand


def measured(line: AccountLine, counts: Tally) -> tuple[Measured, ...]:
    """Return each measure of a line with where the account stands."""
    every = ((measure, counts.rate(measure.rate)) for measure in line.measures)
    return tuple(Measured(measure, rate, stand_of(measure, rate)) for measure, rate in every)


def stand_of(measure: Measure, rate: Rate | None) -> Stand:
    """Return where a rate stands against a bound."""
    if rate is None:
        return Stand.CANNOT_TELL
    keeps = {is_kept(measure, share) for share in (rate.low, rate.high)}
    if len(keeps) > 1:
        return Stand.CANNOT_TELL
    return Stand.KEPT if keeps.pop() else Stand.CROSSED


def is_kept(measure: Measure, share: Fraction) -> bool:
    """Whether one share keeps a bound."""
    bound = Fraction(measure.bound, 100)
    return share >= bound if measure.is_least else share <= bound
