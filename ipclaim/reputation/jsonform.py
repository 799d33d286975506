"""A reputation as JSON, as ``ipclaim reputation --json`` prints it; its schema is these models.

Shares are text with six decimals, so that nothing is rounded on the way.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, Field

from ipclaim.model.case import Claim
from ipclaim.model.outcome_record import Outcome
from ipclaim.reputation.forecast import Expected, Forecast, Planned
from ipclaim.reputation.lines import Measured
from ipclaim.reputation.rates import Rate, Tally
from ipclaim.reputation.record import AccountRecord, Reputation
from ipclaim.reputation.repeats import Repeater
from ipclaim.rules.agenda_json import BothJson, CiteJson, NoteJson, both_json
from ipclaim.written.modelled import Modelled

Share = str
_PLACES = Decimal("0.000001")


class RateJson(Modelled):
    """A share from its strictest to its mildest value, 0 to 1."""

    low: Share
    high: Share


class TallyJson(Modelled):
    """Links by what became of them, and the two rates."""

    accepted: int
    refused: int
    withdrawn: int
    conceded: int = Field(description="Those of the withdrawn that a seller had answered.")
    reinstated: int
    undecided: int
    upheld: RateJson | None = Field(description="Null while nothing is decided.")
    countered: RateJson | None


class MeasureJson(Modelled):
    """One measure of the platform's line."""

    rate: Literal["upheld", "countered"]
    at_least: int | None = Field(description="In per cent.")
    at_most: int | None
    stand: Literal["kept", "crossed", "cannot_tell"]


class LineJson(Modelled):
    """The platform's line."""

    id: str
    title: BothJson
    months: int
    if_crossed: BothJson
    measures: tuple[MeasureJson, ...]
    cites: tuple[CiteJson, ...]


class PlannedJson(Modelled):
    """A case about to be filed and what is expected of it."""

    case: str
    links: int
    claim: Claim
    readiness: Literal["ready", "review", "fail"]
    open_rules: tuple[str, ...]
    expected: Share | None = Field(description="Null where too little is decided to tell.")
    range: RateJson | None
    from_links: int | None = Field(description="How many decided links it is foretold from.")
    by_claim: bool | None = Field(description="Whether those were of the same claim.")
    hold_back: bool


class ForecastJson(Modelled):
    """What filing the cases would do to the rate of complaints upheld, counted strictly."""

    before: Share | None
    after: Share | None = Field(description="Null where it cannot be told.")
    range: RateJson | None
    after_holding: Share | None = Field(description="Without the cases to hold back.")
    countered_before: Share | None = Field(description="Successful answers, counted strictly.")
    countered_after: Share | None
    cases: tuple[PlannedJson, ...]


class ClaimJson(Modelled):
    """The record for one kind of claim."""

    claim: Claim
    links: TallyJson


class ReasonJson(Modelled):
    """The record for one reason, as it was told to the platform."""

    reason: str
    links: TallyJson


class AccountJson(Modelled):
    """One account on the sites that share a line."""

    account: str
    platforms: tuple[str, ...]
    since: date
    until: date
    stand: Literal["kept", "crossed", "cannot_tell"] | None = Field(
        description="Null where no source draws a line."
    )
    line: LineJson | None
    links: TallyJson
    by_claim: tuple[ClaimJson, ...]
    by_reason: tuple[ReasonJson, ...] = Field(description="Reasons of a few words alone.")
    forecast: ForecastJson | None


class ComplaintJson(Modelled):
    """One complaint of a case."""

    case: str
    round: int


class RungJson(Modelled):
    """What one more complaint upheld would bring a seller."""

    ladder: BothJson
    counted: int = Field(description="Own complaints upheld so far that the ladder counts.")
    when: BothJson
    effect: BothJson
    cites: tuple[CiteJson, ...]


class RepeaterJson(Modelled):
    """A seller or an item in several complaints."""

    platform: str
    name: str
    complaints: tuple[ComplaintJson, ...]
    links: int
    outcomes: dict[Outcome, int]
    next: tuple[RungJson, ...] = ()


class ReputationJson(Modelled):
    """What an account's own outcomes say, as ``ipclaim reputation --json`` prints it."""

    as_of: date
    accounts: tuple[AccountJson, ...]
    sellers: tuple[RepeaterJson, ...]
    items: tuple[RepeaterJson, ...]
    links_without_seller: int
    errors: tuple[NoteJson, ...]


SCHEMAS: Mapping[str, type[BaseModel]] = {"reputation": ReputationJson}
"""By the name under which ``schema/NAME.schema.json`` is published."""


