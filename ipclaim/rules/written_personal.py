"""How ``templates/masking/personal.yaml`` is written: what is personal on which paper."""

from ipclaim.model.written import Field, Filled, Written
from ipclaim.resources import Templates
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_sources import Bilingual, Id, Pattern, WrittenSource

FILE = "masking/personal.yaml"


class WrittenAddress(Written):
    """An address that is personal where its party is a person."""

    address: Id = Field(description="The field of the address.")
    of: Id = Field(description="The field of the party's name on the same paper.")


class WrittenLook(Written):
    """What looks personal wherever it is written."""

    id: Id
    title: Bilingual
    pattern: Pattern


class WrittenCopied(Written):
    """How a page shows that a person's paper was copied onto it."""

    words: tuple[Filled, ...] = Field(min_length=1)
    least: int = Field(ge=1, description="How many of the words stand on such a page.")


class Personal(Written):
    """What is personal."""

    sources: dict[Filled, WrittenSource] = Field(description="Where that is said.")
    shown_only: dict[Id, tuple[Id, ...]] = Field(
        description="Kinds of paper of which only these fields may be seen."
    )
    fields: tuple[Id, ...] = Field(min_length=1, description="Fields covered on any paper.")
    addresses: tuple[WrittenAddress, ...] = ()
    firm_words: tuple[Filled, ...] = Field(
        min_length=1, description="A party whose name holds none of these is taken for a person."
    )
    copied: tuple[WrittenCopied, ...] = Field(
        default=(), description="Pages of other papers that are covered whole, portrait and all."
    )
    patterns: tuple[WrittenLook, ...] = Field(min_length=1)

    def is_person(self, name: str) -> bool:
        """Whether a party's name is taken for a person's."""
        said = name.casefold()
        return bool(said) and not any(word.casefold() in said for word in self.firm_words)

    def shows_a_copy(self, text: str) -> bool:
        """Whether a page that says this seems to hold a copy of a person's paper."""
        return any(sum(word in text for word in each.words) >= each.least for each in self.copied)


def load_personal(templates: Templates) -> Personal:
    """Return what is personal; raises ``RulesError`` for a wrong file."""
    return read_once(templates.path(FILE), Personal)
