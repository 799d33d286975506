"""Verifying a bag offline: every mismatch at once, and what was not checked.

A verdict is about the files and the seal only. Whether the seller's site really showed what the
files hold is not something that digests can prove, and the verdict does not claim it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.seal.custody import CustodyState, custody_state
from ipclaim.seal.digest import Digests, sha256_of
from ipclaim.seal.earlier import prove_earlier
from ipclaim.seal.layout import (
    CUSTODY,
    DECLARATION,
    INFO,
    MANIFEST,
    PAYLOAD,
    SEAL,
    STAMP,
    TAG_MANIFEST,
    UNLISTED,
    bag_files,
    sealed_digests,
)
from ipclaim.seal.manifest import Entry, ManifestError, parse_manifest
from ipclaim.seal.mismatch import (
    Mismatch,
    added,
    changed,
    empty,
    missing,
    not_sealed,
    unreadable,
)
from ipclaim.seal.stamp_proof import prove_stamp

_NOT_THE_SITE = Text(
    "摘要不能证明网站当时确实显示过这些内容：由谁、如何取证，见 capture.json，并须在声明中说明。",
    "Digests do not prove that the site showed this: who captured it and how is in capture.json, "
    "and is for your statement.",
)


@dataclass(frozen=True, slots=True)
class EvidenceVerdict:
    """What verifying one evidence folder has shown."""

    folder: Path
    files: int
    """Payload files that the manifest names."""
    mismatches: tuple[Mismatch, ...]
    not_checked: tuple[Text, ...]
    """What this verdict does not cover, to be said with it."""
    stamped_at: datetime | None = None
    """When the seal existed, as the time stamp says, if there is a sound one."""
    stamped_by: str | None = None
    """The name in the certificate that signed the time stamp."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The files that could be read, with the digest that each has now."""
    custody: CustodyState = field(default_factory=CustodyState)

    @property
    def is_intact(self) -> bool:
        """Whether every file is as sealed; never true for a folder without files."""
        return not self.mismatches and self.files > 0


def has_evidence(path: Path) -> bool:
    """Whether there is a sealed folder at a path, or inside the case at that path."""
    return any(map(_is_bag, (path, path / "evidence")))


def verify_evidence(
    path: Path, *, authority_roots: Path | None = None, digests: Digests | None = None
) -> EvidenceVerdict:
    """Verify an evidence folder, or the one inside a case folder.

    With the time authority's root certificates (PEM) the time stamp's signer is verified too.
    ``digests`` keeps what was computed for those who need it in the same run.

    Raises `SealError` when there is no sealed folder at all: that is no verdict.
    """
    bag = _bag_at(path)
    mismatches: list[Mismatch] = []
    payload = _listed(bag, MANIFEST, mismatches)
    tags = _listed(bag, TAG_MANIFEST, mismatches)
    listed = {entry.path: entry.digest for entry in (*payload, *tags)}
    found = _digests_of(bag, listed, digests or Digests(), mismatches)
    _compare(listed, found, mismatches)
    _find_added(bag, listed, found, mismatches)
    _check_kinds(payload, tags, mismatches)
    _check_count(bag, payload, mismatches)
    _check_seal(bag, mismatches)
    mismatches += prove_earlier(bag, found.values(), authority_roots)
    stamp = prove_stamp(bag, authority_roots)
    if stamp.wrong is not None:
        mismatches.append(unreadable(STAMP, stamp.wrong))
    custody = custody_state(bag)
    mismatches += [unreadable(CUSTODY, trouble) for trouble in custody.troubles]
    return EvidenceVerdict(
        folder=bag,
        files=len(payload),
        mismatches=tuple(sorted(set(mismatches), key=_by_file)),
        not_checked=(*stamp.not_checked, *custody.not_checked, _NOT_THE_SITE),
        stamped_at=stamp.at,
        stamped_by=stamp.by,
        digests=found,
        custody=custody,
    )


def _by_file(mismatch: Mismatch) -> tuple[str, str]:
    return mismatch.file, mismatch.kind


def _is_bag(folder: Path) -> bool:
    return any((folder / name).exists() for name in (DECLARATION, MANIFEST, TAG_MANIFEST, SEAL))


