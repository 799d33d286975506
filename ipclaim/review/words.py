"""The page's own words, from ``review/words.yaml``: labels, names of papers and of their fields."""

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.model.written import Filled
from ipclaim.resources import Templates
from ipclaim.written import read_yaml
from ipclaim.written.modelled import Modelled


class Phrase(Modelled):
    """One phrase in both languages."""

    zh: Filled
    en: Filled

    @property
    def text(self) -> Text:
        """The phrase as it flows."""
        return Text(zh=self.zh, en=self.en)


class Words(Modelled):
    """``words.yaml``."""

    phrases: dict[str, Phrase]
    papers: dict[str, Phrase]
    fields: dict[str, Phrase]

    def phrase(self, key: str) -> Text:
        """Return a label of the page; raises ``KeyError`` for one that is not written."""
        return self.phrases[key].text

    def paper(self, doc_type: str) -> Text:
        """Return the name of a kind of paper, or its id while it has no name."""
        named = self.papers.get(doc_type)
        return named.text if named else Text(zh=doc_type, en=doc_type)

    def field(self, name: str) -> Text:
        """Return the name of a field, or its id while it has no name."""
        named = self.fields.get(name)
        return named.text if named else Text(zh=name, en=name)


def read_words(templates: Templates) -> Words:
    """Read the page's words; raises ``RulesError`` naming each line that is wrong."""
    return read_yaml(templates.path("review/words.yaml"), Words, RulesError)
