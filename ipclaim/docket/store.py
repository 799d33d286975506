"""The docket's database: what the cases' folders tell, kept so that it can be asked across cases.

A case is written whole or not at all, and only when it has changed. What is written is told from
its folder while the write lock is held, so that a slower writer never lays an older state over a
newer one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.engine import URL

from ipclaim.docket.facts import CaseDocket
from ipclaim.docket.opening import opened, told, writing
from ipclaim.docket.rows import Row, case_row, outcome_of, rows_of
from ipclaim.docket.tables import CASES, CLOCKS, COMPLAINTS, LINKS, OF_A_CASE
from ipclaim.errors import DocketError
from ipclaim.model.docket import number_key
from ipclaim.model.outcome_record import LinkOutcome
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case as the docket has it."""

    name: str
    folder: str
    platform: str
    account: str


@dataclass(frozen=True, slots=True)
class KnownComplaint:
    """A complaint as the docket has it."""

    case: str
    platform: str
    round: int
    number: str


@dataclass(frozen=True, slots=True)
class Docket:
    """An open database of the newest version."""

    engine: Engine
    url: URL

    def put(self, case: str, tell: Callable[[], CaseDocket], now: datetime) -> bool:
        """Keep what a case's folder tells; says whether anything had changed.

        ``tell`` reads the folder, and may be asked twice. Raises ``DocketError`` when the docket
        has another case of that name, whose folder is still there.
        """
        with told(self.url):
            if self._has(case, tell(), now):
                return False
            with writing(self.engine, lock=case) as connection:
                _write(connection, tell(), now)
        return True

    def forget(self, cases: Iterable[str]) -> None:
        """Drop what is kept of some cases; their folders are not touched."""
        with told(self.url):
            for case in cases:
                with writing(self.engine, lock=case) as connection:
                    _drop(connection, case)

    def cases(self) -> tuple[KnownCase, ...]:
        """Return the cases by name."""
        columns = (CASES.c.name, CASES.c.folder, CASES.c.platform, CASES.c.account)
        with self._reading() as connection:
            rows = connection.execute(select(*columns).order_by(CASES.c.name)).all()
        return tuple(KnownCase(*row) for row in rows)

    def outcomes(
        self,
        *,
        account: str | None = None,
        platform: str | None = None,
        since: date | None = None,
    ) -> tuple[LinkOutcome, ...]:
        """Return what became of each link, by the day of filing; ``since`` is a day of filing."""
        asked = (
            select(LINKS, COMPLAINTS.c.number, COMPLAINTS.c.filed_on, CASES)
            .join(
                COMPLAINTS,
                (COMPLAINTS.c.case_name == LINKS.c.case_name)
                & (COMPLAINTS.c.round == LINKS.c.round),
            )
            .join(CASES, CASES.c.name == LINKS.c.case_name)
            .order_by(COMPLAINTS.c.filed_on, LINKS.c.case_name, LINKS.c.round, LINKS.c.place)
        )
        if account is not None:
            asked = asked.where(CASES.c.account == account)
        if platform is not None:
            asked = asked.where(CASES.c.platform == platform)
        if since is not None:
            asked = asked.where(COMPLAINTS.c.filed_on >= since.isoformat())
        with self._reading() as connection:
            rows = connection.execute(asked).mappings().all()
        return tuple(outcome_of(row) for row in rows)  # type: ignore[arg-type]

    def complaints(self, number: str) -> tuple[KnownComplaint, ...]:
        """Return the complaints that have a number, however it is spaced."""
        with self._reading() as connection:
            return _numbered(connection, (number_key(number),))

    def claimed_twice(self) -> tuple[tuple[KnownComplaint, ...], ...]:
        """Return the complaints of different cases that have one number on one platform."""
        twice = (
            select(COMPLAINTS.c.number_key)
            .join(CASES, CASES.c.name == COMPLAINTS.c.case_name)
            .where(COMPLAINTS.c.number_key.is_not(None))
            .group_by(CASES.c.platform, COMPLAINTS.c.number_key)
            .having(func.count(CASES.c.name.distinct()) > 1)
        )
        with self._reading() as connection:
            keys = tuple(connection.execute(twice).scalars())
            found = _numbered(connection, keys)
        groups: dict[tuple[str, str], list[KnownComplaint]] = {}
        for each in found:
            groups.setdefault((each.platform, number_key(each.number)), []).append(each)
        return tuple(
            tuple(group) for group in groups.values() if len({each.case for each in group}) > 1
        )

    def next_ends(self) -> dict[str, tuple[date, Text]]:
        """Return by case the clock of one's own that ends first, and its title."""
        columns = (CLOCKS.c.case_name, CLOCKS.c.earliest, CLOCKS.c.title_zh, CLOCKS.c.title_en)
        asked = (
            select(*columns)
            .where(CLOCKS.c.met_on.is_(None), CLOCKS.c.is_own, CLOCKS.c.earliest.is_not(None))
            .order_by(CLOCKS.c.earliest.desc())
        )
        with self._reading() as connection:
            rows = connection.execute(asked).all()
        return {row[0]: (date.fromisoformat(row[1][:10]), Text(row[2], row[3])) for row in rows}

    def everything(self) -> dict[str, list[Row]]:
        """Return all rows of all tables, in order: what a rebuilt docket must have again."""
        made: dict[str, list[Row]] = {}
        with self._reading() as connection:
            for table in (CASES, *OF_A_CASE):
                rows = connection.execute(select(table).order_by(*table.primary_key.columns))
                made[table.name] = [dict(row) for row in rows.mappings()]
        return made

    def _has(self, case: str, docket: CaseDocket, now: datetime) -> bool:
        with self._reading() as connection:
            digest = connection.execute(
                select(CASES.c.digest).where(CASES.c.name == case)
            ).scalar_one_or_none()
        return digest == case_row(docket, rows_of(docket, now))["digest"]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.url), self.engine.connect() as connection:
            yield connection


