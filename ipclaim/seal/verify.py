"""Verifying a bag offline: every mismatch at once, and what was not checked.

A verdict is about the files and the seal only. Whether the seller's site really showed what the
files hold is not something that digests can prove, and the verdict does not claim it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.seal.digest import Digests, sha256_of
from ipclaim.seal.layout import (
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
from ipclaim.seal.timestamp import StampError, check_signature, read_stamp


class MismatchKind(StrEnum):
    """In what way a file differs from its seal."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NOT_SEALED = "not-sealed"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One file that is not as sealed."""

    kind: MismatchKind
    file: str
    """Relative to the evidence folder."""
    message: Text


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

    @property
    def is_intact(self) -> bool:
        """Whether every file is as sealed; never true for a folder without files."""
        return not self.mismatches and self.files > 0


def verify_evidence(
    path: Path, *, authority_roots: Path | None = None, digests: Digests | None = None
) -> EvidenceVerdict:
    """Verify an evidence folder, or the one inside a case folder.

    With the time authority's root certificates (PEM) the time stamp's signature is verified too.

    Raises `SealError` when there is no sealed folder at all: that is no verdict.
    """
    bag = _bag_at(path)
    mismatches: list[Mismatch] = []
    payload = _listed(bag, MANIFEST, mismatches)
    tags = _listed(bag, TAG_MANIFEST, mismatches)
    listed = {entry.path: entry.digest for entry in (*payload, *tags)}
    present = set(bag_files(bag))
    _compare(bag, listed, present, digests or Digests(), mismatches)
    _find_added(bag, listed, present, mismatches)
    _check_kinds(payload, tags, mismatches)
    _check_count(bag, payload, mismatches)
    _check_seal(bag, mismatches)
    stamped_at, not_checked = _check_stamp(bag, authority_roots, mismatches)
    return EvidenceVerdict(
        bag, len(payload), tuple(sorted(mismatches, key=_by_file)), not_checked, stamped_at
    )


def _by_file(mismatch: Mismatch) -> tuple[str, str]:
    return mismatch.file, mismatch.kind


def _bag_at(path: Path) -> Path:
    for folder in (path, path / "evidence"):
        if any((folder / name).exists() for name in (DECLARATION, MANIFEST, TAG_MANIFEST, SEAL)):
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
        mismatches.append(_missing(name))
        return ()
    try:
        entries = parse_manifest((bag / name).read_bytes())
    except ManifestError as fault:
        mismatches.append(
            Mismatch(
                MismatchKind.UNREADABLE,
                name,
                Text(f"{name} 无法读取：{fault}", f"{name} cannot be read: {fault}"),
            )
        )
        return ()
    if not entries:
        mismatches.append(_empty(name))
    return entries


def _compare(
    bag: Path,
    listed: dict[str, str],
    present: set[str],
    digests: Digests,
    mismatches: list[Mismatch],
) -> None:
    for name, digest in listed.items():
        path = bag / name
        if name not in present:
            mismatches.append(_missing(name))
        elif path.is_symlink() or not path.is_file():
            mismatches.append(_unreadable(name, Text("不是普通文件", "no ordinary file")))
        else:
            try:
                found = digests.of(path)
            except OSError as fault:
                cause = fault.strerror or type(fault).__name__
                mismatches.append(_unreadable(name, Text(cause, cause)))
                continue
            if path.stat().st_size == 0:
                mismatches.append(_empty(name))
            elif found != digest:
                mismatches.append(_changed(name, digest, found))


def _find_added(
    bag: Path, listed: dict[str, str], present: set[str], mismatches: list[Mismatch]
) -> None:
    lost = {digest: name for name, digest in listed.items() if name not in present}
    for name in present - listed.keys() - UNLISTED:
        path = bag / name
        readable = path.is_file() and not path.is_symlink()
        was = lost.get(sha256_of(path)) if readable else None
        zh = f"；内容与缺失的 {was} 相同" if was else ""
        en = f"; its content is that of the missing {was}" if was else ""
        mismatches.append(
            Mismatch(
                MismatchKind.ADDED,
                name,
                Text(f"多出文件 {name}{zh}", f"{name} was added{en}"),
            )
        )


