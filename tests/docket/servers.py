"""A PostgreSQL server of the tests' own: a new cluster, reached through a socket, ended by its id.

The server refuses to run as root, so it then runs as an unprivileged user in a folder of that user.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NAME = "docket"


def programs() -> Path | None:
    """Return the folder of initdb and postgres; Debian does not put it on the path."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = [*versions, *map(Path, filter(None, (shutil.which("initdb"),)))]
    return found[0].resolve().parent if found else None


def why_none() -> str | None:
    """Return why no server can be started, ``None`` where one can."""
    if programs() is None:
        return "no PostgreSQL server on this machine (apt install postgresql)"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "a PostgreSQL server cannot run as root, and there is no other user"
    return None


@contextmanager
def a_server() -> Iterator[str]:
    """Yield the address of a database on a new server, which ends afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="docket-pg-"))
    user = _unprivileged() if os.geteuid() == 0 else None
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    try:
        names = ["-U", NAME, "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8"]
        _run("initdb", ["-D", data, *names], folder, user)
        settings = f"-c fsync=off -c listen_addresses= -c unix_socket_directories={folder}"
        log = folder / "log"
        start = ["start", "-D", data, "-w", "-t", "300", "-l", log, "-o", settings]
        _run("pg_ctl", start, folder, user)
        try:
            yield f"postgresql://{NAME}@/postgres?unix_sock={folder}/.s.PGSQL.5432"
        finally:
            _run("pg_ctl", ["stop", "-D", data, "-w", "-t", "300", "-m", "fast"], folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(
    program: str, words: Sequence[str | Path], folder: Path, user: pwd.struct_passwd | None
) -> None:
    bin_ = programs()
    assert bin_
    command = [str(bin_ / program), *map(str, words)]
    if user:
        command = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}",
                   "--clear-groups", *command]  # fmt: skip
    # Its output goes to a file: the server that it starts would keep a pipe open.
    with (folder / "said").open("wb") as said:
        done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, check=False)
    assert done.returncode == 0, (folder / "said").read_text(errors="replace")


def _unprivileged() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None
