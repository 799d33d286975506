"""The shape of a drafted answer as JSON: its published schema, to which what is written is held."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from ipclaim.reply.book import Suggestion
from ipclaim.reply.matching import Fit
from ipclaim.rules.agenda_json import BothJson, CiteJson
from ipclaim.written.modelled import Modelled

Verdict = Literal["met", "not_met", "cannot_tell"]


class SpotJson(Modelled):
    """A spot on a page."""

    file: str
    page: int
    box: tuple[int, int, int, int] = Field(description="x0, y0, x1, y1 on the page's picture.")
    text: str


class StatedJson(Modelled):
    """What a paper states, and where."""

    exhibit: str
    page: int
    field: str
    quote: BothJson
    certain: bool
    source: SpotJson | None


class DefenceOfLinkJson(Modelled):
    """What follows from one defence for one listing."""

    id: str
    suggestion: Suggestion


class LinkJson(Modelled):
    """What is suggested for one listing."""

    listing: str
    url: str
    item_id: str | None
    suggestion: Suggestion
    reasons: tuple[BothJson, ...]
    defences: tuple[DefenceOfLinkJson, ...]


class PlatformRuleJson(Modelled):
    """What the platform says of such an answer."""

    id: str
    says: BothJson
    cites: tuple[CiteJson, ...]


class TestJson(Modelled):
    """One thing that the seller has to show, answered from the papers."""

    id: str
    name: BothJson
    weight: Literal["deciding", "conclusive", "supporting"]
    verdict: Verdict
    code: str
    sentence: BothJson
    seller_states: tuple[StatedJson, ...]
    we_hold: tuple[StatedJson, ...]
    missing: BothJson | None = Field(description="What would settle it.")
    cites: tuple[CiteJson, ...]


class DefenceJson(Modelled):
    """One defence, answered for the listings named; it stands again for others."""

    id: str
    name: BothJson
    listings: tuple[str, ...]
    claim: BothJson
    claimed: tuple[StatedJson, ...] = Field(description="The seller's sentences that raise it.")
    suggestion: Suggestion
    reason: BothJson
    clause: BothJson
    cites: tuple[CiteJson, ...]
    platform_rules: tuple[PlatformRuleJson, ...]
    answer_with: tuple[BothJson, ...]
    attach: tuple[BothJson, ...]
    tests: tuple[TestJson, ...]


class SentenceJson(Modelled):
    """A sentence of the seller's and where it stands."""

    text: str
    source: SpotJson


class UnplacedJson(SentenceJson):
    """A sentence with a point that a person must place."""

    likely: str | None = Field(description="The defence that it is most like: a proposal.")
    closest: str | None = Field(
        description="The known sentence of that defence nearest to it; none for one whose own "
        "words stand beside those of another defence."
    )


class PleaJson(Modelled):
    """A defence with the sentences that raise it."""

    defence: str
    sentences: tuple[SentenceJson, ...]


class UnreadJson(Modelled):
    """What came and could not be read."""

    file: str
    name: str
    code: str
    message: BothJson
    advice: BothJson


class SameRuleJson(Modelled):
    """A rule of the platform held against the seller's papers."""

    standing: str
    rule: str
    outcome: Literal["pass", "fail", "review", "not_applicable"]
    severity: Literal["block", "warn", "info"]
    message: BothJson
    sources: tuple[SpotJson, ...]
    cites: tuple[CiteJson, ...]


class DeadlineJson(Modelled):
    """One clock: whom it binds, from which day, until when."""

    id: str
    title: BothJson
    who: Literal["complainant", "seller", "platform"]
    state: Literal["open", "passed", "unknown"]
    safe: date | None = Field(description="The unrolled day; null when it is not known.")
    rolled: date | None
    provisional: bool
    counted_from: date | None
    told: BothJson
    cites: tuple[CiteJson, ...]


class NeedJson(Modelled):
    """Something that is missing."""

    what: BothJson
    why: BothJson


