"""What each rule says where it fails and where it passes: judged on invented cases.

The cases are those of the tests: the complete ones, and each change to them that a test makes. A
rule that none of them moves is told by the words of its check, with the names of what is filled in.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.check.registry import CHECKS
from ipclaim.model.finding import Finding, Outcome
from ipclaim.model.text import Text
from ipclaim.rules.pack import Rule, RulePack
from ipclaim.rules.reference import Example
from tests import building as made
from tests.check.test_judge import AGENT_CHANGES, HOLDER_CHANGES
from tests.check.test_marketplaces import FAILING, complete

_OPEN = (Outcome.FAIL, Outcome.REVIEW)
_ANSWERS = re.compile(r"\b(passes|fails|needs_a_look)\(\s*\"([a-z0-9-]+)\"")


def example_of(rule: Rule, pack: RulePack) -> Example:
    """Return what a rule says of a case that fails it, and of one that passes."""
    findings = _findings().get(rule.id, ())
    by_outcome = {finding.outcome: finding.message for finding in reversed(findings)}
    fails = next((by_outcome[one] for one in _OPEN if one in by_outcome), None)
    return Example(
        fails or _in_words(rule, pack, "fails") or _in_words(rule, pack, "needs_a_look"),
        by_outcome.get(Outcome.PASS) or _in_words(rule, pack, "passes"),
    )


@cache
def _findings() -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for facts in _cases():
        for finding in judge(facts).findings:
            rule = facts.pack.rule(finding.rule)
            if rule is not None:
                found[rule.id] = (*found.get(rule.id, ()), finding)
    return found


def _cases() -> Iterator[Facts]:
    yield made.holder_facts()
    yield made.agent_facts()
    for _, change, _ in HOLDER_CHANGES:
        yield change(made.holder_facts())
    for _, change, _ in AGENT_CHANGES:
        yield change(made.agent_facts())
    for pack_id, _, change, _ in FAILING:
        yield change(complete(pack_id))
        yield complete(pack_id)


def _source_of(check: str) -> str:
    module = inspect.getmodule(CHECKS[check].decide)
    return inspect.getsource(module) if module else ""


def _in_words(rule: Rule, pack: RulePack, answer: str) -> Text | None:
    """Return what the check can say with an answer, placeholders shown by their names."""
    check = CHECKS[rule.check]
    answers = {key: how for how, key in _ANSWERS.findall(_source_of(rule.check))}
    for key in check.own_says:
        # What is answered in a roundabout way is no pass: passes are said where they are found.
        if answers.get(key, "fails") != answer:
            continue
        wording = pack.phrases.checks.get(rule.check, {}).get(key)
        message = rule.messages.get(key) or (wording.message if wording else None)
        if message is not None:
            return message.filled(**{name: f"‹{name}›" for name in check.says[key]})
    return None