def reputation_json(made: Reputation, errors: tuple[NoteJson, ...]) -> ReputationJson:
    """Return a reputation as it is printed."""
    return ReputationJson(
        as_of=made.as_of,
        accounts=tuple(_account(each) for each in made.accounts),
        sellers=tuple(_repeater(each, made.as_of) for each in made.sellers),
        items=tuple(_repeater(each, made.as_of) for each in made.items),
        links_without_seller=made.unnamed,
        errors=errors,
    )


def _share(share: Fraction) -> Share:
    return str((Decimal(share.numerator) / share.denominator).quantize(_PLACES))


def _known(share: Fraction | None) -> Share | None:
    return _share(share) if share is not None else None


def _rate(rate: Rate | None) -> RateJson | None:
    return RateJson(low=_share(rate.low), high=_share(rate.high)) if rate else None


def _tally(counts: Tally) -> TallyJson:
    return TallyJson(
        accepted=counts.accepted,
        refused=counts.refused,
        withdrawn=counts.withdrawn,
        conceded=counts.conceded,
        reinstated=counts.reinstated,
        undecided=counts.undecided,
        upheld=_rate(counts.upheld),
        countered=_rate(counts.countered),
    )


def _account(record: AccountRecord) -> AccountJson:
    return AccountJson(
        account=record.account,
        platforms=record.platforms,
        since=record.since,
        until=record.until,
        stand=record.stand.value if record.line else None,
        line=_line(record),
        links=_tally(record.overall),
        by_claim=tuple(
            ClaimJson(claim=claim, links=_tally(counts))
            for claim, counts in record.by_claim.items()
        ),
        by_reason=tuple(
            ReasonJson(reason=reason, links=_tally(counts))
            for reason, counts in record.by_reason.items()
        ),
        forecast=_forecast(record.forecast) if record.forecast else None,
    )


def _line(record: AccountRecord) -> LineJson | None:
    line = record.line
    if line is None:
        return None
    return LineJson(
        id=line.id,
        title=both_json(line.title),
        months=line.months,
        if_crossed=both_json(line.if_crossed),
        measures=tuple(_measure(each) for each in record.measures),
        cites=tuple(
            CiteJson(ref=cite.ref, verified_on=cite.verified_on, confidence=cite.confidence.value)
            for cite in (each.on(record.until) for each in line.cites)
        ),
    )


def _measure(measured: Measured) -> MeasureJson:
    measure = measured.measure
    return MeasureJson.model_validate(
        {
            "rate": measure.rate,
            "at_least": measure.bound if measure.is_least else None,
            "at_most": None if measure.is_least else measure.bound,
            "stand": measured.stand.value,
        }
    )


def _forecast(made: Forecast) -> ForecastJson:
    held = set(made.hold_back)
    cases = [_expected(each, each.planned in held) for each in made.expected]
    cases += [_planned(each) for each in made.untold]
    return ForecastJson(
        before=_known(made.before),
        after=_known(made.after),
        range=_rate(made.range),
        after_holding=_known(made.after_holding),
        countered_before=_known(made.countered_before),
        countered_after=_known(made.countered_after),
        cases=tuple(cases),
    )


def _expected(expected: Expected, is_held: bool) -> PlannedJson:
    return _planned(expected.planned).model_copy(
        update={
            "expected": _share(expected.share),
            "range": _rate(expected.range),
            "from_links": expected.from_links,
            "by_claim": expected.by_claim,
            "hold_back": is_held,
        }
    )


def _planned(planned: Planned) -> PlannedJson:
    return PlannedJson(
        case=planned.case,
        links=planned.links,
        claim=planned.claim,
        readiness=planned.readiness.value,
        open_rules=planned.open_rules,
        expected=None,
        range=None,
        from_links=None,
        by_claim=None,
        hold_back=False,
    )


def _repeater(repeater: Repeater, on: date) -> RepeaterJson:
    counts = dict.fromkeys(Outcome, 0)
    for each in repeater.outcomes:
        counts[each.outcome] += 1
    return RepeaterJson(
        platform=repeater.platform,
        name=repeater.name,
        complaints=tuple(
            ComplaintJson(case=case, round=round_) for case, round_ in repeater.complaints
        ),
        links=len(repeater.outcomes),
        outcomes={outcome: count for outcome, count in counts.items() if count},
        next=tuple(
            RungJson(
                ladder=both_json(rung.penalty.title),
                counted=rung.counted,
                when=both_json(rung.row.when),
                effect=both_json(rung.row.effect),
                cites=tuple(
                    CiteJson(
                        ref=cite.ref,
                        verified_on=cite.verified_on,
                        confidence=cite.confidence.value,
                    )
                    for cite in (each.on(on) for each in rung.penalty.cites)
                ),
            )
            for rung in repeater.next_rungs
        ),
    )
