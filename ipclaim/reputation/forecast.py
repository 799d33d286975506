"""What filing some cases would do to an account's rate of complaints upheld, before they are filed.

A forecast is the account's own past carried on: each link is expected to be upheld as often as
links of the same kind of claim were, counted strictly; with few of those, as often as all were.
Around it stands the range in which four of five such records would lie (Wilson). A case that the
check says fails is expected to be refused, one that a person must still look at may be. With too
few decided links nothing is forecast.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from ipclaim.model.case import Claim
from ipclaim.model.finding import Assessment, Outcome
from ipclaim.reputation.lines import is_kept
from ipclaim.reputation.rates import Rate, Tally
from ipclaim.rules.procedure import Measure

LEAST = 20
"""Decided links below which a rate foretells nothing."""
_Z = Decimal("1.2816")
"""The normal quantile of the middle four fifths."""


class Readiness(StrEnum):
    """What the check says of a case that is about to be filed."""

    READY = "ready"
    REVIEW = "review"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Planned:
    """One case that is about to be filed."""

    case: str
    platform: str
    account: str
    claim: Claim
    links: int
    readiness: Readiness
    open_rules: tuple[str, ...] = ()
    """Blocking rules that fail or that a person must look at."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One planned case with how much of it is expected to be upheld."""

    planned: Planned
    share: Fraction
    range: Rate
    from_links: int
    """How many decided links it is foretold from."""
    by_claim: bool
    """Whether those were of the same claim."""
    lost: Fraction
    """The share expected to be successfully answered."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Before, after, and what to hold back."""

    before: Fraction | None
    after: Fraction | None
    """``None`` where too little is decided to tell."""
    range: Rate | None
    expected: tuple[Expected, ...]
    untold: tuple[Planned, ...]
    """Cases of which nothing can be foretold."""
    hold_back: tuple[Planned, ...]
    """The cases without which the bound is kept, or the record does not get worse."""
    after_holding: Fraction | None
    countered_before: Fraction | None = None
    """Successful answers among what was taken down, strictly."""
    countered_after: Fraction | None = None


def planned_of(assessment: Assessment, account: str, claim: Claim, links: int) -> Planned:
    """Return a case as it stands before it is filed."""
    unmet = assessment.blockers
    fails = any(finding.outcome is Outcome.FAIL for finding in unmet)
    readiness = Readiness.FAIL if fails else Readiness.REVIEW if unmet else Readiness.READY
    rules = tuple(dict.fromkeys(finding.rule for finding in unmet))
    return Planned(assessment.case, assessment.platform, account, claim, links, readiness, rules)


def forecast(
    overall: Tally,
    by_claim: Mapping[Claim, Tally],
    planned: Sequence[Planned],
    bound: Measure | None,
) -> Forecast:
    """Return what filing the planned cases would do; ``bound`` is the platform's, if it has one."""
    every = [(each, _expected(each, overall, by_claim)) for each in planned]
    known = tuple(expected for _, expected in every if expected is not None)
    untold = tuple(case for case, expected in every if expected is None)
    before = Fraction(overall.accepted, overall.decided) if overall.decided else None
    if untold or before is None:
        return Forecast(before, None, None, known, untold, (), None)
    held = _held_back(overall, known, before, bound)
    kept = [each for each in known if each not in held]
    return Forecast(
        before=before,
        after=_after(overall, ((each.planned.links, each.share) for each in known)),
        range=Rate(
            _after(overall, ((each.planned.links, each.range.low) for each in known)),
            _after(overall, ((each.planned.links, each.range.high) for each in known)),
        ),
        expected=known,
        untold=(),
        hold_back=tuple(each.planned for each in held),
        after_holding=_after(overall, ((each.planned.links, each.share) for each in kept))
        if held
        else None,
        countered_before=_countered(overall, ()),
        countered_after=_countered(overall, known),
    )


def _countered(overall: Tally, known: Sequence[Expected]) -> Fraction:
    lost = overall.lost + sum(each.planned.links * each.lost for each in known)
    upheld = overall.accepted + sum(each.planned.links * each.share for each in known)
    return Fraction(lost) / (lost + upheld) if lost + upheld else Fraction(0)


def _after(overall: Tally, added: Iterable[tuple[int, Fraction]]) -> Fraction:
    every = tuple(added)
    upheld = overall.accepted + sum(links * share for links, share in every)
    return Fraction(upheld) / (overall.decided + sum(links for links, _ in every))


def _expected(planned: Planned, overall: Tally, by_claim: Mapping[Claim, Tally]) -> Expected | None:
    own = by_claim.get(planned.claim, Tally())
    is_own = own.decided >= LEAST
    counts = own if is_own else overall
    if counts.decided < LEAST:
        return None
    share = Fraction(counts.accepted, counts.decided)
    lost = Fraction(counts.lost, counts.decided)
    spread = wilson(counts.accepted, counts.decided)
    if planned.readiness is Readiness.FAIL:
        share, lost, spread = Fraction(0), Fraction(0), Rate(Fraction(0), spread.high)
    elif planned.readiness is Readiness.REVIEW:
        spread = Rate(Fraction(0), spread.high)
    return Expected(planned, share, spread, counts.decided, is_own, lost)


def _held_back(
    overall: Tally, known: Sequence[Expected], before: Fraction, bound: Measure | None
) -> list[Expected]:
    """Return the worst cases, taken out one by one until the bound is kept.

    Where the bound is crossed already, or there is none, those that make the record worse.
    """
    worst = sorted(known, key=lambda each: (each.share, -each.planned.links, each.planned.case))
    if bound is None or not is_kept(bound, before):
        return [each for each in worst if each.share < before]
    held: list[Expected] = []
    rest = list(worst)
    while rest and not is_kept(
        bound, _after(overall, ((each.planned.links, each.share) for each in rest))
    ):
        held.append(rest.pop(0))
    return held


def wilson(hits: int, of: int) -> Rate:
    """Return the range around a share in which four of five such records would lie.

    Wilson's score interval, rounded outwards to a thousandth.
    """
    with localcontext() as context:
        context.prec = 30
        share, count = Decimal(hits) / of, Decimal(of)
        middle = share + _Z * _Z / (2 * count)
        reach = _Z * ((share * (1 - share) + _Z * _Z / (4 * count)) / count).sqrt()
        whole = 1 + _Z * _Z / count
        ends = ((middle - reach) / whole * 1000, (middle + reach) / whole * 1000)
        low = int(ends[0].to_integral_value(ROUND_FLOOR))
        high = int(ends[1].to_integral_value(ROUND_CEILING))
    return Rate(Fraction(max(low, 0), 1000), Fraction(min(high, 1000), 1000))
