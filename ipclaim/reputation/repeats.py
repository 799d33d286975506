"""Sellers and items that come back: in which complaints, with what end, and what they face next.

A seller is known by the name of the links file on one platform; letter case, width and spaces do
not count, anything else does. What it faces next is what the platform's ladders say of one more
complaint upheld, counted from this account's own complaints alone: others' are not known.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ipclaim.model.outcome_record import LinkOutcome, Outcome
from ipclaim.rules.pack import RulePack
from ipclaim.rules.procedure import Penalty, PenaltyRow


@dataclass(frozen=True, slots=True)
class NextRung:
    """What one more complaint upheld would bring, by one ladder."""

    penalty: Penalty
    counted: int
    """Complaints upheld so far that the ladder counts."""
    row: PenaltyRow


@dataclass(frozen=True, slots=True)
class Repeater:
    """A seller, or an item, in several complaints."""

    platform: str
    name: str
    """The seller as written the last time, or the item's id."""
    complaints: tuple[tuple[str, int], ...]
    """Case and round, in the order of filing."""
    outcomes: tuple[LinkOutcome, ...]
    next_rungs: tuple[NextRung, ...] = ()
    """For sellers."""

    @property
    def upheld_on(self) -> tuple[date, ...]:
        """The day of each complaint that was upheld, in order."""
        days: dict[tuple[str, int], date] = {}
        for each in self.outcomes:
            if each.outcome is Outcome.ACCEPTED:
                day, key = each.outcome_on or each.filed_on, (each.case, each.round)
                days[key] = min(day, days.get(key, day))
        return tuple(sorted(days.values()))


def repeat_sellers(
    outcomes: Iterable[LinkOutcome], packs: Mapping[str, RulePack], as_of: date
) -> tuple[Repeater, ...]:
    """Return the sellers in more than one complaint, most complaints first."""
    named = [each for each in outcomes if each.seller]
    groups = _grouped(named, lambda each: seller_key(each.seller or ""))
    return tuple(
        _with_rungs(repeater, packs.get(repeater.platform), as_of)
        for repeater in _repeaters(groups, lambda each: each.seller or "")
    )


def repeat_items(outcomes: Iterable[LinkOutcome]) -> tuple[Repeater, ...]:
    """Return the items in more than one complaint, most complaints first."""
    known = [each for each in outcomes if each.item_id]
    groups = _grouped(known, lambda each: each.item_id or "")
    return tuple(_repeaters(groups, lambda each: each.item_id or ""))


def seller_key(name: str) -> str:
    """Return what two spellings of one shop's name have in common."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _grouped(
    outcomes: Iterable[LinkOutcome], key: Callable[[LinkOutcome], str]
) -> Iterable[Sequence[LinkOutcome]]:
    groups: dict[tuple[str, str], list[LinkOutcome]] = {}
    for each in sorted(outcomes, key=lambda each: (each.filed_on, each.case, each.round)):
        groups.setdefault((each.platform, key(each)), []).append(each)
    return groups.values()


def _repeaters(
    groups: Iterable[Sequence[LinkOutcome]], name: Callable[[LinkOutcome], str]
) -> Sequence[Repeater]:
    found = [
        Repeater(
            platform=group[0].platform,
            name=name(group[-1]),
            complaints=tuple(dict.fromkeys((each.case, each.round) for each in group)),
            outcomes=tuple(group),
        )
        for group in groups
    ]
    return sorted(
        (each for each in found if len(each.complaints) > 1),
        key=lambda each: (-len(each.complaints), each.platform, each.name),
    )


def _with_rungs(repeater: Repeater, pack: RulePack | None, as_of: date) -> Repeater:
    ladders = pack.penalties if pack else ()
    rungs = (_rung(penalty, repeater.upheld_on, as_of) for penalty in ladders)
    return replace(repeater, next_rungs=tuple(rung for rung in rungs if rung is not None))


def _rung(penalty: Penalty, upheld_on: Sequence[date], as_of: date) -> NextRung | None:
    if not penalty.numbers_steps:
        return None
    counted = incidents(penalty, upheld_on, as_of)
    row = penalty.at(counted + 1)
    return NextRung(penalty, counted, row) if row else None


def incidents(penalty: Penalty, upheld_on: Sequence[date], as_of: date) -> int:
    """Return how many complaints a ladder counts on a day: still valid, those close by as one."""
    days = penalty.counts_for_days
    oldest = as_of - timedelta(days=days) if days is not None else date.min
    count, first = 0, None
    for day in sorted(upheld_on):
        if not oldest <= day <= as_of:
            continue
        close = first is not None and (day - first).days <= penalty.together_days
        if not (penalty.together_days and close):
            count, first = count + 1, day
    return count
