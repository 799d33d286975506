"""How a rule pack is written by hand, file by file.

Decides the keys and shapes of one YAML file in ``templates/platforms/``. A file may be a part:
the base, a family or an overlay, so almost every key may be left to the file that it extends. What
a whole pack needs is decided in ``pack`` after the parts are laid over each other.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue

from ipclaim.model.case import Claim, Filled, Role, Written
from ipclaim.model.finding import Confidence, Severity
from ipclaim.model.text import Text


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(f"not a regular expression: {fault}") from fault
    return pattern


Pattern = Annotated[Filled, AfterValidator(_compiles)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Unknown = Literal["unknown"]
"""What no source says; never replaced by a guess."""


class Bilingual(Written):
    """A sentence in both languages."""

    zh: Filled
    en: Filled

    @property
    def text(self) -> Text:
        """The sentence as it flows."""
        return Text(self.zh, self.en)


class WrittenSource(Written):
    """Where a rule comes from: a page, a statute, or what practitioners do."""

    kind: Literal["page", "law", "report", "practice"]
    ref: Filled = Field(description="Address, or name of the statute in the version in force.")
    verified_on: date = Field(description="The day on which somebody last read it.")


class WrittenCite(Written):
    """One source of one rule, and how well it carries it."""

    source: Filled = Field(description="A key of `sources`.")
    clause: Filled | None = None
    confidence: Confidence


class WrittenSpan(Written):
    """A length of time, from its shortest to its longest."""

    min: int | None = Field(default=None, ge=0)
    max: int = Field(ge=0)
    unit: Literal["working_day", "calendar_day", "hour"]
    calendar: Id | None = Field(default=None, description="For working days: whose.")


class WrittenClock(Written):
    """A term that runs: the platform's review, the seller's answer, the complainant's reply."""

    id: Id
    title: Bilingual
    who: Literal["platform", "seller", "complainant"]
    length: WrittenSpan | Unknown
    cites: tuple[WrittenCite, ...] = Field(min_length=1)


class WrittenStep(Written):
    """One step of the platform's flow."""

    id: Id
    title: Bilingual
    review: Id | None = Field(default=None, description="The clock of the platform's review.")


class WrittenMaterial(Written):
    """A paper that the platform wants: any one of several kinds."""

    id: Id
    title: Bilingual
    step: Id
    part: Literal["complainant_identity", "holder_identity", "right", "authorization"]
    any_of: tuple[Filled, ...] = Field(min_length=1, description="Kinds of paper (doc_type).")
    roles: tuple[Role, ...] = tuple(Role)
    claims: tuple[Claim, ...] = tuple(Claim)
    cites: tuple[WrittenCite, ...] = Field(min_length=1)


class WrittenLinkForm(Written):
    """One form that an address may have, and what it then is."""

    kind: Literal["listing", "shop", "short"]
    host: Pattern = Field(description="Matched against the whole host, in lower case.")
    path: Pattern | None = Field(
        default=None, description="Matched from the start of path and query; group `id` is the id."
    )
    canonical: Filled | None = Field(
        default=None, description="The address rebuilt, with {id} and {host}."
    )
    id_offset: int = Field(default=0, description="Taken off the id when it is at least as large.")
    examples: tuple[Filled, ...] = Field(min_length=1)
    negatives: tuple[Filled, ...] = ()


class WrittenShown(Written):
    """CSS selectors of what a listing page shows."""

    title: tuple[Filled, ...] = ()
    shop: tuple[Filled, ...] = ()
    price: tuple[Filled, ...] = ()


class WrittenLimits(Written):
    """What one filing may hold."""

    links_per_complaint: int | Unknown = "unknown"
    rights_per_complaint: int | Unknown = "unknown"
    cites: tuple[WrittenCite, ...] = Field(min_length=1)


class WrittenStatement(Written):
    """A statement that the complainant signs."""

    id: Id
    title: Bilingual
    wording: Bilingual
    cites: tuple[WrittenCite, ...] = Field(min_length=1)


class WrittenApplies(Written):
    """To which cases a rule applies; empty means to all."""

    roles: tuple[Role, ...] = tuple(Role)
    claims: tuple[Claim, ...] = tuple(Claim)


class WrittenRule(Written):
    """One rule; a later file may repeat an id and change single keys."""

    id: str = Field(pattern=r"^[A-Z]{3,4}(-[A-Za-z0-9]+)*$")
    title: Bilingual | None = None
    step: Id | None = None
    check: Id | None = Field(default=None, description="The name of a check.")
    args: dict[str, JsonValue] | None = None
    severity: Severity | None = None
    applies: WrittenApplies | None = None
    why: Bilingual | None = Field(default=None, description="What happens if it is ignored.")
    advice: Bilingual | None = Field(default=None, description="What to do tonight.")
    messages: dict[Id, Bilingual] | None = Field(
        default=None, description="Other words for what the check says, by its key."
    )
    effective_from: date | None = None
    effective_until: date | None = None
    cites: tuple[WrittenCite, ...] | None = Field(default=None, min_length=1)
    dropped: Bilingual | None = Field(
        default=None, description="Why this pack does not use an inherited rule."
    )


class WrittenPack(Written):
    """One file of ``templates/platforms/``."""

    id: Id
    name: Bilingual
    part_only: bool = Field(default=False, description="A base or family, no platform by itself.")
    extends: Id | None = None
    version: Annotated[str, Field(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    effective_from: date
    effective_until: date | None = None
    covered_as: tuple[Filled, ...] = Field(
        default=(),
        description="Names in an authorization letter's `platforms` that cover this platform.",
    )
    sources: dict[Filled, WrittenSource] = Field(default_factory=dict)
    steps: tuple[WrittenStep, ...] = ()
    materials: tuple[WrittenMaterial, ...] = ()
    clocks: tuple[WrittenClock, ...] = ()
    limits: WrittenLimits | None = None
    link_forms: tuple[WrittenLinkForm, ...] = ()
    shown: WrittenShown | None = None
    statements: tuple[WrittenStatement, ...] = ()
    rules: tuple[WrittenRule, ...] = ()
