"""From a judged case to ``dossier.pdf`` and ``build.json``: this room's one door.

Everything that changes the bytes comes in through ``DossierInput``. No clock is read: the dates in
the file are the day of the assessment.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ipclaim.capture.look_record import load_looks
from ipclaim.capture.record import CaptureRecord
from ipclaim.check.matter import Facts, Parts
from ipclaim.check.parts import cast
from ipclaim.dossier.anonymous import ANONYMOUS_NAME, without_complainant, without_papers_naming
from ipclaim.dossier.assemble import Attachment, Bundle, assemble
from ipclaim.dossier.book import Book, Captured, Words, files_in_order, number_exhibits
from ipclaim.dossier.capture_files import record_of, spots_on, surroundings_of
from ipclaim.dossier.capturing import capturing
from ipclaim.dossier.closing import digests, statements
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.contents import contents
from ipclaim.dossier.cover import DOSSIERS, cover
from ipclaim.dossier.exhibit_sheets import exhibit_sheets
from ipclaim.dossier.exhibits import Received, prepare_files
from ipclaim.dossier.facts import facts
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.letters import letter_section, open_places, written_letters
from ipclaim.dossier.lint import lint
from ipclaim.dossier.listings import listing_evidence, listing_table
from ipclaim.dossier.party_graph import party_section
from ipclaim.dossier.plan import Plan, Volume, bind
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.purposes import NO_PURPOSES, Purposes, load_purposes
from ipclaim.dossier.record import Ingredient, build_record
from ipclaim.dossier.report import report
from ipclaim.dossier.sealed import seal_of
from ipclaim.dossier.separators import separator
from ipclaim.dossier.spots import Spot
from ipclaim.dossier.streams import PdfFile
from ipclaim.dossier.working import working_notes
from ipclaim.errors import UnfinishedLetterError
from ipclaim.model.case import CaseFile
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Languages
from ipclaim.private import open_private, private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.rules.pack import RulePack
from ipclaim.scratch import scratch_folder
from ipclaim.seal.digest import sha256_of

_PAGE_PICTURES = ("page.jpg", "page.jpeg", "first-view.png")
"""Which kept file of a capture is shown, the first that is there."""


@dataclass(frozen=True)
class DossierInput:
    """A judged case and where its files are."""

    case: CaseFile
    name: str
    folder: Path
    """The case folder; the files of documents and ``evidence/`` are relative to it."""
    assessment: Assessment
    assessment_json: bytes
    listings: tuple[Listing, ...]
    captures: tuple[Capture, ...]
    pack: RulePack
    models: tuple[Ingredient, ...] = ()
    """What read the papers, for ``build.json``."""

    @property
    def parts(self) -> Parts:
        """Which paper plays which part, by the same judgement as the check's."""
        return cast(
            Facts(
                name=self.name,
                case=self.case,
                documents=self.assessment.documents,
                listings=self.listings,
                captures=self.captures,
                pack=self.pack,
                as_of=self.assessment.as_of,
            )
        )

    @property
    def as_shown(self) -> "DossierInput":
        """The input as the dossier may show it: an anonymous filing without its complainant."""
        if not self.pack.is_anonymous:
            return self
        return replace(
            self,
            name=ANONYMOUS_NAME,
            case=without_complainant(self.case),
            assessment=without_papers_naming(self.case, self.assessment),
        )

    @property
    def evidence(self) -> Path:
        """Where the captured pages lie."""
        return self.folder / "evidence"

    @property
    def evidence_manifest(self) -> bytes | None:
        """The evidence bag's own list of digests, if there is a bag."""
        path = self.evidence / "manifest-sha256.txt"
        return path.read_bytes() if path.is_file() else None


def render_dossier(given: DossierInput, templates: Templates, out: PdfFile) -> Plan:
    """Render a case's dossier as ``render_volume`` does; return its plan."""
    return render_volume(given, templates, out)[1]


