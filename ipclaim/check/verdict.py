"""What a check answers, and how a check is declared.

A verdict names its situation by a key; the words for it are data (``templates/platforms/wording``).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Generic, TypeVar

from ipclaim.check.matter import Matter, Seen
from ipclaim.frozen import dataclass
from ipclaim.model.document import Document
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from ipclaim.model.written import Written, keys_of

Fact = Text | str | int | date
Looked = Seen | Document | str
"""What a check looked at: a field, a whole paper, or a value of the case as ``name=value``."""

SHARED_SAYS: Mapping[str, frozenset[str]] = {
    "doubtful": frozenset({"field", "where", "value", "reason"}),
    "unread": frozenset({"field", "where", "reason"}),
    "no-field": frozenset({"field", "where"}),
    "uncertain-paper": frozenset({"paper"}),
    "no-paper": frozenset({"part"}),
    "not-for-this-case": frozenset(),
}
"""Situations that every check may meet."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check's answer about one matter."""

    outcome: Outcome
    says: str
    facts: Mapping[str, Text]
    looked: tuple[Looked, ...] = ()
    suffix: str | None = None
    """Makes the finding's rule id ``FILE-encrypted`` out of ``FILE``."""
    own: Text | None = None
    """Advice that a paper's problem brings along; wins over the wording's."""


def _verdict(
    outcome: Outcome, says: str, looked: Iterable[Looked], facts: Mapping[str, Fact]
) -> Verdict:
    return Verdict(
        outcome, says, {key: as_text(fact) for key, fact in facts.items()}, tuple(looked)
    )


def passes(says: str, *looked: Looked, **facts: Fact) -> Verdict:
    """Return a pass: certain, and seen to be so."""
    return _verdict(Outcome.PASS, says, looked, facts)


def fails(says: str, *looked: Looked, **facts: Fact) -> Verdict:
    """Return a failure: certain, and seen to be so."""
    return _verdict(Outcome.FAIL, says, looked, facts)


def needs_a_look(says: str, *looked: Looked, **facts: Fact) -> Verdict:
    """Return a review: a person must look, with the reason."""
    return _verdict(Outcome.REVIEW, says, looked, facts)


def not_applicable(says: str = "not-for-this-case", *looked: Looked, **facts: Fact) -> Verdict:
    """Return that the rule has nothing to judge here."""
    return _verdict(Outcome.NOT_APPLICABLE, says, looked, facts)


def as_text(fact: Fact) -> Text:
    """Return a fact in both languages."""
    return fact if isinstance(fact, Text) else Text(str(fact), str(fact))


class NoArgs(Written):
    """For checks without settings."""


A = TypeVar("A", bound=Written)
Answer = Verdict | tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Check(Generic[A]):
    """A named, pure decision with its settings and what it may say."""

    name: str
    decide: Callable[[Matter, A], Answer]
    args: type[A]
    own_says: Mapping[str, frozenset[str]]
    about: str
    """What it decides, for the reference page."""

    @property
    def says(self) -> Mapping[str, frozenset[str]]:
        """The keys of its messages, shared ones too, each with its placeholders."""
        return {**SHARED_SAYS, **self.own_says}

    def wrong_args(self, args: Mapping[str, object]) -> Text | None:
        """Return what is wrong with a rule's args, or ``None``."""
        try:
            self.args.model_validate(args)
        except ValueError as fault:
            from pydantic import ValidationError  # noqa: PLC0415 - see ``Written``

            if not isinstance(fault, ValidationError):
                raise
            told = "; ".join(
                f"args.{'.'.join(map(str, detail['loc']))}: {detail['msg']}"
                for detail in fault.errors(include_url=False)
            )
            known = ", ".join(keys_of(self.args)) or "-"
            return Text(
                f"检查 {self.name} 的 args 有误：{told}（可用：{known}）",
                f"args of check {self.name}: {told} (known: {known})",
            )
        return None


def check(
    name: str, args: type[A], **says: str
) -> Callable[[Callable[[Matter, A], Answer]], Check[A]]:
    """Declare a function as a check; each keyword is a message key with its placeholders.

    Underscores in a key stand for hyphens: ``not_yet="day"`` declares ``not-yet``.
    """

    def declare(decide: Callable[[Matter, A], Answer]) -> Check[A]:
        own = {key.replace("_", "-"): frozenset(names.split()) for key, names in says.items()}
        return Check(name, decide, args, own, " ".join((decide.__doc__ or "").split()))

    return declare
