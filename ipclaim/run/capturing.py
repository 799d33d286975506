"""The jobs that visit listings and seal what they show, and that stamp seals later.

Like ``check_case`` they start from the folder alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ipclaim.capture.cues import load_cues
from ipclaim.capture.listings import (
    EVERYTHING_WITHOUT_EVIDENCE,
    WHAT_IS_MISSING,
    Visiting,
    capture_listings,
)
from ipclaim.capture.store import load_captures
from ipclaim.errors import MissingToolError
from ipclaim.model.listing import Capture, CaptureKind, LinkKind
from ipclaim.model.text import Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.brought_told import BroughtTold
from ipclaim.run.counting import Count
from ipclaim.run.custody import note_taken
from ipclaim.run.evidence import refuse_broken_seal
from ipclaim.run.folder import load_case
from ipclaim.run.importing import Source, sources_of, take_brought
from ipclaim.run.sealing import Taken, run_sealed
from ipclaim.run.steps import Bench, OpenCase, open_case
from ipclaim.seal.bag import SealedBag
from ipclaim.seal.custody import Action
from ipclaim.seal.digest import Digests
from ipclaim.seal.stock import Stock, take_stock

CAPTURING = Text("取证", "capturing")


@dataclass(frozen=True, slots=True)
class Captured:
    """What a case has after capturing."""

    captures: tuple[Capture, ...] = ()
    stock: Stock | None = None
    """What of them is to be sealed; ``None`` where there is nothing."""
    brought: tuple[BroughtTold, ...] = ()
    """What became of the files that the user brought."""
    missing: MissingToolError | None = None
    """Why nothing was visited: no browser or no Chinese font. All else goes on."""


def capture_cases(bench: Bench, cases: Sequence[Path]) -> tuple[CaseResult, ...]:
    """Capture the listings of cases that have no evidence yet, and seal all cases together."""
    return run_sealed(bench, cases, _take, _finish)


def import_cases(
    bench: Bench, cases: Sequence[Path], given: Sequence[Path]
) -> tuple[CaseResult, ...]:
    """Take files that the user brought into cases, and seal; nothing is visited."""

    def take(bench: Bench, path: Path) -> Taken[Captured]:
        opened = open_case(bench, path)
        digests = Digests()
        refuse_broken_seal(opened.folder.evidence, digests)
        brought = _brought(bench, opened, sources_of(path, given))
        captures = load_captures(opened.folder.evidence)
        stock = take_stock(opened.folder.evidence, digests) if captures else None
        return Taken(path, opened.folder.name, stock, Captured(captures, stock, brought))

    return run_sealed(bench, cases, take, _finish)


def _take(bench: Bench, path: Path) -> Taken[Captured]:
    opened = open_case(bench, path)
    made = captured(bench, opened, revisit=EVERYTHING_WITHOUT_EVIDENCE)
    return Taken(path, opened.folder.name, made.stock, made)


def _finish(bench: Bench, taken: Taken[Captured], seal: SealedBag | None) -> CaseResult:
    return CaseResult(
        taken.name,
        taken.path,
        captures=taken.given.captures,
        brought=taken.given.brought,
        error=taken.given.missing,
        notes=unstamped(bench, seal),
        made=(seal.folder,) if seal else (),
        seal=seal,
    )


def captured(
    bench: Bench, opened: OpenCase, revisit: frozenset[CaptureKind] = WHAT_IS_MISSING
) -> Captured:
    """Capture what is missing of a case, and take stock of all that it has.

    What the user brought comes first: a link that it shows need not be visited. Without a browser
    the evidence stays as it is, and the reason is told.
    """
    folder = opened.folder
    total = sum(listing.kind is LinkKind.LISTING for listing in opened.listings)
    if not opened.listings:
        return Captured()
    digests = Digests()
    refuse_broken_seal(folder.evidence, digests)
    brought = _brought(bench, opened, sources_of(folder.path, ()))
    count = Count(bench.progress, folder.path, CAPTURING, total)
    started = datetime.now(UTC)
    missing = None
    try:
        with bench.browsing:
            captures = capture_listings(
                opened.listings,
                folder.evidence,
                visiting=visiting(bench, opened),
                on_done=count.one,
                revisit=revisit,
            )
    except MissingToolError as fault:
        missing, captures = fault, load_captures(folder.evidence)
    new = {one.listing_id for one in captures if one.captured_at >= started}
    note_taken(folder.evidence, Action.CAPTURED, new)
    stock = take_stock(folder.evidence, digests) if captures else None
    return Captured(captures, stock, brought, missing)


def visiting(bench: Bench, opened: OpenCase) -> Visiting:
    """Return how a case's listings are visited."""
    cues = load_cues(bench.templates, opened.pack.cues)
    return Visiting(opened.folder.file.capture, opened.pack.shown, cues, bench.at_once)


def _brought(bench: Bench, opened: OpenCase, sources: Sequence[Source]) -> tuple[BroughtTold, ...]:
    brought = take_brought(bench, opened, sources)
    new = {listing for one in brought if one.is_new for listing in one.listings}
    note_taken(opened.folder.evidence, Action.IMPORTED, new)
    return brought


def unstamped(bench: Bench, seal: SealedBag | None) -> tuple[Text, ...]:
    """Say that a seal stays without the time stamp that was asked for, and why."""
    if not bench.authorities or seal is None or seal.unstamped is None:
        return ()
    cause = seal.unstamped
    return (
        Text(
            f"已封存，但没有时间戳：{cause.zh}。补盖时间戳：ipclaim capture 案件 --stamp",
            f"Sealed, but without a time stamp: {cause.en}. "
            "Add it later with: ipclaim capture CASE --stamp",
        ),
    )


def stamp_cases(bench: Bench, cases: Sequence[Path]) -> tuple[CaseResult, ...]:
    """Have the seals of cases stamped that carry no time stamp yet; nothing is visited.

    What a run captured and was killed before it could seal is sealed first.
    """
    return run_sealed(bench, cases, _take_unvisited, _finish_stamped)


def _take_unvisited(bench: Bench, path: Path) -> Taken[None]:
    del bench
    folder = load_case(path)
    digests = Digests()
    refuse_broken_seal(folder.evidence, digests)
    return Taken(path, folder.name, take_stock(folder.evidence, digests), None)


def _finish_stamped(bench: Bench, taken: Taken[None], seal: SealedBag | None) -> CaseResult:
    return CaseResult(taken.name, taken.path, notes=unstamped(bench, seal), seal=seal)
