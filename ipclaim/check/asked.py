"""One rule, asked on one day: what its answers have in common, and how an answer becomes a finding.

A batch asks the same rules of thousands of cases, so settings, cites and the words of answers
without facts are made once for a pack and a day, not once for a case.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from ipclaim.check.matter import Matter, Seen
from ipclaim.check.registry import CHECKS
from ipclaim.check.verdict import Answer, Check, Looked, Verdict, not_applicable
from ipclaim.errors import RulesError
from ipclaim.model.document import Document, Source
from ipclaim.model.finding import Cite, Finding, Outcome, WrittenSpot
from ipclaim.model.text import Text, filled_in
from ipclaim.rules.pack import Phrases, Rule, RulePack, Wording

_NOTHING = Text("", "")
_NOT_FOR_THIS_CASE = not_applicable()
_SETTLED = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE})
_LINK_ID = re.compile(r"\bL\d{4,}\b")
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


_Situation = tuple[Outcome, str, str | None]


@lru_cache(maxsize=32)
def asked_of(pack: RulePack, day: date) -> tuple["Asked", ...]:
    """Return a pack's rules as they are asked on a day, in their order."""
    return tuple(Asked(rule, pack.phrases, day) for rule in pack.rules)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a rule answers in one situation, whatever the case."""

    rule: str
    message: Text
    advice: Text
    head: str
    """How the text under the fingerprint begins: all of it but what was looked at."""


@dataclass(frozen=True)
class Asked:
    """A rule with the words in which it is answered, and the day on which it is asked."""

    rule: Rule
    phrases: Phrases
    day: date
    _manners: dict[_Situation, _Manner] = field(default_factory=dict, init=False, repr=False)
    _bare: dict[_Situation, Finding] = field(default_factory=dict, init=False, repr=False)
    """Findings of answers that name nothing of the case: the same for every case."""

    def of(self, matter: Matter) -> tuple[Finding, ...]:
        """Return what the rule finds; raises ``RulesError`` when its check is unknown."""
        check = self._check
        if not self._is_about(matter):
            return (self._found(matter, _NOT_FOR_THIS_CASE),)
        answer: Answer = check.decide(matter, self._settings)
        if isinstance(answer, Verdict):
            return (self._found(matter, answer),)
        return tuple([self._found(matter, verdict) for verdict in answer])

    @cached_property
    def _check(self) -> Check[Any]:
        check = CHECKS.get(self.rule.check)
        if check is None:
            raise RulesError(
                Text(f"{self.rule.written_at}：没有检查 {self.rule.check}",
                     f"{self.rule.written_at}: there is no check {self.rule.check}"),
                Text("请运行 ipclaim rules check。", "Run ipclaim rules check."),
            )  # fmt: skip
        return check

    @cached_property
    def _settings(self) -> Any:
        return self._check.args.model_validate(self.rule.args)

    @cached_property
    def _is_in_force(self) -> bool:
        rule = self.rule
        return (rule.effective_from is None or rule.effective_from <= self.day) and (
            rule.effective_until is None or self.day <= rule.effective_until
        )

    @cached_property
    def _cites(self) -> tuple[Cite, ...]:
        return tuple(cite.on(self.day) for cite in self.rule.cites)

    def _is_about(self, matter: Matter) -> bool:
        case = matter.case
        return (
            self._is_in_force
            and case.complainant.role in self.rule.roles
            and case.claim in self.rule.claims
        )

    def _found(self, matter: Matter, verdict: Verdict) -> Finding:
        situation = (verdict.outcome, verdict.says, verdict.suffix)
        if verdict.facts or verdict.looked or verdict.own:
            return self._finding(matter, verdict, situation)
        bare = self._bare.get(situation)
        if bare is None:
            bare = self._bare[situation] = self._finding(matter, verdict, situation)
        return bare

    def _finding(self, matter: Matter, verdict: Verdict, situation: _Situation) -> Finding:
        manner = self._manners.get(situation)
        if manner is None:
            manner = self._manners[situation] = self._manner(verdict)
        settled = verdict.outcome in _SETTLED
        facts = verdict.facts
        return Finding(
            rule=manner.rule,
            outcome=verdict.outcome,
            severity=self.rule.severity,
            step=self.rule.step,
            title=self.rule.title,
            message=_filled(manner.message, facts),
            advice=_NOTHING if settled else _filled(verdict.own or manner.advice, facts),
            sources=_sources(verdict.looked),
            cites=self._cites,
            fingerprint=_fingerprint(manner.head, verdict.looked),
            written=() if settled else _written(matter, verdict),
        )

    def _manner(self, verdict: Verdict) -> _Manner:
        rule = self.rule
        wording = self._wording(verdict.says)
        begun = [rule.id, verdict.suffix, rule.check, dict(rule.args), verdict.outcome,
                 verdict.says]  # fmt: skip
        return _Manner(
            rule=f"{rule.id}-{verdict.suffix}" if verdict.suffix else rule.id,
            message=rule.messages.get(verdict.says, wording.message),
            advice=wording.advice or rule.advice,
            head=_ENCODER.encode(begun).removesuffix("]"),
        )

    def _wording(self, says: str) -> Wording:
        """Return the check's words for a situation, or the shared ones."""
        own = self.phrases.checks.get(self.rule.check, {}).get(says)
        wording = own or self.phrases.shared.get(says)
        if wording is None:
            raise RulesError(
                Text(f"检查 {self.rule.check} 的情形 {says} 没有措辞",
                     f"check {self.rule.check} has no words for {says}"),
                Text("请在 platforms/wording/checks.yaml 中补上。",
                     "Add them to platforms/wording/checks.yaml."),
            )  # fmt: skip
        return wording


