"""What a platform's form asks for in words, field by field, and how it takes the links.

A field's text comes from one fact of the case; what is longer than the field takes is put in other
words from ``otherwise``, never cut. What no source says is ``None``.
"""

from string import Formatter

from ipclaim.frozen import dataclass
from ipclaim.model.case import Claim
from ipclaim.model.finding import Cite
from ipclaim.model.text import Lang, Text

FORM_FACTS = (
    "platform", "claim", "complainant", "role", "contact_person", "email", "phone", "address",
    "right_number", "right_holder", "right_title", "mark", "classes", "valid_until",
    "jurisdiction", "goods", "reason", "links", "sellers", "order_number",
)  # fmt: skip
"""The facts of a case that a field may take, and that its other wordings may name in braces."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form as a whole."""

    language: Lang
    """In which the platform's own words stand: kinds of claim, roles, other wordings."""
    links_as: tuple[str, ...]
    """Which files the links are written to besides the plain list: ``csv``, ``xlsx``."""
    max_links_bytes: int | None
    """For one file of links."""
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form."""

    id: str
    title: Text
    step: str
    value: str | None
    """One of ``FORM_FACTS``; ``None`` where a person chooses on the site."""
    otherwise: tuple[Text, ...]
    """Other wordings, the fullest first, with facts in braces."""
    max_characters: int | None
    needed: bool
    hint: Text | None
    claims: tuple[Claim, ...]
    cites: tuple[Cite, ...]


def facts_named(wording: Text) -> frozenset[str]:
    """Return the names in braces of both languages; raises ``ValueError`` for a broken brace."""
    return frozenset(
        name for said in (wording.zh, wording.en) for _, name, _, _ in Formatter().parse(said)
        if name is not None
    )  # fmt: skip
