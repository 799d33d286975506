"""Opening a docket: new, of an earlier version, of a later one, damaged, or none at all."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, select, text

from ipclaim.docket.opening import (
    VERSIONS,
    docket_url,
    engine_of,
    migrate,
    opened,
    writing,
)
from ipclaim.docket.store import open_docket
from ipclaim.docket.tables import METADATA, VERSION_TABLE
from ipclaim.errors import DocketError, EntryError, ExitCode
from ipclaim.model.outcome_record import Outcome
from ipclaim.run.docketing import keep, rebuild
from ipclaim.run.recording import Telling
from tests.docket.casework import NOW, TEMPLATES, a_case, told

DATA = Path(__file__).parent / "data"
EARLIER = VERSIONS[:-1]


def an_old_docket(path: Path, version: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        script = (DATA / f"docket-v{version}.sql").read_text(encoding="utf-8")
        database.executescript(script)
    return path


def test_a_new_database_is_private(tmp_path: Path) -> None:
    file = tmp_path / ".ipclaim" / "docket.sqlite"
    with opened(docket_url(str(file))):
        assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert (file.parent / ".gitignore").is_file()


def test_a_folder_of_the_users_own_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with opened(docket_url(str(tmp_path / "mine.sqlite"))):
        pass
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert not (tmp_path / ".gitignore").exists()


def test_the_migrations_make_the_tables_that_the_program_uses(blank: str) -> None:
    with opened(docket_url(blank)) as engine, engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []


def test_each_earlier_version_has_a_fixture() -> None:
    assert {path.stem for path in DATA.glob("*.sql")} == {f"docket-v{each}" for each in EARLIER}


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_version_is_brought_up_to_date_and_keeps_what_it_has(
    blank: str, tmp_path: Path, version: str
) -> None:
    """On a file as it lay on people's disks, and on a server with the same rows."""
    if "://" in blank:
        filled_as_of(blank, an_old_docket(tmp_path / "old.sqlite", version), version)
    else:
        an_old_docket(Path(blank), version)
    with open_docket(docket_url(blank)) as docket:
        (row,) = docket.outcomes()
        assert (row.case, row.number, row.outcome) == ("one", "A-1", Outcome.ACCEPTED)
        assert docket.everything()["docket_clocks"] == []
        assert len(docket.everything()["docket_entries"]) == 1
    with opened(docket_url(blank)) as engine, engine.connect() as connection:
        version_now = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}"))
        assert version_now.scalar_one() == VERSIONS[-1]


def filled_as_of(address: str, old: Path, version: str) -> None:
    """Make a server's docket of an earlier version with the rows of a file of that version."""
    engine, file = engine_of(docket_url(address)), engine_of(docket_url(str(old)))
    with writing(engine, lock="migrations") as connection:
        migrate(connection, version)
        tables = MetaData()
        tables.reflect(connection)
        with file.connect() as rows:
            for table in tables.sorted_tables:
                if table.name == VERSION_TABLE:
                    continue
                for row in rows.execute(select(*table.columns)):
                    connection.execute(table.insert(), dict(row._mapping))
    engine.dispose()
    file.dispose()


def test_what_an_earlier_version_did_not_have_is_told_by_the_next_command(tmp_path: Path) -> None:
    file = an_old_docket(tmp_path / "docket.sqlite", "1")
    case = a_case(tmp_path)
    told(case, Telling(by="lin", filed=date(2026, 11, 2), number="A-1"), str(file))
    with open_docket(docket_url(str(file))) as docket:
        upgraded = docket.everything()
        assert upgraded["docket_clocks"]
    keep((case,), str(tmp_path / "new.sqlite"), TEMPLATES, NOW)
    with open_docket(docket_url(str(tmp_path / "new.sqlite"))) as docket:
        assert docket.everything() == upgraded


def test_each_step_runs_on_each_kind_of_server(blank: str) -> None:
    engine = engine_of(docket_url(blank))
    for version in VERSIONS:
        with writing(engine, lock="migrations") as connection:
            migrate(connection, version)
    engine.dispose()
    with open_docket(docket_url(blank)) as docket:
        assert not any(docket.everything().values())


def test_a_later_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / ".ipclaim" / "docket.sqlite"
    case = a_case(tmp_path)
    with opened(docket_url(str(file))) as engine, writing(engine, lock="x") as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '99'"))
    before = file.read_bytes()
    for command in (
        lambda: told(case, Telling(by="lin", filed=date(2026, 11, 2))),
        lambda: keep((case,), None, TEMPLATES, NOW),
        lambda: rebuild((case,), None, TEMPLATES, NOW),
    ):
        with pytest.raises(DocketError, match="newer ipclaim") as caught:
            command()
        assert caught.value.exit_code is ExitCode.UNREADABLE
    assert file.read_bytes() == before
    assert {path.name for path in file.parent.iterdir()} == {".gitignore", "docket.sqlite"}
    assert not (case / "docket.jsonl").exists()


@pytest.mark.parametrize("damage", ["no-database", "torn"])
def test_a_damaged_file_is_told_and_rebuilding_puts_it_aside(tmp_path: Path, damage: str) -> None:
    case = a_case(tmp_path)
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    file = tmp_path / ".ipclaim" / "docket.sqlite"
    with open_docket(docket_url(str(file))) as docket:
        whole = docket.everything()
    data = file.read_bytes()
    harm = b"nothing of a database" * 500
    file.write_bytes(harm if damage == "no-database" else data[:4096] + harm[: len(data) - 4096])
    with pytest.raises(DocketError, match="cannot be used"):
        keep((case,), None, TEMPLATES, NOW)
    harmed = file.read_bytes()
    _, (aside,) = rebuild((case,), None, TEMPLATES, NOW)
    assert aside.read_bytes() == harmed
    with open_docket(docket_url(str(file))) as docket:
        assert docket.everything() == whole


@pytest.mark.parametrize("address", ["mysql://host/x", "sqlite://", "://", "http://x"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(EntryError, match="is no address of a docket"):
        docket_url(address)


def test_a_password_is_never_shown() -> None:
    url = docket_url("postgresql://lin:geheim@127.0.0.1:1/x")
    with pytest.raises(DocketError) as caught, opened(url):
        pass
    assert "geheim" not in caught.value.message.en + caught.value.message.zh


def test_only_the_docket_loads_what_databases_need() -> None:
    """``due`` and the list of commands must not wait for it."""
    script = (
        "import sys, ipclaim.cli.main, ipclaim.cli.due, ipclaim.cli.check, ipclaim.run.outcomes\n"
        "sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
