"""Casts the papers: which is the right enforced, whose identity is which, which letter counts.

By content, never by file name. Where two papers could play a part equally well, that is said and a
person chooses; nothing is taken because it came first.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ipclaim.check.looking import list_of, party, seen, words
from ipclaim.check.matter import Facts, Parts
from ipclaim.check.names import compare, nearness
from ipclaim.model.case import Role
from ipclaim.model.document import Document, whole_papers

RIGHT_NUMBERS: dict[str, tuple[str, ...]] = {
    "trademark_certificate": ("registration_number",),
    "copyright_certificate": ("registration_number",),
    "software_copyright_certificate": ("registration_number",),
    "design_patent_certificate": ("patent_number", "registration_number"),
    "invention_patent_certificate": ("patent_number", "registration_number"),
    "utility_model_certificate": ("patent_number", "registration_number"),
}
"""Kinds of paper that are a registered right, and the field that holds its number."""
IDENTITY_KINDS = frozenset({"business_licence", "id_card", "passport"})
_HOLDERS = ("holder_name",)
_FAR = 0.5
"""Below this likeness two names are two parties: half of the characters differ."""


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """Return a right's number without what offices and people put around it."""
    bare = re.sub(r"[^0-9A-Z]", "", number.upper())
    return re.sub(r"^(?:ZL|NO)(?=\d)", "", bare)


def right_number(document: Document) -> str:
    """Return the number on a right's paper as a key; empty when it was not read."""
    names = RIGHT_NUMBERS.get(document.doc_type, ("registration_number",))
    return number_key(words(seen(document, *names)))


def cast(facts: Facts) -> Parts:
    """Return which paper plays which part."""
    documents = whole_papers(facts.documents)
    rights = tuple(paper for paper in documents if paper.doc_type in RIGHT_NUMBERS)
    right, right_is_ambiguous = _right(facts, rights)
    letters = _of_kind(documents, "authorization_letter")
    letter, letter_is_ambiguous = _letter(facts, right, letters)
    identities = tuple(paper for paper in documents if paper.doc_type in IDENTITY_KINDS)
    own, holder = _identities(facts, right, letter, identities)
    return Parts(
        right=right,
        rights=rights,
        right_is_ambiguous=right_is_ambiguous,
        renewals=_of_kind(documents, "trademark_renewal"),
        transfers=_of_kind(documents, "trademark_assignment", "trademark_change"),
        applications=_of_kind(documents, "trademark_application"),
        letter=letter,
        letters=letters,
        letter_is_ambiguous=letter_is_ambiguous,
        complainant_identity=own,
        holder_identity=holder,
        identities=identities,
    )


def _of_kind(documents: Sequence[Document], *kinds: str) -> tuple[Document, ...]:
    return tuple(paper for paper in documents if paper.doc_type in kinds)


def _right(facts: Facts, rights: Sequence[Document]) -> tuple[Document | None, bool]:
    """Return the right enforced and whether a person must choose it."""
    wanted = number_key(facts.case.right or "")
    named = [paper for paper in rights if wanted and right_number(paper) == wanted]
    candidates = named or list(rights)
    if not candidates:
        return None, False
    numbers = {right_number(paper) for paper in candidates}
    fullest = max(candidates, key=_certain_fields)
    return fullest, len(numbers) > 1


def _certain_fields(paper: Document) -> int:
    return sum(field.is_certain for field in paper.fields)


def _letter(
    facts: Facts, right: Document | None, letters: Sequence[Document]
) -> tuple[Document | None, bool]:
    """Return the letter that names right, grantor and grantee best, and whether two are even."""
    if not letters:
        return None, False
    scored = sorted(
        ((_fit(facts, right, letter), number) for number, letter in enumerate(letters)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    best = [letters[number] for score, number in scored if score == scored[0][0]]
    return best[0], len({_terms(letter) for letter in best}) > 1


def _terms(letter: Document) -> tuple[object, ...]:
    """Return what two copies of one letter have in common."""
    names = ("grantor", "grantee", "rights_numbers", "platforms", "period_from", "period_to")
    return tuple(letter.value(name) for name in names)


def _fit(facts: Facts, right: Document | None, letter: Document) -> float:
    """Return how well a letter fits; a letter to the complainant comes before its head letter."""
    numbers = {number_key(number) for number in list_of(seen(letter, "rights_numbers"))}
    names_right = right is not None and right_number(right) in numbers
    to_us = nearness(words(seen(letter, "grantee")), facts.case.complainant.name)
    from_holder = nearness(words(seen(letter, "grantor")), words(seen(right, *_HOLDERS)))
    start, end = words(seen(letter, "period_from")), words(seen(letter, "period_to"))
    in_force = (start or "0") <= facts.as_of.isoformat() <= (end or "9")
    return 10 * (to_us == 1.0) + 2 * to_us + 2 * from_holder + names_right + 0.5 * in_force


def _identities(
    facts: Facts,
    right: Document | None,
    letter: Document | None,
    identities: Sequence[Document],
) -> tuple[Document | None, Document | None]:
    """Return the complainant's and the holder's identity papers.

    A paper goes to the party whose name it states. One paper that is left over goes to the one
    party that is left without, so that the difference is told instead of "missing".
    """
    complainant = facts.case.complainant.name
    if facts.case.complainant.role is Role.HOLDER:
        own = _nearest(identities, complainant, at_least=0.0)
        return own, own
    holder = words(seen(right, *_HOLDERS)) or words(seen(letter, "grantor"))
    own, theirs = _nearest(identities, complainant), _nearest(identities, holder)
    if own is not None and own is theirs:
        if nearness(words(party(own)), complainant) >= nearness(words(party(own)), holder):
            theirs = _nearest([paper for paper in identities if paper is not own], holder)
        else:
            own = _nearest([paper for paper in identities if paper is not theirs], complainant)
    left_over = [paper for paper in identities if paper is not own and paper is not theirs]
    if len(left_over) == 1 and own is None:
        return left_over[0], theirs
    if len(left_over) == 1 and theirs is None:
        return own, left_over[0]
    return own, theirs


def _nearest(papers: Sequence[Document], name: str, *, at_least: float = _FAR) -> Document | None:
    names = [words(party(paper)) for paper in papers]
    same = (
        paper for paper, stated in zip(papers, names, strict=True) if compare(stated, name).is_same
    )
    if (paper := next(same, None)) is not None:
        return paper
    scored = [(nearness(stated, name), -number) for number, stated in enumerate(names)]
    if not scored:
        return None
    score, number = max(scored)
    return papers[-number] if score >= at_least else None
