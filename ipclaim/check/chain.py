"""Follows a right from the registrant on its certificate to today's holder.

Only papers that continue the chain by name are followed, in the order in which they fit; a paper
that fits nowhere is left over, and the caller says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ipclaim.check.looking import seen, words
from ipclaim.check.matter import Seen
from ipclaim.check.names import compare
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
    steps, waiting = [registrant], list(transfers)
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
