"""How a platform's form is written by hand: its fields, their lengths, and how it takes links."""

from typing import Literal

from ipclaim.model.case import Claim
from ipclaim.model.text import Lang
from ipclaim.model.written import Field, Filled, Written
from ipclaim.rules.written_sources import Bilingual, Cites, Id, Unknown


class WrittenForm(Written):
    """The form as a whole."""

    language: Lang = Field(description="In which the platform's own words stand.")
    links_as: tuple[Literal["csv", "xlsx"], ...] = Field(
        default=(), description="Files of links besides the plain list, one a batch."
    )
    max_links_bytes: int | Unknown = Field(default="unknown", description="For one file of links.")
    cites: Cites


class WrittenFormField(Written):
    """One field of the form; fields of one step are shown in the order of the files."""

    id: Id
    title: Bilingual
    step: Id
    value: Filled | None = Field(
        default=None, description="The fact that goes in; left out where a person chooses."
    )
    otherwise: tuple[Bilingual, ...] = Field(
        default=(),
        description="Other wordings for a text that is too long, the fullest first, with facts "
        "in braces: {right_number}. One whose facts are not all certain is passed over.",
    )
    max_characters: int | Unknown = "unknown"
    needed: bool = Field(default=False, description="Whether the form is refused without it.")
    hint: Bilingual | None = Field(default=None, description="What a person chooses or looks up.")
    claims: tuple[Claim, ...] = Field(
        default=tuple(Claim), description="With which claims it is asked: with all."
    )
    cites: Cites
