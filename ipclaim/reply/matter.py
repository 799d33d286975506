"""One dispute laid out for the tests: who says what, on which paper, about which right and days.

Decides which of our papers carries the right, which listings the seller speaks of and on which
days they were seen. Whether the seller is right is decided by the checks.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta, timezone

from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document, Field, whole_papers
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.reply.answer import Stated
from ipclaim.reply.book import Letter, ReplyBook
from ipclaim.reply.exhibits import Exhibits, number_exhibits
from ipclaim.reply.passages import Passage
from ipclaim.reply.pleas import Pleas, pleas_of
from ipclaim.reply.received import Unread
from ipclaim.reply.wording import listed, same_in_both, told_day
from ipclaim.rules.links import understand_address
from ipclaim.rules.pack import RulePack

RIGHT_KINDS = frozenset(
    {
        "trademark_certificate",
        "copyright_certificate",
        "software_copyright_certificate",
        "design_patent_certificate",
        "invention_patent_certificate",
        "utility_model_certificate",
    }
)
_PLAIN = frozenset(
    {
        "registration_number",
        "patent_number",
        "own_registration_number",
        "complaint_number",
        "platform",
        "period_from",
        "period_to",
        "valid_to",
    }
)
"""Fields that are quoted without quotation marks."""
COVERING = "message"
"""The style of a letter that came as text: what it says is the seller's word too."""
_ISO_DAY = len("2026-11-22")
_BEIJING = timezone(timedelta(hours=8))
"""Chinese platforms and the Chinese courts count days by this clock; it has no summer time."""


@dataclass(frozen=True, slots=True)
class ReplyInput:
    """Everything that one reply is drafted from."""

    name: str
    """The case folder's name."""
    case: CaseFile
    assessment: Assessment
    """Our own papers (``documents``), as decided by people, and what the rules found."""
    counter_notice: Document
    seller_papers: tuple[Document, ...]
    listings: tuple[Listing, ...]
    captures: tuple[Capture, ...]
    received: date | None
    """The day on which the counter-notice reached us; ``None`` when nobody noted it."""
    as_of: date
    pack: RulePack
    book: ReplyBook
    letter: Letter
    shared_papers: bool = False
    """True when the seller's papers lie beside several counter-notices."""
    came_in: str | None = None
    """The mail or archive that the counter-notice was taken out of."""
    unread: tuple[Unread, ...] = ()
    """What came with it and could not be read."""
    sold: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """By the listing's id: what its captured page says of its sales, in the page's own words."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The dispute, laid out."""

    given: ReplyInput
    exhibits: Exhibits
    right: Document | None
    """Our certificate of the enforced right; ``None`` when none or several could be meant."""
    at_issue: tuple[Listing, ...]
    """The listings that the seller names; all of ours when it names none."""
    unmatched: tuple[str, ...]
    """Addresses in the counter-notice that are none of our listings."""
    captures: tuple[Capture, ...]
    """Captures of the listings at issue that are evidence."""
    pleas: Pleas
    """The defences raised, each with its sentences."""

    @property
    def notice(self) -> Document:
        """The counter-notice."""
        return self.given.counter_notice

    @property
    def letters(self) -> tuple[Document, ...]:
        """The authorization letters among the seller's papers."""
        return tuple(
            paper for paper in self.given.seller_papers if paper.doc_type == "authorization_letter"
        )

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the listings at issue were seen on sale, in order."""
        return tuple(sorted({shot.seen_at.astimezone(_BEIJING).date() for shot in self.captures}))

    @property
    def law_day(self) -> date:
        """The day whose law governs the conduct: that of the last capture, or else today."""
        return self.days[-1] if self.days else self.given.as_of

    def only(self, listings: tuple[Listing, ...]) -> "Matter":
        """Return the dispute as far as it is about some of its listings, which are all ours."""
        ids = {listing.id for listing in listings}
        return replace(
            self,
            at_issue=listings,
            unmatched=(),
            captures=tuple(shot for shot in self.captures if shot.listing_id in ids),
        )

    def holder_field(self) -> Field | None:
        """Return the field that names our holder, on the certificate of the right."""
        return self.right.field("holder_name") if self.right else None

    def right_number_field(self) -> Field | None:
        """Return the field with the number of our right."""
        return _number_field(self.right) if self.right else None

    def stated(self, document: Document, name: str) -> Stated | None:
        """Return what a paper states in one field, ready to be quoted; ``None`` if it does not."""
        field, exhibit = document.field(name), self.exhibits.of(document)
        if field is None or exhibit is None:
            return None
        return Stated(
            exhibit.id,
            field.source.page,
            name,
            quoted(field, self.given.letter),
            field.is_certain and field.value is not None,
            field.source,
        )

    def quoted_from(self, document: Document, passages: Iterable[Passage]) -> tuple[Stated, ...]:
        """Return sentences of a paper as read; nobody has confirmed them."""
        exhibit = self.exhibits.of(document)
        if exhibit is None:
            return ()
        return tuple(
            Stated(
                exhibit.id,
                passage.source.page,
                "text",
                Text(f"“{passage.inside_quotes}”", f"“{passage.inside_quotes}”"),
                certain=False,
                source=passage.source,
            )
            for passage in passages
        )

    def all_stated(self, document: Document, *names: str) -> tuple[Stated, ...]:
        """Return what a paper states in several fields, as far as it does."""
        every = (self.stated(document, name) for name in names)
        return tuple(stated for stated in every if stated is not None)


def lay_out(given: ReplyInput) -> Matter:
    """Return the dispute with its exhibits numbered and its listings matched."""
    at_issue, unmatched = _listings_at_issue(given)
    ids = {listing.id for listing in at_issue}
    captures = tuple(shot for shot in given.captures if shot.listing_id in ids and shot.is_evidence)
    exhibits = number_exhibits(
        given.assessment.documents,
        captures,
        (given.counter_notice, *given.seller_papers),
        given.letter,
    )
    letters = (paper for paper in given.seller_papers if paper.style == COVERING)
    pleas = pleas_of(given.book, (given.counter_notice, *letters))
    return Matter(
        given,
        exhibits,
        right_of(given.assessment.documents, given.case.right),
        at_issue,
        unmatched,
        captures,
        pleas,
    )


def quoted(field: Field, letter: Letter) -> Text:
    """Return a field's value as a reply may quote it; a doubtful one is called doubtful."""
    said = said_value(field, letter)
    if said is None:
        return Text("（该处未能识读）", "(not legible there)")
    if _is_worded(field):
        said = Text(f"“{said.zh}”", f"“{said.en}”")
    if field.is_certain:
        return said
    return Text(f"{said.zh}（识读存疑，待核对）", f"{said.en} (doubtful, to be checked)")


