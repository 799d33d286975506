"""What the docket's database is like, only looked at: nothing is made or changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from ipclaim.docket.opening import VERSIONS, docket_url, engine_of, shown_address, told, version_of
from ipclaim.docket.tables import CASES, CLOCKS, COMPLAINTS, LINKS
from ipclaim.run.docketing import home_of
from ipclaim.run.folder import CASE_FILE


@dataclass(frozen=True, slots=True)
class DocketState:
    """One database."""

    address: str
    """Where it is, without a password."""
    is_there: bool
    version: str | None
    """``None`` for one that holds nothing yet."""
    rows: Mapping[str, int]
    """By table; only of a database of the newest version."""

    @property
    def is_newest(self) -> bool:
        """Whether it needs no migration."""
        return self.version == VERSIONS[-1]


def docket_state(address: str | None, here: Path) -> DocketState:
    """Return what the docket named, or else that of the cases in a folder, is like.

    ``here`` is a folder of cases or one case. Raises ``DocketError`` for a database that cannot be
    used or that a newer ipclaim wrote, ``EntryError`` for what is no address.
    """
    case = here if (here / CASE_FILE).is_file() else here / "case"
    url = docket_url(address) if address else home_of(case, None)
    shown = shown_address(url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return DocketState(shown, is_there=False, version=None, rows={})
    engine = engine_of(url)
    try:
        with told(url), engine.connect() as connection:
            version = version_of(connection)
            rows = {}
            if version == VERSIONS[-1]:
                for table in (CASES, COMPLAINTS, LINKS, CLOCKS):
                    asked = select(func.count()).select_from(table)
                    rows[table.name] = connection.execute(asked).scalar_one()
            return DocketState(shown, is_there=True, version=version, rows=rows)
    finally:
        engine.dispose()
