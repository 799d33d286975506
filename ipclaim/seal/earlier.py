"""Earlier seals, each proven anew with what the bag holds now.

An earlier seal names files where they stood then. They may have moved since (a later visit pushes
an earlier one into ``earlier-1``), so a file is followed by its digest: what an earlier seal covers
must still be in the bag somewhere, with the same bytes.
"""

from collections.abc import Collection
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.layout import (
    DECLARATION,
    EARLIER,
    HOW_TO,
    MANIFEST,
    SEAL,
    STAMP,
    TAG_MANIFEST,
    sealed_digests,
)
from ipclaim.seal.manifest import Entry, ManifestError, parse_manifest
from ipclaim.seal.mismatch import Mismatch, MismatchKind, changed, missing, not_sealed, unreadable
from ipclaim.seal.stamp_proof import prove_stamp

_MAY_BE_NEWER = frozenset({DECLARATION, HOW_TO})
"""Seals made before these were set aside with the others know them only as they were."""


def earlier_seals(bag: Path) -> tuple[Path, ...]:
    """Return the folders of earlier seals, oldest first."""
    return tuple(sorted(path for path in (bag / EARLIER).glob("[0-9]*") if path.is_dir()))


def prove_earlier(bag: Path, held: Collection[str], roots: Path | None) -> tuple[Mismatch, ...]:
    """Compare each earlier seal with the digests that the bag ``held`` when it was read."""
    return tuple(
        mismatch
        for folder in earlier_seals(bag)
        for mismatch in _prove(bag, folder, frozenset(held), roots)
    )


def _prove(
    bag: Path, folder: Path, held: frozenset[str], roots: Path | None
) -> tuple[Mismatch, ...]:
    place = folder.relative_to(bag).as_posix()
    absent = [name for name in (MANIFEST, TAG_MANIFEST, SEAL) if not (folder / name).is_file()]
    if absent:
        return tuple(missing(f"{place}/{name}") for name in absent)
    try:
        payload = parse_manifest((folder / MANIFEST).read_bytes())
        tags = parse_manifest((folder / TAG_MANIFEST).read_bytes())
    except ManifestError as fault:
        return (unreadable(place, Text(str(fault), str(fault))),)
    wrong = [
        Mismatch(
            MismatchKind.MISSING,
            entry.path,
            Text(
                f"{place} 封存过的 {entry.path} 已不在证据中",
                f"{entry.path}, as {place} sealed it, is no longer in the evidence",
            ),
        )
        for entry in payload
        if entry.digest not in held
    ]
    wrong += [one for entry in tags if (one := _tag(bag, folder, entry)) is not None]
    if sha256_of(folder / TAG_MANIFEST) not in sealed_digests((folder / SEAL).read_bytes()):
        wrong.append(not_sealed(f"{place}/{TAG_MANIFEST}"))
    if (cause := prove_stamp(folder, roots).wrong) is not None:
        wrong.append(unreadable(f"{place}/{STAMP}", cause))
    return tuple(wrong)


def _tag(bag: Path, folder: Path, entry: Entry) -> Mismatch | None:
    """Compare a tag file of an earlier seal: beside it, or where still earlier ones stand."""
    place = folder.relative_to(bag).as_posix()
    is_older = entry.path.startswith(f"{EARLIER}/")
    file = bag / entry.path if is_older else folder / entry.path
    name = entry.path if is_older else f"{place}/{entry.path}"
    if not file.is_file():
        return None if entry.path in _MAY_BE_NEWER else missing(name)
    found = sha256_of(file)
    return None if found == entry.digest else changed(name, entry.digest, found)
