"""Sealing: makes each evidence folder a BagIt bag and ties all bags of a run into one seal.

``seal.txt`` holds nothing but digests, because a run may hold the cases of several clients and
each of them gets the same file.

Earlier seals are kept with their manifests, so that an earlier time stamp keeps its worth. What
may be sealed at all is decided in ``stock``; who says when, in ``stamping``.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.seal.custody import HEAD_LABEL, custody_head
from ipclaim.seal.digest import sha256_of, sha256_of_bytes
from ipclaim.seal.howto import HOW_TO_VERIFY
from ipclaim.seal.layout import (
    DECLARATION,
    EARLIER,
    HOW_TO,
    INFO,
    MANIFEST,
    SEAL,
    STAMP,
    TAG_MANIFEST,
    bag_files,
    sealed_digests,
)
from ipclaim.seal.manifest import Entry, ManifestError, parse_manifest, write_manifest
from ipclaim.seal.stamping import stamp_seals
from ipclaim.seal.stock import Stock, take_stock
from ipclaim.seal.timestamp import TimeAuthority, read_stamp

_SEAL_HEAD = "# SHA-256 of tagmanifest-sha256.txt of each evidence folder sealed in this run"
_UNFINISHED = ".unfinished"


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
    is_newly_stamped: bool
    """Whether the time stamp was made in this run."""
    unstamped: Text | None
    """Why there is no time stamp, if there is none."""


@dataclass(frozen=True, slots=True)
class SealedRun:
    """All bags of a run after sealing; one in trouble does not keep the others from it."""

    sealed: Mapping[Path, SealedBag]
    failed: Mapping[Path, OSError]
    """Bags that could not be written."""


def seal_run(
    bags: Sequence[Path], *, on: date, authorities: Sequence[TimeAuthority] = ()
) -> tuple[SealedBag, ...]:
    """Take stock of evidence folders and seal them together, all of them or none.

    Raises `SealError` before anything is written when a bag must not be sealed (``take_stock``),
    and ``OSError`` when one cannot be written.
    """
    stocks = [take_stock(bag) for bag in bags]
    run = seal_stocks(stocks, on=on, authorities=authorities)
    for fault in run.failed.values():
        raise fault
    return tuple(run.sealed[bag] for bag in bags)


def seal_stocks(
    stocks: Sequence[Stock], *, on: date, authorities: Sequence[TimeAuthority] = ()
) -> SealedRun:
    """Seal evidence folders together, dated ``on``; an unchanged bag keeps its earlier seal.

    With authorities, each distinct seal without a time stamp gets one, an earlier seal too; none
    of them reachable costs the stamp and says so, never the seal.
    """
    failed: dict[Path, OSError] = {}
    digests: dict[Path, str] = {}
    for stock in stocks:
        try:
            if not _is_current(stock):
                digests[stock.bag] = _write_bag(stock, on)
        except OSError as fault:
            failed[stock.bag] = fault
    seal = "".join(f"{line}\n" for line in (_SEAL_HEAD, *sorted(digests.values()))).encode()
    for bag in digests:
        try:
            write_private(bag / SEAL, seal)
        except OSError as fault:
            failed[bag] = fault
    whole = [stock for stock in stocks if stock.bag not in failed]
    stamping = stamp_seals([stock.bag for stock in whole], authorities)
    sealed = {
        stock.bag: SealedBag(
            folder=stock.bag,
            digest=digests.get(stock.bag) or sha256_of(stock.bag / TAG_MANIFEST),
            files=len(stock.entries),
            is_new=stock.bag in digests,
            stamped_at=_stamped_at(stock.bag, stamping.reasons),
            is_newly_stamped=stock.bag in stamping.stamped,
            unstamped=stamping.reasons.get(stock.bag),
        )
        for stock in whole
    }
    return SealedRun(sealed, failed)


def _stamped_at(bag: Path, unstamped: Mapping[Path, Text]) -> datetime | None:
    return None if bag in unstamped else read_stamp((bag / STAMP).read_bytes()).at


def _is_current(stock: Stock) -> bool:
    """Whether the bag's seal covers exactly these files and holds."""
    bag = stock.bag
    files = (bag / MANIFEST, bag / TAG_MANIFEST, bag / SEAL)
    if not all(path.is_file() for path in files):
        return False
    if (bag / MANIFEST).read_bytes() != write_manifest(stock.entries):
        return False
    try:
        tags = parse_manifest((bag / TAG_MANIFEST).read_bytes())
    except ManifestError:
        return False
    whole = all(
        (bag / tag.path).is_file() and sha256_of(bag / tag.path) == tag.digest for tag in tags
    )
    return whole and sha256_of(bag / TAG_MANIFEST) in sealed_digests((bag / SEAL).read_bytes())


def _write_bag(stock: Stock, on: date) -> str:
    """Write manifests and tag files; return the tag manifest's digest."""
    bag = stock.bag
    for leftover in bag.glob(".*.part"):
        leftover.unlink()
    _keep_earlier(bag)
    head = custody_head(bag)
    info = (
        f"Bagging-Date: {on.isoformat()}",
        f"Payload-Oxum: {stock.size}.{len(stock.entries)}",
        *((f"{HEAD_LABEL}: {head}",) if head else ()),
    )
    tags = {
        DECLARATION: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        INFO: "".join(f"{line}\n" for line in info).encode(),
        MANIFEST: write_manifest(stock.entries),
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
    """Set the seal that is about to be replaced aside, with all it needs to be verified.

    A copy becomes an earlier seal by one rename, so that a kill never leaves half of one.
    """
    shutil.rmtree(bag / EARLIER / _UNFINISHED, ignore_errors=True)
    if not (bag / SEAL).is_file():
        return
    kept = [path for path in (bag / EARLIER).glob("*") if path.is_dir()]
    if not any(_is_copy(folder, bag) for folder in kept):
        unfinished = bag / EARLIER / _UNFINISHED
        for folder in (unfinished.parent, unfinished):
            folder.mkdir(mode=0o700, exist_ok=True)
        for name in (DECLARATION, INFO, MANIFEST, TAG_MANIFEST, HOW_TO, SEAL, STAMP):
            if (bag / name).is_file():
                write_private(unfinished / name, (bag / name).read_bytes())
        unfinished.rename(bag / EARLIER / f"{len(kept) + 1:03d}")
    for name in (STAMP, SEAL):
        (bag / name).unlink(missing_ok=True)


def _is_copy(folder: Path, bag: Path) -> bool:
    """Whether a run that was killed set this very seal aside already."""
    return all(
        _bytes_or_none(folder / name) == _bytes_or_none(bag / name)
        for name in (SEAL, STAMP, TAG_MANIFEST)
    )


def _bytes_or_none(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
