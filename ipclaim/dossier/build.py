"""From a judged case to ``dossier.pdf`` and ``build.json``: the one door of this room.

Everything that changes the bytes comes in through ``DossierInput``. No clock is read: the dates in
the file are the day of the assessment.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ipclaim.dossier.assemble import Attachment, Marking, Parts, assemble
from ipclaim.dossier.book import Book, Captured, Words, files_in_order, number_exhibits
from ipclaim.dossier.closing import digests, statements
from ipclaim.dossier.contents import contents
from ipclaim.dossier.cover import DOSSIER, cover
from ipclaim.dossier.exhibit_sheets import exhibit_sheets
from ipclaim.dossier.exhibits import Received, digest_of, prepare_files
from ipclaim.dossier.facts import facts
from ipclaim.dossier.flow import Block, Paragraph, Span
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.glyphs import Faces
from ipclaim.dossier.listings import listing_evidence, listing_table
from ipclaim.dossier.paint import paint
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.prepared import Fidelity, PreparedFile
from ipclaim.dossier.report import report
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.style import GREY, TITLE, TITLE_EN, Style
from ipclaim.dossier.wording import complaint
from ipclaim.model.case import CaseFile
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Lang, Text
from ipclaim.private import write_private
from ipclaim.resources import Templates

_PAGE_PICTURES = ("page.jpg", "page.jpeg", "first-view.png")
"""Which kept file of a capture is shown, the first that is there."""
LETTER = {
    Lang.ZH: Text("投诉函（中文）", "Complaint letter (Chinese)"),
    Lang.EN: Text("投诉函（英文）", "Complaint letter (English)"),
}


@dataclass(frozen=True)
class DossierInput:
    """A judged case and where its files are."""

    case: CaseFile
    name: str
    assessment: Assessment
    assessment_json: bytes
    listings: tuple[Listing, ...]
    captures: tuple[Capture, ...]
    folder: Path
    """The case folder; files of documents and ``evidence/`` are relative to it."""
    pack_name: Text
    statements: tuple[Text, ...]
    field_names: Mapping[str, Text] = field(default_factory=dict)
    paper_names: Mapping[str, Text] = field(default_factory=dict)
    templates: Templates = field(default_factory=Templates.with_overlay)
    evidence_manifest: bytes | None = None
    """The bag's ``manifest-sha256.txt``, if there is evidence."""


@dataclass(frozen=True)
class Dossier:
    """A rendered dossier with the plan that it was drawn by."""

    pdf: bytes
    plan: Plan


def render_dossier(given: DossierInput) -> Dossier:
    """Render a case's dossier.

    Raises ``RulesError`` for a wrong letter template and ``MissingToolError`` for missing fonts. A
    paper that cannot be opened gets a sheet that says so.
    """
    faces = _fonts()
    with tempfile.TemporaryDirectory(prefix="ipclaim-") as work:
        prepared = _prepared(given, Path(work))
        book = _book(given, prepared)
        plan = bind(volume_of(book, given.templates, faces), faces)
        pictures = [page for one in prepared.values() for page in one.pages]
        pdf = assemble(
            Parts(
                pages=paint(plan),
                pictures=pictures,
                used=[page.pictures for page in plan.pages],
                links=plan.links,
                bookmarks=plan.bookmarks,
                attachments=tuple(_attachments(given, book)),
                marking=_marking(given),
            )
        )
    return Dossier(pdf, plan)


def write_dossier(given: DossierInput, path: Path) -> Dossier:
    """Render the dossier into a file of mode 0600, whole or not at all."""
    dossier = render_dossier(given)
    write_private(path, dossier.pdf)
    return dossier


@lru_cache(maxsize=1)
def _fonts() -> FontSet:
    return FontSet()


def _prepared(given: DossierInput, work: Path) -> dict[str, PreparedFile]:
    wanted = [
        Received(file, given.folder / file)
        for file in files_in_order(given.assessment.documents)
    ]
    wanted += [
        Received(file, given.folder / file)
        for capture in given.captures
        if (file := _shown_file(capture)) is not None
    ]
    return {one.file: one for one in prepare_files(wanted, work)}


def _shown_file(capture: Capture) -> str | None:
    names = {artefact.name for artefact in capture.artefacts}
    shown = next((name for name in _PAGE_PICTURES if name in names), None)
    return f"evidence/data/{capture.listing_id}/{shown}" if shown else None


def _book(given: DossierInput, prepared: Mapping[str, PreparedFile]) -> Book:
    words = Words(given.field_names, given.paper_names)
    by_listing = {capture.listing_id: capture for capture in given.captures}
    captured = []
    for listing in given.listings:
        capture = by_listing.get(listing.id)
        shown = _shown_file(capture) if capture else None
        captured.append(Captured(listing, capture, prepared[shown] if shown else None))
    return Book(
        case=given.case,
        name=given.name,
        assessment=given.assessment,
        assessment_sha256=hashlib.sha256(given.assessment_json).hexdigest(),
        platform=given.pack_name,
        exhibits=number_exhibits(given.assessment.documents, prepared, words),
        captured=tuple(captured),
        statements=given.statements,
        words=words,
    )


