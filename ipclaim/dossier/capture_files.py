"""Reads what a capture's own files say beyond the picture: where texts stand, on what machine.

The files were compared with their seal before (``trusted_captures``); one that is missing, as with
captures of an earlier version, gives nothing.
"""

from pathlib import Path

from pydantic import ValidationError

from ipclaim.capture.places import TEXT_PLACES, TextPlaces
from ipclaim.capture.record import RECORD, CaptureRecord
from ipclaim.dossier.spots import Spot, spots_of
from ipclaim.model.listing import Capture


def record_of(evidence: Path, capture: Capture) -> CaptureRecord | None:
    """Return a capture's own record."""
    path = evidence / "data" / capture.listing_id / RECORD
    try:
        return CaptureRecord.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def spots_on(evidence: Path, record: CaptureRecord, mark: str | None) -> tuple[Spot, ...]:
    """Return what is to be boxed on ``page.jpg``."""
    path = evidence / "data" / record.listing / TEXT_PLACES
    try:
        texts = TextPlaces.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return spots_of(record.places, (), mark)
    same_picture = texts.page_size == record.page_size
    return spots_of(record.places, texts.places if same_picture else (), mark)
