"""Opening the docket's database: where it is, which version it has, bringing it to the newest one.

SQLite beside the cases unless a PostgreSQL server is named. A database of a version that this
program does not know is left exactly as it is. Whoever writes takes the write lock at once
(``BEGIN IMMEDIATE``): taken later, two writers that have both read would refuse each other.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from ipclaim.docket.tables import VERSION_TABLE
from ipclaim.errors import DocketError, EntryError, MissingToolError
from ipclaim.model.text import Text
from ipclaim.private import private_folder

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = ("1", "2")
"""The versions that there have been, the newest last."""

HIDDEN_FOLDER = ".ipclaim"
"""Beside the case folders."""
_PATIENCE = 60_000
"""Milliseconds that a writer waits for another one; each holds the lock for milliseconds."""
_MIGRATING = 7_210_417
"""The advisory lock under which a PostgreSQL docket is made or brought up to date."""
_DRIVERS = {"postgres": "postgresql+pg8000", "postgresql": "postgresql+pg8000"}


def docket_url(address: str) -> URL:
    """Return the database that an address names: a PostgreSQL URL, or the path of a file.

    Raises ``EntryError`` for an address of another kind.
    """
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).absolute()))
    try:
        url = make_url(address)
    except ArgumentError as fault:
        raise _no_address(address) from fault
    if url.drivername == "sqlite" and url.database:
        return url
    if url.drivername.split("+", 1)[0] not in _DRIVERS:
        raise _no_address(url.render_as_string())
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


@contextmanager
def opened(url: URL) -> Iterator[Engine]:
    """Hand out a database of the newest version, made or brought up to date where it is not.

    Raises ``DocketError`` for one that cannot be used, ``MissingToolError`` without a driver.
    """
    engine = engine_of(url)
    try:
        with told(url):
            if _version(engine) != VERSIONS[-1]:
                _bring_up_to_date(engine, url)
            yield engine
    finally:
        engine.dispose()


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn a database's own trouble into ours."""
    try:
        yield
    except DBAPIError as fault:
        raise _unusable(url, fault) from fault


@contextmanager
def writing(engine: Engine, *, lock: str) -> Iterator[Connection]:
    """Hand out a connection whose changes are kept all or not at all.

    Who else writes under the same lock waits; on SQLite everybody who writes does.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:family, hashtext(:name))"),
                {"family": _MIGRATING, "name": lock},
            )
        yield connection


def engine_of(url: URL) -> Engine:
    """Return an engine, whatever the version; raises ``MissingToolError`` without a driver."""
    try:
        if url.get_backend_name() == "sqlite":
            _make_file(Path(url.database or ""))
            engine = create_engine(url)
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin)
        else:
            # Loading the certificates of all authorities takes a quarter of a second for each new
            # connection; a socket of this machine has no use for them, and others are kept.
            plain = {"ssl_context": False} if "unix_sock" in url.query else {}
            engine = create_engine(url, connect_args=plain)
    except (ImportError, NoSuchModuleError) as fault:
        raise MissingToolError(
            Text("缺少 PostgreSQL 驱动程序", "The driver for PostgreSQL is missing"),
            Text("安装：pip install pg8000", "Install it: pip install pg8000"),
        ) from fault
    return engine


def _make_file(path: Path) -> None:
    """Make an empty database that only the user may read; a folder that is there stays as it is."""
    if path.is_file():
        return
    if path.parent.name == HIDDEN_FOLDER:
        private_folder(path.parent)
    else:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin by itself, and late; see ``_begin``.
    connection.isolation_level = None
    for pragma in (f"busy_timeout={_PATIENCE}", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(engine: Engine) -> str | None:
    """Return the database's version, ``None`` for a new one; raises for one that is not known."""
    with engine.connect() as connection:
        return version_of(connection)


def version_of(connection: Connection) -> str | None:
    """Return a database's version, ``None`` for a new one; raises ``DocketError`` for a newer."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    table = sql_table(VERSION_TABLE, sql_column("version_num"))
    version = connection.execute(select(table.c.version_num)).scalar_one_or_none()
    if version is not None and version not in VERSIONS:
        raise DocketError(
            Text(
                f"台账数据库由更新版本的 ipclaim 写成（版本 {version}，本程序最高支持 "
                f"{VERSIONS[-1]}）；未作任何改动",
                f"The docket was written by a newer ipclaim (version {version}; this one knows up "
                f"to {VERSIONS[-1]}). Nothing was changed",
            ),
            Text(
                "请升级 ipclaim；或用 --docket 另指一个数据库，再运行 ipclaim docket rebuild "
                "由案件文件夹重建。",
                "Upgrade ipclaim; or name another database with --docket and tell it again from "
                "the case folders: ipclaim docket rebuild",
            ),
        )
    return None if version is None else str(version)


def _bring_up_to_date(engine: Engine, url: URL) -> None:
    with _alone(url):
        if url.get_backend_name() == "sqlite":
            # Stays with the file for good, and cannot be set within a transaction.
            with closing(sqlite3.connect(url.database or "")) as database:
                database.execute("PRAGMA journal_mode=WAL").fetchall()
        with writing(engine, lock="migrations") as connection:
            if version_of(connection) != VERSIONS[-1]:
                migrate(connection)


def migrate(connection: Connection, version: str = VERSIONS[-1]) -> None:
    """Bring a database to a version, within the caller's transaction."""
    # Needed once in the life of a database, and as long to load as a case takes to judge.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, version)


@contextmanager
def _alone(url: URL) -> Iterator[None]:
    """Hold the lock of the folder of a SQLite database while it is made or changed."""
    if url.get_backend_name() != "sqlite":
        yield
        return
    handle = os.open(Path(url.database or "").parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def shown_address(url: URL) -> str:
    """Return where a database is, as a person would write it; never its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername=url.get_backend_name()).render_as_string()


def _no_address(address: str) -> EntryError:
    return EntryError(
        Text(
            f"{address} 不是台账数据库的地址",
            f"{address} is no address of a docket",
        ),
        Text(
            "请写文件路径，或 postgresql://用户:密码@主机/数据库。",
            "Write the path of a file, or postgresql://user:password@host/database.",
        ),
    )


def _unusable(url: URL, fault: DBAPIError) -> DocketError:
    shown = shown_address(url)
    cause = str(fault.orig).split("\n", 1)[0]
    return DocketError(
        Text(
            f"台账数据库 {shown} 无法使用：{cause}",
            f"The docket {shown} cannot be used: {cause}",
        ),
        Text(
            "案件文件夹里的记录没有丢失。数据库损坏时运行 ipclaim docket rebuild；"
            "服务器上的数据库请检查地址和权限。",
            "What is written down in the case folders is not lost. If the file is damaged, run "
            "ipclaim docket rebuild; for a server, check its address and your rights there.",
        ),
    )