def _fingerprint(head: str, looked: Sequence[Looked]) -> str:
    """Return the SHA-256 of the rule, the answer, and the papers and values looked at.

    The day is no part of it, so an accepted finding stays accepted overnight; file names are no
    part of it either, only the digests of the files.
    """
    told = _ENCODER.encode([_looked_at(each) for each in looked]) if looked else "[]"
    return hashlib.sha256(f"{head},{told}]".encode()).hexdigest()


def _filled(words: Text, facts: Mapping[str, Text]) -> Text:
    """Return the words with an answer's facts, each in its own language."""
    return Text(
        words.zh.format_map({key: fact.zh for key, fact in facts.items()}),
        filled_in(words.en, {key: fact.en for key, fact in facts.items()}),
    )


def _sources(looked: Iterable[Looked]) -> tuple[Source, ...]:
    sources = [each.field.source for each in looked if isinstance(each, Seen)]
    return tuple(dict.fromkeys(sources) if len(sources) > 1 else sources)


def _written(matter: Matter, verdict: Verdict) -> tuple[WrittenSpot, ...]:
    """Return the keys looked at, and the rows of the links that the answer names."""
    names = [each.partition("=")[0] for each in verdict.looked if isinstance(each, str)]
    keys = [name.removeprefix("case.") for name in names if name.startswith("case.")]
    keys = ["complainant.contact" if key == "contact" else key for key in keys]
    told = " ".join(fact.en for fact in verdict.facts.values())
    named = set(_LINK_ID.findall(told)) & set(names)
    rows = [each.link.row for each in matter.facts.listings if each.id in named]
    spots = (*(WrittenSpot(key=key) for key in keys), *(WrittenSpot(row=row) for row in rows))
    return tuple(dict.fromkeys(spots))


def _looked_at(looked: Looked) -> list[object]:
    if isinstance(looked, Seen):
        field = looked.field
        return [looked.document.sha256, field.source.page, field.name, field.value, field.state]
    if isinstance(looked, Document):
        return [looked.sha256, list(looked.pages), looked.doc_type]
    return [looked]
