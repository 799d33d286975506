"""Makes a listing's evidence of the files that the user brought for it.

The files go in as they came, byte for byte; ``page.jpg`` and ``text.txt`` are derived from them,
and ``capture.json`` says from which. Nothing is rendered: captured HTML has no picture of its own.
"""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from ipclaim.brought.opening import OpenedPage
from ipclaim.brought.parsing.kinds import PICTURES
from ipclaim.capture.likeness import page_hash
from ipclaim.capture.record import (
    RECORD,
    CaptureRecord,
    Clock,
    Imported,
    ImportedFile,
    KeptFile,
    Saw,
)
from ipclaim.capture.store import keep
from ipclaim.model.listing import Artefact, Capture, Listing
from ipclaim.private import write_private
from ipclaim.seal.digest import sha256_of_bytes

_BEST_TEXT = ("mhtml", "singlefile", "html", "wacz", "warc", "har", "pdf")
"""Kinds by how well they tell what a buyer saw: pages as drawn before pages as sent."""


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """One page of a brought file, found to be of a listing and fit for evidence."""

    path: Path
    """The private copy of the whole file."""
    brought_as: str
    sha256: str
    size: int
    kind: str
    suffix: str
    belongs_by: Literal["address", "name", "picture"]
    page: OpenedPage
    notes: tuple[str, ...] = ()


def keep_brought(
    listing: Listing, pages: Sequence[BroughtPage], evidence: Path, staging: Path, at: datetime
) -> Capture:
    """Make one capture of all pages that the user brought for a listing, and keep it.

    An earlier capture stays inside as ``earlier-1``; ``at`` is the time of the import.
    """
    folder = staging / listing.id
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    names = [f"imported-{number:02d}{one.suffix}" for number, one in enumerate(pages, start=1)]
    for name, one in zip(names, pages, strict=True):
        _copy(one.path, folder / name)
    picture = _best_picture(pages)
    text = _best_text(pages)
    derived: dict[str, bytes] = {}
    if picture is not None and picture.page.still is not None:
        derived["page.jpg"] = picture.page.still.jpeg
    if text is not None and text.page.seen.text:
        derived["text.txt"] = text.page.seen.text.encode("utf-8", errors="replace")
    for name, data in derived.items():
        write_private(folder / name, data)
    kept = [KeptFile(name=name, sha256=one.sha256, size=one.size)
            for name, one in zip(names, pages, strict=True)]  # fmt: skip
    kept += [
        KeptFile(name=name, sha256=sha256_of_bytes(data), size=len(data))
        for name, data in derived.items()
    ]
    origin = Imported(
        at=at,
        ipclaim=version("ipclaim"),
        picture_from=_name_of(picture, pages, names),
        text_from=_name_of(text, pages, names),
        files=tuple(_file(name, one) for name, one in zip(names, pages, strict=True)),
    )
    record = _record(listing, origin, picture, text, derived.get("page.jpg"), tuple(kept))
    data = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1).encode() + b"\n"
    write_private(folder / RECORD, data)
    keep(folder, evidence, listing.id)
    return record.capture(Artefact(RECORD, sha256_of_bytes(data), len(data)))


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(0o600)
    handle = os.open(target, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _best_picture(pages: Sequence[BroughtPage]) -> BroughtPage | None:
    """Return the page whose picture is shown: a screenshot before an archive's, then a print."""
    seen = [one for one in pages if one.page.still is not None]
    return max(seen, key=_worth, default=None)


def _worth(one: BroughtPage) -> tuple[int, int]:
    still = one.page.still
    area = still.width * still.height if still else 0
    return (2 if one.kind in PICTURES else 1 if one.kind != "pdf" else 0), area


def _best_text(pages: Sequence[BroughtPage]) -> BroughtPage | None:
    seen = [one for one in pages if one.kind in _BEST_TEXT]

    def rank(one: BroughtPage) -> tuple[bool, int]:
        shows = one.page.seen.shown_shop or one.page.seen.shown_price
        return not shows, _BEST_TEXT.index(one.kind)

    return min(seen, key=rank, default=None)


def _name_of(
    one: BroughtPage | None, pages: Sequence[BroughtPage], names: Sequence[str]
) -> str | None:
    return None if one is None else names[list(pages).index(one)]


def _file(name: str, one: BroughtPage) -> ImportedFile:
    seen = one.page.seen
    inside = ("pictures-left-out",) if seen.images_inside < seen.images else ()
    return ImportedFile(
        name=name,
        brought_as=one.brought_as,
        kind=one.kind,
        sha256=one.sha256,
        size=one.size,
        belongs_by=one.belongs_by,
        address=seen.address,
        claimed_at=one.page.claimed_at,
        claimed_in=seen.claimed_in,
        notes=(*seen.notes, *inside, *one.notes),
    )


def _record(
    listing: Listing,
    origin: Imported,
    picture: BroughtPage | None,
    text: BroughtPage | None,
    jpeg: bytes | None,
    kept: tuple[KeptFile, ...],
) -> CaptureRecord:
    names_item = any(file.belongs_by != "name" for file in origin.files)
    addresses = [file.address for file in origin.files if file.address]
    still = picture.page.still if picture else None
    return CaptureRecord(
        listing=listing.id,
        item_id=listing.item_id,
        url=listing.canonical or listing.link.url,
        reached=(text.page.seen.address if text else None) or next(iter(addresses), None),
        status=text.page.seen.status if text else None,
        outcome="ok_imported" if names_item and still else "partial_imported",
        reason=None,
        started_at=origin.at,
        captured_at=origin.at,
        finished_at=datetime.now(UTC),
        clock=Clock(site_date=None, offset_seconds=None),
        shown=_saw(text, listing.item_id if names_item else None),
        page_size=(still.width, still.height) if still else (0, 0),
        page_hash=page_hash(jpeg),
        redirects=(),
        connections=(),
        interactions=(),
        completeness=None,
        certificate=None,
        environment=None,
        imported=origin,
        files=tuple(sorted(kept, key=lambda file: file.name)),
    )


def _saw(text: BroughtPage | None, item_id: str | None) -> Saw:
    """Return what the page shows; a heading alone may be a wall's and is no title."""
    if text is None or not (text.page.seen.shown_shop or text.page.seen.shown_price):
        return Saw(title=None, shop=None, price=None, item_id=item_id)
    seen = text.page.seen
    return Saw(
        title=seen.shown_title, shop=seen.shown_shop, price=seen.shown_price, item_id=item_id
    )
