"""How a rule pack is written by hand, file by file.

Decides the keys and shapes of one YAML file in ``templates/platforms/``. A file may be a part:
the base, a family or an overlay, so almost every key may be left to the file that it extends. What
a whole pack needs is decided in ``making`` after the parts are laid over each other.
"""

from datetime import date
from typing import Annotated, Literal

from ipclaim.model.case import Claim, Role
from ipclaim.model.finding import Severity
from ipclaim.model.written import Field, Filled, JsonValue, Written
from ipclaim.rules.page_cues import PageCues
from ipclaim.rules.written_form import WrittenForm, WrittenFormField
from ipclaim.rules.written_process import (
    Process,
    WrittenAccountLine,
    WrittenAnswerRule,
    WrittenChannel,
    WrittenClock,
    WrittenPenalty,
    WrittenStep,
    WrittenUploads,
)
from ipclaim.rules.written_sources import (
    Bilingual,
    Cites,
    Id,
    Pattern,
    RuleId,
    Unknown,
    WrittenSource,
)

Territory = Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")]
"""A country or union as in a paper's ``jurisdiction``: CN, US, EU, UK, BX, JP, WIPO."""


class WrittenMaterial(Written):
    """A paper that the platform wants: any one of several kinds."""

    id: Id
    title: Bilingual
    step: Id
    part: Literal["complainant_identity", "holder_identity", "right", "authorization"]
    any_of: tuple[Filled, ...] = Field(min_length=1, description="Kinds of paper (doc_type).")
    roles: tuple[Role, ...] = tuple(Role)
    claims: tuple[Claim, ...] = tuple(Claim)
    pages_apart: bool = Field(
        default=False, description="Whether each page is uploaded as a file of its own."
    )
    cites: Cites


class WrittenLinkForm(Written):
    """One form that an address may have, and what it then is."""

    kind: Literal["listing", "shop", "short"]
    host: Pattern = Field(description="Matched against the whole host, in lower case.")
    path: Pattern | None = Field(
        default=None, description="Matched from the start of path and query; group `id` is the id."
    )
    canonical: Filled | None = Field(
        default=None,
        description="The address rebuilt, with {id}, {host} and the groups of host and path.",
    )
    id_offset: int = Field(default=0, description="Taken off the id when it is at least as large.")
    anywhere: bool = Field(
        default=False,
        description="Known by its path, whatever the host: shops under their own domains. Asked "
        "only in a case of this platform.",
    )
    parameters: tuple[Filled, ...] = Field(
        default=(),
        description="Parts of the query that the canonical address keeps: they name the seller.",
    )
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
    cites: Cites


class WrittenStatement(Written):
    """A statement that the complainant signs."""

    id: Id
    title: Bilingual
    wording: Bilingual
    cites: Cites


class WrittenApplies(Written):
    """To which cases a rule applies; empty means to all."""

    roles: tuple[Role, ...] = tuple(Role)
    claims: tuple[Claim, ...] = tuple(Claim)


class WrittenRule(Written):
    """One rule; a later file may repeat an id and change single keys."""

    id: RuleId
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
    cites: Cites | None = None
    dropped: Bilingual | None = Field(
        default=None, description="Why this pack does not use an inherited rule."
    )


class WrittenDrop(Written):
    """Something inherited that this pack does without."""

    kind: Literal["step", "material", "clock", "penalty", "statement", "form_field"]
    id: Id
    why: Bilingual


class WrittenKept(Written):
    """The only inherited rules that a family uses; what a base gains later does not creep in."""

    rules: tuple[RuleId, ...] = Field(min_length=1)
    why: Bilingual = Field(description="Why the others do not apply.")


class WrittenPack(Written):
    """One file of ``templates/platforms/``."""

    id: Id
    name: Bilingual
    part_only: bool = Field(default=False, description="A base or family, no platform by itself.")
    extends: Id | None = None
    version: Annotated[str, Field(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    effective_from: date
    effective_until: date | None = None
    process: Process | None = Field(default=None, description="What is filed: a complaint.")
    covers: tuple[Filled, ...] = Field(
        default=(), description="Systems of the domain facts that this file is; not inherited."
    )
    anonymous: bool | None = Field(
        default=None, description="Whether the filing must not show who files it."
    )
    territories: tuple[Territory, ...] | Unknown | None = Field(
        default=None, description="Where the right must be in force; EU covers its members."
    )
    markets: dict[Filled, Territory] | None = Field(
        default=None,
        description="Where a listing is sold, by the end of its host: `amazon.de: DE`.",
    )
    channel: WrittenChannel | None = None
    uploads: WrittenUploads | None = None
    form: WrittenForm | None = None
    form_fields: tuple[WrittenFormField, ...] = Field(
        default=(), description="What the form asks for in words, in its own order."
    )
    regimes: tuple[Id, ...] | None = Field(
        default=None, description="Legal regimes, files of templates/regimes/."
    )
    covered_as: tuple[Filled, ...] = Field(
        default=(),
        description="Names in an authorization letter's `platforms` that cover this platform.",
    )
    drops: tuple[WrittenDrop, ...] = Field(
        default=(), description="Inherited entries that this pack does without; rules drop alone."
    )
    sources: dict[Filled, WrittenSource] = Field(default_factory=dict)
    steps: tuple[WrittenStep, ...] = ()
    materials: tuple[WrittenMaterial, ...] = ()
    clocks: tuple[WrittenClock, ...] = ()
    penalties: tuple[WrittenPenalty, ...] = ()
    account_lines: tuple[WrittenAccountLine, ...] = ()
    answer_rules: tuple[WrittenAnswerRule, ...] = ()
    limits: WrittenLimits | None = None
    keeps: WrittenKept | None = Field(
        default=None, description="Of the inherited rules, only these."
    )
    addresses_of: Id | None = Field(
        default=None,
        description="The pack whose link forms and selectors this one has: the same site, "
        "another process.",
    )
    link_forms: tuple[WrittenLinkForm, ...] = ()
    shown: WrittenShown | None = None
    cues: PageCues | None = Field(
        default=None, description="How walls and vanished items look; added to the inherited ones."
    )
    statements: tuple[WrittenStatement, ...] = ()
    rules: tuple[WrittenRule, ...] = ()
