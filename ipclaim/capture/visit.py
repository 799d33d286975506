"""What a visit to one listing has gathered: filled step by step, it survives any time limit."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from ipclaim.capture.network import NetworkLog
from ipclaim.capture.outcome import names_item
from ipclaim.capture.places import Place
from ipclaim.capture.record import Interaction
from ipclaim.model.listing import Shown


@dataclass(slots=True)
class Visit:
    """What a visit has gathered so far; it is filled step by step and survives a time limit."""

    url: str
    item_id: str | None
    started_at: datetime
    captured_at: datetime | None = None
    finished_at: datetime | None = None
    outcome: str = "technical_timeout"
    reason: str | None = None
    reached: str | None = None
    status: int | None = None
    site_date: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    page_size: tuple[int, int] = (0, 0)
    places: tuple[Place, ...] = ()
    shown: Shown = field(default_factory=Shown)
    heading: str = ""
    text: str = ""
    canonical: str = ""
    load_event: bool = False
    quiet: bool = False
    images: int = 0
    images_ok: int = 0
    covered: tuple[str, ...] = ()
    notice: str = ""
    declares_goods: bool = False
    height: int = 0
    truncated: bool = False
    hang_ended: bool = False
    interactions: list[Interaction] = field(default_factory=list)
    network: NetworkLog | None = None

    def note(self, what: str, detail: str) -> None:
        """Log something that was done to the page, or by it."""
        if len(self.interactions) < 200:  # a page may raise dialogs without end
            self.interactions.append(
                Interaction(at=datetime.now(UTC), what=what, detail=detail[:200])
            )

    @property
    def names_item(self) -> bool:
        """Whether the page's address is that of the item that was asked for."""
        return names_item(self.item_id or "", self.reached, self.canonical)
