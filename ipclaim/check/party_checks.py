"""Checks on parties: is everybody who they say, on every paper (NAM-*)."""

from ipclaim.check import looking, names
from ipclaim.check.chain import Holder, current_holder
from ipclaim.check.looking import doubt, no_field, no_paper, party, seen, told, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.names import Comparison, Likeness
from ipclaim.check.verdict import (
    Fact,
    Looked,
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
from ipclaim.model.text import Text

_COMPARED = "left left_at right right_at"
_DIFFERS = f"{_COMPARED} differing"
_NAME_SAYS = {
    "same": _COMPARED,
    "other_script": _DIFFERS,
    "look_alike": _DIFFERS,
    "other_form": _DIFFERS,
    "different": _COMPARED,
    "incomparable": _COMPARED,
}


class _Name:
    """A name to compare: from a paper, or as the case states it."""

    def __init__(self, text: str, at: Text, looked: Looked) -> None:
        self.text = text
        self.at = at
        self.looked = looked

    @classmethod
    def of(cls, matter: Matter, found: Seen) -> "_Name":
        return cls(words(found), where(matter, found), found)

    @classmethod
    def of_complainant(cls, matter: Matter) -> "_Name":
        name = matter.case.complainant.name
        return cls(
            name,
            Text("case.yaml 的投诉人", "complainant in case.yaml"),
            f"case.complainant.name={name}",
        )


def _differing(comparison: Comparison) -> Text:
    shown = [f"{left or '∅'} / {right or '∅'}" for left, right in comparison.differing]
    return looking.listed(shown)


def _judged(matter: Matter, left: _Name, right: _Name) -> Verdict:
    """Compare two names that are both certain."""
    comparison = names.compare(left.text, right.text)
    facts: dict[str, Fact] = {
        "left": left.text,
        "left_at": left.at,
        "right": right.text,
        "right_at": right.at,
    }
    looked = (left.looked, right.looked)
    match comparison.likeness:
        case Likeness.SAME if comparison.other_script:
            return passes("other-script", *looked, **facts, differing=_differing(comparison))
        case Likeness.SAME:
            return passes("same", *looked, **facts)
        case Likeness.LOOK_ALIKE:
            return fails("look-alike", *looked, **facts, differing=_differing(comparison))
        case Likeness.OTHER_FORM:
            return fails("other-form", *looked, **facts, differing=_differing(comparison))
        case Likeness.DIFFERENT:
            return fails("different", *looked, **facts)
        case Likeness.INCOMPARABLE:
            if _is_linked(matter, left.text, right.text):
                return passes("same", *looked, **facts)
            return needs_a_look("incomparable", *looked, **facts)


_NAME_PAIRS = (
    ("holder_name", "holder_name_en"),
    ("grantor", "grantor_name_en"),
    ("grantee", "grantee_name_en"),
    ("company_name", "company_name_en"),
)


def _is_linked(matter: Matter, left: str, right: str) -> bool:
    """Whether a paper states both names, Chinese and Latin, for one party, both certain."""
    for paper in matter.facts.documents:
        for chinese, latin in _NAME_PAIRS:
            pair = seen(paper, chinese), seen(paper, latin)
            if not all(each is not None and each.field.is_certain for each in pair):
                continue
            stated = [words(each) for each in pair]
            for ours, theirs in ((left, right), (right, left)):
                if (
                    names.compare(ours, stated[0]).is_same
                    and names.compare(theirs, stated[1]).is_same
                ):
                    return True
    return False


@check("complainant_is_identified", NoArgs, **_NAME_SAYS)
def complainant_is_identified(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the complainant of the case with the name on the complainant's identity paper."""
    paper = matter.parts.complainant_identity
    if paper is None:
        return no_paper(matter, "complainant_identity")
    stated = party(paper)
    if stated is None:
        return no_field(matter, paper, looking.IDENTITY_NAMES[0])
    return doubt(matter, stated) or _judged(
        matter, _Name.of_complainant(matter), _Name.of(matter, stated)
    )


def _holder(matter: Matter) -> Holder | Verdict:
    """Return today's holder of the right as the papers prove, or why it cannot be told."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    holder = current_holder(right, matter.parts.transfers)
    if holder is None:
        return no_field(matter, right, "holder_name")
    return doubt(matter, *holder.steps) or holder


@check("holder_is_registrant", NoArgs, **_NAME_SAYS)
def holder_is_registrant(matter: Matter, _: NoArgs) -> Verdict:
    """Compare today's registrant (certificate, then assignments and changes) with the holder.

    The holder is who the identity paper names; without one, a complaining holder as the case
    names it.
    """
    holder = _holder(matter)
    if isinstance(holder, Verdict):
        return holder
    registrant = _Name.of(matter, holder.last)
    paper = matter.parts.holder_identity
    if paper is not None:
        stated = party(paper)
        if stated is None:
            return no_field(matter, paper, looking.IDENTITY_NAMES[0])
        return doubt(matter, stated) or _judged(matter, registrant, _Name.of(matter, stated))
    if matter.case.complainant.role is Role.HOLDER:
        return _judged(matter, registrant, _Name.of_complainant(matter))
    return no_paper(matter, "holder_identity")


@check("grantor_is_holder", NoArgs, **_NAME_SAYS)
def grantor_is_holder(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the grantor of the authorization letter with today's holder of the right."""
    letter = matter.parts.letter
    if letter is None:
        return no_paper(matter, "authorization")
    grantor = seen(letter, "grantor")
    if grantor is None:
        return no_field(matter, letter, "grantor")
    holder = _holder(matter)
    if isinstance(holder, Verdict):
        return holder
    return doubt(matter, grantor) or _judged(
        matter, _Name.of(matter, grantor), _Name.of(matter, holder.last)
    )


@check("grantee_is_complainant", NoArgs, **_NAME_SAYS)
def grantee_is_complainant(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the grantee of the authorization letter with the complainant of the case."""
    letter = matter.parts.letter
    if letter is None:
        return no_paper(matter, "authorization")
    grantee = seen(letter, "grantee")
    if grantee is None:
        return no_field(matter, letter, "grantee")
    return doubt(matter, grantee) or _judged(
        matter, _Name.of(matter, grantee), _Name.of_complainant(matter)
    )


_NAME_FIELDS = ("holder_name", "company_name", "name", "grantor", "grantee", "assignee_name",
                "new_name")  # fmt: skip


@check("names_have_no_look_alikes", NoArgs, clean="count", suspicious="pairs")
def names_have_no_look_alikes(matter: Matter, _: NoArgs) -> Verdict:
    """Look for names that differ only by look-alike characters, script, or legal form.

    Doubtful readings take part: this is where a misread character shows.
    """
    papers = _cast_papers(matter)
    stated = [
        _Name.of(matter, found)
        for paper in papers
        for name in _NAME_FIELDS
        if (found := seen(paper, name)) is not None and words(found)
    ]
    if not stated:
        return not_applicable()
    everyone = [_Name.of_complainant(matter), *stated]
    pairs: dict[tuple[str, str], tuple[_Name, _Name, Comparison]] = {}
    for number, left in enumerate(everyone):
        for right in everyone[number + 1 :]:
            comparison = names.compare(left.text, right.text)
            alike = {Likeness.LOOK_ALIKE, Likeness.OTHER_FORM}
            if comparison.likeness in alike or comparison.other_script:
                key = (min(left.text, right.text), max(left.text, right.text))
                pairs.setdefault(key, (left, right, comparison))
    looked = [name.looked for name in everyone]
    if not pairs:
        return passes("clean", *looked, count=len(everyone))
    told_pairs = [_told_pair(*pair) for pair in pairs.values()]
    return needs_a_look("suspicious", *looked, pairs=looking.listed(told_pairs, most=3))


def _told_pair(left: _Name, right: _Name, comparison: Comparison) -> Text:
    differing = _differing(comparison)
    return Text(
        f"“{left.text}”（{left.at.zh}）与“{right.text}”（{right.at.zh}），差异：{differing.zh}",
        f"“{left.text}” ({left.at.en}) and “{right.text}” ({right.at.en}), "
        f"differing: {differing.en}",
    )


def _cast_papers(matter: Matter) -> tuple[Document, ...]:
    parts = matter.parts
    cast = [parts.right, parts.letter, parts.complainant_identity, parts.holder_identity]
    papers = [paper for paper in cast if paper is not None] + list(parts.transfers)
    return tuple(dict.fromkeys(papers))


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
    """Compare the registrant's address on the certificate with the holder's licence."""
    right = seen(matter.parts.right, "holder_address")
    own = seen(matter.parts.holder_identity, "address")
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


@check("licence_is_in_force", NoArgs, in_force="count", expired="valid_to at day")
def licence_is_in_force(matter: Matter, _: NoArgs) -> Verdict:
    """Check that no business licence's term has ended; a licence without a term has none."""
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
    return passes("in-force", *(ends or licences), count=len(licences))
