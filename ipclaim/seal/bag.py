"""Sealing: makes each evidence folder a BagIt bag and ties all bags of a run into one seal.

``seal.txt`` holds nothing but digests, because a run may hold the cases of several clients and
each of them gets the same file.

Sealing again may add, never lose: a file that an earlier seal covers must still be in the bag,
unchanged, though it may have moved. Otherwise sealing would turn a manipulated folder into a
valid one. Earlier seals are kept with their manifests, so that an earlier time stamp keeps its
worth.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.seal.digest import sha256_of, sha256_of_bytes
from ipclaim.seal.howto import HOW_TO_VERIFY
from ipclaim.seal.manifest import (
    Entry,
    ManifestError,
    is_plain_name,
    parse_manifest,
    write_manifest,
)
from ipclaim.seal.timestamp import StampError, TimeAuthority, ask_for_stamp, read_stamp

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
SEAL = "seal.txt"
STAMP = "seal.txt.tsr"
HOW_TO = "HOW-TO-VERIFY.txt"
PAYLOAD = "data"
EARLIER = "earlier-seals"
UNLISTED = frozenset({TAG_MANIFEST, SEAL, STAMP, ".gitignore"})
"""Files that stand beside the manifests; the seal names the tag manifest, not the other way."""

_SEAL_HEAD = "# SHA-256 of tagmanifest-sha256.txt of each evidence folder sealed in this run"


@dataclass(frozen=True, slots=True)
class SealedBag:
    """One evidence folder after sealing."""

    folder: Path
    digest: str
    """SHA-256 of the tag manifest: it stands for every file of the bag."""
    files: int
    """Payload files covered."""
    is_new: bool
    """False when the bag was sealed before and nothing has been added since."""
    stamped_at: datetime | None
    """When a time authority says that the seal existed."""
    unstamped: Text | None
    """Why there is no time stamp, if there is none."""


def seal_run(
    bags: Sequence[Path], *, on: date, authority: TimeAuthority | None = None
) -> tuple[SealedBag, ...]:
    """Seal evidence folders together, dated ``on``; an unchanged bag keeps its earlier seal.

    With an authority, each seal without a time stamp gets one, an earlier seal too; an authority
    that cannot be reached costs the stamp and says so, never the seal.

    Raises `SealError` before anything is written when a bag is empty, holds an empty file or a
    link, or has lost something that an earlier seal covers.
    """
    payloads = {bag: _payload(bag) for bag in bags}
    for bag, entries in payloads.items():
        _refuse_losses(bag, entries)
    stale = [bag for bag in bags if not _is_current(bag, payloads[bag])]
    digests = {bag: _write_bag(bag, payloads[bag], on) for bag in stale}
    seal = "".join(f"{line}\n" for line in (_SEAL_HEAD, *sorted(digests.values()))).encode()
    for bag in stale:
        write_private(bag / SEAL, seal)
    unstamped = _stamp(bags, authority)
    return tuple(
        SealedBag(
            folder=bag,
            digest=sha256_of(bag / TAG_MANIFEST),
            files=len(payloads[bag]),
            is_new=bag in digests,
            stamped_at=None if bag in unstamped else read_stamp((bag / STAMP).read_bytes()).at,
            unstamped=unstamped.get(bag),
        )
        for bag in bags
    )


def _stamp(bags: Sequence[Path], authority: TimeAuthority | None) -> dict[Path, Text]:
    """Have each distinct seal stamped once; return why bags stay without."""
    bare: dict[bytes, list[Path]] = {}
    reasons: dict[Path, Text] = {}
    for bag in bags:
        if not (bag / STAMP).is_file():
            bare.setdefault((bag / SEAL).read_bytes(), []).append(bag)
            continue
        try:
            read_stamp((bag / STAMP).read_bytes())
        except StampError as fault:  # kept as it is: replacing it would hide what happened
            reasons[bag] = fault.message
    for seal, sharing in bare.items():
        if authority is None:
            reasons |= dict.fromkeys(sharing, _NO_AUTHORITY)
            continue
        try:
            response = ask_for_stamp(authority, seal)
        except StampError as fault:
            reasons |= dict.fromkeys(sharing, fault.message)
            continue
        for bag in sharing:
            write_private(bag / STAMP, response)
    return reasons


_NO_AUTHORITY = Text("未配置时间戳机构", "no time authority is configured")


def sealed_digests(seal: bytes) -> tuple[str, ...]:
    """Return the digests that a ``seal.txt`` holds."""
    lines = seal.decode("ascii", errors="replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def bag_files(bag: Path) -> tuple[str, ...]:
    """Return every file and link below a bag, as sorted paths relative to it."""
    return tuple(
        sorted(
            path.relative_to(bag).as_posix()
            for path in bag.rglob("*")
            if path.is_symlink() or not path.is_dir()
        )
    )


def _payload(bag: Path) -> tuple[Entry, ...]:
    names = [name for name in bag_files(bag) if name.startswith(f"{PAYLOAD}/")]
    if not names:
        raise SealError(
            Text(f"{bag} 里没有可封存的证据", f"There is nothing to seal in {bag}"),
            Text("请先运行 ipclaim capture。", "Run ipclaim capture first."),
        )
    for name in names:
        path = bag / name
        if path.is_symlink() or not path.is_file():
            raise _refused(path, Text("不是普通文件", "it is no ordinary file"))
        if path.stat().st_size == 0:
            raise _refused(path, Text("是空文件", "it is empty"))
        if not is_plain_name(name):
            raise _refused(path, Text("文件名含特殊字符", "its name holds special characters"))
    return tuple(Entry(name, sha256_of(bag / name)) for name in names)


def _refused(path: Path, cause: Text) -> SealError:
    return SealError(
        Text(f"{path} 不能封存：{cause.zh}", f"{path} cannot be sealed: {cause.en}"),
        Text(
            "请删除该链接的文件夹并重新取证。",
            "Remove the folder of that listing and capture it again.",
        ),
    )


def _refuse_losses(bag: Path, entries: tuple[Entry, ...]) -> None:
    if not (bag / MANIFEST).is_file():
        return
    held = {entry.digest for entry in entries}
    try:
        before = parse_manifest((bag / MANIFEST).read_bytes())
    except ManifestError as fault:
        raise SealError(
            Text(f"{bag / MANIFEST} 已损坏：{fault}", f"{bag / MANIFEST} is damaged: {fault}"),
            _RESTORE,
        ) from fault
    lost = [entry.path for entry in before if entry.digest not in held]
    if lost:
        raise SealError(
            Text(
                f"{bag} 中已封存的文件被修改或删除：{'、'.join(lost)}",
                f"Sealed files in {bag} were changed or removed: {', '.join(lost)}",
            ),
            _RESTORE,
        )


_RESTORE = Text(
    "请从备份恢复，或用 ipclaim clean 删除后重新取证；不会把改动过的文件重新封存。",
    "Restore them from a copy, or remove the evidence with ipclaim clean and capture again; "
    "changed files are not sealed anew.",
)


def _is_current(bag: Path, entries: tuple[Entry, ...]) -> bool:
    """Whether the bag's seal covers exactly these files and holds."""
    files = (bag / MANIFEST, bag / TAG_MANIFEST, bag / SEAL)
    if not all(path.is_file() for path in files):
        return False
    if (bag / MANIFEST).read_bytes() != write_manifest(entries):
        return False
    try:
        tags = parse_manifest((bag / TAG_MANIFEST).read_bytes())
    except ManifestError:
        return False
    whole = all(
        (bag / tag.path).is_file() and sha256_of(bag / tag.path) == tag.digest for tag in tags
    )
    return whole and sha256_of(bag / TAG_MANIFEST) in sealed_digests((bag / SEAL).read_bytes())


