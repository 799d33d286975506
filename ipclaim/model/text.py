"""Sentences for people, always in Chinese and English."""

from enum import StrEnum

from ipclaim.frozen import dataclass


class Lang(StrEnum):
    """A language in which ipclaim speaks."""

    ZH = "zh"
    EN = "en"


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
        return Text(zh=self.zh.format_map(facts), en=self.en.format_map(facts))


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
