"""Follows a right from the registrant on its certificate to today's holder.

Only papers that continue the chain by name are followed, in the order in which they fit; a paper
that fits nowhere is left over, and the caller says so.
"""

from collections.abc import Sequence
from itertools import pairwise

from ipclaim.check.looking import day_of, seen, words
from ipclaim.check.matter import Seen
from ipclaim.check.names import compare
from ipclaim.check.parts import number_key, right_number
from ipclaim.frozen import dataclass
from ipclaim.model.document import Document


@dataclass(frozen=True, slots=True)
class Holder:
    """Today's holder as the papers prove it."""

    steps: tuple[Seen, ...]
    """Every name on the way: the registrant, then former and new name of each paper."""
    left_over: tuple[Document, ...]
    """Transfers that continue nothing."""

    @property
    def last(self) -> Seen:
        """The field that names today's holder."""
        return self.steps[-1]


def current_holder(right: Document, transfers: Sequence[Document]) -> Holder | None:
    """Return today's holder, or ``None`` when the certificate's holder was not found."""
    registrant = seen(right, "holder_name")
    if registrant is None:
        return None
    steps, waiting = [registrant], [paper for paper in transfers if is_about(paper, right)]
    while True:
        following = next((paper for paper in waiting if _continues(steps[-1], paper)), None)
        if following is None:
            return Holder(tuple(steps), tuple(waiting))
        waiting.remove(following)
        former, new = _names(following)
        steps += [each for each in (former, new) if each is not None]


def _continues(holder: Seen, paper: Document) -> bool:
    former, new = _names(paper)
    return new is not None and former is not None and compare(words(holder), words(former)).is_same


def _names(paper: Document) -> tuple[Seen | None, Seen | None]:
    return seen(paper, "assignor_name", "previous_name"), seen(paper, "assignee_name", "new_name")


def is_about(paper: Document, right: Document) -> bool:
    """Return whether a transfer may be of this right: only another number, surely read, says no."""
    number = seen(paper, "registration_number")
    return (
        number is None
        or not number.field.is_certain
        or number_key(words(number)) == right_number(right)
    )


DATES = ("effective_date", "assignment_date", "issue_date")


def dated_out_of_order(holder: Holder) -> tuple[Seen, Seen] | None:
    """Return the first two dates of the chain's papers that run backwards, both read for certain.

    A date in doubt proves neither order; the papers then hang together by their names alone.
    """
    papers = dict.fromkeys(step.document for step in holder.steps[1:])
    found = (seen(paper, *DATES) for paper in papers)
    dated = [each for each in found if each and each.field.is_certain and day_of(each)]
    return next((pair for pair in pairwise(dated) if words(pair[0]) > words(pair[1])), None)


def names_on(papers: Sequence[Document]) -> tuple[Seen, ...]:
    """Return the former and new names that transfers state."""
    return tuple(found for paper in papers for found in _names(paper) if found is not None)


def head_letters(letter: Document, letters: Sequence[Document]) -> tuple[Document, ...]:
    """Return the letters above a sub-delegation, the next one first, up to where none is found.

    A head letter that is itself a sub-delegation is followed further; a circle ends the way.
    """
    found: list[Document] = []
    while letter.value("sub_delegation") is True:
        head = head_letter(letter, [each for each in letters if each not in found])
        if head is None:
            break
        found.append(head)
        letter = head
    return tuple(found)


def head_letter(letter: Document, letters: Sequence[Document]) -> Document | None:
    """Return the letter under which a sub-delegation was given, or ``None``."""
    grantor = words(seen(letter, "grantor"))
    return next(
        (
            other
            for other in letters
            if other is not letter and compare(words(seen(other, "grantee")), grantor).is_same
        ),
        None,
    )
