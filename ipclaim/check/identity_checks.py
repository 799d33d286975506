"""Checks on identity papers: codes, addresses, numbers and terms (NAM-07 to NAM-10)."""

from ipclaim.check import looking, names
from ipclaim.check.chain import is_about
from ipclaim.check.looking import doubt, no_field, seen, told, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.verdict import (
    Fact,
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.case import Role
from ipclaim.model.document import CheckDigit, Document
from ipclaim.model.written import Filled, Written

_COMPARED = "left left_at right right_at"


@check("credit_codes_agree", NoArgs, agree="codes", differ=_COMPARED, invalid="code at")
def credit_codes_agree(matter: Matter, _: NoArgs) -> Verdict:
    """Check each unified social credit code's check digits, and that papers agree on it."""
    parts = matter.parts
    pairs: tuple[tuple[Seen | None, Seen | None], ...] = (
        (seen(parts.complainant_identity, _CODE), seen(parts.letter, "grantee_credit_code")),
        (seen(parts.holder_identity, _CODE), seen(parts.letter, "grantor_credit_code")),
    )
    if matter.case.complainant.role is Role.HOLDER:
        pairs = (pairs[0],)
    stated = tuple(found for pair in pairs for found in pair if found is not None)
    if not stated:
        return not_applicable("no-paper", part=matter.pack.phrases.fields[_CODE])
    for found in stated:
        if found.field.check_digit is CheckDigit.INVALID:
            return (
                needs_a_look(
                    "invalid", *stated, code=told(found.field.value), at=where(matter, found)
                )
                if not found.field.is_certain
                else fails(
                    "invalid", *stated, code=told(found.field.value), at=where(matter, found)
                )
            )
    unsure = doubt(matter, *stated)
    if unsure:
        return unsure
    for left, right in pairs:
        if left and right and words(left).upper() != words(right).upper():
            return fails("differ", *stated, left=words(left), left_at=where(matter, left),
                         right=words(right), right_at=where(matter, right))  # fmt: skip
    codes = list(dict.fromkeys(words(found) for found in stated))
    return passes("agree", *stated, codes=looking.listed(codes))


_CODE = "unified_social_credit_code"


@check("addresses_agree", NoArgs, same=_COMPARED, different=_COMPARED)
def addresses_agree(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the registrant's recorded address with the holder's licence.

    The newest record counts: the new address of a recorded change, or the assignee's, before the
    certificate's own.
    """
    own = seen(matter.parts.holder_identity, "address")
    right = _recorded_address(matter, own)
    if right is None or own is None:
        return not_applicable("no-paper", part=matter.pack.phrases.fields["address"])
    unsure = doubt(matter, right, own)
    if unsure:
        return unsure
    facts: dict[str, Fact] = {"left": words(right), "left_at": where(matter, right),
             "right": words(own), "right_at": where(matter, own)}  # fmt: skip
    if _is_one_address(words(right), words(own)):
        return passes("same", right, own, **facts)
    return needs_a_look("different", right, own, **facts)


def _recorded_address(matter: Matter, own: Seen | None) -> Seen | None:
    """Return the address on record: of a transfer that agrees, else of the last paper."""
    right = matter.parts.right
    if right is None:
        return None
    moves = [
        found
        for paper in matter.parts.transfers
        if is_about(paper, right)
        if (found := seen(paper, "new_address", "assignee_address")) is not None
    ]
    if own is not None:
        agreeing = (each for each in moves if _is_one_address(words(each), words(own)))
        found = next(agreeing, None)
        if found is not None:
            return found
    return moves[-1] if moves else seen(right, "holder_address")


def _is_one_address(left: str, right: str) -> bool:
    """Whether one address is the other, at most with province or country left out."""
    return (
        names.compare(left, right).is_same or names.holds(left, right) or names.holds(right, left)
    )


@check(
    "personal_identity_is_valid",
    NoArgs,
    valid="number at",
    invalid="number at",
    expired="valid_to at day",
)
def personal_identity_is_valid(matter: Matter, _: NoArgs) -> tuple[Verdict, ...] | Verdict:
    """Check the check digits of ID cards and passports, and that they have not expired."""
    cast = (matter.parts.complainant_identity, matter.parts.holder_identity)
    papers = dict.fromkeys(paper for paper in cast if paper is not None)
    personal = [paper for paper in papers if paper.doc_type in {"id_card", "passport"}]
    if not personal:
        return not_applicable()
    verdicts = [_personal(matter, paper) for paper in personal]
    worst = [verdict for verdict in verdicts if verdict.outcome != "pass"]
    return (worst or verdicts)[0]


def _personal(matter: Matter, paper: Document) -> Verdict:
    number = seen(paper, "id_number", "mrz", "passport_number")
    if number is None:
        return no_field(matter, paper, "id_number")
    at = where(matter, number)
    if number.field.check_digit is CheckDigit.INVALID:
        answer = fails if number.field.is_certain else needs_a_look
        return answer("invalid", number, number=told(number.field.value), at=at)
    end = seen(paper, "valid_to")
    unsure = doubt(matter, number, *((end,) if end else ()))
    if unsure:
        return unsure
    last = looking.day_of(end)
    if end is not None and last is not None and last < matter.day:
        return fails("expired", number, end, valid_to=last, at=where(matter, end), day=matter.day)
    return passes("valid", number, number=told(number.field.value), at=at)


class EndedArgs(Written):
    """Words by which a register says that a firm has ended."""

    ended: tuple[Filled, ...] = ()


@check("licence_is_in_force", EndedArgs, in_force="count", expired="valid_to at day",
       ended="word at")  # fmt: skip
def licence_is_in_force(matter: Matter, args: EndedArgs) -> Verdict:
    """Check that no business licence's term has ended; a licence without a term has none.

    A paper that says in other words that the firm has ended goes to a person.
    """
    cast = (matter.parts.complainant_identity, matter.parts.holder_identity)
    licences = [
        paper for paper in dict.fromkeys(cast) if paper and paper.doc_type == "business_licence"
    ]
    if not licences:
        return not_applicable()
    ends = [end for paper in licences if (end := seen(paper, "valid_to")) is not None]
    unsure = doubt(matter, *ends)
    if unsure:
        return unsure
    for end in ends:
        last = looking.day_of(end)
        if last is not None and last < matter.day:
            return fails("expired", *ends, valid_to=last, at=where(matter, end), day=matter.day)
    for paper in licences:
        word = next((each for each in args.ended if names.holds(paper.text, each)), None)
        if word is not None:
            at = looking.paper_at(matter, paper)
            return needs_a_look("ended", paper, *ends, word=word, at=at)
    return passes("in-force", *(ends or licences), count=len(licences))
