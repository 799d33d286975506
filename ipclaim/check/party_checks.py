"""Checks on names: is each party the same on every paper (NAM-01 to NAM-06)."""

from ipclaim.check import looking, names
from ipclaim.check.chain import Holder, current_holder, head_letters
from ipclaim.check.looking import doubt, doubt_kind, no_field, no_paper, party, seen, words
from ipclaim.check.matter import Matter
from ipclaim.check.names import Comparison, Likeness
from ipclaim.check.party_names import (
    NAME_SAYS,
    PartyName,
    is_linked,
    judged,
    told_differing,
)
from ipclaim.check.verdict import NoArgs, Verdict, check, needs_a_look, not_applicable, passes
from ipclaim.model.case import Role
from ipclaim.model.document import Document
from ipclaim.model.text import Text


@check("complainant_is_identified", NoArgs, **NAME_SAYS)
def complainant_is_identified(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the complainant of the case with the name on the complainant's identity paper."""
    paper = matter.parts.complainant_identity
    if paper is None:
        return no_paper(matter, "complainant_identity")
    stated = party(paper)
    if stated is None:
        return no_field(matter, paper, looking.IDENTITY_NAMES[0])
    return doubt(matter, stated) or judged(
        matter, PartyName.of_complainant(matter), PartyName.of(matter, stated)
    )


def _holder(matter: Matter) -> Holder | Verdict:
    """Return today's holder of the right as the papers prove, or why it cannot be told."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    holder = current_holder(right, matter.parts.transfers)
    if holder is None:
        return no_field(matter, right, "holder_name")
    return doubt_kind(matter, *holder.steps[1:]) or doubt(matter, *holder.steps) or holder


@check("holder_is_registrant", NoArgs, **NAME_SAYS)
def holder_is_registrant(matter: Matter, _: NoArgs) -> Verdict:
    """Compare today's registrant (certificate, then assignments and changes) with the holder.

    The holder is who the identity paper names; without one, a complaining holder as the case
    names it.
    """
    holder = _holder(matter)
    if isinstance(holder, Verdict):
        return holder
    registrant = PartyName.of(matter, holder.last)
    paper = matter.parts.holder_identity
    if paper is not None:
        stated = party(paper)
        if stated is None:
            return no_field(matter, paper, looking.IDENTITY_NAMES[0])
        return doubt(matter, stated) or judged(matter, registrant, PartyName.of(matter, stated))
    if matter.case.complainant.role is Role.HOLDER:
        return judged(matter, registrant, PartyName.of_complainant(matter))
    return no_paper(matter, "holder_identity")


@check("grantor_is_holder", NoArgs, **NAME_SAYS)
def grantor_is_holder(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the grantor of the authorization letter with today's holder of the right.

    For a sub-delegation it is the head letter's grantor; whether it was permitted is AUT-05's.
    """
    letter = matter.parts.letter
    if letter is None:
        return no_paper(matter, "authorization")
    if letter.value("sub_delegation") is True:
        letter = (letter, *head_letters(letter, matter.parts.letters))[-1]
    grantor = seen(letter, "grantor")
    if grantor is None:
        return no_field(matter, letter, "grantor")
    holder = _holder(matter)
    if isinstance(holder, Verdict):
        return holder
    return doubt(matter, grantor) or judged(
        matter, PartyName.of(matter, grantor), PartyName.of(matter, holder.last)
    )


@check("grantee_is_complainant", NoArgs, **NAME_SAYS)
def grantee_is_complainant(matter: Matter, _: NoArgs) -> Verdict:
    """Compare the grantee of the authorization letter with the complainant of the case."""
    letter = matter.parts.letter
    if letter is None:
        return no_paper(matter, "authorization")
    grantee = seen(letter, "grantee")
    if grantee is None:
        return no_field(matter, letter, "grantee")
    return doubt(matter, grantee) or judged(
        matter, PartyName.of(matter, grantee), PartyName.of_complainant(matter)
    )


_NAME_FIELDS = ("holder_name", "company_name", "name", "grantor", "grantee", "assignor_name",
                "assignee_name", "previous_name", "new_name")  # fmt: skip


@check("names_have_no_look_alikes", NoArgs, clean="count", suspicious="pairs")
def names_have_no_look_alikes(matter: Matter, _: NoArgs) -> Verdict:
    """Look for names that differ only by look-alike characters, script, or legal form.

    Doubtful readings take part: this is where a misread character shows.
    """
    papers = _cast_papers(matter)
    stated = [
        PartyName.of(matter, found)
        for paper in papers
        for name in _NAME_FIELDS
        if (found := seen(paper, name)) is not None and words(found)
    ]
    if not stated:
        return not_applicable()
    everyone = [PartyName.of_complainant(matter), *stated]
    pairs: dict[tuple[str, str], tuple[PartyName, PartyName, Comparison]] = {}
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


def _told_pair(left: PartyName, right: PartyName, comparison: Comparison) -> Text:
    differing = told_differing(comparison)
    return Text(
        f"“{left.text}”（{left.at.zh}）与“{right.text}”（{right.at.zh}），差异：{differing.zh}",
        f"“{left.text}” ({left.at.en}) and “{right.text}” ({right.at.en}), "
        f"differing: {differing.en}",
    )


def _cast_papers(matter: Matter) -> tuple[Document, ...]:
    parts = matter.parts
    cast = [parts.right, parts.letter, parts.complainant_identity, parts.holder_identity]
    further = (*parts.letters, *parts.transfers, *parts.renewals)
    return tuple(dict.fromkeys(paper for paper in (*cast, *further) if paper is not None))


@check("names_are_linked", NoArgs, linked="count", unlinked="pairs")
def names_are_linked(matter: Matter, _: NoArgs) -> Verdict:
    """Check that a party named in Chinese and in Latin letters has a paper that states both.

    Doubtful readings take part, since only the script of the names is looked at.
    """
    pairs = [(left, right) for left, right in _pairs(matter) if left.text and right.text]
    mixed = [
        (left, right)
        for left, right in pairs
        if names.compare(left.text, right.text).likeness is Likeness.INCOMPARABLE
    ]
    if not mixed:
        return not_applicable()
    looked = [name.looked for pair in mixed for name in pair]
    open_pairs = [
        Text(
            f"“{left.text}”（{left.at.zh}）与“{right.text}”（{right.at.zh}）",
            f"“{left.text}” ({left.at.en}) and “{right.text}” ({right.at.en})",
        )
        for left, right in mixed
        if not is_linked(matter, left.text, right.text)
    ]
    if open_pairs:
        return needs_a_look("unlinked", *looked, pairs=looking.listed(open_pairs, most=3))
    return passes("linked", *looked, count=len(mixed))


def _pairs(matter: Matter) -> list[tuple[PartyName, PartyName]]:
    """Return the names that should be one party's, two by two."""
    parts = matter.parts
    complainant = PartyName.of_complainant(matter)
    holder = seen(parts.right, "holder_name")
    stated = [
        (complainant, party(parts.complainant_identity)),
        (complainant, seen(parts.letter, "grantee")),
    ]
    if holder is not None:
        registrant = PartyName.of(matter, holder)
        stated += [
            (registrant, party(parts.holder_identity)),
            (registrant, seen(parts.letter, "grantor")),
        ]
    return [(left, PartyName.of(matter, right)) for left, right in stated if right is not None]