def render_volume(
    given: DossierInput, templates: Templates, out: PdfFile, *, spots_speak: bool = False
) -> tuple[Book, Plan]:
    """Render a case's dossier into an empty file that can be read back.

    Returns what it was composed of, and its plan. For ``spots_speak`` see ``Bundle``.

    Raises ``RulesError`` for a wrong letter template and ``MissingToolError`` for missing fonts. A
    paper that cannot be opened gets a sheet that says so.
    """
    given = given.as_shown
    faces = shared_fonts()
    with scratch_folder() as work:
        prepared = _prepared(given, work)
        book = make_book(given, prepared, load_purposes(templates))
        plan = bind(volume_of(book, templates, faces), faces)
        bundle = Bundle(
            plan=plan,
            fonts=faces,
            files=tuple(prepared.values()),
            attachments=tuple(_attachments(given, book)),
            marking=_marking(given),
            spots_speak=spots_speak,
        )
        assemble(bundle, out)
    return book, plan


def write_dossier(given: DossierInput, out: Path, templates: Templates) -> tuple[Path, ...]:
    """Render the dossier and its companions into ``out``; return what was written.

    Folders get mode 0700 and files 0600; each file is there whole or not at all.
    """
    private_folder(out)
    pdf = out / "dossier.pdf"
    with open_private(pdf) as file:
        render_dossier(given, templates, file)
    given = given.as_shown
    record = build_record(
        folder=given.folder,
        pack=given.pack,
        templates=templates,
        assessment=given.assessment,
        captures=given.captures,
        models=given.models,
        outputs={
            "dossier.pdf": sha256_of(pdf),
            "assessment.json": hashlib.sha256(given.assessment_json).hexdigest(),
        },
    )
    return (pdf, write_private(out / "build.json", record))


def _prepared(given: DossierInput, work: Path) -> dict[str, PreparedFile]:
    papers = files_in_order(given.assessment.documents)
    wanted = [Received(file, given.folder / file) for file in papers]
    for capture in given.captures:
        if file := _shown_file(capture):
            made = _made(capture, file) if capture.brought is None else None
            wanted.append(Received(file, given.folder / file, made))
    return {one.file: one for one in prepare_files(wanted, work)}


def _made(capture: Capture, file: str) -> str | None:
    """Return the digest that a file of our own capture had when it was made."""
    name = Path(file).name
    return next((one.sha256 for one in capture.artefacts if one.name == name), None)


def _shown_file(capture: Capture) -> str | None:
    names = {artefact.name for artefact in capture.artefacts}
    shown = next((name for name in _PAGE_PICTURES if name in names), None)
    return f"evidence/data/{capture.listing_id}/{shown}" if shown else None


def make_book(
    given: DossierInput,
    prepared: Mapping[str, PreparedFile],
    purposes: Purposes = NO_PURPOSES,
) -> Book:
    """Return all that the sections draw on, the papers cast as the check casts them."""
    phrases = given.pack.phrases
    words = Words(phrases.fields, phrases.papers, phrases.scopes)
    records = tuple(
        record for capture in given.captures if (record := record_of(given.evidence, capture))
    )
    return Book(
        case=given.case,
        name=given.name,
        assessment=given.assessment,
        assessment_sha256=hashlib.sha256(given.assessment_json).hexdigest(),
        platform=given.pack.name,
        parts=given.parts,
        exhibits=number_exhibits(
            given.assessment.documents, prepared, words, given.parts, purposes
        ),
        captured=_captured(given, prepared, records),
        statements=given.pack.statements,
        words=words,
        process=given.pack.process,
        is_anonymous=given.pack.is_anonymous,
        languages=given.case.languages,
        seal=seal_of(given.evidence),
        penalties=given.pack.penalties,
        surroundings=() if given.pack.is_anonymous else surroundings_of(records),
    )


