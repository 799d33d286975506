"""A whole rule pack: the facts that checks, dossier and reply work with, nothing left open.

Made by ``load`` out of the written files. Frozen, and free of files and clocks.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date

from ipclaim.frozen import dataclass
from ipclaim.model.case import Claim, Role
from ipclaim.model.finding import Cite, Severity
from ipclaim.model.listing import LinkKind
from ipclaim.model.text import Text
from ipclaim.model.written import JsonValue
from ipclaim.rules.calendar import Calendar
from ipclaim.rules.form import Form, FormField
from ipclaim.rules.page_cues import PageCues
from ipclaim.rules.procedure import (
    AccountLine,
    AnswerRule,
    Channel,
    Clock,
    FlowStep,
    Penalty,
    Span,
    Uploads,
)
from ipclaim.rules.regime import Regime

__all__ = [
    "Clock", "FlowStep", "LinkForm", "Material", "Phrases", "Rule", "RulePack", "Selectors",
    "Span", "Statement", "Wording",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, whole."""

    id: str
    title: Text
    step: str
    check: str
    args: Mapping[str, JsonValue]
    severity: Severity
    why: Text
    advice: Text
    messages: Mapping[str, Text]
    """Own words instead of the check's, by the check's key."""
    roles: tuple[Role, ...]
    claims: tuple[Claim, ...]
    effective_from: date | None
    effective_until: date | None
    cites: tuple[Cite, ...]
    written_at: str
    """``file:line`` of the entry that has the last word."""


@dataclass(frozen=True, slots=True)
class Material:
    """A paper that the platform wants: any one of several kinds."""

    id: str
    title: Text
    step: str
    part: str
    any_of: tuple[str, ...]
    roles: tuple[Role, ...]
    claims: tuple[Claim, ...]
    cites: tuple[Cite, ...]
    pages_apart: bool = False
    """Whether each page is uploaded as a file of its own."""

    def is_wanted(self, role: Role, claim: Claim) -> bool:
        """Whether a complainant in that role with that claim must hand it in."""
        return role in self.roles and claim in self.claims


@dataclass(frozen=True, slots=True)
class LinkForm:
    """One form that an address may have, compiled."""

    platform: str
    kind: LinkKind
    host: re.Pattern[str]
    path: re.Pattern[str] | None
    canonical: str | None
    id_offset: int
    anywhere: bool = False
    """Whether the host alone says nothing, and only the whole address makes it this platform's."""
    parameters: tuple[str, ...] = ()
    """Parts of the query that belong to the listing, as the seller's id does on Amazon."""


@dataclass(frozen=True, slots=True)
class Selectors:
    """Where a platform's listing pages say title, shop and price: CSS selectors, best first.

    A later one is only asked when the earlier ones find nothing.
    """

    title: tuple[str, ...] = ()
    shop: tuple[str, ...] = ()
    price: tuple[str, ...] = ()

    @property
    def can_recognise(self) -> bool:
        """Whether a page can be told from a wall by what they find; a heading alone cannot."""
        return bool(self.shop or self.price)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the complainant signs."""

    id: str
    title: Text
    wording: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a check says in one situation; advice where the rule's own would not fit."""

    message: Text
    advice: Text | None


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of all checks, and the names of fields, papers and parts."""

    shared: Mapping[str, Wording]
    checks: Mapping[str, Mapping[str, Wording]]
    fields: Mapping[str, Text]
    papers: Mapping[str, Text]
    parts: Mapping[str, Text]
    goods_classes: Mapping[str, int]
    """Common goods and their Nice class, to tell a wrong class from an unknown one."""
    scopes: Mapping[str, Text] = field(default_factory=dict)
    """Names of the platform ids that an authorization letter may cover."""


@dataclass(frozen=True, slots=True, eq=False)
class RulePack:
    """Everything that is known about filing on one platform.

    A pack equals nothing but itself, so that what is made of it once can be kept under it.
    """

    id: str
    name: Text
    version: str
    effective_from: date
    effective_until: date | None
    covered_as: tuple[str, ...]
    steps: tuple[FlowStep, ...]
    materials: tuple[Material, ...]
    clocks: tuple[Clock, ...]
    links_per_complaint: int | None
    """``None`` where no source says."""
    rights_per_complaint: int | None
    limit_cites: tuple[Cite, ...]
    link_forms: tuple[LinkForm, ...]
    shown: Selectors
    statements: tuple[Statement, ...]
    rules: tuple[Rule, ...]
    phrases: Phrases
    calendars: Mapping[str, Calendar]
    files: tuple[str, ...]
    """Names of the files it was made of, the base first."""
    process: str = "complaint"
    """What is filed: ``complaint``, ``report``, ``order_dispute`` or ``seller_reply``."""
    covers: tuple[str, ...] = ()
    """Systems of the domain facts that this pack is."""
    is_anonymous: bool = False
    """Whether the filing must not show who files it."""
    territories: tuple[str, ...] | None = None
    """Where the right must be in force; ``None`` where no source says."""
    markets: Mapping[str, str] = field(default_factory=dict)
    """Where a listing is sold, by the end of its host; longer ends before shorter ones."""
    channel: Channel | None = None
    uploads: Uploads | None = None
    form: Form | None = None
    form_fields: tuple[FormField, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    account_lines: tuple[AccountLine, ...] = ()
    """What an account's own record must show."""
    answer_rules: tuple[AnswerRule, ...] = ()
    """What the platform says of sellers' answers."""
    regimes: tuple[Regime, ...] = ()
    parent: str | None = None
    """The file that it extends."""
    cues: PageCues = field(default_factory=PageCues)
    """How the platform's walls and vanished items look."""

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule of that id; ``FILE-encrypted`` is an answer of the rule ``FILE``."""
        exact = (rule for rule in self.rules if rule.id == rule_id)
        family = (rule for rule in self.rules if rule_id.startswith(f"{rule.id}-"))
        return next(exact, None) or next(family, None)

    def market(self, host: str) -> str | None:
        """Return the country in which a host sells; ``None`` where the pack does not say."""
        ends = (end for end in self.markets if host == end or host.endswith(f".{end}"))
        return next((self.markets[end] for end in ends), None)

    def clock(self, clock_id: str) -> Clock | None:
        """Return the clock of that id."""
        return next((clock for clock in self.clocks if clock.id == clock_id), None)

    def wanted(self, role: Role, claim: Claim) -> tuple[Material, ...]:
        """Return the papers that must be handed in, in the order of upload."""
        return tuple(material for material in self.materials if material.is_wanted(role, claim))
