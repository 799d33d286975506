"""Reads what a capture's own files say beyond the picture: where texts stand, on what machine.

The files were compared with their seal before (``trusted_captures``); one that is missing, as with
captures of an earlier version, gives nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from ipclaim.capture.places import TEXT_PLACES, TextPlace, TextPlaces
from ipclaim.capture.record import RECORD, CaptureRecord, Environment
from ipclaim.dossier.capturing import Surroundings
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
    texts = texts_on(evidence, record.listing, record.page_size)
    return spots_of(record.places, texts or (), mark)


def texts_on(evidence: Path, listing: str, size: tuple[int, int]) -> tuple[TextPlace, ...] | None:
    """Return the runs of text on a listing's picture of that size; ``None`` where nobody knows."""
    path = evidence / "data" / listing / TEXT_PLACES
    try:
        texts = TextPlaces.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return texts.places if texts.page_size == size else None


def surroundings_of(records: Sequence[CaptureRecord]) -> tuple[Surroundings, ...]:
    """Return the machines on which listings were visited; runs that differ in nothing told, in one.

    What the user brought has no environment that anybody described.
    """
    grouped: dict[Environment, list[CaptureRecord]] = {}
    for record in records:
        if record.environment is not None:
            alike = record.environment.model_copy(update={"flags": ()})  # a port differs each run
            grouped.setdefault(alike, []).append(record)
    return tuple(
        Surroundings(
            listings=tuple(record.listing for record in made),
            environment=environment,
            offsets=tuple(offset for record in made if (offset := _offset(record)) is not None),
        )
        for environment, made in grouped.items()
    )


def _offset(record: CaptureRecord) -> int | None:
    clock = record.clock
    return clock.offset_seconds if clock.median_seconds is None else clock.median_seconds
