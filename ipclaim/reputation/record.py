"""The whole record of the accounts: rates against lines, a forecast, sellers and items that repeat.

Sites that share a platform's line are counted together, as they share the account; a platform
without a line of its own is counted by itself, over three months.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ipclaim.model.case import Claim
from ipclaim.model.outcome_record import LinkOutcome
from ipclaim.reputation.forecast import Forecast, Planned, forecast
from ipclaim.reputation.lines import Measured, Stand, measured
from ipclaim.reputation.rates import Tally, months_before, tally, within
from ipclaim.reputation.repeats import Repeater, repeat_items, repeat_sellers
from ipclaim.rules.pack import RulePack
from ipclaim.rules.procedure import AccountLine

_MONTHS = 3
"""The window where no source draws a line."""
_CODE = 24
"""Characters up to which a reason is a code or a few words, and no account of the facts."""


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """One account on the sites that share a line."""

    account: str
    platforms: tuple[str, ...]
    line: AccountLine | None
    """``None`` where no source draws one."""
    since: date
    until: date
    overall: Tally
    by_claim: Mapping[Claim, Tally]
    by_reason: Mapping[str, Tally]
    """By the reason told to the platform, as written, where it is a code or a few words."""
    measures: tuple[Measured, ...]
    forecast: Forecast | None
    """``None`` when nothing is about to be filed."""

    @property
    def stand(self) -> Stand:
        """Where the account stands: crossed if any measure is, kept if all are."""
        stands = {each.stand for each in self.measures}
        if Stand.CROSSED in stands:
            return Stand.CROSSED
        return Stand.KEPT if stands == {Stand.KEPT} else Stand.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Reputation:
    """Everything that is told of some accounts on a day."""

    as_of: date
    accounts: tuple[AccountRecord, ...]
    sellers: tuple[Repeater, ...]
    items: tuple[Repeater, ...]
    unnamed: int
    """Links of which no seller is written down: repeaters among them are not seen."""


def reputation_of(
    outcomes: Sequence[LinkOutcome],
    packs: Mapping[str, RulePack],
    as_of: date,
    planned: Sequence[Planned] = (),
) -> Reputation:
    """Return the record on a day; ``packs`` holds the pack of each platform named."""
    past = [each for each in outcomes if each.filed_on <= as_of]
    named = {(each.account, each.platform) for each in past}
    named |= {(each.account, each.platform) for each in planned}
    keys = {key for account, platform in named for key in _keys(account, packs[platform])}
    return Reputation(
        as_of=as_of,
        accounts=tuple(_record(key, past, packs, as_of, planned) for key in sorted(keys)),
        sellers=repeat_sellers(past, packs, as_of),
        items=repeat_items(past),
        unnamed=sum(each.seller is None for each in past),
    )


def is_code(reason: str | None) -> bool:
    """Whether a reason may be shared by many links."""
    return reason is not None and 0 < len(reason) <= _CODE


_Key = tuple[str, str, str]
"""The account, the family or platform, and the line's id; empty where there is none."""


def _keys(account: str, pack: RulePack) -> Iterator[_Key]:
    if not pack.account_lines:
        yield account, pack.id, ""
    for line in pack.account_lines:
        yield account, line.family, line.id


def _record(
    key: _Key,
    outcomes: Iterable[LinkOutcome],
    packs: Mapping[str, RulePack],
    as_of: date,
    planned: Sequence[Planned],
) -> AccountRecord:
    own = [each for each in outcomes if key in _keys(each.account, packs[each.platform])]
    ahead = [each for each in planned if key in _keys(each.account, packs[each.platform])]
    platforms = sorted({each.platform for each in own} | {each.platform for each in ahead})
    line = next((each for each in packs[platforms[0]].account_lines if each.id == key[2]), None)
    since = months_before(as_of, line.months if line else _MONTHS)
    counted = within(own, since, as_of)
    overall = tally(counted)
    by_claim = {
        claim: tally(each for each in counted if each.claim is claim)
        for claim in Claim
        if any(each.claim is claim for each in counted)
    }
    reasons = dict.fromkeys(each.reason for each in counted if is_code(each.reason))
    measures = measured(line, overall) if line else ()
    bound = next((each.measure for each in measures if each.measure.rate == "upheld"), None)
    return AccountRecord(
        account=key[0],
        platforms=tuple(platforms),
        line=line,
        since=since,
        until=as_of,
        overall=overall,
        by_claim=by_claim,
        by_reason={
            reason: tally(each for each in counted if each.reason == reason)
            for reason in reasons
            if reason is not None
        },
        measures=measures,
        forecast=forecast(overall, by_claim, ahead, bound) if ahead else None,
    )
