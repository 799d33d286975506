"""What could have come between this machine and a site, as Chinese courts ask after it.

A cleanliness check by hand shows the hosts file, the DNS servers, that no LAN proxy is set, that
nothing was added to the browser, and the clock. What can be known without a person is recorded
here. Left out: a virus scan and the list of processes, which prove little and tell much about the
user; names and addresses of this machine.
"""

import ctypes
import hashlib
import importlib.util
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ipclaim.seal.digest import sha256_of

_HOSTS = Path("/etc/hosts")
_NAME_SERVICE = Path("/etc/nsswitch.conf")
_ROUTES = Path("/proc/net/route")
_POLICIES = (Path("/etc/chromium/policies"), Path("/etc/opt/chrome/policies"))
_OWN_CERTIFICATES = Path(".pki/nssdb")
_LOOPBACK = re.compile(r"127\.|::1$|0\.0\.0\.0$|ff0|fe00")
_OUT_OF_STEP = 5
"""What ``adjtimex`` answers when nothing keeps the clock in step (TIME_ERROR)."""


@dataclass(frozen=True, slots=True)
class Cleanliness:
    """What was found; ``None`` where this machine does not tell."""

    program_sha256: str
    """Digest of ipclaim's own files, names included."""
    hosts_entries: int | None
    """Names that the hosts file leads elsewhere than to this machine."""
    hosts_names_sites: tuple[str, ...]
    """Hosts of the listings that the hosts file names: none on a clean machine."""
    name_service: str | None
    """Where the system looks names up, in order: ``files dns``."""
    default_interface: str | None
    """The network interface of the way out: ``eth0``, or ``tun0`` of a tunnel."""
    browser_policies: tuple[str, ...]
    """Files by which an administrator rules the browser, with their digests."""
    added_certificates: bool
    """Whether the user's own store of certificates exists, which Chromium would trust as well."""
    clock_in_step: bool | None
    """Whether the system says that something keeps its clock in step with others."""


def look_for_cleanliness(hosts: Iterable[str]) -> Cleanliness:
    """Return what this machine shows; ``hosts`` are those of the listings."""
    entries = list(_hosts_entries())
    asked = {host.lower() for host in hosts}
    return Cleanliness(
        program_sha256=_program_digest(),
        hosts_entries=len(entries) if _HOSTS.is_file() else None,
        hosts_names_sites=tuple(sorted(asked & {name for _, name in _hosts_lines()})),
        name_service=_name_service(),
        default_interface=_default_interface(),
        browser_policies=tuple(
            f"{path} {sha256_of(path)}"
            for folder in _POLICIES
            for path in sorted(folder.glob("*/*.json"))
        ),
        added_certificates=(Path.home() / _OWN_CERTIFICATES).is_dir(),
        clock_in_step=_clock_in_step(),
    )


def _hosts_lines() -> Iterator[tuple[str, str]]:
    """Yield each address of the hosts file with each of its names."""
    if not _HOSTS.is_file():
        return
    for line in _HOSTS.read_text("utf-8", errors="replace").splitlines():
        address, *names = line.partition("#")[0].split() or [""]
        yield from ((address, name.lower()) for name in names)


def _hosts_entries() -> Iterator[str]:
    return (name for address, name in _hosts_lines() if not _LOOPBACK.match(address))


def _name_service() -> str | None:
    if not _NAME_SERVICE.is_file():
        return None
    lines = _NAME_SERVICE.read_text("utf-8", errors="replace").splitlines()
    said = next((line for line in lines if line.startswith("hosts:")), None)
    return " ".join(said.removeprefix("hosts:").split()) if said else None


def _default_interface() -> str | None:
    if not _ROUTES.is_file():
        return None
    rows = (line.split() for line in _ROUTES.read_text().splitlines()[1:])
    return next((row[0] for row in rows if len(row) > 1 and row[1] == "00000000"), None)


def _program_digest() -> str:
    """Return the digest over path and digest of each file of the package, in order."""
    spec = importlib.util.find_spec("ipclaim")
    root = Path(next(iter(spec.submodule_search_locations or ()))) if spec else Path(__file__)
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        whole.update(f"{path.relative_to(root).as_posix()} {sha256_of(path)}\n".encode())
    return whole.hexdigest()


def _clock_in_step() -> bool | None:
    """Ask the kernel, changing nothing (``modes`` is 0); ``None`` where there is no such call."""
    if os.uname().sysname != "Linux":
        return None
    struct_timex = (ctypes.c_long * 64)()  # larger than the structure on every Linux
    try:
        answer = int(ctypes.CDLL(None).adjtimex(ctypes.byref(struct_timex)))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else answer != _OUT_OF_STEP
