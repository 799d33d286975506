"""How sentences, sources and cites are written by hand in rule packs and regimes.

A law that changes is written once, with its versions; a cite names its clause by the year in which
a version starts. Decides shapes only; looking sources up is in ``citing``.
"""

import re
from datetime import date
from typing import Annotated, Literal

from ipclaim.model.finding import Confidence
from ipclaim.model.text import Text
from ipclaim.model.written import Field, Filled, MissingKeyError, Written


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(f"not a regular expression: {fault}") from fault
    return pattern


Pattern = Annotated[Filled, Field(holds=_compiles)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]{3,4}(-[A-Za-z0-9]+)*$")]
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


class WrittenVersion(Written):
    """One version of a law, in force over a stretch of days."""

    since: date = Field(alias="from", description="The first day on which it is in force.")
    until: date | None = Field(default=None, description="The last day, if a later one follows.")
    ref: Filled = Field(description="Name of the statute in this version.")
    verified_on: date = Field(description="The day on which somebody last read it.")


class WrittenSource(Written):
    """Where a rule comes from: a page, a statute, or what practitioners do."""

    schema_extra = {  # noqa: RUF012 - a class's own
        "oneOf": [{"required": ["ref", "verified_on"]}, {"required": ["versions"]}]
    }

    kind: Literal["page", "law", "report", "practice"]
    ref: Filled | None = Field(
        default=None, description="Address, or name of the statute in the version in force."
    )
    verified_on: date | None = Field(
        default=None, description="The day on which somebody last read it."
    )
    versions: tuple[WrittenVersion, ...] = Field(
        default=(), description="For a law that changes, instead of ref: oldest first."
    )

    def hold(self) -> None:
        """Refuse a source that is not dated, or whose versions leave a gap."""
        if not self.versions:
            for key in ("ref", "verified_on"):
                if getattr(self, key) is None:
                    raise MissingKeyError(key)
        elif self.ref or self.verified_on:
            raise ValueError("either ref and verified_on, or versions")
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if earlier.until is None or not earlier.since <= earlier.until < later.since:
                raise ValueError("versions must be in order, each with an end before the next")


class WrittenCite(Written):
    """One source of one rule, and how well it carries it."""

    source: Filled = Field(description="A key of `sources`.")
    clause: Filled | dict[int, Filled] | None = Field(
        default=None,
        description="For a law with versions: by the year in which a version starts, `unknown` "
        "where the article is not known; a single clause is the oldest version's.",
    )
    confidence: Confidence


Cites = Annotated[tuple[WrittenCite, ...], Field(min_length=1)]
