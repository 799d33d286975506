"""Takes what the user captured in their own browser into a case's evidence.

Each file is copied aside, opened in a limited child, found to be of one listing or of none, and
judged as a visit would be. What is not taken stays where it is, and is told with what to do. The
files that an imported capture already has are kept together with the new ones.
"""

import errno
import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ipclaim.brought.belonging import Belongs, BelongsNowhere, belonging
from ipclaim.brought.gate import refusal
from ipclaim.brought.keeping import BroughtPage, keep_brought
from ipclaim.brought.opening import open_brought
from ipclaim.brought.parsing.handover import Order
from ipclaim.brought.parsing.kinds import PICTURES
from ipclaim.brought.troubles import trouble
from ipclaim.capture.cues import Cues, load_cues
from ipclaim.capture.record import RECORD, CaptureRecord, ImportedFile
from ipclaim.capture.store import close_evidence, load_captures, open_evidence
from ipclaim.errors import CaseError
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.read.parsing.limits import FILE_BYTES
from ipclaim.rules.kept import Platforms
from ipclaim.run.brought_told import BroughtTold
from ipclaim.run.folder import CAPTURES, files_under
from ipclaim.run.picture_words import words_of
from ipclaim.run.steps import Bench, OpenCase
from ipclaim.run.unreadable import printable
from ipclaim.seal.layout import PAYLOAD

_TELLING = ("wall", "gone", "blank", "tiny")
IMPORTING = Text("导入", "importing")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file that the user brought."""

    path: Path
    name: str
    """Relative to what the user named, with forward slashes."""


def sources_of(case: Path, given: Sequence[Path]) -> tuple[Source, ...]:
    """Return the files to take: those named by the user, else those in the case's ``captures/``.

    The folder that a named file lies in counts as part of its name, as the folder's own does.
    Raises ``CaseError`` for a path that does not exist.
    """
    if not given:
        folder = case / CAPTURES
        return tuple(_source(path, folder) for path in files_under(folder))
    found: list[Source] = []
    for path in given:
        if not path.exists():
            raise CaseError(
                Text(f"{path} 不存在", f"{path} does not exist"),
                Text("请检查 --import 的路径。", "Check the path after --import."),
            )
        whole = path.resolve()
        if whole.is_dir():
            found += [_source(one, whole.parent) for one in files_under(whole)]
        else:
            found.append(_source(whole, whole.parent.parent))
    return tuple({source.path: source for source in found}.values())


def _source(path: Path, root: Path) -> Source:
    return Source(path, printable(path.relative_to(root).as_posix()))


def take_brought(
    bench: Bench, opened: OpenCase, sources: Sequence[Source]
) -> tuple[BroughtTold, ...]:
    """Take files into a case's evidence; return what became of each, in their order.

    The caller holds the case and has compared the evidence with its seal.
    """
    if not sources:
        return ()
    evidence = opened.folder.evidence
    staging = open_evidence(evidence)
    try:
        taking = _Taking(bench, opened, staging, load_cues(bench.templates, opened.pack.cues))
        with ThreadPoolExecutor(bench.readers.workers.count) as waiting:
            looked = list(waiting.map(taking.look, enumerate(sources)))
        taking.keep([page for one in looked for page in one.pages])
        return tuple(one.told for one in looked)
    finally:
        close_evidence(evidence)


@dataclass(frozen=True, slots=True)
class _Looked:
    """One file after it was looked at."""

    told: BroughtTold
    pages: tuple[tuple[Listing, BroughtPage], ...] = ()


class _Taking:
    """One import into one case."""

    def __init__(self, bench: Bench, opened: OpenCase, staging: Path, cues: Cues) -> None:
        self._bench = bench
        self._opened = opened
        self._staging = staging
        self._cues = cues
        self._evidence = opened.folder.evidence
        self._captures = {one.listing_id: one for one in load_captures(self._evidence)}
        self._imported = _imported_before(self._evidence, opened.listings)
        self._known: dict[str, set[str]] = defaultdict(set)
        for listing_id, files in self._imported.items():
            for file in files:
                self._known[file.sha256].add(listing_id)
        shown = opened.pack.shown
        items = (one.item_id for one in opened.listings if one.kind is LinkKind.LISTING)
        self._order = Order(
            shown.title, shown.shop, shown.price, tuple(dict.fromkeys(filter(None, items)))
        )

    def look(self, numbered: tuple[int, Source]) -> _Looked:
        """Copy a file aside, open it, and find out whose it is and whether it may stand."""
        number, source = numbered
        self._bench.progress.step(self._opened.folder.path, IMPORTING, number + 1, 0)
        copy = self._staging / f"brought-{number}{source.path.suffix.lower()[:8]}"
        try:
            digest, size = _copied(source.path, copy)
        except _NotTakenError as refused:
            return _Looked(_not_taken(source, refused.code))
        if known := self._known.get(digest):
            return _Looked(BroughtTold(source.name, tuple(sorted(known)), is_new=False))
        opened = open_brought(copy, self._order)
        if opened.trouble is not None:
            return _Looked(_not_taken(source, opened.trouble))
        answers = [
            self._answer(
                BroughtPage(
                    copy, source.name, digest, size, opened.kind, opened.suffix, "name", page
                )
            )
            for page in opened.pages
        ]
        taken = {answer[0].id: answer for answer in reversed(answers) if isinstance(answer, tuple)}
        if taken:
            return _Looked(BroughtTold(source.name, tuple(sorted(taken))), tuple(taken.values()))
        reasons = [answer for answer in answers if isinstance(answer, BelongsNowhere)]
        # What a page is tells more than that it belongs nowhere.
        told = min(reasons, key=lambda reason: reason.code == "of-no-listing")
        return _Looked(_not_taken(source, told.code, told.named))

    def _answer(self, whole: BroughtPage) -> tuple[Listing, BroughtPage] | BelongsNowhere:
        """Return whose page it is, or why it is nobody's or may not stand."""
        opened = self._opened
        words = self._words(whole)
        platforms = Platforms(opened.pack, self._bench.templates)
        found = belonging(
            whole.page.seen, whole.brought_as, words or "", opened.listings, platforms
        )
        listing = found.listing if isinstance(found, Belongs) else None
        if listing is not None and self._has_stronger(listing):
            return BelongsNowhere("visited", (listing.id,))
        bad = refusal(whole.kind, whole.page, words or "", listing, self._cues, opened.pack.shown)
        if isinstance(found, BelongsNowhere):
            tells = found.code == "of-no-listing" and bad and bad.startswith(_TELLING)
            return BelongsNowhere(bad) if bad and tells else found
        if bad is not None:
            return BelongsNowhere(bad)
        notes = ("picture-not-read",) if words is None else ()
        return found.listing, replace(whole, belongs_by=found.by, notes=notes)

    def _words(self, whole: BroughtPage) -> str | None:
        """Return what can be read in a picture that has no text of its own."""
        still = whole.page.still
        is_picture = whole.kind in PICTURES or whole.kind == "pdf"
        if not is_picture or whole.page.seen.text.strip():
            return ""
        if still is None or still.is_tiny or still.is_blank:
            return ""
        return words_of(self._bench.readers, still.jpeg)

    def _has_stronger(self, listing: Listing) -> bool:
        """Whether ipclaim itself captured the listing on its own site."""
        capture = self._captures.get(listing.id)
        return (
            capture is not None
            and capture.is_evidence
            and capture.brought is None
            and capture.answered_by is None
            and capture.url == listing.canonical
        )

    def keep(self, pages: Sequence[tuple[Listing, BroughtPage]]) -> None:
        """Keep each listing's pages as one capture, with what was imported for it before."""
        by_listing: dict[str, list[BroughtPage]] = defaultdict(list)
        listings = {listing.id: listing for listing, _ in pages}
        for listing, page in pages:
            by_listing[listing.id].append(page)
        at = datetime.now(UTC)
        for listing_id, new in by_listing.items():
            unique = {page.sha256: page for page in (*self._before(listing_id), *new)}
            keep_brought(
                listings[listing_id], tuple(unique.values()), self._evidence, self._staging, at
            )

    def _before(self, listing_id: str) -> Iterable[BroughtPage]:
        """Yield the pages of the files that the listing's imported capture already has."""
        home = self._evidence / PAYLOAD / listing_id
        for file in self._imported.get(listing_id, ()):
            opened = open_brought(home / file.name, self._order)
            page = next((one for one in opened.pages if one.seen.address == file.address), None)
            if page is not None:
                yield BroughtPage(
                    home / file.name,
                    file.brought_as,
                    file.sha256,
                    file.size,
                    opened.kind,
                    opened.suffix,
                    file.belongs_by,
                    page,
                )


