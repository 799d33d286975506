"""How each kind of paper is recognised and read: the data model of ``templates/documents``.

A new kind is a new YAML file; no Python. Labels are written without spaces: papers space them
out as they like.
"""

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.model.written import Filled
from ipclaim.read.values import PARSERS
from ipclaim.read.wording import spellings, with_names
from ipclaim.resources import Templates
from ipclaim.written import read_yaml
from ipclaim.written.modelled import Modelled

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class NamedIn(Modelled):
    """A name in both languages."""

    zh: Filled
    en: Filled


class Choice(Modelled):
    """One answer of a choice: the value, and the words that mean it."""

    value: str | bool
    words: tuple[Filled, ...]
    covers: tuple[str, ...] = Field(
        default=(), description="Answers that are only examples when this one is given."
    )


class LayoutField(Modelled):
    """How one fact is found and read. Several entries of one name are tried in order."""

    name: FieldName = Field(description="The field's id, as in `ipclaim read --json`.")
    value: str = Field(description="A form of value, `choice` or `choices` (several allowed).")
    labels: tuple[Filled, ...] = Field(
        default=(),
        description="Words before or above the value, without spaces; `#151` is an INID code. "
        "`{申诉,声明}{人,方}` stands for four of them.",
    )
    choices: tuple[Choice, ...] = Field(
        default=(), description="The answers of a `choice` or of `choices`."
    )
    patterns: tuple[Filled, ...] = Field(
        default=(),
        description="Regular expressions over running text (white space dropped, full-width "
        "forms narrowed); the group `value` is the value. `<firm>` stands for a firm's Chinese "
        "name, `<person>` for a person's, `<latin-firm>` for one in Latin letters, `<right>` for a "
        "right's number, `<choice>` for any word of `choices`.",
    )
    row_patterns: tuple[Filled, ...] = Field(
        default=(), description="The same over one row; a tab stands between its columns."
    )
    block_patterns: tuple[Filled, ...] = Field(
        default=(),
        description="The same over lines set under each other; a line feed stands between them.",
    )
    part: Literal["name", "address", "lines"] | None = Field(
        default=None,
        description="Which lines of a holder's entry are meant: its name, its address, or all "
        "with commas where lines end.",
    )
    wraps: Literal["no", "value", "margin"] = Field(
        default="no",
        description="Where a value goes on: under its own start, or under its label too.",
    )
    below: bool = Field(default=True, description="The value may stand under its label.")
    column: bool = Field(
        default=False,
        description="Only as a table's heading: the value is all that stands under the label.",
    )
    latest: bool = Field(
        default=False,
        description="Only in a table of what held when: the cell under the label in the row of the "
        "latest day, else in the last one.",
    )
    crossing: tuple[Filled, ...] = Field(
        default=(),
        description="Only in a table: the value stands in the label's row, in the column under one "
        "of these headings (变更前).",
    )
    of: FieldName | None = Field(
        default=None,
        description="The field whose label must be the nearest of its rivals before this label: "
        "both parties of a letter have a code, each under its own name.",
    )
    like: Filled | None = Field(
        default=None,
        description="A regular expression that a value of this field must contain somewhere; "
        "one that does not is another entry's and is doubted.",
    )
    unlike: Filled | None = Field(
        default=None, description="A regular expression; text that matches is no value at all."
    )
    core: Filled | None = Field(
        default=None,
        description="A regular expression; where a label's text is a sentence that matches, its "
        "group `value` is the value: Territory. The powers extend to Japan.",
    )
    absent: Filled | None = Field(
        default=None,
        description="A regular expression for words that say there is no such fact (未发表).",
    )
    continued: Filled | None = Field(
        default=None,
        description="A regular expression for words at a value's end that say it goes on upon "
        "the next page (转续页).",
    )
    signing: bool = Field(
        default=False,
        description="What stands under the place where another party signs (`seal_not_near`) is "
        "that party's, not this field's.",
    )
    doubt: bool = Field(default=False, description="Always ask a person.")
    drawn: bool = Field(
        default=False,
        description="What stands there may be drawn, as a mark is: ask a person unless nothing "
        "else is drawn beside it.",
    )

    @field_validator("labels")
    @classmethod
    def _spelled_out(cls, labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for label in labels for one in spellings(label)))

    @field_validator("patterns", "row_patterns", "block_patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        words = [word for choice in info.data.get("choices", ()) for word in choice.words]
        spelled_out = tuple(with_names(pattern, words) for pattern in patterns)
        for pattern in spelled_out:
            try:
                compiled = re.compile(pattern)
            except re.error as fault:
                raise ValueError(f"not a regular expression: {pattern}: {fault}") from fault
            if "value" not in compiled.groupindex:
                raise ValueError(f"no group named value: {pattern}")
        return spelled_out

    @field_validator("like", "unlike", "absent", "continued", "core")
    @classmethod
    def _tests(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as fault:
            raise ValueError(f"not a regular expression: {pattern}: {fault}") from fault
        return pattern

    @model_validator(mode="after")
    def _readable(self) -> Self:
        if self.value in {"choice", "choices"}:
            if not self.choices:
                raise ValueError(f"{self.name}: choices are missing")
        elif self.value not in PARSERS:
            raise ValueError(f"{self.name}: unknown form {self.value}; known: {', '.join(PARSERS)}")
        return self


class Style(Modelled):
    """One look of the paper."""

    id: Filled = Field(description="Its id, as in `ipclaim read --json`.")
    cues: tuple[Filled, ...] = Field(description="Words of which more than half are on the page.")
    jurisdiction: str | None = Field(
        default=None, description="Whose paper it is, where one layout serves several offices."
    )


class MarkRegion(Modelled):
    """Where a drawn mark stands: between a line above and a line below."""

    below: tuple[Filled, ...] = Field(description="Words of the line above the mark.")
    above: tuple[Filled, ...] = Field(description="Words of the line under the mark.")
    otherwise: "MarkRegion | None" = Field(
        default=None, description="Where it stands on papers without these lines."
    )


class Layout(Modelled):
    """One kind of paper of one office."""

    kind: FieldName = Field(
        description="The document type; several layouts may read papers of one type."
    )
    name: NamedIn = Field(description="What people call the paper.")
    jurisdiction: str | None = Field(default=None, description="Whose paper it is: CN, US, EU.")
    titles: tuple[Filled, ...] = Field(description="Lines that say nothing but what it is.")
    cues: dict[Filled, int] = Field(description="Words on the paper and their weight.")
    against: dict[Filled, int] = Field(
        default_factory=dict, description="Words that other papers have, and their weight."
    )
    styles: tuple[Style, ...] = Field(default=(), description="The looks of the paper.")
    continues: tuple[Filled, ...] = Field(
        default=(), description="Words on a further page of the same paper."
    )
    long: bool = Field(default=False, description="An untitled page after it belongs to it.")
    stops: tuple[Filled, ...] = Field(
        default=(), description="Words at the start of a line that end the value before them."
    )
    mark_region: MarkRegion | None = Field(
        default=None, description="Where a drawn mark stands, if the paper has one."
    )
    seal_near: tuple[Filled, ...] = Field(
        default=(), description="Words beside which the paper is sealed."
    )
    seal_not_near: tuple[Filled, ...] = Field(
        default=(),
        description="Words of the other party, who may seal too: its place and its seal are not "
        "the ones meant.",
    )
    sign_near: tuple[Filled, ...] = Field(
        default=(), description="Words after which somebody signs by hand."
    )
    drawn: tuple[Literal["sealed", "seal_text", "signed"], ...] = Field(
        default=(), description="Facts that are seen rather than read."
    )
    tested: bool = Field(
        default=True,
        description="False until it was measured on papers: then nothing it reads is certain.",
    )
    ten_year_term: bool = Field(
        default=False,
        description="Its term ends ten years after its first day: the two days prove each other.",
    )
    nice_since: date | None = Field(
        default=None,
        description="Registered before this day, its class is of an older table and no Nice class.",
    )
    fields: tuple[LayoutField, ...] = Field(description="What is read, and how.")

    @field_validator("stops", "titles")
    @classmethod
    def _spelled_out(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for word in words for one in spellings(word)))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Every label and stop word, longest first: where a value ends."""
        words = {word for field in self.fields for word in field.labels}
        words.update(self.stops)
        return tuple(sorted(words, key=lambda word: (-len(word), word)))


def load_layouts(templates: Templates) -> tuple[Layout, ...]:
    """Read every layout, by file name; raises ``RulesError`` naming each wrong line."""
    found = tuple(
        read_yaml(path, Layout, RulesError) for path in templates.each("documents", ".yaml")
    )
    if not found:
        raise RulesError(
            Text("没有任何文件版式模板。", "There is no paper layout at all."),
            Text("请检查 templates/documents。", "Check templates/documents."),
        )
    return found
