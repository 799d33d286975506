"""The seller's letters of authorization as a chain: which ones belong together, and up to whom.

The chain begins with the letter made out to the seller, or to the company whose licence it sent
along, and goes up from grantee to grantor. Of several letters that would fit (last year's and this
year's) the one that fits best is taken, so that an old paper beside a good one harms nobody.
Whether each grantor was itself allowed to pass the permission on belongs to the chain; what each
letter covers is asked elsewhere.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, Verdict, cannot_tell, declared, met, not_met
from ipclaim.reply.dealer_terms import AskOfLetter, ask_period, ask_rights, unclear
from ipclaim.reply.matter import (
    Matter,
    certain_day,
    certain_flag,
    certain_text,
    quoted,
)
from ipclaim.reply.wording import same_in_both, told_day

REACHED = frozenset({"direct", "through"})
"""Answers of the chain by which it leads to our holder."""
_OF_NO_LETTER = frozenset({"our_side", "goods_unknown", "no_day"})
"""Answers that speak of our own file, the same whichever letter is asked."""
_WORST_FIRST = (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.MET)


def chain_at_issue(matter: Matter) -> tuple[Document, ...]:
    """Return the letters from the seller's own upwards; none where it put none forward."""
    lowest = letter_at_issue(matter)
    chain = [lowest] if lowest is not None else []
    while chain and (upper := _above(matter, chain[-1], chain)) is not None:
        chain.append(upper)
    return tuple(chain)


def letter_at_issue(matter: Matter) -> Document | None:
    """Return the letter made out to the seller itself: the last one of a chain, or the only one."""
    letters = matter.letters
    for name in _names_of_seller(matter):
        own = [each for each in letters if _is_made_out_to(each, name)]
        if own:
            return _best(matter, own)
    ends = [letter for letter in letters if not _issues_another(letter, letters)]
    return _best(matter, ends or letters)


def _names_of_seller(matter: Matter) -> tuple[str, ...]:
    """Return how the seller calls itself: as it signs, and on the licence that it sent along."""
    licences = (each for each in matter.given.seller_papers if each.doc_type == "business_licence")
    names = (
        certain_text(matter.notice, "seller_name"),
        *(certain_text(each, "company_name") for each in licences),
    )
    return tuple(name for name in names if name)


def _is_made_out_to(letter: Document, name: str) -> bool:
    grantee = certain_text(letter, "grantee")
    return grantee is not None and compare(grantee, name).likeness is Likeness.SAME


def _above(matter: Matter, letter: Document, seen: Iterable[Document]) -> Document | None:
    known = tuple(seen)
    return _best(
        matter,
        [
            each
            for each in matter.letters
            if not any(each is one for one in known) and _follows(letter, each)
        ],
    )


def _best(matter: Matter, letters: Iterable[Document]) -> Document | None:
    """Return the letter with the fewest misses, the first of those that are alike."""
    every = tuple(letters)
    if len(every) < 2:
        return next(iter(every), None)
    return min(every, key=lambda letter: _misses(matter, letter))


def _misses(matter: Matter, letter: Document) -> tuple[int, int]:
    verdicts = [ask(matter, letter).verdict for ask in (ask_rights, ask_period)]
    return verdicts.count(Verdict.NOT_MET), verdicts.count(Verdict.CANNOT_TELL)


def along_the_chain(ask: AskOfLetter) -> Callable[[Matter], Answer]:
    """Return a test asked of each letter of the chain: it is as good as its worst link.

    Every letter with that worst verdict is told, and named where there are several.
    """

    def asked(matter: Matter) -> Answer:
        chain = chain_at_issue(matter)
        if not chain:
            return cannot_tell("no_paper")
        answers = [(letter, ask(matter, letter)) for letter in chain]
        worst = min((each.verdict for _, each in answers), key=_WORST_FIRST.index)
        told = [
            each
            if len(chain) == 1 or each.code in _OF_NO_LETTER
            else replace(each, about=_about(matter, letter, each.verdict))
            for letter, each in answers
            if each.verdict is worst
        ]
        return _as_one(tuple(dict.fromkeys(told)))

    return asked


def _as_one(told: tuple[Answer, ...]) -> Answer:
    theirs = tuple(dict.fromkeys(stated for each in told for stated in each.theirs))
    ours = tuple(dict.fromkeys(stated for each in told for stated in each.ours))
    return replace(told[0], also=told[1:], theirs=theirs, ours=ours)


def _about(matter: Matter, letter: Document, verdict: Verdict) -> Text:
    """Return which letter an answer is about: what agrees is told briefly, by its label."""
    exhibit = matter.exhibits.of(letter)
    if verdict is Verdict.MET and exhibit is not None:
        return exhibit.label
    return called(matter, letter)


