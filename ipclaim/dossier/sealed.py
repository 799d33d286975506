"""The seal of the captured evidence, as the dossier names it: one digest, and what its stamp says.

The digest is that of the bag's tag manifest, which names every other file by its own; ``seal.txt``
must list it, or the folder has changed since and is no seal. The stamp's time is what the token
says; its signature is checked by ``ipclaim verify``, not here.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.layout import SEAL, STAMP, TAG_MANIFEST, sealed_digests
from ipclaim.seal.timestamp import StampError, read_stamp


@dataclass(frozen=True, slots=True)
class EvidenceSeal:
    """What holds a case's evidence together."""

    sha256: str
    """Of the bag's tag manifest."""
    stamped_at: datetime | None
    """UTC, as the time authority's token says."""

    @property
    def told(self) -> Text:
        """Whether, and by when, a time authority stamped it."""
        if self.stamped_at is None:
            return Text("已封存，无可信时间戳", "sealed, without a time stamp")
        at = f"{self.stamped_at:%Y-%m-%d %H:%M:%S} UTC"
        return Text(f"已封存，时间戳所载时间 {at}", f"sealed, time stamp of {at}")


def seal_of(evidence: Path) -> EvidenceSeal | None:
    """Return the seal of an evidence folder; ``None`` where none fits it as it is."""
    manifest, seal = evidence / TAG_MANIFEST, evidence / SEAL
    if not (manifest.is_file() and seal.is_file()):
        return None
    digest = sha256_of(manifest)
    if digest not in sealed_digests(seal.read_bytes()):
        return None
    return EvidenceSeal(digest, _stamped_at(evidence))


def _stamped_at(evidence: Path) -> datetime | None:
    try:
        stamp = read_stamp((evidence / STAMP).read_bytes())
    except (OSError, StampError):
        return None
    is_of_the_seal = stamp.digest == sha256_of(evidence / SEAL)
    return stamp.at if is_of_the_seal else None