def _captured(
    given: DossierInput,
    prepared: Mapping[str, PreparedFile],
    records: tuple[CaptureRecord, ...],
) -> tuple[Captured, ...]:
    """Return each listing with its capture, the picture of it and what is boxed there."""
    by_listing = {capture.listing_id: capture for capture in given.captures}
    by_record = {record.listing: record for record in records}
    mark = _mark(given)
    looks = load_looks(given.evidence)
    found = []
    for listing in given.listings:
        capture = by_listing.get(listing.id)
        shown = _shown_file(capture) if capture else None
        picture = prepared[shown] if shown else None
        record = by_record.get(listing.id)
        spots: tuple[Spot, ...] = ()
        if record is not None and picture is not None and _is_as_measured(picture, record):
            spots = spots_on(given.evidence, record, mark)
        seen_later = tuple(look for look in looks if look.listing_id == listing.id)
        found.append(Captured(listing, capture, picture, spots, seen_later))
    return tuple(found)


def _is_as_measured(picture: PreparedFile, record: CaptureRecord) -> bool:
    """Whether the picture is shown as wide as it was when places on it were measured."""
    first = next(iter(picture.pages), None)
    return first is not None and not first.turned and first.width == record.page_size[0]


def _mark(given: DossierInput) -> str | None:
    """Return the words of the mark that the right protects."""
    right = given.parts.right
    field = right.field("mark_text") if right else None
    return field.value if field and isinstance(field.value, str) else None


def volume_of(book: Book, templates: Templates, faces: Faces) -> Volume:
    """Return the dossier's sections, composed, in the order in which they are bound.

    Raises ``UnanchoredClaimError``, ``UncitedExhibitError`` or ``DeadLinkError`` for a volume that
    says what it does not show, and ``UnfinishedLetterError`` for an approved one with a gap.
    """
    body = (
        party_section(book, faces),
        facts(book, faces),
        *((listing_table(book, faces),) if book.is_about_listings else ()),
        listing_evidence(book, faces),
        capturing(book.surroundings, faces, book.languages),
        exhibit_sheets(
            book.exhibits,
            faces,
            partial(separator, faces=faces, languages=book.languages),
            book.languages,
        ),
        statements(book, faces),
        digests(book, faces),
        report(book, faces),
    )
    letters = written_letters(book, templates, body)
    places = open_places(book, templates, body)
    if places and not book.is_draft:
        raise UnfinishedLetterError(places)
    letter, notes = letter_section(book, letters, faces), working_notes(book, faces, places)
    sections = tuple(section for section in (letter, *body, notes) if section.sheets)
    front = (cover(book, faces), contents(book, sections, faces))
    lint((*front, *sections), book.exhibits)
    running = f"{book.languages.of(DOSSIERS[book.process], ' ')} · {book.case.complainant.name}"
    return Volume((*front, *sections), running, book.is_draft, book.languages)


def _attachments(given: DossierInput, book: Book) -> Iterator[Attachment]:
    if not given.pack.is_anonymous:  # it quotes the papers, those of the complainant too
        yield Attachment(
            "assessment.json",
            given.assessment_json,
            "application/json",
            "Data",
            "The machine-readable assessment",
        )
    if (manifest := given.evidence_manifest) is not None:
        yield Attachment(
            "evidence-manifest-sha256.txt",
            manifest,
            "text/plain",
            "Data",
            "Digests of the captured evidence",
        )
    for exhibit in book.exhibits:
        if exhibit.prepared.is_attached:
            path = given.folder / exhibit.prepared.file
            yield Attachment(
                f"exhibit-{exhibit.id:0>3}{path.suffix.lower()}",
                path,
                "application/octet-stream",
                "Source",
                f"{exhibit.label.en} as received",
            )


def _marking(given: DossierInput) -> Marking:
    languages = given.case.languages
    return Marking(
        title=f"{languages.of(DOSSIERS[given.pack.process], ' ')} · {given.name}",
        author=given.case.complainant.name,
        subject=f"{DOSSIERS[given.pack.process].en}, {given.pack.name.en}",
        language="en" if languages is Languages.EN else "zh-CN",
        on=given.assessment.as_of,
    )
