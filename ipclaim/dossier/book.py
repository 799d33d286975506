"""The dossier's contents in order: exhibits with numbers, who is who, what was captured.

Pure: decides the order of the exhibits, which paper carries the right, and how values and states
are worded. It takes what was read and judged as it is and judges nothing anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ipclaim.check.matter import Parts
from ipclaim.dossier.capturing import Surroundings
from ipclaim.dossier.prepared import PreparedFile, PreparedPage
from ipclaim.dossier.purposes import NO_PURPOSES, Purposes
from ipclaim.dossier.sealed import EvidenceSeal
from ipclaim.dossier.spots import Spot
from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document, Field, FieldState, Origin, Value
from ipclaim.model.finding import Assessment, Finding
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.look import Look
from ipclaim.model.text import Languages, Text
from ipclaim.rules.pack import Statement
from ipclaim.rules.procedure import Penalty

_ORDER = (
    "trademark_certificate",
    "trademark_register_extract",
    "trademark_renewal",
    "trademark_assignment",
    "trademark_change",
    "copyright_certificate",
    "software_copyright_certificate",
    "design_patent_certificate",
    "invention_patent_certificate",
    "utility_model_certificate",
    "trademark_application",
    "authorization_letter",
    "business_licence",
    "id_card",
    "passport",
)
"""How papers follow each other that play no part of their own."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One received paper with its number."""

    id: str
    """``1``, ``2``, ... in a dossier."""
    label: Text
    """How sentences name it: 证据 1, Exhibit 1."""
    prepared: PreparedFile
    documents: tuple[Document, ...]
    title: Text
    only: tuple[int, ...] = ()
    """The pages to show, counted from 1; all of them when empty."""
    proves: Text = NO_PURPOSES.anything_else
    """What it is there to prove."""

    @property
    def shown(self) -> tuple[int, ...]:
        """The pages that stand in the volume."""
        every = range(1, len(self.prepared.pages) + 1)
        return tuple(page for page in every if not self.only or page in self.only)

    @property
    def anchor(self) -> str:
        """The name of its first sheet."""
        return f"exhibit:{self.id}"

    def page_anchor(self, page: int) -> str:
        """Return the name of one of its pages, counted from 1; the first for a page not shown."""
        if page not in self.shown or page == self.shown[0]:
            return self.anchor
        return f"exhibit:{self.id}:{page}"

    def page(self, number: int) -> PreparedPage | None:
        """Return the prepared page, counted from 1."""
        pages = self.prepared.pages
        return pages[number - 1] if 1 <= number <= len(pages) else None

    def turned(self, number: int) -> int:
        """Return by how many degrees a page's kept bytes are turned to stand upright."""
        page = self.page(number)
        seen = next(
            (
                image.turned
                for document in self.documents
                for image in document.page_images
                if image.page == number
            ),
            0,
        )
        return ((page.turned if page else 0) + seen) % 360


@dataclass(frozen=True, slots=True)
class Captured:
    """One listing with what was captured of it."""

    listing: Listing
    capture: Capture | None
    picture: PreparedFile | None
    """The full page, made ready."""
    spots: tuple[Spot, ...] = ()
    """What is boxed over the picture."""
    looks: tuple[Look, ...] = ()
    """What later looks at it came to."""

    @property
    def anchor(self) -> str:
        """The name of its first page."""
        return f"listing:{self.listing.id}"

    @property
    def is_evidence(self) -> bool:
        """Whether it proves what the listing showed."""
        return self.capture is not None and self.capture.is_evidence


@dataclass(frozen=True, slots=True)
class Words:
    """Names of fields and kinds of paper, as lawyers edit them."""

    fields: Mapping[str, Text]
    papers: Mapping[str, Text]
    scopes: Mapping[str, Text] = field(default_factory=dict)
    """Names of platform ids, which a letter's field holds in place of the words on the paper."""

    def field(self, name: str) -> Text:
        """Return a field's name; one that the tables lack is named by its key."""
        plain = name.replace("_", " ")
        return self.fields.get(name) or Text(plain, plain)

    def paper(self, doc_type: str) -> Text:
        """Return the name of a kind of paper."""
        plain = doc_type.replace("_", " ")
        return self.papers.get(doc_type) or _PAPERS.get(doc_type) or Text(plain, plain)


_PAPERS = {
    "other": Text("其他材料", "Other paper"),
    "unreadable": Text("无法读取的文件", "Unreadable file"),
}


