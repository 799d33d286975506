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
    patterns: tuple[WrittenLook, ...] = Field(min_length=1)

    def is_person(self, name: str) -> bool:
        """Whether a party's name is taken for a person's."""
        said = name.casefold()
        return bool(said) and not any(word.casefold() in said for word in self.firm_words)


def load_personal(templates: Templates) -> Personal:
    """Return what is personal; raises ``RulesError`` for a wrong file."""
    return read_once(templates.path(FILE), Personal)