def _bag_at(path: Path) -> Path:
    for folder in (path, path / "evidence"):
        if _is_bag(folder):
            return folder
    raise SealError(
        Text(f"{path} 里没有封存的证据", f"There is no sealed evidence at {path}"),
        Text(
            "请给出 evidence 文件夹或案件文件夹；还没有取证时先运行 ipclaim capture。",
            "Give an evidence folder or a case folder; capture first with ipclaim capture.",
        ),
    )


def _listed(bag: Path, name: str, mismatches: list[Mismatch]) -> tuple[Entry, ...]:
    if not (bag / name).is_file():
        mismatches.append(missing(name))
        return ()
    try:
        entries = parse_manifest((bag / name).read_bytes())
    except ManifestError as fault:
        mismatches.append(unreadable(name, Text(str(fault), str(fault))))
        return ()
    except OSError as fault:
        mismatches.append(_fault(name, fault))
        return ()
    if not entries:
        mismatches.append(empty(name))
    return entries


def _digests_of(
    bag: Path, listed: Mapping[str, str], digests: Digests, mismatches: list[Mismatch]
) -> dict[str, str]:
    """Return the digest of each file that stands in the bag, as far as it can be read."""
    found = {}
    for name in bag_files(bag):
        path = bag / name
        if path.is_symlink() or not path.is_file():
            if name in listed:
                mismatches.append(unreadable(name, Text("不是普通文件", "no ordinary file")))
            continue
        if name in UNLISTED:
            continue
        try:
            found[name] = digests.of(path)
        except OSError as fault:
            mismatches.append(_fault(name, fault))
    return found


def _fault(name: str, fault: OSError) -> Mismatch:
    cause = fault.strerror or type(fault).__name__
    return unreadable(name, Text(cause, cause))


def _compare(
    listed: Mapping[str, str], found: Mapping[str, str], mismatches: list[Mismatch]
) -> None:
    told = {mismatch.file for mismatch in mismatches}
    for name, digest in listed.items():
        if name not in found:
            if name not in told:
                mismatches.append(missing(name))
        elif found[name] == _NOTHING:
            mismatches.append(empty(name))
        elif found[name] != digest:
            mismatches.append(changed(name, digest, found[name]))


_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"""SHA-256 of no bytes at all."""


def _find_added(
    bag: Path, listed: Mapping[str, str], found: Mapping[str, str], mismatches: list[Mismatch]
) -> None:
    present = set(bag_files(bag))
    lost = {digest: name for name, digest in listed.items() if name not in present}
    mismatches.extend(
        added(name, lost.get(found.get(name, ""))) for name in present - listed.keys() - UNLISTED
    )


def _check_kinds(
    payload: tuple[Entry, ...], tags: tuple[Entry, ...], mismatches: list[Mismatch]
) -> None:
    """See that the payload manifest names payload only, and that the tag manifest covers it."""
    mismatches.extend(
        unreadable(MANIFEST, Text(f"列有 {entry.path}", f"it lists {entry.path}"))
        for entry in payload
        if not entry.path.startswith(f"{PAYLOAD}/")
    )
    covered = {entry.path for entry in tags}
    mismatches.extend(
        not_sealed(name) for name in (DECLARATION, INFO, MANIFEST) if tags and name not in covered
    )


def _check_count(bag: Path, payload: tuple[Entry, ...], mismatches: list[Mismatch]) -> None:
    """Compare the stated number of files; sizes are covered by the digests."""
    if not payload or not (bag / INFO).is_file():
        return
    lines = (bag / INFO).read_text("utf-8", errors="replace").splitlines()
    stated = next((line for line in lines if line.startswith("Payload-Oxum:")), "")
    if stated.rpartition(".")[2].strip() != str(len(payload)):
        mismatches.append(
            unreadable(
                INFO,
                Text(
                    f"所载文件数与清单的 {len(payload)} 个不符",
                    f"its number of files is not the manifest's {len(payload)}",
                ),
            )
        )


def _check_seal(bag: Path, mismatches: list[Mismatch]) -> None:
    if not (bag / SEAL).is_file():
        mismatches.append(missing(SEAL))
        return
    if not (bag / TAG_MANIFEST).is_file():
        return
    if sha256_of(bag / TAG_MANIFEST) not in sealed_digests((bag / SEAL).read_bytes()):
        mismatches.append(not_sealed(TAG_MANIFEST))
