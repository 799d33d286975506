"""What one test of a defence says: three verdicts, never two, with what both sides state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ipclaim.model.document import Source
from ipclaim.model.text import Text
from ipclaim.reply.wording import Facts

if TYPE_CHECKING:
    from ipclaim.reply.matter import Matter


class Verdict(StrEnum):
    """Whether the papers show what the defence needs."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that a paper states, as it is quoted, and where."""

    exhibit: str
    page: int
    field: str
    quote: Text
    certain: bool
    """False when a person must compare the quotation with the paper before it is used."""
    source: Source | None


Shown = tuple[Stated, ...]
_NONE: Facts = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict of one test, with the code of the clause that says it."""

    verdict: Verdict
    code: str
    facts: tuple[tuple[str, Text], ...] = ()
    """What the clause names."""
    theirs: tuple[Stated, ...] = ()
    ours: tuple[Stated, ...] = ()
    about: Text | None = None
    """The paper that it is said of, where several are asked the same."""
    also: tuple["Answer", ...] = ()
    """The same verdict on further papers of a chain, each with its own clause."""


@dataclass(frozen=True, slots=True)
class Check:
    """One test: the question put to the papers, and every way in which it can answer."""

    ask: Callable[["Matter"], Answer]
    codes: Mapping[str, frozenset[str]]
    """Each code of an answer with the facts that its clause may name."""


def met(code: str, facts: Facts = _NONE, *, theirs: Shown = (), ours: Shown = ()) -> Answer:
    """Return an answer in the seller's favour."""
    return Answer(Verdict.MET, code, tuple(facts.items()), theirs, ours)


def not_met(code: str, facts: Facts = _NONE, *, theirs: Shown = (), ours: Shown = ()) -> Answer:
    """Return an answer against the seller."""
    return Answer(Verdict.NOT_MET, code, tuple(facts.items()), theirs, ours)


def cannot_tell(code: str, facts: Facts = _NONE, *, theirs: Shown = (), ours: Shown = ()) -> Answer:
    """Return that a person must look."""
    return Answer(Verdict.CANNOT_TELL, code, tuple(facts.items()), theirs, ours)


def declared(**facts: str) -> dict[str, frozenset[str]]:
    """Return each answer's code with the facts that its clause may name, given as words."""
    return {code: frozenset(names.split()) for code, names in facts.items()}
