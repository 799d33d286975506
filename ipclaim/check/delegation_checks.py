"""Check on authority passed on: each sub-delegation rests on a head letter (AUT-05).

Followed by names from the complainant's letter upwards, as far as letters go; that the topmost
grantor is the holder is NAM-03's.
"""

from ipclaim.check.chain import head_letters
from ipclaim.check.looking import day_of, doubt, no_field, no_paper, seen, where, words
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import NoArgs, Verdict, check, fails, passes
from ipclaim.model.document import Document
from ipclaim.model.finding import Outcome


@check("delegation_is_permitted", NoArgs, direct="", permitted="at", no_head="grantor at",
       forbidden="at", head_ended="period_to at day")  # fmt: skip
def delegation_is_permitted(matter: Matter, _: NoArgs) -> Verdict:
    """Check that each sub-delegation rests on a head letter that permits it and is in force."""
    letter = matter.parts.letter
    if letter is None:
        return no_paper(matter, "authorization")
    sub = seen(letter, "sub_delegation")
    if sub is None:
        return passes("direct", letter)
    unsure = doubt(matter, sub)
    if unsure:
        return unsure
    if sub.field.value is not True:
        return passes("direct", sub)
    heads = head_letters(letter, matter.parts.letters)
    lower, last = letter, passes("direct", sub)
    for head in heads:
        last = _permitted(matter, lower, head)
        if last.outcome is not Outcome.PASS:
            return last
        lower = head
    if not heads or lower.value("sub_delegation") is True:
        return _no_head(matter, lower)
    return last


def _no_head(matter: Matter, letter: Document) -> Verdict:
    grantor = seen(letter, "grantor")
    if grantor is None:
        return no_field(matter, letter, "grantor")
    return doubt(matter, grantor) or fails(
        "no-head", letter, grantor, grantor=words(grantor), at=where(matter, grantor)
    )


def _permitted(matter: Matter, letter: Document, head: Document) -> Verdict:
    """Judge one step: whether the head letter lets its grantee pass the authority on, today."""
    grantor, grantee = seen(letter, "grantor"), seen(head, "grantee")
    may, sub, end = (
        seen(head, "may_delegate"),
        seen(head, "sub_delegation"),
        seen(head, "period_to"),
    )
    if may is None:
        return no_field(matter, head, "may_delegate")
    stated = [each for each in (grantor, grantee, may, sub, end) if each is not None]
    unsure = doubt(matter, *stated)
    if unsure:
        return unsure
    last = day_of(end)
    if end is not None and last is not None and last < matter.day:
        return fails("head-ended", *stated, period_to=last, at=where(matter, end), day=matter.day)
    if may.field.value is not True:
        return fails("forbidden", *stated, at=where(matter, may))
    return passes("permitted", *stated, at=where(matter, may))
