"""What the rules say about a case: findings with three outcomes, never two."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from ipclaim.frozen import dataclass
from ipclaim.model.document import Document, Source
from ipclaim.model.text import Text


class Outcome(StrEnum):
    """The answer of one rule; ``REVIEW`` means a person must look and never counts as a pass."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"


_UNMET = frozenset({Outcome.FAIL, Outcome.REVIEW})


class Severity(StrEnum):
    """What an unmet rule does to the case."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Confidence(StrEnum):
    """How well a rule's source was verified."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_SURE = {
    Confidence.HIGH: Text("已核原文", "read at the source"),
    Confidence.MEDIUM: Text("间接来源", "second-hand"),
    Confidence.LOW: Text("未核实", "not verified"),
}


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a rule comes from and on which day that was last verified.

    A law that changes is cited in the version that applies first, and knows those that follow.
    """

    ref: str
    """As its issuer names it, or in both languages with `` / `` between where nobody does."""
    verified_on: date
    confidence: Confidence
    later: tuple["LaterCite", ...] = ()
    """Versions that come into force later, oldest first."""

    @property
    def said(self) -> Text:
        """The reference for a reader of either language."""
        zh, _, en = self.ref.partition(" / ")
        return Text(zh, en or zh)

    @property
    def verified(self) -> Text:
        """When, and how well, the source was verified, for a reader of either language."""
        sure, day = _SURE[self.confidence], self.verified_on.isoformat()
        return Text(f"核于 {day} · {sure.zh}", f"verified {day} · {sure.en}")

    def on(self, day: date) -> "Cite":
        """Return the cite of the version in force on a day, without the others."""
        in_force = self
        for each in self.later:
            if each.since <= day:
                in_force = each.cite
        return replace(in_force, later=()) if in_force.later else in_force


@dataclass(frozen=True, slots=True)
class LaterCite:
    """The same cite in a version of the law that is in force from a day."""

    since: date
    cite: Cite


@dataclass(frozen=True, slots=True)
class WrittenSpot:
    """A spot in what people wrote: a key of ``case.yaml``, or a row of the list of links."""

    key: str | None = None
    """As ``complainant.name``."""
    row: int | None = None
    """Counted from 1, with the header."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's answer about one case."""

    rule: str
    outcome: Outcome
    severity: Severity
    step: str
    title: Text
    """What the rule asks, as a short name."""
    message: Text
    """What was found, with the values compared."""
    advice: Text
    """What to do next; empty texts when nothing is to be done."""
    sources: tuple[Source, ...]
    cites: tuple[Cite, ...]
    fingerprint: str
    """Stable over runs while rule, papers and what was looked at stay the same."""
    accepted_by: str | None = None
    """Who accepted the finding in ``decisions.yaml``, if somebody did."""
    written: tuple[WrittenSpot, ...] = ()
    """Where people wrote what an open finding is about, for reports that name lines."""

    @property
    def is_open(self) -> bool:
        """Whether it fails or needs a look, and nobody has accepted it."""
        return self.outcome in _UNMET and self.accepted_by is None

    @property
    def blocks(self) -> bool:
        """Whether the case cannot be filed because of this finding."""
        return self.severity is Severity.BLOCK and self.is_open


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the platform's flow, with its own verdict."""

    id: str
    title: Text
    ready: bool


@dataclass(frozen=True, slots=True)
class LegalElement:
    """One thing that a law wants in this filing, with the outcome of the rules that decide it."""

    regime: str
    regime_name: Text
    id: str
    title: Text
    outcome: Outcome
    """``NOT_APPLICABLE`` where the law does not speak about this claim or its rules do not."""
    rules: tuple[str, ...]
    """The rules of its findings; empty for what only a person can look at."""
    asked: Text | None
    """What a person must look at, where no rule decides."""
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A case judged on one day by one version of a rule pack."""

    case: str
    platform: str
    pack_version: str
    as_of: date
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
    documents: tuple[Document, ...]
    approved_by: str | None = None
    elements: tuple[LegalElement, ...] = ()
    """What the legal regimes want, in their own order."""

    def __post_init__(self) -> None:
        """Refuse the empty case: nothing checked is not a pass."""
        if not self.findings or not self.steps:
            raise ValueError("an assessment without findings or steps proves nothing")

    @property
    def ready(self) -> bool:
        """Whether no blocking rule fails or needs a person."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """The findings that keep the case from being filed."""
        return tuple(finding for finding in self.findings if finding.blocks)
