"""What a run notes in the custody log of the evidence that it handles.

A log that cannot be written never stops a run: the evidence is worth more than its log.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path

from ipclaim.seal.bag import SealedBag
from ipclaim.seal.custody import Action, log_custody
from ipclaim.seal.digest import sha256_of


def note_taken(evidence: Path, action: Action, listings: Collection[str]) -> None:
    """Note what was captured, imported or looked at; before the seal, which then covers it."""
    if listings:
        log_custody(evidence, action, {"listings": in_ranges(listings)}, begin=True)


def note_sealed(seal: SealedBag) -> None:
    """Note that evidence was sealed, and stamped, if that was done now."""
    if seal.is_new:
        log_custody(seal.folder, Action.SEALED, {"files": seal.files}, begin=True)
    if seal.is_newly_stamped and seal.stamped_at:
        details = {"stamp": f"{seal.stamped_at:%Y-%m-%dT%H:%M:%SZ}"}
        log_custody(seal.folder, Action.STAMPED, details, begin=True)


def note_exported(evidence: Path, made: Sequence[Path]) -> None:
    """Note that a dossier was made of the evidence, and which."""
    details: dict[str, str | int | bool] = {"files": len(made)}
    if made:
        details |= {"file": made[0].name, "sha256": sha256_of(made[0])}
    log_custody(evidence, Action.EXPORTED, details)


def in_ranges(ids: Collection[str]) -> str:
    """Return listing ids in short: ``L0001-L0300 L0305``."""
    ordered = sorted(set(ids))
    starts = [
        number
        for number, one in enumerate(ordered)
        if number == 0 or not _follows(ordered[number - 1], one)
    ]
    runs = [ordered[start:end] for start, end in pairwise([*starts, len(ordered)])]
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _follows(one: str, other: str) -> bool:
    numbers = one[1:], other[1:]
    return all(number.isdigit() for number in numbers) and int(numbers[1]) == int(numbers[0]) + 1
