"""Both kinds of database: a file, and a real server where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from ipclaim.docket.opening import docket_url, engine_of, writing
from tests.docket.servers import a_server, why_none


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a server's database."""
    if reason := why_none():
        pytest.skip(reason)
    with a_server() as address:
        yield address


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], ids=lambda name: name
)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of an empty database of each kind."""
    if request.param == "sqlite":
        yield str(tmp_path / ".ipclaim" / "docket.sqlite")
        return
    found: str = request.getfixturevalue("server")
    yield found
    _empty(found)


def _empty(address: str) -> None:
    engine = engine_of(docket_url(address))
    with writing(engine, lock="empty") as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