class LookJson(Modelled):
    """Something that a person must look at."""

    text: BothJson
    source: SpotJson | None


class ExhibitJson(Modelled):
    """One paper or captured page that the letter refers to."""

    id: str
    side: Literal["ours", "sellers"]
    label: BothJson
    title: BothJson
    file: str
    pages: tuple[int, ...]
    sha256: str
    listing: str | None


class RefJson(Modelled):
    """A page of an exhibit."""

    exhibit: str
    page: int


class ParagraphJson(BothJson):
    """One paragraph with the exhibits that it rests on."""

    heading: bool
    exhibits: tuple[RefJson, ...]


class SectionJson(Modelled):
    """One headed part."""

    id: str
    heading: BothJson
    paragraphs: tuple[ParagraphJson, ...]


class LetterJson(Modelled):
    """What goes to the platform once a person has approved it."""

    title: BothJson
    parties: tuple[BothJson, ...]
    sections: tuple[SectionJson, ...]


class NoteJson(Modelled):
    """What stays with the complainant."""

    title: BothJson
    sections: tuple[SectionJson, ...]


class PastedJson(Modelled):
    """The text for the platform's form in one language."""

    lang: Literal["zh", "en"]
    text: str
    characters: int
    limit: int | None
    fits: bool
    detail: Literal["whole", "points", "results", "request"]


class SubmissionJson(Modelled):
    """What is pasted, and what goes along; file names in the folder of answers."""

    file: str
    texts: tuple[PastedJson, ...]
    attachments: tuple[str, ...]


class FurtherJson(Modelled):
    """One paper that follows beside the answer."""

    id: str
    title: BothJson
    why: BothJson
    listings: tuple[str, ...]
    checklist: bool
    deadline: DeadlineJson | None
    sections: tuple[SectionJson, ...]
    cites: tuple[CiteJson, ...]
    file: str


class ReplyJson(Modelled):
    """One drafted answer, as ``out/replies/NAME.json`` keeps it and ``reply --json`` prints it."""

    case: str
    counter_notice: str
    came_in: str | None = Field(description="The mail or archive that it was taken out of.")
    unread: tuple[UnreadJson, ...]
    as_of: date
    status: Literal["draft"]
    suggestion: Suggestion
    reasons: tuple[BothJson, ...]
    links: tuple[LinkJson, ...]
    defences: tuple[DefenceJson, ...]
    pleas: tuple[PleaJson, ...]
    unplaced: tuple[UnplacedJson, ...] = Field(description="Points in which no defence was known.")
    same_rules: tuple[SameRuleJson, ...]
    unknown_defences: tuple[str, ...]
    deadlines: tuple[DeadlineJson, ...]
    missing: tuple[NeedJson, ...]
    needs_person: tuple[LookJson, ...]
    exhibits: tuple[ExhibitJson, ...]
    letter: LetterJson | str = Field(description="On the command line, where the letter lies.")
    note: NoteJson
    submission: SubmissionJson
    further: tuple[FurtherJson, ...]


class ArrivalJson(Modelled):
    """What became of one answer in an inbox."""

    name: str = Field(description="The file or sub-folder in the inbox.")
    became: Literal["placed", "already", "waits"]
    fit: Fit | None = Field(description="Null for one that was in its case before.")
    case: str | None
    candidates: tuple[str, ...] = Field(description="The cases that may be meant.")
    copied_to: str | None = Field(description="Relative to the case.")
    proposes: str | None = Field(
        description="For a platform's decision: the command that writes it into the docket."
    )
    why: tuple[BothJson, ...]
    unread: tuple[UnreadJson, ...]


class InboxJson(Modelled):
    """What ``reply --inbox --json`` prints."""

    inbox: tuple[ArrivalJson, ...]
    replies: tuple[ReplyJson, ...]


SCHEMAS: Mapping[str, type[BaseModel]] = {"reply": ReplyJson, "reply-inbox": InboxJson}
"""By the name under which ``schema/NAME.schema.json`` is published."""