def volume_of(book: Book, templates: Templates, faces: Faces) -> Volume:
    """Return the dossier's sections, composed, in the order in which they are bound."""
    sections = tuple(
        section
        for section in (
            _letter(book, templates, Lang.ZH, faces),
            _letter(book, templates, Lang.EN, faces),
            facts(book, faces),
            listing_table(book, faces),
            listing_evidence(book, faces),
            exhibit_sheets(book.exhibits, faces),
            statements(book, faces),
            digests(book, faces),
            report(book, faces),
        )
        if section.sheets
    )
    front = (cover(book, faces), contents(book, sections, faces))
    return Volume((*front, *sections), f"{DOSSIER.zh} · {book.name}", book.is_draft)


def _letter(book: Book, templates: Templates, lang: Lang, faces: Faces) -> Section:
    template = templates.path(f"letters/complaint.{lang}.j2")
    title = Text("知识产权侵权投诉函", "Complaint of Intellectual Property Infringement")
    if lang is Lang.ZH:
        top = Paragraph((Span(title.zh),), TITLE)
        below = Paragraph((Span(title.en),), TITLE_EN)
    else:
        top = Paragraph(
            (Span(title.en),), Style(18, 26, lang=Lang.EN, bold=True, colour=TITLE.colour)
        )
        below = Paragraph((Span(title.zh),), Style(10, 15, colour=GREY, after=13))
    blocks: tuple[Block, ...] = (top, below, *complaint(book, template, lang))
    return Section(f"letter-{lang}", LETTER[lang], flowing(blocks, faces))


def _attachments(given: DossierInput, book: Book) -> Iterator[Attachment]:
    yield Attachment(
        "assessment.json",
        given.assessment_json,
        "application/json",
        "Data",
        "The machine-readable assessment",
    )
    if given.evidence_manifest is not None:
        yield Attachment(
            "manifest-sha256.txt",
            given.evidence_manifest,
            "text/plain",
            "Data",
            "Digests of the captured evidence",
        )
    for exhibit in book.exhibits:
        if exhibit.prepared.fidelity is Fidelity.RECODED:
            path = given.folder / exhibit.prepared.file
            yield Attachment(
                f"exhibit-{exhibit.number:02d}{path.suffix.lower()}",
                path.read_bytes(),
                "application/octet-stream",
                "Source",
                f"Exhibit {exhibit.number} as received",
            )


def _marking(given: DossierInput) -> Marking:
    return Marking(
        title=f"{DOSSIER.zh} · {given.name}",
        author=given.case.complainant.name,
        subject=f"{DOSSIER.en}, {given.pack_name.en}",
        language="zh-CN",
        on=given.assessment.as_of,
    )


@dataclass(frozen=True)
class Ingredient:
    """A program, rule pack, model or input that the build depends on."""

    name: str
    version: str | None = None
    sha256: str | None = None


def write_build_json(
    path: Path,
    given: DossierInput,
    dossier: Dossier,
    *,
    program: Ingredient,
    pack: Ingredient,
    models: tuple[Ingredient, ...] = (),
    inputs: tuple[Path, ...] = (),
) -> None:
    """Write what the dossier was made from and what was made, each with its SHA-256.

    ``inputs`` are files of the case folder; the papers and captures are added here.
    """
    papers = [given.folder / file for file in files_in_order(given.assessment.documents)]
    files = sorted({*inputs, *(paper for paper in papers if paper.is_file())})
    built = {
        "program": _described(program),
        "rule_pack": _described(pack),
        "models": [_described(model) for model in models],
        "as_of": f"{given.assessment.as_of:%Y-%m-%d}",
        "inputs": [
            {"file": file.relative_to(given.folder).as_posix(), "sha256": digest_of(file)}
            for file in files
        ],
        "captures": [
            {"listing": capture.listing_id, "file": artefact.name, "sha256": artefact.sha256}
            for capture in given.captures
            for artefact in capture.artefacts
        ],
        "outputs": [
            {"file": "dossier.pdf", "sha256": hashlib.sha256(dossier.pdf).hexdigest()},
            {
                "file": "assessment.json",
                "sha256": hashlib.sha256(given.assessment_json).hexdigest(),
            },
        ],
    }
    write_private(path, (json.dumps(built, ensure_ascii=False, indent=2) + "\n").encode())


def _described(one: Ingredient) -> dict[str, str]:
    known = {"name": one.name, "version": one.version, "sha256": one.sha256}
    return {key: value for key, value in known.items() if value is not None}
