"""Follows a right from the registrant on its certificate to today's holder.

Only papers that continue the chain by name are followed, in the order in which they fit; a paper
that fits nowhere is left over, and the caller says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ipclaim.check.looking import seen, words
from ipclaim.check.matter import Seen
from ipclaim.check.names import compare
from ipclaim.check.parts import number_key, right_number
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
    steps, waiting = [registrant], [paper for paper in transfers if _is_about(paper, right)]
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


def _is_about(paper: Document, right: Document) -> bool:
    """Whether a transfer may be of this right: only another number, surely read, says no."""
    number = seen(paper, "registration_number")
    return (
        number is None
        or not number.field.is_certain
        or number_key(words(number)) == right_number(right)
    )


def names_on(papers: Sequence[Document]) -> tuple[Seen, ...]:
    """Return the former and new names that transfers state."""
    return tuple(found for paper in papers for found in _names(paper) if found is not None)


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
