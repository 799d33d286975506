"""What became of the links of many cases, told from their folders, without a database."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from ipclaim.docket.facts import CaseDocket
from ipclaim.errors import IpclaimError
from ipclaim.model.outcome_record import LinkOutcome
from ipclaim.resources import Templates
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.docketed import docket_of


def outcomes_of(
    cases: Sequence[Path],
    templates: Templates,
    now: datetime,
    *,
    account: str | None = None,
    platform: str | None = None,
    since: date | None = None,
) -> tuple[tuple[LinkOutcome, ...], tuple[CaseTrouble, ...]]:
    """Return what became of each filed link, from the case folders alone, by the day of filing.

    ``account`` is a complainant's name, ``since`` a day of filing. For many cases ask the database:
    ``Docket.outcomes``.
    """
    dockets, troubles = dockets_of(cases, templates, now)
    rows = [
        row
        for docket in dockets
        for row in docket.outcomes()
        if account in {None, row.account}
        and platform in {None, row.platform}
        and (since is None or row.filed_on >= since)
    ]
    return tuple(sorted(rows, key=lambda row: (row.filed_on, row.case, row.link))), troubles


def dockets_of(
    cases: Sequence[Path], templates: Templates, now: datetime
) -> tuple[tuple[CaseDocket, ...], tuple[CaseTrouble, ...]]:
    """Return the dockets of some cases, and why there is none for the others."""
    dockets, troubles = [], []
    for case in cases:
        try:
            dockets.append(docket_of(case, templates, now))
        except IpclaimError as fault:
            troubles.append(CaseTrouble(case.resolve().name, fault))
    return tuple(dockets), tuple(troubles)
