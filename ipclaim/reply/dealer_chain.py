"""The seller's letters of authorization as a chain: which one is the seller's, and up to whom.

Whether each grantor was itself allowed to pass the permission on belongs to the chain; what the
permission covers is asked elsewhere.
"""

from ipclaim.check.names import Likeness, compare
from ipclaim.model.document import Document
from ipclaim.model.text import Text
from ipclaim.reply.answer import Answer, Check, cannot_tell, declared, met, not_met
from ipclaim.reply.matter import (
    Matter,
    certain_flag,
    certain_text,
    quoted,
)
from ipclaim.reply.wording import same_in_both


def letter_at_issue(matter: Matter) -> Document | None:
    """Return the letter made out to the seller itself: the last one of a chain, or the only one."""
    letters = matter.letters
    seller = certain_text(matter.notice, "seller_name")
    if seller is not None:
        for letter in letters:
            grantee = certain_text(letter, "grantee")
            if grantee is not None and compare(grantee, seller).likeness is Likeness.SAME:
                return letter
    ends = [letter for letter in letters if not _issues_another(letter, letters)]
    return next(iter(ends or letters), None)


def _issues_another(letter: Document, letters: tuple[Document, ...]) -> bool:
    return any(_follows(other, letter) for other in letters if other is not letter)


def _follows(lower: Document, upper: Document) -> bool:
    """Whether the grantor of one letter is the grantee of the other."""
    grantor, grantee = certain_text(lower, "grantor"), certain_text(upper, "grantee")
    return (
        bool(grantor and grantee)
        and compare(grantor or "", grantee or "").likeness is Likeness.SAME
    )


def unclear(matter: Matter, paper: Document, field: str, code: str = "unclear") -> Answer:
    """Return that a field of the seller's letter cannot be relied on, and why."""
    name = matter.given.letter.field(field)
    read = paper.field(field)
    stated = matter.all_stated(paper, field)
    if read is None:
        title = matter.given.letter.paper(paper.doc_type)
        what = Text(f"未能从{title.zh}中读出{name.zh}", f"no {name.en} was read on the {title.en}")
    else:
        said = quoted(read, matter.given.letter)
        what = Text(f"{name.zh}{said.zh}", f"{name.en} is {said.en}")
    return cannot_tell(code, {"what": what}, theirs=stated)


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
    upper = next(
        (each for each in matter.letters if each not in seen and _follows(letter, each)), None
    )
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
    if above.code not in {"direct", "through"}:
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