@dataclass(frozen=True, slots=True)
class Book:
    """All that the dossier's sections draw on."""

    case: CaseFile
    name: str
    assessment: Assessment
    parts: Parts
    """Which paper plays which part, as the check cast them."""
    assessment_sha256: str
    platform: Text
    exhibits: tuple[Exhibit, ...]
    captured: tuple[Captured, ...]
    statements: tuple[Statement, ...]
    words: Words
    process: str = "complaint"
    """What is filed, as the rule pack says it."""
    is_anonymous: bool = False
    languages: Languages = Languages.BOTH
    """In which languages the volume speaks."""
    seal: EvidenceSeal | None = None
    """Of the captured evidence; ``None`` where nothing is sealed."""
    penalties: tuple[Penalty, ...] = ()
    """Ladders and tables of points of the platform."""
    surroundings: tuple[Surroundings, ...] = ()
    """The machines on which the listings were captured."""

    @property
    def is_about_listings(self) -> bool:
        """Whether a claim is made against listings; an order or a reply names none."""
        return self.process in {"complaint", "report"} or bool(self.captured)

    @property
    def is_draft(self) -> bool:
        """Whether each page says so: until the case is ready and a person approved it."""
        return not (self.assessment.ready and self.assessment.approved_by)

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """The servers that answered in place of the listings' own sites."""
        found = {c.capture.answered_by for c in self.captured if c.capture}
        return tuple(sorted(server for server in found if server))

    def exhibit_of(self, file: str) -> Exhibit | None:
        """Return the exhibit of a file, or ``None`` for what is no exhibit (links.csv)."""
        return next((one for one in self.exhibits if one.prepared.file == file), None)

    @property
    def numbered_findings(self) -> tuple[tuple[str, Finding], ...]:
        """Every finding with the name of its place in the check report."""
        findings = enumerate(self.assessment.findings)
        return tuple((f"finding:{number}", finding) for number, finding in findings)


def number_exhibits(
    documents: Iterable[Document],
    prepared: Mapping[str, PreparedFile],
    words: Words,
    parts: Parts,
    purposes: Purposes = NO_PURPOSES,
) -> tuple[Exhibit, ...]:
    """Return one exhibit a file: the complainant's identity, the right, the authority, the rest."""
    by_file: dict[str, list[Document]] = {}
    for document in documents:
        by_file.setdefault(document.file, []).append(document)
    files = sorted(by_file, key=lambda file: (*_rank(by_file[file], parts), file))
    return tuple(
        Exhibit(
            str(number),
            Text(f"证据 {number}", f"Exhibit {number}"),
            prepared[file],
            tuple(by_file[file]),
            _title(by_file[file], words),
            proves=purposes.of(tuple(by_file[file]), parts),
        )
        for number, file in enumerate(files, start=1)
    )


def files_in_order(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the files that become exhibits, each once."""
    return tuple(dict.fromkeys(document.file for document in documents))


def _rank(documents: Sequence[Document], parts: Parts) -> tuple[int, bool]:
    """Return where a file stands: by the paper in it that comes first, a further part after it."""
    players = (parts.complainant_identity, parts.right, parts.letter)

    def one(document: Document) -> tuple[int, bool]:
        for place, player in enumerate(players):
            if document == player:
                return place, False
            if player is not None and document.file in player.files[1:]:
                return place, True
        kind = document.doc_type
        return len(players) + (_ORDER.index(kind) if kind in _ORDER else len(_ORDER)), False

    return min(map(one, documents))


def _title(documents: list[Document], words: Words) -> Text:
    names = [words.paper(kind) for kind in dict.fromkeys(d.doc_type for d in documents)]
    en = ", ".join(name.en for name in names)
    return Text("、".join(name.zh for name in names), en[:1].upper() + en[1:])


def worded(value: Value, scopes: Mapping[str, Text] | None = None) -> Text:
    """Return a field's value as it is printed; platform ids by their names."""
    if value is None:
        return Text("（无）", "(none)")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, tuple):
        named = [(scopes or {}).get(str(one), Text(str(one), str(one))) for one in value]
        return Text("、".join(one.zh for one in named), ", ".join(one.en for one in named))
    if value == "long-term":
        return Text("长期", "long-term")
    return Text(value, value)


def state_of(field: Field) -> Text:
    """Return how far a value may be trusted, and by whom it was read."""
    if field.state is FieldState.UNREAD:
        return Text("未能读出", "not readable")
    if field.state is FieldState.DOUBTFUL:
        return Text("存疑，待核对", "doubtful")
    if field.origin is Origin.HUMAN:
        return Text("人工核对", "read by a person")
    return Text("确定", "certain")
