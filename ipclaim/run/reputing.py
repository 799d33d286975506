"""The record of accounts, told from case folders: what became of filed links, and what is planned.

The folders are asked, not the database: they hold the truth, and a record must not be of yesterday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipclaim.errors import IpclaimError
from ipclaim.model.listing import LinkKind
from ipclaim.reputation.forecast import Planned, planned_of
from ipclaim.reputation.record import Reputation, reputation_of
from ipclaim.resources import Templates
from ipclaim.rules.kept import kept_pack
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.outcomes import outcomes_of
from ipclaim.run.steps import Bench, check_case, open_case


@dataclass(frozen=True, slots=True)
class Reputed:
    """A record, and the cases that could not be looked at."""

    reputation: Reputation
    troubles: tuple[CaseTrouble, ...]


def reputation_in(
    cases: Sequence[Path],
    templates: Templates,
    now: datetime,
    *,
    account: str | None = None,
    planned: Sequence[Planned] = (),
) -> Reputed:
    """Return the record that some case folders tell, on an aware time's day."""
    once = tuple(dict.fromkeys(case.resolve() for case in cases))
    outcomes, troubles = outcomes_of(once, templates, now, account=account)
    ahead = [each for each in planned if account in {None, each.account}]
    names = {each.platform for each in outcomes} | {each.platform for each in ahead}
    packs = {name: kept_pack(name, templates) for name in names}
    made = reputation_of(outcomes, packs, now.date(), ahead)
    return Reputed(made, troubles)


def planned_in(bench: Bench, path: Path) -> Planned:
    """Return a case that is about to be filed, as the check finds it."""
    opened = open_case(bench, path)
    result = check_case(bench, path)
    if result.assessment is None:
        raise AssertionError(f"{path} was checked without an assessment")
    listings = sum(each.kind is LinkKind.LISTING for each in opened.listings)
    case = opened.folder.file
    return planned_of(result.assessment, case.complainant.name, case.claim, listings)


def all_planned(
    bench: Bench, paths: Sequence[Path]
) -> tuple[tuple[Planned, ...], tuple[CaseTrouble, ...]]:
    """Return the cases about to be filed, and why others could not be judged."""
    planned, troubles = [], []
    for path in paths:
        try:
            planned.append(planned_in(bench, path))
        except IpclaimError as fault:
            troubles.append(CaseTrouble(path.resolve().name, fault))
    return tuple(planned), tuple(troubles)
