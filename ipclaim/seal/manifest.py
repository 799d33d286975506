"""BagIt manifest lines (RFC 8493): digest, two spaces, path. Pure; ``sha256sum -c`` reads them.

Names that BagIt would have to escape are refused, because ``sha256sum`` escapes them in another
way and the two would disagree about the same file.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})[ \t]+\*?(?P<path>\S.*)")
_AWKWARD = re.compile(r"[\r\n\\%]")


class ManifestError(ValueError):
    """A manifest that cannot be trusted; the message names line and cause."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a bag: path relative to the bag, with ``/``, and its SHA-256 in hex."""

    path: str
    digest: str


def is_plain_name(path: str) -> bool:
    """Whether BagIt and ``sha256sum`` both write the path as it is."""
    return _AWKWARD.search(path) is None


def write_manifest(entries: tuple[Entry, ...]) -> bytes:
    """Return the manifest's bytes, sorted by path so that the same files give the same bytes."""
    awkward = [entry.path for entry in entries if not is_plain_name(entry.path)]
    if awkward:
        raise ManifestError(f"a name with a line break, backslash or per cent sign: {awkward[0]!r}")
    ordered = sorted(entries, key=lambda entry: entry.path)
    return "".join(f"{entry.digest}  {entry.path}\n" for entry in ordered).encode()


def parse_manifest(data: bytes) -> tuple[Entry, ...]:
    """Return the entries; raises `ManifestError` for a line, path or repetition that is wrong."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ManifestError(f"not UTF-8 at byte {fault.start}") from fault
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None:
            raise ManifestError(f"line {number} is no digest and path: {line[:80]!r}")
        path = match["path"].removeprefix("./")
        if not _stays_inside(path):
            raise ManifestError(f"line {number} names a file outside the bag: {path!r}")
        if path in entries:
            raise ManifestError(f"line {number} names {path!r} again")
        entries[path] = Entry(path, match["digest"])
    return tuple(entries.values())


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return (
        not pure.is_absolute()
        and ".." not in pure.parts
        and str(pure) == path
        and "\0" not in path
        and is_plain_name(path)
    )