def _imported_before(
    evidence: Path, listings: Sequence[Listing]
) -> dict[str, tuple[ImportedFile, ...]]:
    """Return the files of each listing that stands on what the user brought."""
    found = {}
    for listing in listings:
        path = evidence / PAYLOAD / listing.id / RECORD
        if not path.is_file():
            continue
        record = CaptureRecord.model_validate_json(path.read_bytes())
        if record.imported is not None and record.url == listing.canonical:
            found[listing.id] = record.imported.files
    return found


class _NotTakenError(Exception):
    """A file that is not even opened, with its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _copied(source: Path, target: Path) -> tuple[str, int]:
    """Copy a file aside and return its digest and size: what is judged is what is kept."""
    try:
        handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise _NotTakenError("link" if fault.errno == errno.ELOOP else "not-readable") from fault
    digest = hashlib.sha256()
    with os.fdopen(handle, "rb") as file, target.open("xb") as copy:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _NotTakenError("no-file")
        if status.st_size > FILE_BYTES:
            raise _NotTakenError("too-large")
        while piece := file.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        size = copy.tell()
    if size == 0:
        raise _NotTakenError("empty")
    target.chmod(0o600)
    return digest.hexdigest(), size


def _not_taken(source: Source, code: str, named: tuple[str, ...] = ()) -> BroughtTold:
    told = trouble(code, named)
    return BroughtTold(
        source.name, code=code, message=told.message, advice=told.advice, is_new=False
    )