def _write_bag(bag: Path, entries: tuple[Entry, ...], on: date) -> str:
    """Write manifests and tag files; return the tag manifest's digest."""
    for leftover in bag.glob(".*.part"):
        leftover.unlink()
    _keep_earlier(bag)
    size = sum((bag / entry.path).stat().st_size for entry in entries)
    tags = {
        DECLARATION: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        INFO: f"Bagging-Date: {on.isoformat()}\nPayload-Oxum: {size}.{len(entries)}\n".encode(),
        MANIFEST: write_manifest(entries),
        HOW_TO: HOW_TO_VERIFY.encode(),
    }
    for name, data in tags.items():
        write_private(bag / name, data)
    listed = [Entry(name, sha256_of_bytes(data)) for name, data in tags.items()]
    listed += [
        Entry(name, sha256_of(bag / name))
        for name in bag_files(bag)
        if name.startswith(f"{EARLIER}/")
    ]
    tag_manifest = write_manifest(tuple(listed))
    write_private(bag / TAG_MANIFEST, tag_manifest)
    return sha256_of_bytes(tag_manifest)


def _keep_earlier(bag: Path) -> None:
    """Set the seal that is about to be replaced aside, with all it needs to be verified."""
    if not (bag / SEAL).is_file():
        return
    number = sum(1 for path in (bag / EARLIER).glob("*") if path.is_dir()) + 1
    folder = bag / EARLIER / f"{number:03d}"
    folder.mkdir(parents=True, mode=0o700)
    for name in (MANIFEST, TAG_MANIFEST, INFO, SEAL, STAMP):
        if (bag / name).is_file():
            shutil.copyfile(bag / name, folder / name)
            (folder / name).chmod(0o600)
    for name in (STAMP, SEAL):
        (bag / name).unlink(missing_ok=True)