def said_value(field: Field, letter: Letter) -> Text | None:
    """Return a field's value in words; ``None`` when there is nothing to say."""
    value = field.value
    if value is None or value in {"", ()}:
        return None
    if isinstance(value, bool):
        return Text("有", "yes") if value else Text("无", "no")
    if isinstance(value, tuple):
        return listed(_named(field.name, str(each), letter) for each in value)
    if value == "long-term":
        return Text("长期", "long-term")
    return _named(field.name, value, letter)


def _is_worded(field: Field) -> bool:
    """Whether a value is words as they stand on the paper, not a date, number or choice."""
    return isinstance(field.value, str) and field.name not in _PLAIN and not _day_in(field.value)


def _day_in(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == _ISO_DAY else None
    except ValueError:
        return None


def certain_text(document: Document | None, name: str) -> str | None:
    """Return a field's text when it may be relied on, otherwise ``None``."""
    field = document.field(name) if document else None
    if field is None or not field.is_certain or not isinstance(field.value, str):
        return None
    return field.value or None


def certain_items(document: Document, name: str) -> tuple[str, ...] | None:
    """Return a list field's entries when they may be relied on, otherwise ``None``."""
    field = document.field(name)
    if field is None or not field.is_certain or not field.value:
        return None
    if isinstance(field.value, str):
        return (field.value,)
    if isinstance(field.value, tuple):
        return tuple(str(each) for each in field.value)
    return None


def certain_flag(document: Document, name: str) -> bool | None:
    """Return a yes-or-no field when it may be relied on, otherwise ``None``."""
    field = document.field(name)
    if field is None or not field.is_certain or not isinstance(field.value, bool):
        return None
    return field.value


def certain_day(document: Document, name: str) -> date | None:
    """Return a date field when it is a certain calendar date, otherwise ``None``."""
    text = certain_text(document, name)
    return _day_in(text) if text else None


def is_ours(matter: Matter, paper: Document) -> bool:
    """Whether a certificate among the seller's papers is that of our own right."""
    ours = matter.right_number_field()
    theirs = _number_field(paper)
    if paper.doc_type not in RIGHT_KINDS or ours is None or theirs is None:
        return False
    return same_number(str(theirs.value), str(ours.value))


def same_number(left: str, right: str) -> bool:
    """Whether two registration numbers are the same but for spaces and case."""
    return "".join(left.split()).upper() == "".join(right.split()).upper()


def _named(field: str, value: str, letter: Letter) -> Text:
    if field in {"platform", "platforms"}:
        return letter.platform(value)
    day = _day_in(value)
    return told_day(day) if day else same_in_both(value)


def _number_field(document: Document) -> Field | None:
    return document.field("registration_number") or document.field("patent_number")


def right_of(papers: Iterable[Document], wanted: str | None) -> Document | None:
    """Return our certificate of the enforced right; ``None`` when none or several could be meant.

    ``wanted`` is its number, where the case names one.
    """
    rights = [paper for paper in whole_papers(papers) if paper.doc_type in RIGHT_KINDS]
    if wanted is not None:
        rights = [paper for paper in rights if _has_number(paper, wanted)]
    return rights[0] if len(rights) == 1 else None


def _has_number(paper: Document, wanted: str) -> bool:
    field = _number_field(paper)
    return field is not None and isinstance(field.value, str) and same_number(field.value, wanted)


def _listings_at_issue(given: ReplyInput) -> tuple[tuple[Listing, ...], tuple[str, ...]]:
    """Return our listings that the seller names, and the addresses that are none of them.

    A doubtful address that is one of ours is still ours: a misread one would match nothing.
    """
    field = given.counter_notice.field("listing_urls")
    named = field.value if field is not None else None
    addresses = (named,) if isinstance(named, str) else named if isinstance(named, tuple) else ()
    if not addresses:
        return tuple(each for each in given.listings if each.kind is LinkKind.LISTING), ()
    hits: dict[str, Listing] = {}
    unmatched: list[str] = []
    for address in (str(each) for each in addresses):
        matches = [each for each in given.listings if _is_listing(each, address, given.pack)]
        hits.update({each.id: each for each in matches})
        if not matches:
            unmatched.append(address)
    return tuple(each for each in given.listings if each.id in hits), tuple(unmatched)


def _is_listing(listing: Listing, address: str, pack: RulePack) -> bool:
    if address in {listing.link.url, listing.canonical}:
        return True
    found = understand_address(address, (pack,))
    return found.item_id is not None and found.item_id == listing.item_id
