"""Check on rights with several holders: every one acts, or one is authorised (NAM-11).

Several holders are known by a certificate that lists them, or by its own word for them; which of
the names in such a list belong together is left to a person.
"""

from ipclaim.check import looking, names
from ipclaim.check.looking import doubt, no_field, no_paper, seen, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.verdict import Fact, Verdict, check, fails, needs_a_look, passes
from ipclaim.model.case import Role
from ipclaim.model.document import Document
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written


class JointArgs(Written):
    """Words by which a certificate says that it has several holders."""

    words: tuple[Filled, ...] = Setting(min_length=1)


@check("every_holder_acts", JointArgs, single="holder", all_act="holders", lacking="holders at",
       one_files="holders at", maybe="words at")  # fmt: skip
def every_holder_acts(matter: Matter, args: JointArgs) -> Verdict:
    """Check that each holder of a joint right granted the authority, or agreed to the complaint."""
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    holder = seen(right, "holder_name")
    if holder is None:
        return no_field(matter, right, "holder_name")
    unsure = doubt(matter, holder)
    if unsure:
        return unsure
    holders = names.parties(words(holder))
    if len(holders) < 2:
        said = next((word for word in args.words if names.holds(right.text, word)), None)
        if said is not None:
            return needs_a_look("maybe", holder, right, words=said, at=where(matter, holder))
        return passes("single", holder, holder=words(holder))
    if matter.case.complainant.role is Role.HOLDER:
        facts: dict[str, Fact] = {"holders": looking.listed(list(holders))}
        return needs_a_look("one-files", holder, **facts, at=where(matter, holder))
    return _all_grant(matter, holder, holders)


def _all_grant(matter: Matter, holder: Seen, holders: tuple[str, ...]) -> Verdict:
    """Judge whether the letters to the complainant are granted by each of the holders."""
    grantors = [found for each in _own_letters(matter) if (found := seen(each, "grantor"))]
    if not grantors:
        return no_paper(matter, "authorization")
    unsure = doubt(matter, *grantors)
    if unsure:
        return unsure
    granted = [name for each in grantors for name in names.parties(words(each))]
    lacking = [
        each for each in holders if not any(names.compare(each, one).is_same for one in granted)
    ]
    if lacking:
        return fails("lacking", holder, *grantors, holders=looking.listed(lacking),
                     at=where(matter, holder))  # fmt: skip
    return passes("all-act", holder, *grantors, holders=looking.listed(list(holders)))


def _own_letters(matter: Matter) -> tuple[Document, ...]:
    """Return the letters whose grantee is the complainant, or else the one that counts."""
    own = tuple(
        letter
        for letter in matter.parts.letters
        if names.compare(words(seen(letter, "grantee")), matter.case.complainant.name).is_same
    )
    one = matter.parts.letter
    return own or (() if one is None else (one,))
