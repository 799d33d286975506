"""The draft of one answer: frozen data, from which a letter is drawn and a record is written.

It suggests and never sends. What the letter says to the platform and what the note says to the
person who signs are kept apart.
"""

from dataclasses import dataclass
from datetime import date

from ipclaim.model.listing import Listing
from ipclaim.model.text import Text
from ipclaim.reply.apart import answer_apart
from ipclaim.reply.book import Suggestion
from ipclaim.reply.deadlines import Deadline, deadlines_of
from ipclaim.reply.exhibits import Exhibit, Exhibits
from ipclaim.reply.letter import Section, letter_sections, parties
from ipclaim.reply.lint import lint
from ipclaim.reply.matter import Matter, ReplyInput, lay_out
from ipclaim.reply.note import Look, Need, looks_for, needs_of, note_sections
from ipclaim.reply.outcome import DefenceAnswer, Share, shares_of, suggest
from ipclaim.reply.pleas import Pleas
from ipclaim.reply.received import Unread
from ipclaim.reply.same_rules import SameRule, same_rules


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """One drafted answer to one counter-notice."""

    case: str
    counter_notice: str
    """The file of the counter-notice, relative to the case."""
    came_in: str | None
    """The mail or archive that it was taken out of."""
    unread: tuple[Unread, ...]
    """What came with it and could not be read."""
    pleas: Pleas
    """The defences raised, with the sentences that raise them."""
    same_rules: tuple[SameRule, ...]
    """What the platform's own rules say of the seller's papers."""
    as_of: date
    title: Text
    notice: Text
    """That this is a draft which a person has to approve."""
    parties: tuple[Text, ...]
    """One line each: the complainant, the seller, the platform, the complaint number."""
    letter: tuple[Section, ...]
    """What goes to the platform, once approved."""
    note_title: Text
    note: tuple[Section, ...]
    """What stays with the complainant: suggestion, deadlines, what is missing, what to look at."""
    signer: str
    """Who signs: the complainant."""
    exhibits: tuple[Exhibit, ...]
    answers: tuple[DefenceAnswer, ...]
    unknown_defences: tuple[str, ...]
    suggestion: Suggestion
    """For the counter-notice as a whole; `shares` says it for each listing."""
    shares: tuple[Share, ...]
    listings: tuple[Listing, ...]
    """The listings at issue."""
    missing: tuple[Need, ...]
    deadlines: tuple[Deadline, ...]
    needs_person: tuple[Look, ...]

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Why, each reason once."""
        return tuple(dict.fromkeys(reason for share in self.shares for reason in share.reasons))

    def exhibit(self, id_: str) -> Exhibit:
        """Return the exhibit of that id; raises ``KeyError`` when it is not listed."""
        return Exhibits(self.exhibits).by_id(id_)


def draft_reply(given: ReplyInput) -> ReplyDraft:
    """Draft the answer to one counter-notice; pure, the same input gives the same draft.

    Raises ``UnshownFactError`` when a paragraph states what no exhibit shows.
    """
    matter = lay_out(given)
    answers, unknown = _answered(matter)
    shares = shares_of(matter, answers, unknown)
    deadlines = deadlines_of(given)
    missing = needs_of(matter, answers)
    judged = same_rules(matter)
    looks = looks_for(matter, answers, unknown, judged)
    clauses = given.letter.clauses
    sections = letter_sections(matter, answers, unknown, shares)
    lint(sections, matter.exhibits.listed)
    return ReplyDraft(
        case=given.name,
        counter_notice=given.counter_notice.file,
        came_in=given.came_in,
        unread=given.unread,
        pleas=matter.pleas,
        same_rules=judged,
        as_of=given.as_of,
        title=given.letter.title.plain,
        notice=clauses["draft_notice"].plain,
        parties=parties(matter),
        letter=sections,
        note_title=clauses["note_title"].plain,
        note=note_sections(given.letter, shares, deadlines, missing, looks),
        signer=given.case.complainant.name,
        exhibits=matter.exhibits.listed,
        answers=answers,
        unknown_defences=unknown,
        suggestion=suggest(shares),
        shares=shares,
        listings=matter.at_issue,
        missing=missing,
        deadlines=deadlines,
        needs_person=looks,
    )


def _answered(matter: Matter) -> tuple[tuple[DefenceAnswer, ...], tuple[str, ...]]:
    """Return the answers to the defences raised, and the ids that the book does not know."""
    raised_known, unknown = [], []
    for id_ in matter.pleas.ids:
        defence = matter.given.book.defence(id_)
        if defence is None:
            unknown.append(id_)
        else:
            raised_known.append(defence)
    return answer_apart(matter, raised_known), tuple(unknown)
