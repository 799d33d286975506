"""Reviewed clauses, filled with facts.

A clause is Jinja2 text in Chinese and English. A name that has no fact is an error, both when the
clauses are loaded (against the names that a check declares) and when they are filled.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError, meta
from pydantic import field_validator

from ipclaim.model.text import Text, counted
from ipclaim.model.written import Filled
from ipclaim.written.modelled import Modelled

_JINJA = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - never HTML

_JINJA.filters["counted"] = counted

Facts = Mapping[str, Text]
"""What a clause may name, each in both languages."""


class Wording(Modelled):
    """One clause in both languages."""

    zh: Filled
    en: Filled

    @field_validator("zh", "en")
    @classmethod
    def _is_a_template(cls, text: str) -> str:
        try:
            _JINJA.parse(text)
        except TemplateSyntaxError as fault:
            raise ValueError(f"not a template: {fault}") from fault
        return text

    @property
    def names(self) -> frozenset[str]:
        """The facts that the clause asks for, in either language."""
        return frozenset(
            name
            for text in (self.zh, self.en)
            for name in meta.find_undeclared_variables(_JINJA.parse(text))
        )

    @property
    def plain(self) -> Text:
        """The clause as it stands, for one that names no fact."""
        return self.filled({})

    def filled(self, facts: Facts) -> Text:
        """Return the clause with its facts; raises ``jinja2.UndefinedError`` for a missing one."""
        zh = _rendered(self.zh, {name: fact.zh for name, fact in facts.items()})
        en = _rendered(self.en, {name: fact.en for name, fact in facts.items()})
        return Text(zh, en)


def _rendered(text: str, facts: Mapping[str, str]) -> str:
    # Most clauses name nothing, and three hundred listings ask for each a hundred times.
    return _compiled(text).render(facts) if "{" in text else text


@lru_cache(maxsize=2048)
def _compiled(text: str) -> Template:
    return _JINJA.from_string(text)


def same_in_both(said: str) -> Text:
    """Return a name or number that is not translated."""
    return Text(said, said)


def told_day(day: date) -> Text:
    """Return a day as a letter writes it: 2026年6月30日, 30 June 2026."""
    month = _MONTHS[day.month - 1]
    return Text(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {month} {day.year}")


def told_days(days: Sequence[date]) -> Text:
    """Return one day, or the first and last of several."""
    first, last = told_day(days[0]), told_day(days[-1])
    if days[0] == days[-1]:
        return first
    return Text(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def listed(texts: Iterable[Text]) -> Text:
    """Return several phrases as one enumeration."""
    every = tuple(texts)
    return Text("、".join(text.zh for text in every), ", ".join(text.en for text in every))


def joined(texts: Iterable[Text]) -> Text:
    """Return several sentences as one paragraph."""
    every = tuple(texts)
    return Text("".join(text.zh for text in every), " ".join(text.en for text in every))
