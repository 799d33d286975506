"""How often complaints were upheld, and how often sellers answered them with success.

No source says how a platform counts a listing that came back, or a complaint that was withdrawn.
Each rate is therefore told as a range from the strictest to the mildest way of counting; fractions,
never floats.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ipclaim.model.outcome_record import LinkOutcome, Outcome

_DECIMALS = 10
"""Tenths of a per cent are told."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share between its lowest and highest defensible value, 0 to 1."""

    low: Fraction
    high: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether every way of counting gives the same."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Tally:
    """Links by what became of them."""

    accepted: int = 0
    refused: int = 0
    withdrawn: int = 0
    conceded: int = 0
    """Those of the withdrawn that a seller had answered."""
    reinstated: int = 0
    undecided: int = 0

    @property
    def decided(self) -> int:
        """Links with an end, withdrawn ones among them."""
        return self.accepted + self.refused + self.withdrawn + self.reinstated

    @property
    def upheld(self) -> Rate | None:
        """Complaints upheld; ``None`` while nothing is decided.

        Strictly, what came back or was withdrawn was not upheld; mildly, what came back had been
        upheld first, and what was withdrawn is not counted.
        """
        mild = self.accepted + self.refused + self.reinstated
        if not mild:
            return Rate(Fraction(0), Fraction(0)) if self.decided else None
        return Rate(
            Fraction(self.accepted, self.decided),
            Fraction(self.accepted + self.reinstated, mild),
        )

    @property
    def lost(self) -> int:
        """Links of which a seller's answer succeeded, strictly: withdrawn after it, too."""
        return self.reinstated + self.conceded

    @property
    def countered(self) -> Rate | None:
        """Successful counter-notices; ``None`` while nothing is decided.

        Mildly, what came back among all that was decided; strictly, that and what was withdrawn
        after an answer, among what had been taken down.
        """
        if not self.decided:
            return None
        taken_down = self.accepted + self.lost
        strict = Fraction(self.lost, taken_down) if taken_down else Fraction(0)
        return Rate(Fraction(self.reinstated, self.decided), strict)

    def rate(self, name: str) -> Rate | None:
        """Return the rate that a platform's measure names: ``upheld`` or ``countered``."""
        return self.upheld if name == "upheld" else self.countered


def tally(outcomes: Iterable[LinkOutcome]) -> Tally:
    """Return how many links came to which end."""
    every = tuple(outcomes)
    counts = Counter(each.outcome for each in every)
    return Tally(
        accepted=counts[Outcome.ACCEPTED],
        refused=counts[Outcome.REFUSED],
        withdrawn=counts[Outcome.WITHDRAWN],
        conceded=sum(
            each.outcome is Outcome.WITHDRAWN and each.counter_noticed_on is not None
            for each in every
        ),
        reinstated=counts[Outcome.REINSTATED],
        undecided=counts[Outcome.FILED] + counts[Outcome.COUNTER_NOTICED],
    )


def within(outcomes: Iterable[LinkOutcome], since: date, until: date) -> tuple[LinkOutcome, ...]:
    """Return what was decided from ``since`` to ``until``, and what is open on that last day.

    A link counts on the day of its outcome; one that is open, from its filing on.
    """
    return tuple(
        each
        for each in outcomes
        if (since <= (each.outcome_on or each.filed_on) <= until)
        or (not each.is_decided and each.filed_on <= until)
    )


def months_before(day: date, months: int) -> date:
    """Return the first day of a window of so many months that ends with a day.

    The day after the same day of the month, so many months earlier; a month's last day where it is
    shorter.
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    for last in range(day.day, 27, -1):
        try:
            return date.fromordinal(date(year, month + 1, last).toordinal() + 1)
        except ValueError:
            continue
    return date.fromordinal(date(year, month + 1, day.day).toordinal() + 1)


def percent(share: Fraction) -> str:
    """Return a share as per cent to a tenth, cut off so that 89.96 % is never told as 90.0 %."""
    tenths = share.numerator * 100 * _DECIMALS // share.denominator
    return f"{tenths // _DECIMALS}.{tenths % _DECIMALS} %"


def told_rate(rate: Rate) -> str:
    """Return a rate as per cent, a range where ways of counting differ."""
    low, high = percent(rate.low), percent(rate.high)
    return low if low == high else f"{low.removesuffix(' %')}–{high}"
