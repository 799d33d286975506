"""Both kinds of database: a file, and a real server where there is one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from ipclaim.docket.opening import docket_url, engine_of, writing
from ipclaim.docket.store import open_docket
from tests.docket.servers import a_server, why_none


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a server's database."""
    if reason := why_none():
        pytest.skip(reason)
    with a_server() as address:
        yield address


KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the address of a docket of each kind that has no case yet."""
    if request.param == "sqlite":
        yield str(tmp_path / ".ipclaim" / "docket.sqlite")
        return
    found: str = request.getfixturevalue("server")
    yield found
    with open_docket(docket_url(found)) as docket:
        docket.forget([case.name for case in docket.cases()])


@pytest.fixture(params=KINDS)
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database of each kind that has no tables yet."""
    if request.param == "sqlite":
        return str(tmp_path / ".ipclaim" / "docket.sqlite")
    found: str = request.getfixturevalue("server")
    engine = engine_of(docket_url(found))
    with writing(engine, lock="empty") as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return found
