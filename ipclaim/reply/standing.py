"""Where a complaint stands: what a withdrawal, a re-review or a checklist is drafted from.

After a counter-notice it is what was read and answered; where the platform refused before one came,
it is our own papers and captures alone.
"""

from dataclasses import dataclass
from datetime import date

from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Text
from ipclaim.reply.book import Letter, ReplyBook, Suggestion
from ipclaim.reply.deadlines import Deadline
from ipclaim.reply.exhibits import Exhibits, number_exhibits
from ipclaim.reply.letter import notice_value
from ipclaim.reply.matter import Matter, right_of
from ipclaim.reply.outcome import Share
from ipclaim.reply.steps_book import StepsBook
from ipclaim.reply.wording import same_in_both
from ipclaim.rules.pack import RulePack


@dataclass(frozen=True, slots=True)
class Refusal:
    """The platform's decision against the complaint, as somebody told it."""

    reason: str | None
    """In the platform's words; ``None`` where nobody noted them."""
    on: date | None
    """The day on which the decision was communicated."""
    links: tuple[str, ...] = ()
    """Ids of the listings that it is about; empty for all."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a complaint stands: what further papers are drafted from."""

    case: CaseFile
    pack: RulePack
    letter: Letter
    book: ReplyBook
    steps: StepsBook
    as_of: date
    number: Text
    """The complaint's number, or that it is not known."""
    seller: Text | None
    right: Document | None
    exhibits: Exhibits
    shares: tuple[Share, ...]
    """What is suggested for each listing; a single share without answers where no
    counter-notice came."""
    clocks: tuple[Deadline, ...]
    """Those that the counter-notice started."""
    refusal: Refusal | None
    has_notice: bool


def standing_after(
    matter: Matter,
    shares: tuple[Share, ...],
    clocks: tuple[Deadline, ...],
    steps: StepsBook,
    refusal: Refusal | None = None,
) -> Standing:
    """Return where a complaint stands after a counter-notice was read."""
    given = matter.given
    return Standing(
        case=given.case,
        pack=given.pack,
        letter=given.letter,
        book=given.book,
        steps=steps,
        as_of=given.as_of,
        number=notice_value(matter, "complaint_number"),
        seller=notice_value(matter, "seller_name"),
        right=matter.right,
        exhibits=matter.exhibits,
        shares=shares,
        clocks=clocks,
        refusal=refusal,
        has_notice=True,
    )


@dataclass(frozen=True, slots=True)
class RefusedInput:
    """A complaint that the platform refused before any counter-notice came."""

    case: CaseFile
    assessment: Assessment
    listings: tuple[Listing, ...]
    captures: tuple[Capture, ...]
    number: str | None
    """The complaint's number, where somebody noted it."""
    refusal: Refusal
    as_of: date
    pack: RulePack
    book: ReplyBook
    letter: Letter
    steps: StepsBook


def standing_when_refused(given: RefusedInput) -> Standing:
    """Return where a complaint stands that was refused without a counter-notice."""
    letter, papers = given.letter, given.assessment.documents
    ids = {listing.id for listing in given.listings}
    shots = tuple(shot for shot in given.captures if shot.listing_id in ids and shot.is_evidence)
    return Standing(
        case=given.case,
        pack=given.pack,
        letter=letter,
        book=given.book,
        steps=given.steps,
        as_of=given.as_of,
        number=same_in_both(given.number) if given.number else letter.say("number_unknown"),
        seller=None,
        right=right_of(papers, given.case.right),
        exhibits=number_exhibits(papers, shots, (), letter),
        shares=(Share(given.listings, Suggestion.MAINTAIN, (), ()),),
        clocks=(),
        refusal=given.refusal,
        has_notice=False,
    )
