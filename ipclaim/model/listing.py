"""Listings and what was captured of them."""

from datetime import datetime
from enum import StrEnum

from ipclaim.frozen import dataclass
from ipclaim.model.case import Link


class LinkKind(StrEnum):
    """What an address points at, according to a platform's address forms."""

    LISTING = "listing"
    SHOP = "shop"
    SHORT = "short"
    OTHER = "other"
    """On the platform, but no listing (search, category, picture, ...)."""
    FOREIGN = "foreign"
    """Not on the case's platform."""
    INVALID = "invalid"
    """No address at all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One link, understood: which item on which platform."""

    id: str
    """``L0001`` and so on, by the order of the links file."""
    link: Link
    kind: LinkKind
    platform: str | None
    item_id: str | None
    canonical: str | None
    """The address rebuilt from the item id alone; ``None`` unless the kind is a listing."""


class CaptureKind(StrEnum):
    """The first word of an outcome code."""

    OK = "ok"
    PARTIAL = "partial"
    GONE = "gone"
    WALL = "wall"
    TECHNICAL = "technical"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Artefact:
    """One kept file of a capture."""

    name: str
    sha256: str
    size: int
    """In bytes; never zero."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows, as far as the rule pack says how to find it."""

    title: str | None = None
    shop: str | None = None
    price: str | None = None
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a capture comes from that the user made and brought: weaker than a visit."""

    at: datetime
    """When it came into the evidence."""
    claimed_at: datetime | None
    """The earliest time that its files claim; nobody has verified it."""
    files: tuple[tuple[str, str], ...]
    """How each file is called in the evidence, and how it was called when it was brought."""
    names_item: bool
    """Whether a file itself shows which item it is of, and not its name alone."""
    picture_from: str | None = None
    """The file in the evidence that ``page.jpg`` was derived from."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One visit to one listing."""

    listing_id: str
    url: str
    reached: str | None
    outcome: str
    """``ok``, ``partial_images``, ``gone_http``, ``wall_login``, ``technical_dns``, ..."""
    captured_at: datetime
    """UTC, when the page had arrived."""
    shown: Shown
    artefacts: tuple[Artefact, ...]
    page_width: int
    page_height: int
    """Size of ``page.jpg`` in pixels; 0 when there is none."""
    answered_by: str | None
    """The server that stood in for the listing's own site, if one did."""
    page_hash: str | None = None
    """Perceptual hash of the top of ``page.jpg`` in hex; ``None`` for records without one."""
    clock_offset: int | None = None
    """Own clock minus the site's, in seconds; ``None`` when the site sent no time."""

    brought: Brought | None = None
    """Set when it is no visit but what the user captured in their own browser."""

    @property
    def kind(self) -> CaptureKind:
        """The outcome's family."""
        return CaptureKind(self.outcome.split("_", 1)[0])

    @property
    def seen_at(self) -> datetime:
        """When the page was seen, as far as anybody says; an import's own claim is unverified."""
        claimed = self.brought.claimed_at if self.brought else None
        return claimed if claimed and claimed < self.captured_at else self.captured_at

    @property
    def is_evidence(self) -> bool:
        """Whether the capture may stand in a dossier as the listing."""
        return self.kind in {CaptureKind.OK, CaptureKind.PARTIAL}
