"""What became of a right after its certificate: the papers that a letter must not pass over.

A letter that calls the first holder the registrant, or names the first term's end, would be wrong
where the right was assigned or renewed. Only papers of the right's own number count. Pure.
"""

from ipclaim.check.matter import Parts
from ipclaim.check.parts import right_number
from ipclaim.model.document import Document


def newest_renewal(parts: Parts) -> Document | None:
    """Return the renewal with the last end of the right's term; ``None`` without one."""
    dated = [one for one in _of_the_right(parts, parts.renewals) if one.value("valid_to")]
    return max(dated, key=lambda one: str(one.value("valid_to")), default=None)


def transfers_in_order(parts: Parts) -> tuple[Document, ...]:
    """Return the assignments and changes of name of the right, oldest first."""
    return tuple(sorted(_of_the_right(parts, parts.transfers), key=_day))


def _of_the_right(parts: Parts, papers: tuple[Document, ...]) -> list[Document]:
    if parts.right is None:
        return []
    number = right_number(parts.right)
    return [paper for paper in papers if right_number(paper) == number]


def _day(paper: Document) -> str:
    return str(paper.value("assignment_date") or paper.value("issue_date") or "")