@contextmanager
def open_docket(url: URL) -> Iterator[Docket]:
    """Open a docket; raises ``DocketError`` or ``MissingToolError`` as ``opened`` does."""
    with opened(url) as engine:
        yield Docket(engine, url)


def _write(connection: Connection, docket: CaseDocket, now: datetime) -> None:
    _refuse_a_namesake(connection, docket)
    rows = rows_of(docket, now)
    _drop(connection, docket.case)
    connection.execute(insert(CASES), [case_row(docket, rows)])
    for table in OF_A_CASE:
        if rows[table.name]:
            connection.execute(insert(table), list(rows[table.name]))


def _drop(connection: Connection, case: str) -> None:
    for table in reversed(OF_A_CASE):
        connection.execute(delete(table).where(table.c.case_name == case))
    connection.execute(delete(CASES).where(CASES.c.name == case))


def _refuse_a_namesake(connection: Connection, docket: CaseDocket) -> None:
    folder = connection.execute(
        select(CASES.c.folder).where(CASES.c.name == docket.case)
    ).scalar_one_or_none()
    if folder is None or folder == docket.folder or not Path(folder).is_dir():
        return
    raise DocketError(
        Text(
            f"台账里已有同名案件 {docket.case}（{folder}）；{docket.folder} 未登记",
            f"The docket has another case called {docket.case} ({folder}); {docket.folder} was "
            "not entered",
        ),
        Text(
            "请给其中一个案件文件夹改名，或用 --docket 另指一个数据库。",
            "Rename one of the two folders, or name another database with --docket.",
        ),
    )


def _numbered(connection: Connection, keys: Sequence[str]) -> tuple[KnownComplaint, ...]:
    columns = (
        COMPLAINTS.c.case_name,
        CASES.c.platform,
        COMPLAINTS.c.round,
        COMPLAINTS.c.number,
    )
    rows = connection.execute(
        select(*columns)
        .join(CASES, CASES.c.name == COMPLAINTS.c.case_name)
        .where(COMPLAINTS.c.number_key.in_(keys))
        .order_by(COMPLAINTS.c.case_name, COMPLAINTS.c.round)
    ).all()
    return tuple(KnownComplaint(*row) for row in rows)
