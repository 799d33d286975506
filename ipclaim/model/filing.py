"""What else a case is judged on: earlier filings, and what the seal of the evidence shows."""

from datetime import datetime

from ipclaim.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Filed:
    """One row of ``filed.csv``, the list of what was filed before: a link and what became of it."""

    row: int
    """Row in the file, counted from 1 with the header."""
    platform: str | None
    """The platform whose form the address has; ``None`` where no pack knows it."""
    item_id: str | None
    address: str
    """The canonical address; as written where no pack knows it."""
    case: str | None = None
    filed_on: str | None = None
    """As written: a row is told to people, and nothing is counted from it."""
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceSeal:
    """What comparing the evidence with its recorded digests has shown."""

    sealed: bool
    """Whether there is a seal at all; digests are recorded before it."""
    compared: int
    """Files that were compared."""
    altered: tuple[str, ...] = ()
    """Files that differ from their recorded digest, or are missing."""
    stamped_at: datetime | None = None
    """UTC, when a time authority says that the seal existed."""
