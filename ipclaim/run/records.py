"""What each capture says of its own files, compared with the files that are there.

The seal shows that nothing changed since it was made. A capture's record was written with its
files, before the seal: where the two differ, something was changed in between.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ipclaim.capture.record import RECORD
from ipclaim.model.text import Text
from ipclaim.seal.layout import PAYLOAD

_MOST = 50_000_000
"""Bytes of a record; ours have some thousands, but the folder may be a stranger's."""


@dataclass(frozen=True, slots=True)
class RecordsCompared:
    """How the captures' records compare with their files."""

    differences: tuple[tuple[str, Text], ...] = ()
    """File, relative to the evidence folder, and what is wrong with it."""
    not_checked: tuple[Text, ...] = ()


def compare_records(
    bag: Path, digests: Mapping[str, str], told: Collection[str]
) -> RecordsCompared:
    """Compare every ``capture.json`` with the digests that verifying has found.

    Files in ``told`` are known to differ from the seal, and not told twice.
    """
    differences: list[tuple[str, Text]] = []
    unread: list[str] = []
    for name in sorted(digests):
        path = PurePosixPath(name)
        if path.name != RECORD or path.parts[0] != PAYLOAD:
            continue
        recorded = _recorded(bag / name)
        if recorded is None:
            unread.append(name)
            continue
        for file, digest in recorded.items():
            place = str(path.parent / file)
            if place not in told and digests.get(place) != digest:
                differences.append((place, _differs(place, name, is_there=place in digests)))
    return RecordsCompared(
        tuple(differences),
        tuple(
            Text(f"{name} 不是可读的取证记录", f"{name} is no record that can be read")
            for name in unread
        ),
    )


def _recorded(path: Path) -> dict[str, str] | None:
    """Return the digests by file name that a record holds; ``None`` when it holds none."""
    if path.stat().st_size > _MOST:
        return None
    try:
        files = json.loads(path.read_bytes())["files"]
        return {str(one["name"]): str(one["sha256"]) for one in files}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _differs(place: str, record: str, *, is_there: bool) -> Text:
    if is_there:
        return Text(
            f"{place} 与 {record} 所载摘要不符：封存之前已被改动",
            f"{place} is not what {record} recorded: it was changed before it was sealed",
        )
    return Text(
        f"{record} 所载的 {place} 不在证据中",
        f"{place}, which {record} recorded, is not in the evidence",
    )
