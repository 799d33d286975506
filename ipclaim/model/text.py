"""Sentences for people, always in Chinese and English.

Chinese has no plural. An English sentence says both its forms, ``{count:# link|# links}``: the
first holds for one, the second else, and ``#`` is the number.
"""

from collections.abc import Mapping
from enum import StrEnum

from ipclaim.frozen import dataclass


class Lang(StrEnum):
    """A language in which ipclaim speaks."""

    ZH = "zh"
    EN = "en"


def counted(count: object, forms: str) -> str:
    """Return the form for so many: ``# link|# links`` gives ``1 link``, ``4 links``."""
    one, _, several = forms.partition("|")
    return (one if str(count) == "1" else several).replace("#", str(count))


def filled_in(sentence: str, facts: Mapping[str, object]) -> str:
    """Return a sentence with its ``{names}`` replaced; a missing name raises ``KeyError``."""
    return sentence.format_map({name: _Fact(fact) for name, fact in facts.items()})


class _Fact(str):
    """A fact as it stands in a sentence, which may say its forms for one and for several."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        return counted(self, forms) if forms else str(self)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or phrase in both languages."""

    zh: str
    en: str

    def said_in(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.zh if lang is Lang.ZH else self.en

    def filled(self, **facts: object) -> "Text":
        """Return the sentence with its ``{names}`` replaced; a missing name raises ``KeyError``."""
        return Text(filled_in(self.zh, facts), filled_in(self.en, facts))


class Languages(StrEnum):
    """Which languages a document for readers outside speaks."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"

    def has(self, lang: Lang) -> bool:
        """Return whether it speaks the language."""
        return self is Languages.BOTH or self.value == lang.value

    def of(self, text: Text, between: str = "  ") -> str:
        """Return a text as one line."""
        if self is Languages.BOTH and text.zh != text.en:
            return f"{text.zh}{between}{text.en}"
        return text.en if self is Languages.EN else text.zh