def _check_kinds(
    payload: tuple[Entry, ...], tags: tuple[Entry, ...], mismatches: list[Mismatch]
) -> None:
    """See that the payload manifest names payload only, and that the tag manifest covers it."""
    mismatches.extend(
        _unreadable(MANIFEST, Text(f"列有 {entry.path}", f"it lists {entry.path}"))
        for entry in payload
        if not entry.path.startswith(f"{PAYLOAD}/")
    )
    covered = {entry.path for entry in tags}
    mismatches.extend(
        _not_sealed(name) for name in (DECLARATION, INFO, MANIFEST) if tags and name not in covered
    )


def _check_count(bag: Path, payload: tuple[Entry, ...], mismatches: list[Mismatch]) -> None:
    """Compare the stated number of files; sizes are covered by the digests."""
    if not payload or not (bag / INFO).is_file():
        return
    lines = (bag / INFO).read_text("utf-8", errors="replace").splitlines()
    stated = next((line for line in lines if line.startswith("Payload-Oxum:")), "")
    if stated.rpartition(".")[2].strip() != str(len(payload)):
        mismatches.append(
            _unreadable(
                INFO,
                Text(
                    f"所载文件数与清单的 {len(payload)} 个不符",
                    f"its number of files is not the manifest's {len(payload)}",
                ),
            )
        )


def _check_seal(bag: Path, mismatches: list[Mismatch]) -> None:
    if not (bag / SEAL).is_file():
        mismatches.append(_missing(SEAL))
        return
    if not (bag / TAG_MANIFEST).is_file():
        return
    if sha256_of(bag / TAG_MANIFEST) not in sealed_digests((bag / SEAL).read_bytes()):
        mismatches.append(_not_sealed(TAG_MANIFEST))


def _missing(name: str) -> Mismatch:
    return Mismatch(MismatchKind.MISSING, name, Text(f"缺少文件 {name}", f"{name} is missing"))


def _empty(name: str) -> Mismatch:
    return Mismatch(MismatchKind.EMPTY, name, Text(f"{name} 是空文件", f"{name} is empty"))


def _unreadable(name: str, cause: Text) -> Mismatch:
    return Mismatch(
        MismatchKind.UNREADABLE,
        name,
        Text(f"{name} 无法核对：{cause.zh}", f"{name} cannot be checked: {cause.en}"),
    )


def _changed(name: str, sealed: str, found: str) -> Mismatch:
    return Mismatch(
        MismatchKind.CHANGED,
        name,
        Text(
            f"{name} 已被修改：封存时 SHA-256 为 {sealed}，现在为 {found}",
            f"{name} was changed: sealed with SHA-256 {sealed}, now {found}",
        ),
    )


def _not_sealed(name: str) -> Mismatch:
    return Mismatch(
        MismatchKind.NOT_SEALED,
        name,
        Text(f"{name} 不在封存之列", f"{name} is not covered by the seal"),
    )


def _check_stamp(
    bag: Path, roots: Path | None, mismatches: list[Mismatch]
) -> tuple[datetime | None, tuple[Text, ...]]:
    """Return the time that the stamp gives, and what could not be checked about it."""
    if not (bag / STAMP).is_file() or not (bag / SEAL).is_file():
        return None, (_NO_STAMP,)
    try:
        stamp = read_stamp((bag / STAMP).read_bytes())
        if stamp.digest != sha256_of(bag / SEAL):
            cause = Text("它不是对 seal.txt 的时间戳", "it does not stamp this seal.txt")
            mismatches.append(_unreadable(STAMP, cause))
            return None, ()
        if roots is None:
            return stamp.at, (_NO_ROOTS,)
        wrong = check_signature(bag / SEAL, bag / STAMP, roots)
    except StampError as fault:
        mismatches.append(_unreadable(STAMP, fault.message))
        return None, ()
    if wrong is not None:
        mismatches.append(_unreadable(STAMP, wrong))
        return None, ()
    return stamp.at, ()


_NO_ROOTS = Text(
    "未核对时间戳机构的签名：请提供该机构的根证书，或按 HOW-TO-VERIFY.txt 第 5 步用 openssl 核对。",
    "The time authority's signature was not checked: give its root certificates, "
    "or use openssl as in step 5 of HOW-TO-VERIFY.txt.",
)
_NO_STAMP = Text(
    "没有可信时间戳：证明文件与封存清单一致，不证明封存的时间。",
    "There is no time stamp: the files match the seal, but when it was made is not proven.",
)
