"""The job that visits filed listings later: still up, down, or nobody can tell, with the proof.

Which listings: those that ``filed.csv`` names for this case, else every listing of which there is
a first capture. A run that was interrupted goes on: a look that no seal covers yet is of this run,
unless it is older than a day.
"""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from ipclaim.capture.look_record import load_looks
from ipclaim.capture.looking import look_again
from ipclaim.capture.record import RECORD
from ipclaim.capture.store import load_captures
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.look import Look
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.capturing import unstamped, visiting
from ipclaim.run.counting import Count
from ipclaim.run.custody import note_taken
from ipclaim.run.evidence import refuse_broken_seal
from ipclaim.run.sealing import Taken, run_sealed
from ipclaim.run.steps import Bench, OpenCase, open_case
from ipclaim.seal.bag import SealedBag
from ipclaim.seal.custody import Action
from ipclaim.seal.digest import Digests
from ipclaim.seal.layout import MANIFEST
from ipclaim.seal.manifest import parse_manifest
from ipclaim.seal.stock import take_stock

LOOKING = Text("复查", "looking again")

Looked = tuple[Look, ...]


def look_at_cases(bench: Bench, cases: Sequence[Path]) -> tuple[CaseResult, ...]:
    """Look again at the filed listings of cases, and seal what was seen."""
    return run_sealed(bench, cases, _take, _finish)


def _take(bench: Bench, path: Path) -> Taken[Looked]:
    opened = open_case(bench, path)
    folder = opened.folder
    digests = Digests()
    refuse_broken_seal(folder.evidence, digests)
    listings = filed_listings(opened)
    before = _looks_of_this_run(bench, folder.evidence)
    count = Count(bench.progress, folder.path, LOOKING, len(listings), done=len(before))
    with bench.browsing:
        made = look_again(
            [listing for listing in listings if listing.id not in before],
            folder.evidence,
            visiting=visiting(bench, opened),
            on_done=count.one,
        )
    note_taken(folder.evidence, Action.LOOKED_AT, {look.listing_id for look in made})
    looks = before | {look.listing_id: look for look in made}
    proven = any(look.proof for look in looks.values())
    return Taken(
        path,
        folder.name,
        take_stock(folder.evidence, digests) if proven else None,
        tuple(looks[listing.id] for listing in listings),
    )


def filed_listings(opened: OpenCase) -> tuple[Listing, ...]:
    """Return the listings that were filed, as far as it is known.

    Rows of ``filed.csv`` that name this case decide; without any, what was captured is what was
    filed.
    """
    real = tuple(
        listing
        for listing in opened.listings
        if listing.kind is LinkKind.LISTING and listing.canonical
    )
    rows = [row for row in opened.filed or () if row.case == opened.folder.name]
    if rows:
        items = {(row.platform, row.item_id) for row in rows}
        return tuple(each for each in real if (each.platform, each.item_id) in items)
    captured = {capture.listing_id for capture in load_captures(opened.folder.evidence)}
    return tuple(listing for listing in real if listing.id in captured)


def _looks_of_this_run(bench: Bench, evidence: Path) -> dict[str, Look]:
    """Return the looks that an interrupted run made, by listing: no seal covers them."""
    manifest = evidence / MANIFEST
    entries = parse_manifest(manifest.read_bytes()) if manifest.is_file() else ()
    sealed = {entry.path for entry in entries}
    oldest = bench.today - timedelta(days=1)
    return {
        look.listing_id: look
        for look in load_looks(evidence)
        if look.looked_at is not None
        and look.looked_at.date() >= oldest
        and f"{look.proof}/{RECORD}" not in sealed
    }


def _finish(bench: Bench, taken: Taken[Looked], seal: SealedBag | None) -> CaseResult:
    return CaseResult(
        taken.name,
        taken.path,
        notes=unstamped(bench, seal),
        made=(seal.folder,) if seal else (),
        seal=seal,
        looks=taken.given,
    )