def called(matter: Matter, letter: Document) -> Text:
    """Return how a sentence names one of several letters: by whom it was issued to whom."""
    exhibit = matter.exhibits.of(letter)
    label = exhibit.label if exhibit else same_in_both(letter.file)
    sides = [letter.field(name) for name in ("grantor", "grantee")]
    by, to = (quoted(each, matter.given.letter) if each else None for each in sides)
    if by is None or to is None:
        return label
    return Text(f"{label.zh}（{by.zh}致{to.zh}）", f"{label.en} ({by.en} to {to.en})")


def ask_whole_period(matter: Matter) -> Answer:
    """Ask whether every letter was in force, and none was given before its giver had its own."""
    answer = along_the_chain(ask_period)(matter)
    if answer.verdict is not Verdict.MET:
        return answer
    for lower, upper in pairwise(chain_at_issue(matter)):
        signed = certain_day(lower, "signed_date")
        begun = certain_day(upper, "period_from") or certain_day(upper, "signed_date")
        if signed is not None and begun is not None and signed < begun:
            facts = {
                "signed": told_day(signed),
                "start": told_day(begun),
                "grantor": same_in_both(certain_text(lower, "grantor") or ""),
            }
            stated = (
                *matter.all_stated(lower, "signed_date"),
                *matter.all_stated(upper, "period_from", "signed_date"),
            )
            return cannot_tell("before_head", facts, theirs=stated)
    return answer


def _issues_another(letter: Document, letters: tuple[Document, ...]) -> bool:
    return any(_follows(other, letter) for other in letters if other is not letter)


def _follows(lower: Document, upper: Document) -> bool:
    """Whether the grantor of one letter is the grantee of the other."""
    grantor, grantee = certain_text(lower, "grantor"), certain_text(upper, "grantee")
    return (
        bool(grantor and grantee)
        and compare(grantor or "", grantee or "").likeness is Likeness.SAME
    )


def ask_chain(matter: Matter) -> Answer:
    """Ask whether an unbroken chain leads from the seller's letter to our holder."""
    letter = letter_at_issue(matter)
    if letter is None:
        return cannot_tell("no_paper")
    holder = matter.holder_field()
    if matter.right is None or holder is None or not holder.is_certain:
        return cannot_tell("our_side")
    return _climbed(matter, letter, str(holder.value), [letter])


def _climbed(matter: Matter, letter: Document, holder: str, seen: list[Document]) -> Answer:
    """Follow the letters upwards until the holder, a gap, or a doubt."""
    grantor = certain_text(letter, "grantor")
    if grantor is None:
        return unclear(matter, letter, "grantor")
    stated = tuple(
        each for paper in seen for each in matter.all_stated(paper, "grantor", "may_delegate")
    )
    ours = matter.all_stated(matter.right, "holder_name") if matter.right else ()
    names = {"grantor": same_in_both(grantor), "holder": same_in_both(holder)}
    alike = compare(grantor, holder).likeness
    if alike is Likeness.SAME:
        reached = "direct" if len(seen) == 1 else "through"
        return met(reached, names, theirs=stated, ours=ours)
    if alike is not Likeness.DIFFERENT:
        return cannot_tell("look_alike", names, theirs=stated, ours=ours)
    upper = _above(matter, letter, seen)
    if upper is not None:
        return _delegated(matter, upper, holder, [*seen, upper])
    if _held_before(matter, grantor):
        return cannot_tell("former_holder", names, theirs=stated, ours=ours)
    doubtful = [
        each for each in matter.letters if each not in seen and not certain_text(each, "grantee")
    ]
    if doubtful:
        return unclear(matter, doubtful[0], "grantee")
    return not_met("broken", names, theirs=stated, ours=ours)


def _delegated(matter: Matter, upper: Document, holder: str, seen: list[Document]) -> Answer:
    """Go one letter up, where passing the permission on must be allowed."""
    may = certain_flag(upper, "may_delegate")
    above = _climbed(matter, upper, holder, seen)
    if above.code not in REACHED:
        return above
    facts = {**dict(above.facts), "between": same_in_both(certain_text(upper, "grantor") or "")}
    if may is None:
        return cannot_tell("delegation_silent", facts, theirs=above.theirs, ours=above.ours)
    if not may:
        return not_met("no_delegation", facts, theirs=above.theirs, ours=above.ours)
    return above


def _held_before(matter: Matter, name: str) -> bool:
    """Whether a paper of ours names somebody as an earlier holder of the right."""
    earlier = [
        str(field.value)
        for paper in matter.given.assessment.documents
        if paper.doc_type in {"trademark_assignment", "trademark_change"}
        for field in (paper.field("assignor_name"), paper.field("previous_name"))
        if field is not None and field.value
    ]
    return any(compare(name, each).likeness is not Likeness.DIFFERENT for each in earlier)


CHECKS = {
    "dealer_chain": Check(
        ask_chain,
        declared(
            direct="grantor holder",
            through="grantor holder",
            broken="grantor holder",
            no_delegation="grantor holder between",
            delegation_silent="grantor holder between",
            former_holder="grantor holder",
            look_alike="grantor holder",
            unclear="what",
            our_side="",
            no_paper="",
        ),
    ),
}
