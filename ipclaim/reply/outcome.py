"""From the tests' verdicts to what is suggested: for each defence, and for the whole notice.

A seller needs only one good defence, so the whole follows the defence that stands best for it.
Asking to maintain is only suggested while our own papers carry it.
"""

from dataclasses import dataclass

from ipclaim.model.finding import Cite, Finding, Outcome
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Stated, Verdict
from ipclaim.reply.book import Defence, Needs, Suggestion, Test, Weight
from ipclaim.reply.checks import CHECKS
from ipclaim.reply.matter import Matter
from ipclaim.reply.wording import listed

_OUR_RIGHT = ("RGT-", "AUT-", "NAM-", "REQ-right", "REQ-authorization", "LNK-06")
"""Rules whose failure means that the complaint itself may be wrong."""


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """One test, answered."""

    test: Test
    verdict: Verdict
    code: str
    """The check's answer; ``person`` for a test that only a person decides."""
    sentence: Text
    theirs: tuple[Stated, ...]
    ours: tuple[Stated, ...]
    rules: tuple[Text, ...]
    """Each rule with what it says."""
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class DefenceAnswer:
    """One defence with its tests answered and what follows."""

    defence: Defence
    tests: tuple[TestAnswer, ...]
    suggestion: Suggestion
    clause: Text
    reason: Text

    def verdicts(self, verdict: Verdict) -> tuple[TestAnswer, ...]:
        """Return the deciding tests with that verdict."""
        return tuple(
            answer
            for answer in self.tests
            if answer.verdict is verdict and answer.test.weight is Weight.DECIDING
        )


def answer_defence(matter: Matter, defence: Defence) -> DefenceAnswer:
    """Return a defence with each of its tests answered from the papers."""
    tests = tuple(_answered(matter, test) for test in defence.tests)
    suggestion, reason = _follows(matter, defence, tests)
    return DefenceAnswer(
        defence,
        tests,
        suggestion,
        defence.clauses[suggestion].plain,
        reason,
    )


def _answered(matter: Matter, test: Test) -> TestAnswer:
    book, day = matter.given.book, matter.law_day
    if test.check is None:
        looks = test.looks.plain if test.looks else Text("", "")
        sentence = matter.given.letter.say("look", looks=looks)
        answer = Answer(Verdict.CANNOT_TELL, "person")
    else:
        answer = CHECKS[test.check].ask(matter)
        sentence = test.says[answer.code].filled(dict(answer.facts))
    rules = book.fitting(test.rules, matter.given.case.claim)
    return TestAnswer(
        test,
        answer.verdict,
        answer.code,
        sentence,
        answer.theirs,
        answer.ours,
        tuple(book.explained(name, day) for name in rules),
        tuple(book.cite(name, day) for name in rules),
    )


def _follows(
    matter: Matter, defence: Defence, tests: tuple[TestAnswer, ...]
) -> tuple[Suggestion, Text]:
    """Return what follows for one defence, and why."""
    name = defence.name.plain
    deciding = [answer for answer in tests if answer.test.weight is Weight.DECIDING]
    enough = [
        answer
        for answer in tests
        if answer.verdict is Verdict.MET and _is_enough(defence, answer.test)
    ]
    if enough:
        return defence.if_shown, _reason(matter, "reason_conclusive", name, enough)
    unmet = [answer for answer in deciding if answer.verdict is Verdict.NOT_MET]
    unsure = [answer for answer in deciding if answer.verdict is Verdict.CANNOT_TELL]
    if unmet and (defence.needs is Needs.ALL or not unsure):
        return defence.if_not_shown, _reason(matter, "reason_not_shown", name, unmet)
    if unsure or not deciding:
        return defence.if_open, _reason(matter, "reason_open", name, unsure or list(tests))
    return defence.if_shown, _reason(matter, "reason_shown", name, deciding)


def _is_enough(defence: Defence, test: Test) -> bool:
    """Whether the test, met, carries its defence alone."""
    if test.weight is Weight.DECIDING:
        return defence.needs is Needs.ANY
    return test.weight is Weight.CONCLUSIVE


def _reason(matter: Matter, clause: str, name: Text, tests: list[TestAnswer]) -> Text:
    told = listed(each.test.name.plain for each in tests)
    return matter.given.letter.say(clause, name=name, tests=told)


def suggest(
    matter: Matter, answers: tuple[DefenceAnswer, ...], unknown: tuple[str, ...]
) -> tuple[Suggestion, tuple[Text, ...]]:
    """Return the suggestion for the whole counter-notice, with its reasons."""
    letter = matter.given.letter
    order = tuple(Suggestion)
    reasons = [answer.reason for answer in answers]
    suggestion = min((answer.suggestion for answer in answers), key=order.index, default=None)
    if suggestion is None or unknown:
        reasons.append(letter.say("reason_no_defence"))
        suggestion = _no_firmer(suggestion or Suggestion.PERSON_MUST_DECIDE)
    if not matter.at_issue:
        reasons.append(letter.say("reason_no_listing"))
        suggestion = _no_firmer(suggestion)
    troubled = own_troubles(matter)
    if troubled:
        rules = listed(Text(each.rule, each.rule) for each in troubled)
        reasons.append(letter.say("reason_own_case", rules=rules))
        suggestion = _no_firmer(suggestion)
    if suggestion in {Suggestion.WITHDRAW, Suggestion.WITHDRAW_IF_CONFIRMED}:
        reasons.append(letter.say("reason_late_withdrawal"))
    return suggestion, tuple(reasons)


def _no_firmer(suggestion: Suggestion) -> Suggestion:
    """Return the suggestion, but never more against the seller than that a person decides."""
    order = tuple(Suggestion)
    return min(suggestion, Suggestion.PERSON_MUST_DECIDE, key=order.index)


def own_troubles(matter: Matter) -> tuple[Finding, ...]:
    """Return the blocking findings of our own case that touch the right or the authority."""
    return tuple(
        finding
        for finding in matter.given.assessment.findings
        if finding.blocks
        and finding.outcome in {Outcome.FAIL, Outcome.REVIEW}
        and finding.rule.startswith(_OUR_RIGHT)
    )
