"""Listings, settings and the shop's selectors for the capture tests."""

from collections.abc import Callable
from pathlib import Path

from ipclaim.capture.cues import load_cues
from ipclaim.capture.limits import Limits
from ipclaim.capture.listings import WHAT_IS_MISSING, Visiting, capture_listings
from ipclaim.capture.record import CaptureRecord
from ipclaim.model.case import CaptureSetting, Link
from ipclaim.model.listing import Capture, CaptureKind, LinkKind, Listing
from ipclaim.resources import Templates
from ipclaim.rules.pack import Selectors

CUES = load_cues(Templates.with_overlay())
SELECTORS = Selectors(
    title=('h1[data-pl="product-title"]', "h1"),
    shop=('a[data-pl="store-name"]',),
    price=('[data-pl="product-price"]',),
)

PATIENT = Limits(
    navigation=60.0,
    load=60.0,
    quiet=20.0,
    script=30.0,
    scroll=60.0,
    images=90.0,
    still=60.0,
    screenshot=60.0,
    total=400.0,
)
"""So that a busy machine is not taken for a slow shop; a good page never waits them out."""


def listing(number: int, item_id: str, host: str = "www.aliexpress.com/item") -> Listing:
    url = f"https://{host}/{item_id}.html"
    return Listing(
        f"L{number:04d}",
        Link(row=number + 1, url=url),
        LinkKind.LISTING,
        "aliexpress",
        item_id,
        url,
    )


def captured(
    listings: list[Listing],
    evidence: Path,
    answered_by: str | None,
    *,
    on_done: Callable[[Capture], None] = lambda capture: None,
    limits: Limits = PATIENT,
    revisit: frozenset[CaptureKind] = WHAT_IS_MISSING,
    concurrency: int = 3,
) -> dict[str, Capture]:
    captures = capture_listings(
        listings,
        evidence,
        visiting=Visiting(
            CaptureSetting(answered_by=answered_by), SELECTORS, CUES, concurrency, limits
        ),
        on_done=on_done,
        revisit=revisit,
    )
    return {capture.listing_id: capture for capture in captures}


def record_of(evidence: Path, listing_id: str) -> CaptureRecord:
    path = evidence / "data" / listing_id / "capture.json"
    return CaptureRecord.model_validate_json(path.read_bytes())
