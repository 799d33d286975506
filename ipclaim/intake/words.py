"""Which lines of a letter are its writer's own words, and which are quoted, forwarded or standing.

A seller answers on top of the complaint that it received: what the complaint said there is not the
seller's word. A letter that says nothing of its own and forwards another is read for what it
forwards, and says so. The signs of mail programs are data (``templates/replies/mail.yaml``). Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from ipclaim.model.document import Document
from ipclaim.model.written import Filled
from ipclaim.written.modelled import Modelled

_HEAD_LINES = 7
"""Lines below a ``From:`` within which the rest of a quoted head stands."""
_LEAST_HEAD = 2
_NEAR = 4
"""Lines below "... wrote:" within which a ``>`` says that the reply is set between the lines."""
_LEAST_WORDS = 12
"""Characters of own words below which a letter only passes another one on."""


class Whose(StrEnum):
    """Whose words a line is."""

    OWN = "own"
    QUOTED = "quoted"
    FORWARDED = "forwarded"
    SIGNATURE = "signature"
    STANDING = "standing"
    """What a program or a legal department puts under every mail."""


class MailSigns(Modelled):
    """``templates/replies/mail.yaml``: how mail programs set off what is not the writer's own.

    Each sign is a pattern that a line begins with (letter case aside).
    """

    marks: tuple[Filled, ...] = Field(min_length=1)
    """What a quoted line begins with."""
    wrote: tuple[Filled, ...]
    """The line above a quotation: On ... wrote, 在……写道."""
    original: tuple[Filled, ...]
    forwarded: tuple[Filled, ...]
    head_from: tuple[Filled, ...]
    head_more: tuple[Filled, ...]
    signature: tuple[Filled, ...]
    """From here on it is a signature."""
    standing: tuple[Filled, ...]
    """A paragraph that is nobody's word on the matter."""
    courtesy: tuple[Filled, ...]
    """Words of a letter that only passes something on; they say nothing themselves."""
    upheld: tuple[Filled, ...] = ()
    """What a platform writes to whoever filed: the complaint is upheld."""
    rejected: tuple[Filled, ...] = ()
    more_material: tuple[Filled, ...] = ()

    @cached_property
    def patterns(self) -> "dict[str, re.Pattern[str]]":
        """Return each kind of sign as one pattern."""
        return {
            name: re.compile("|".join(f"(?:{each})" for each in signs) or r"(?!)", re.IGNORECASE)
            for name, signs in self.model_dump().items()
        }

    def says(self, sign: str, line: str) -> bool:
        """Whether a line begins with a sign of that kind."""
        return self.patterns[sign].match(line.strip()) is not None


@dataclass(frozen=True, slots=True)
class Divided:
    """A letter's lines, each with whose words it is."""

    lines: tuple[tuple[str, Whose], ...]
    passed_on: bool
    """The letter says nothing itself: what it forwards was taken as its words."""

    @property
    def own(self) -> tuple[str, ...]:
        """The lines that are the writer's own words."""
        return tuple(line for line, whose in self.lines if whose is Whose.OWN)


def without_quotations(document: Document, signs: MailSigns) -> Document:
    """Return a paper without the lines that it sets off as quoted: a mail that was printed.

    A head alone (From, To, Subject) parts nothing here: letters on paper have one too.
    """
    texts = [line.text.replace("\n", " ") for _, line in document.lines]
    whose = _whose(texts, signs, by_head=False)
    own = tuple(
        line
        for line, each in zip(document.lines, whose, strict=True)
        if each not in {Whose.QUOTED, Whose.FORWARDED}
    )
    said = "".join(line.text for _, line in own)
    return replace(document, lines=own) if len(said) >= _LEAST_WORDS else document


def divide(text: str, signs: MailSigns) -> Divided:
    """Return whose words each line of a letter is."""
    lines = [line.rstrip() for line in text.split("\n")]
    whose = _whose(lines, signs)
    if not _says_something(lines, whose, signs):
        start = next((at for at, each in enumerate(whose) if each is Whose.FORWARDED), None)
        if start is not None:
            below = _below_head(lines, start, signs)
            inner = _whose(lines[below:], signs)
            if _says_something(lines[below:], inner, signs):
                whose = [*whose[:below], *inner]
                return Divided(tuple(zip(lines, whose, strict=True)), passed_on=True)
    return Divided(tuple(zip(lines, whose, strict=True)), passed_on=False)


def _whose(lines: Sequence[str], signs: MailSigns, *, by_head: bool = True) -> list[Whose]:
    state = Whose.OWN
    result: list[Whose] = []
    is_standing = False
    for at, line in enumerate(lines):
        state = _state_at(lines, at, state, signs, by_head=by_head)
        is_standing = bool(line.strip()) and (is_standing or signs.says("standing", line))
        result.append(_of_line(line, state, signs, is_standing=is_standing))
    return result


def _of_line(line: str, state: Whose, signs: MailSigns, *, is_standing: bool) -> Whose:
    if state in {Whose.QUOTED, Whose.FORWARDED}:
        return state
    if signs.says("marks", line) or signs.says("wrote", line):
        return Whose.QUOTED
    return Whose.STANDING if is_standing else state


def _state_at(
    lines: Sequence[str], at: int, state: Whose, signs: MailSigns, *, by_head: bool
) -> Whose:
    """Return the state from this line on; what is quoted or forwarded stays so to the end."""
    line = lines[at]
    if state in {Whose.QUOTED, Whose.FORWARDED}:
        return state
    if signs.says("forwarded", line):
        return Whose.FORWARDED
    if signs.says("original", line):
        return Whose.QUOTED
    if by_head and _is_head(lines, at, signs):
        before = any(each.strip() and not signs.says("courtesy", each) for each in lines[:at])
        return Whose.QUOTED if before else Whose.FORWARDED
    if signs.says("wrote", line):
        near = [each for each in lines[at + 1 :] if each.strip()][:_NEAR]
        is_between = any(signs.says("marks", each) for each in near)
        return Whose.OWN if is_between else Whose.QUOTED
    return Whose.SIGNATURE if signs.says("signature", line) else state


def _is_head(lines: Sequence[str], at: int, signs: MailSigns) -> bool:
    """Whether the head of another message begins here: From, Sent, To, Subject."""
    if not signs.says("head_from", lines[at]):
        return False
    more = sum(signs.says("head_more", each) for each in lines[at + 1 : at + 1 + _HEAD_LINES])
    return more >= _LEAST_HEAD


def _below_head(lines: Sequence[str], start: int, signs: MailSigns) -> int:
    """Return where the words of a forwarded message begin."""
    below = start
    for at in range(start, min(len(lines), start + _HEAD_LINES + 4)):
        line = lines[at]
        if any(signs.says(sign, line) for sign in ("forwarded", "head_from", "head_more")):
            below = at + 1
    return below


def _says_something(lines: Sequence[str], whose: Sequence[Whose], signs: MailSigns) -> bool:
    said = "".join(
        line.strip()
        for line, each in zip(lines, whose, strict=True)
        if each is Whose.OWN and not signs.says("courtesy", line)
    )
    return len(said) >= _LEAST_WORDS
