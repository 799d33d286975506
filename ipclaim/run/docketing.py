"""The docket over case folders: which database, keeping it up to date, telling it anew.

What a person tells goes into the case folder first (``recording``); the database only follows.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.engine import URL

from ipclaim.docket.facts import CaseDocket
from ipclaim.docket.opening import HIDDEN_FOLDER, docket_url, shown_address
from ipclaim.docket.store import Docket, KnownCase, KnownComplaint, open_docket
from ipclaim.errors import IpclaimError
from ipclaim.model.outcome_record import LinkOutcome
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.run.agenda import CaseTrouble
from ipclaim.run.docketed import docket_of

DATABASE = "docket.sqlite"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which outcomes are asked for; ``None`` asks for all."""

    account: str | None = None
    platform: str | None = None
    number: str | None = None
    since: date | None = None
    """A day of filing."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a database has after some cases were kept in it."""

    shown: str
    """The database, without its password."""
    known: tuple[KnownCase, ...]
    """All of its cases, those of other folders too."""
    dockets: tuple[CaseDocket, ...]
    """The cases asked for, as their folders tell them."""
    next_ends: dict[str, tuple[date, Text]]
    """By case, the clock of one's own that ends first: its day and title."""
    twice: tuple[tuple[KnownComplaint, ...], ...]
    """Complaints of different cases that have one number."""
    outcomes: tuple[LinkOutcome, ...]
    """Those that were asked for, of all cases of the database."""
    troubles: tuple[CaseTrouble, ...]


def home_of(case: Path, address: str | None) -> URL:
    """Return the database of a case: the one named, else the one beside the case folders."""
    if address:
        return docket_url(address)
    return docket_url(str(case.resolve().parent / HIDDEN_FOLDER / DATABASE))


def by_home(cases: Sequence[Path], address: str | None) -> dict[URL, tuple[Path, ...]]:
    """Return the cases by their databases."""
    homes: dict[URL, tuple[Path, ...]] = {}
    for case in cases:
        home = home_of(case, address)
        homes[home] = (*homes.get(home, ()), case)
    return homes


def keep(
    cases: Sequence[Path],
    address: str | None,
    templates: Templates,
    now: datetime,
    on_case: Callable[[Path], None] = lambda _: None,
    asked: Asked | None = None,
) -> tuple[Kept, ...]:
    """Bring the databases of some cases up to date; one answer a database."""
    return tuple(
        _kept(url, group, templates, now, on_case, asked)
        for url, group in by_home(cases, address).items()
    )


def rebuild(
    cases: Sequence[Path],
    address: str | None,
    templates: Templates,
    now: datetime,
    on_case: Callable[[Path], None] = lambda _: None,
) -> tuple[tuple[Kept, ...], tuple[Path, ...]]:
    """Tell the databases anew from the case folders.

    A damaged file of SQLite is put aside, and returned; cases that lay in the same folders and are
    gone are dropped, those of other folders stay.
    """
    aside = []
    for url, group in by_home(cases, address).items():
        aside += _put_aside(url)
        parents = {case.resolve().parent for case in group}
        with open_docket(url) as docket:
            docket.forget(
                known.name for known in docket.cases() if Path(known.folder).parent in parents
            )
    return keep(cases, address, templates, now, on_case), tuple(aside)


def _kept(
    url: URL,
    cases: Sequence[Path],
    templates: Templates,
    now: datetime,
    on_case: Callable[[Path], None],
    asked: Asked | None,
) -> Kept:
    dockets, troubles = [], []
    with open_docket(url) as docket:
        for case in cases:
            name = case.resolve().name
            try:
                dockets.append(kept_case(docket, case, templates, now))
            except IpclaimError as fault:
                troubles.append(CaseTrouble(name, fault))
            on_case(case)
        return Kept(
            shown=shown_address(url),
            known=docket.cases(),
            dockets=tuple(dockets),
            next_ends=docket.next_ends(),
            twice=docket.claimed_twice(),
            outcomes=_outcomes(docket, asked) if asked else (),
            troubles=tuple(troubles),
        )


def _outcomes(docket: Docket, asked: Asked) -> tuple[LinkOutcome, ...]:
    rows = docket.outcomes(account=asked.account, platform=asked.platform, since=asked.since)
    if asked.number is None:
        return rows
    complaints = {(each.case, each.round) for each in docket.complaints(asked.number)}
    return tuple(row for row in rows if (row.case, row.round) in complaints)


def kept_case(docket: Docket, case: Path, templates: Templates, now: datetime) -> CaseDocket:
    """Keep what one case's folder tells, and return it."""
    last: list[CaseDocket] = []

    def tell() -> CaseDocket:
        last[:] = [docket_of(case, templates, now)]
        return last[0]

    docket.put(case.resolve().name, tell, now)
    return last[0]


@contextmanager
def docket_beside(case: Path, address: str | None) -> Iterator[Docket]:
    """Open the database of a case: before anything is written, so that a bad one is told first."""
    with open_docket(home_of(case, address)) as docket:
        yield docket


def _put_aside(url: URL) -> list[Path]:
    """Rename a damaged database, with what belongs to it, and return its new name."""
    path = Path(url.database or "")
    if url.get_backend_name() != "sqlite" or not path.is_file() or _is_sound(path):
        return []
    aside = path.with_name(f"{path.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{number}")
    path.rename(aside)
    for end in ("-wal", "-shm"):
        companion = path.with_name(path.name + end)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + end))
    return [aside]


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=60)) as database:
            return [row[0] for row in database.execute("PRAGMA quick_check")] == ["ok"]
    except sqlite3.OperationalError:
        return True  # busy or forbidden, which renaming would not mend
    except sqlite3.DatabaseError:
        return False
