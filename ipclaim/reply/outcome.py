"""From the tests' verdicts to what is suggested: for each defence, each listing, and the whole.

A seller needs only one good defence, so a listing follows the defence that stands best for it.
Asking to maintain is only suggested while our own papers carry it.
"""

from dataclasses import dataclass

from ipclaim.model.finding import Cite, Finding, Outcome
from ipclaim.model.listing import Listing
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Stated, Verdict
from ipclaim.reply.book import Defence, Needs, Suggestion, Test, Weight
from ipclaim.reply.checks import CHECKS
from ipclaim.reply.matter import Matter
from ipclaim.reply.wording import Wording, joined, listed
from ipclaim.rules.procedure import AnswerRule

_OUR_RIGHT = ("RGT-", "AUT-", "NAM-", "REQ-right", "REQ-authorization", "LNK-06")
"""Rules whose failure means that the complaint itself may be wrong."""
_ORDER = tuple(Suggestion)
WITHDRAWING = frozenset({Suggestion.WITHDRAW, Suggestion.WITHDRAW_IF_CONFIRMED})
"""Suggestions by which the seller is, or seems to be, right."""


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

    @property
    def is_told(self) -> bool:
        """Whether it goes into the letter; what only our own file says stays in the note."""
        if self.verdict is Verdict.CANNOT_TELL and not self.theirs:
            return False
        return self.test.weight is not Weight.CONCLUSIVE or self.verdict is Verdict.MET

    @property
    def needed(self) -> Wording | None:
        """What would settle it, as long as it cannot be told."""
        return self.test.needs if self.verdict is Verdict.CANNOT_TELL else None


@dataclass(frozen=True, slots=True)
class DefenceAnswer:
    """One defence with its tests answered and what follows."""

    defence: Defence
    tests: tuple[TestAnswer, ...]
    suggestion: Suggestion
    clause: Text
    reason: Text
    listings: tuple[str, ...]
    """Ids of the listings of which this is said; empty when the notice names none of ours."""
    rules: Text | None
    """The rules that it rests on, as in force on the day of the conduct; ``None`` where none fits
    the claim."""
    cites: tuple[Cite, ...]
    platform_rules: tuple[AnswerRule, ...]
    """What the platform says of such an answer."""
    claimed: tuple[Stated, ...]
    """The seller's own sentences that raise it."""

    def verdicts(self, verdict: Verdict) -> tuple[TestAnswer, ...]:
        """Return the deciding tests with that verdict."""
        return tuple(
            answer
            for answer in self.tests
            if answer.verdict is verdict and answer.test.weight is Weight.DECIDING
        )


def claimed_by(matter: Matter, defence: Defence) -> tuple[Stated, ...]:
    """Return the sentences of the counter-notice that raise a defence."""
    raised = matter.pleas.of(defence.id)
    return matter.quoted_from(raised.paper, raised.passages) if raised else ()


def answer_defence(
    matter: Matter, defence: Defence, claimed: tuple[Stated, ...] = ()
) -> DefenceAnswer:
    """Return a defence with each of its tests answered from the papers."""
    tests = tuple(_answered(matter, test) for test in defence.tests)
    suggestion, reason = _follows(matter, defence, tests)
    book, day = matter.given.book, matter.law_day
    rules = _rules_of(matter, defence, tests)
    return DefenceAnswer(
        defence,
        tests,
        suggestion,
        _clause(matter, defence, tests, suggestion),
        reason,
        tuple(listing.id for listing in matter.at_issue),
        book.cited(*rules, day=day) if rules else None,
        tuple(book.cite(name, day) for name in rules),
        _platform_rules(matter, defence),
        claimed,
    )


def _clause(
    matter: Matter, defence: Defence, tests: tuple[TestAnswer, ...], suggestion: Suggestion
) -> Text:
    """Return the closing clause; the book's own says that every deciding point agrees."""
    deciding = [each for each in tests if each.test.weight is Weight.DECIDING]
    conclusive = [
        each
        for each in tests
        if each.test.weight is Weight.CONCLUSIVE and each.verdict is Verdict.MET
    ]
    if conclusive and any(each.verdict is not Verdict.MET for each in deciding):
        said = joined(each.sentence for each in conclusive)
        return matter.given.letter.say("clause_conclusive", said=said)
    return defence.clauses[suggestion].plain


def _platform_rules(matter: Matter, defence: Defence) -> tuple[AnswerRule, ...]:
    return tuple(
        rule
        for rule in matter.given.pack.answer_rules
        if matter.given.case.claim in rule.claims
        and (not rule.defences or defence.id in rule.defences)
    )


