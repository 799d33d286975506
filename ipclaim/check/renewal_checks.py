"""Checks on the chain of renewals: each term begins where the one before it ended (RGT-07).

Only renewals of the right's own number are in the chain; a paper whose number was not read for
certain settles nothing.
"""

from datetime import date
from itertools import pairwise

from ipclaim.check.dates import after_years
from ipclaim.check.looking import (
    day_of,
    doubt,
    doubt_kind,
    no_field,
    no_paper,
    seen,
    told,
    where,
    words,
)
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.parts import right_number
from ipclaim.check.verdict import (
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.frozen import dataclass
from ipclaim.model.document import Document
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Written


class TermArgs(Written):
    """The length of a term, where a renewal prints its end alone."""

    years: int = Setting(ge=1)


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where one term ends and the next begins, with the fields that say so."""

    ended: date
    begun: date
    stated: tuple[Seen, ...]


@check("renewals_follow_on", TermArgs, follow="count valid_to", gap="former start at",
       overlap="former start at")  # fmt: skip
def renewals_follow_on(matter: Matter, args: TermArgs) -> Verdict:
    """Check that each renewal's term begins where the term before it ended, without a gap.

    Offices count the day of expiry into the old term or into the new one; both follow on. A term
    that begins earlier than that was misread, or is another right's. Where a paper prints no start,
    or a certificate no end, it is counted from the other by the legal length.
    """
    right = matter.parts.right
    if right is None:
        return no_paper(matter, "right")
    renewals = _renewals(matter, right)
    if not renewals:
        return not_applicable()
    looked: list[Seen] = []
    for former, renewal in pairwise((right, *renewals)):
        joint = _joint(matter, former, renewal, args.years)
        if isinstance(joint, Verdict):
            return joint
        wrong = _follows_wrongly(matter, joint)
        if wrong:
            return wrong
        looked += joint.stated
    last = seen(renewals[-1], "valid_to")
    if last is None:
        return no_field(matter, renewals[-1], "valid_to")
    valid_to = told(last.field.value)
    return doubt(matter, last) or passes(
        "follow", *looked, last, count=len(renewals), valid_to=valid_to
    )


def _renewals(matter: Matter, right: Document) -> tuple[Document, ...]:
    """Return the right's renewals in the order of their terms, copies of one only once."""
    same = [paper for paper in matter.parts.renewals if right_number(paper) == right_number(right)]
    by_end = {words(seen(paper, "valid_to")): paper for paper in same}
    return tuple(by_end[end] for end in sorted(by_end))


def _joint(matter: Matter, former: Document, renewal: Document, years: int) -> _Joint | Verdict:
    """Return where two terms meet, or why it cannot be told."""
    end = seen(former, "valid_to")
    since = None if end else seen(former, "registration_date", "valid_from")
    start = seen(renewal, "valid_from")
    until = None if start else seen(renewal, "valid_to")
    number = seen(renewal, "registration_number")
    old, new = end or since, start or until
    if old is None:
        return no_field(matter, former, "valid_to")
    if new is None:
        return no_field(matter, renewal, "valid_from")
    stated = (old, new) if number is None else (old, new, number)
    unsure = doubt_kind(matter, new) or doubt(matter, *stated)
    if unsure:
        return unsure
    first, second = day_of(old), day_of(new)
    if first is None or second is None:
        return no_field(
            matter, *((former, "valid_to") if first is None else (renewal, "valid_from"))
        )
    return _Joint(
        first if end else after_years(first, years),
        second if start else after_years(second, -years),
        stated,
    )


def _follows_wrongly(matter: Matter, joint: _Joint) -> Verdict | None:
    """Return what is wrong with how two terms meet; a day more or less is how offices count."""
    days = (joint.begun - joint.ended).days
    at = where(matter, joint.stated[1])
    if days < -1:
        return needs_a_look("overlap", *joint.stated, former=joint.ended, start=joint.begun, at=at)
    if days > 1:
        return fails("gap", *joint.stated, former=joint.ended, start=joint.begun, at=at)
    return None
