"""Visits filed listings again and keeps, beside the first capture, what became of them.

    looks = look_again(listings, case / "evidence", visiting=visiting)

A listing without a first capture that is evidence is not visited: there is nothing to compare with.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ipclaim.capture.comparing import Sight, answer_of
from ipclaim.capture.listings import Visiting
from ipclaim.capture.look_record import LOOK, LookRecord, look_folder
from ipclaim.capture.record import RECORD
from ipclaim.capture.store import close_evidence, keep_look, load_captures, open_evidence
from ipclaim.capture.visit import Visit
from ipclaim.model.case import CaptureSetting
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.look import Look, LookState
from ipclaim.private import write_private
from ipclaim.seal.layout import PAYLOAD

_TEXT = "text.txt"


def look_again(
    listings: Sequence[Listing],
    evidence: Path,
    *,
    visiting: Visiting,
    on_done: Callable[[Look], None] = lambda look: None,
) -> tuple[Look, ...]:
    """Look at each listing once more; return one look for each, in their order.

    Raises as `ipclaim.capture.listings.capture_listings` does.
    """
    captures = {capture.listing_id: capture for capture in load_captures(evidence)}
    looks = {
        listing.id: look
        for listing in listings
        if (look := _without_visit(listing, captures.get(listing.id), visiting.setting)) is not None
    }
    for look in looks.values():
        on_done(look)
    wanted = [listing for listing in listings if listing.id not in looks]
    if wanted:
        keeper = _Keeper(evidence, captures, on_done, looks)
        staging = open_evidence(evidence)
        try:
            visiting.run(wanted, staging, keeper.keep)
        finally:
            close_evidence(evidence)
    return tuple(looks[listing.id] for listing in listings)


def _without_visit(listing: Listing, first: Capture | None, setting: CaptureSetting) -> Look | None:
    """Return the answer for a listing that cannot be compared."""
    usable = first is not None and first.is_evidence and first.url == listing.canonical
    if first is None or not usable:
        cause = "never_captured"
    elif first.brought is None and (first.answered_by is None) != (setting.answered_by is None):
        cause = "other_server"
    else:
        return None
    return Look(
        listing_id=listing.id,
        url=listing.canonical or listing.link.url,
        state=LookState.UNCLEAR,
        cause=cause,
        looked_at=None,
        first_at=first.captured_at if first and usable else None,
        proof=None,
    )


@dataclass(slots=True)
class _Keeper:
    """Compares each visit with the first capture and files it beside it."""

    evidence: Path
    firsts: dict[str, Capture]
    on_done: Callable[[Look], None]
    looks: dict[str, Look] = field(default_factory=dict)

    def keep(self, folder: Path, visit: Visit, capture: Capture) -> None:
        """Write ``look.json`` and move the folder to its place."""
        first = self.firsts[capture.listing_id]
        home = self.evidence / PAYLOAD / capture.listing_id
        answer = answer_of(
            Sight(first.outcome, first.shown, _text_in(home), first.page_hash),
            Sight(capture.outcome, capture.shown, visit.text, capture.page_hash),
        )
        own = next(each.sha256 for each in first.artefacts if each.name == RECORD)
        record = LookRecord.of(capture, first, own, answer)
        data = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1)
        write_private(folder / LOOK, f"{data}\n".encode())
        name = look_folder(visit.started_at)
        kept = keep_look(folder, self.evidence, capture.listing_id, name)
        look = record.look(kept.relative_to(self.evidence).as_posix())
        self.looks[capture.listing_id] = look
        self.on_done(look)


def _text_in(folder: Path) -> str:
    path = folder / _TEXT
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
