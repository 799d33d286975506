"""``capture.json``: all about one visit that is not in the other files. Its shape is public."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ipclaim.capture.places import Place
from ipclaim.model.listing import Artefact, Brought, Capture, Shown

FORMAT = "ipclaim-capture/1"
RECORD = "capture.json"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Redirect(_Part):
    """One hop on the way to the page."""

    url: str
    status: int
    to: str


class Connection(_Part):
    """One connection that the browser asked the proxy for."""

    at: datetime
    host: str
    port: int
    verdict: str
    answers: tuple[str, ...]
    dialled: str | None
    bytes_in: int


class Interaction(_Part):
    """Something that was done to the page, or that the page did and that was answered."""

    at: datetime
    what: str
    """``consent-click``, ``scroll``, ``dialog-dismissed``, ``popup-closed``, ..."""
    detail: str


class SiteClock(_Part):
    """One host's clock, as its answers tell it."""

    host: str
    answers: int
    """Answers with a time."""
    offset_seconds: int
    """Own clock minus the host's; the least of its answers, for waiting only adds."""


class Clock(_Part):
    """Where the times come from, and how they compare with the site's."""

    source: Literal["system"] = "system"
    site_date: str | None
    """The ``Date`` header of the page, as sent."""
    offset_seconds: int | None
    """Own clock minus the site's, to a second; ``None`` when the site sent no date."""
    hosts: tuple[SiteClock, ...] = ()
    """Every host that sent times, most answers first."""
    median_seconds: int | None = None
    """Of all hosts: one wrong server clock does not move it."""


class Certificate(_Part):
    """The certificate that the browser accepted; the chain is in ``certificates.pem``."""

    subject: str
    issuer: str
    sha256: str
    valid_from: datetime
    valid_to: datetime
    chain: int
    """Certificates in the chain."""


class Completed(_Part):
    """How much of the page arrived and was kept."""

    load_event: bool
    quiet: bool
    images: int
    images_ok: int
    height: int
    truncated: bool
    hang_ended: bool
    requests: int
    failed_requests: int
    archive_records: int
    archive_missing: int


class Environment(_Part):
    """The machine and browser, as Chinese courts ask after a clean environment."""

    ipclaim: str
    operating_system: str
    python: str
    playwright: str | None = None
    """Of captures made before ipclaim drove the browser itself."""
    browser: str
    browser_path: str
    browser_sha256: str
    sandbox: bool
    flags: tuple[str, ...]
    profile: str
    viewport: tuple[int, int]
    locale: str
    time_zone: str
    hosts_file_sha256: str | None
    name_servers: tuple[str, ...]
    proxy_variables: tuple[str, ...]
    """Names of proxy settings in the environment; the browser does not use them."""
    cjk_fonts: tuple[str, ...]
    fonts_sha256: str
    """Digest of the list of installed fonts."""
    answered_by: str | None
    answered_by_certificate: str | None
    """SHA-256 of the stand-in's certificate, which was trusted for this run."""
    program_sha256: str | None = None
    """Of ipclaim's own files. This and the rest: `ipclaim.capture.cleanliness`."""
    hosts_entries: int | None = None
    hosts_names_sites: tuple[str, ...] = ()
    name_service: str | None = None
    default_interface: str | None = None
    browser_policies: tuple[str, ...] = ()
    added_certificates: bool | None = None
    clock_in_step: bool | None = None


class KeptFile(_Part):
    """One file beside this record."""

    name: str
    sha256: str
    size: int = Field(gt=0)


class Saw(_Part):
    """What the page shows, as far as the platform's selectors find it."""

    title: str | None
    shop: str | None
    price: str | None
    item_id: str | None


class ImportedFile(_Part):
    """One file that the user brought, kept untouched."""

    name: str
    """How it is called in this folder."""
    brought_as: str
    """How it was called where it was found, relative to what the user named."""
    kind: str
    """``png``, ``jpeg``, ``webp``, ``heic``, ``tiff``, ``pdf``, ``singlefile``, ``html``,
    ``mhtml``, ``wacz``, ``warc`` or ``har``, told by its first bytes."""
    sha256: str
    size: int = Field(gt=0)
    belongs_by: Literal["address", "name", "picture"]
    """Why it was taken for this listing: the address inside it, the item id or listing number in
    its name or folder, or the item id that was read in the picture."""
    address: str | None
    """The page's address as the file itself says it."""
    claimed_at: datetime | None
    """When the file says that it was made; nobody has verified it."""
    claimed_in: str | None
    notes: tuple[str, ...] = ()
    """Codes: ``package-digests-hold``, ``no-digests``, ``sheets-left-out``, ..."""


class Imported(_Part):
    """Where an imported capture comes from: weaker than a visit, and said."""

    by: Literal["user"] = "user"
    at: datetime
    """When the files came into the evidence, by the clock of this machine: a fact."""
    ipclaim: str
    picture_from: str | None
    """The file that ``page.jpg`` was derived from; ``None`` when none holds a picture."""
    text_from: str | None
    """The file that ``text.txt`` and what the page shows were taken from."""
    files: tuple[ImportedFile, ...]


class CaptureRecord(_Part):
    """The whole record."""

    format: Literal["ipclaim-capture/1"] = "ipclaim-capture/1"
    listing: str
    item_id: str | None
    """The item that was asked for."""
    url: str
    reached: str | None
    status: int | None
    outcome: str
    reason: str | None
    """What the browser or the proxy said, when the page did not arrive."""
    started_at: datetime
    captured_at: datetime
    finished_at: datetime
    clock: Clock
    shown: Saw
    page_size: tuple[int, int]
    """Of ``page.jpg`` in pixels; zeros when there is none."""
    page_hash: str | None = Field(default=None, pattern=r"^[0-9a-f]{256}$")
    """Perceptual hash of the top of ``page.jpg``; see `ipclaim.capture.likeness`."""
    places: tuple[Place, ...] = ()
    """Where on ``page.jpg`` title, shop and price stand; ``text-places.json`` has all texts."""
    redirects: tuple[Redirect, ...]
    connections: tuple[Connection, ...]
    interactions: tuple[Interaction, ...]
    completeness: Completed | None
    """``None`` for what was imported: how much of the page arrived is not known."""
    certificate: Certificate | None
    environment: Environment | None
    """``None`` for what was imported: made on a machine that nobody described."""
    imported: Imported | None = None
    """Set when the capture is the user's own and no visit."""
    files: tuple[KeptFile, ...]

    def capture(self, own: Artefact) -> Capture:
        """Return the capture that this record describes; ``own`` is the record's file itself."""
        width, height = self.page_size
        return Capture(
            listing_id=self.listing,
            url=self.url,
            reached=self.reached,
            outcome=self.outcome,
            captured_at=self.captured_at,
            shown=Shown(**self.shown.model_dump()),
            artefacts=(*(Artefact(file.name, file.sha256, file.size) for file in self.files), own),
            page_width=width,
            page_height=height,
            answered_by=self.environment.answered_by if self.environment else None,
            page_hash=self.page_hash,
            clock_offset=self.clock.offset_seconds,
            brought=self._brought(),
        )

    def _brought(self) -> Brought | None:
        if self.imported is None:
            return None
        claims = [file.claimed_at for file in self.imported.files if file.claimed_at]
        return Brought(
            at=self.imported.at,
            claimed_at=min(claims, default=None),
            files=tuple((file.name, file.brought_as) for file in self.imported.files),
            names_item=any(file.belongs_by != "name" for file in self.imported.files),
            picture_from=self.imported.picture_from,
        )