def _rules_of(matter: Matter, defence: Defence, tests: tuple[TestAnswer, ...]) -> tuple[str, ...]:
    names = list(defence.rules)
    for each in tests:
        if each.is_told and each.verdict is Verdict.NOT_MET:
            names += each.test.rules
    return matter.given.book.fitting(names, matter.given.case.claim)


def _answered(matter: Matter, test: Test) -> TestAnswer:
    book, day = matter.given.book, matter.law_day
    if test.check is None:
        looks = test.looks.plain if test.looks else Text("", "")
        sentence = matter.given.letter.say("look", looks=looks)
        answer = Answer(Verdict.CANNOT_TELL, "person")
    else:
        answer = CHECKS[test.check].ask(matter)
        every = (_said(matter, test, each) for each in (answer, *answer.also))
        sentence = joined(dict.fromkeys(every))
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


def _said(matter: Matter, test: Test, answer: Answer) -> Text:
    """Return the clause of one answer, and of which paper where several were asked the same."""
    said = test.says[answer.code].filled(dict(answer.facts))
    if answer.about is None:
        return said
    return matter.given.letter.say("said_of_paper", paper=answer.about, said=said)


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


@dataclass(frozen=True, slots=True)
class Share:
    """Listings for which the same is suggested, for the same reasons."""

    listings: tuple[Listing, ...]
    """Empty when the counter-notice names none of ours."""
    suggestion: Suggestion
    reasons: tuple[Text, ...]
    answers: tuple[DefenceAnswer, ...]


def shares_of(
    matter: Matter, answers: tuple[DefenceAnswer, ...], unknown: tuple[str, ...]
) -> tuple[Share, ...]:
    """Return what is suggested for each listing, those that share all their answers together."""
    by_answers: dict[tuple[int, ...], list[Listing]] = {}
    for listing in matter.at_issue:
        mine = tuple(n for n, answer in enumerate(answers) if listing.id in answer.listings)
        by_answers.setdefault(mine, []).append(listing)
    if not by_answers:
        by_answers[tuple(range(len(answers)))] = []
    return tuple(
        _share(matter, tuple(listings), tuple(answers[n] for n in mine), unknown)
        for mine, listings in by_answers.items()
    )


def _share(
    matter: Matter,
    listings: tuple[Listing, ...],
    answers: tuple[DefenceAnswer, ...],
    unknown: tuple[str, ...],
) -> Share:
    letter = matter.given.letter
    reasons = [answer.reason for answer in answers]
    suggestion = min((answer.suggestion for answer in answers), key=_ORDER.index, default=None)
    if suggestion is None or unknown:
        reasons.append(letter.say("reason_no_defence"))
        suggestion = _no_firmer(suggestion or Suggestion.PERSON_MUST_DECIDE)
    if any(each.problem.fatal for each in matter.given.unread):
        reasons.append(letter.say("reason_unread"))
        suggestion = _no_firmer(suggestion)
    if not listings:
        reasons.append(letter.say("reason_no_listing"))
        suggestion = _no_firmer(suggestion)
    troubled = own_troubles(matter)
    if troubled:
        rules = listed(Text(each.rule, each.rule) for each in troubled)
        reasons.append(letter.say("reason_own_case", rules=rules))
        suggestion = _no_firmer(suggestion)
    if suggestion in WITHDRAWING:
        reasons.append(letter.say("reason_late_withdrawal"))
    return Share(listings, suggestion, tuple(reasons), answers)


def suggest(shares: tuple[Share, ...]) -> Suggestion:
    """Return the one suggestion that stands above the counter-notice as a whole."""
    every = {share.suggestion for share in shares}
    if len(every) == 1:
        return every.pop()
    if Suggestion.PERSON_MUST_DECIDE in every:
        return Suggestion.PERSON_MUST_DECIDE
    if every <= WITHDRAWING:
        return Suggestion.WITHDRAW_IF_CONFIRMED
    return Suggestion.WITHDRAW_IN_PART


def _no_firmer(suggestion: Suggestion) -> Suggestion:
    """Return the suggestion, but never more against the seller than that a person decides."""
    return min(suggestion, Suggestion.PERSON_MUST_DECIDE, key=_ORDER.index)


def own_troubles(matter: Matter) -> tuple[Finding, ...]:
    """Return the blocking findings of our own case that touch the right or the authority."""
    return tuple(
        finding
        for finding in matter.given.assessment.findings
        if finding.blocks
        and finding.outcome in {Outcome.FAIL, Outcome.REVIEW}
        and finding.rule.startswith(_OUR_RIGHT)
    )
