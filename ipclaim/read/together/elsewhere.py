"""The same value elsewhere in the case: which doubts another paper answers. Pure.

A doubt about where a value ends is answered by a paper that surely states the very same value: what
was cut off would have to leave exactly that. A doubt about characters is not, because two papers
that differ in one look-alike character are what this program is there to find, and a model that
slips, slips towards the usual character. Two exceptions, each with its reason beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ipclaim.model.document import CheckDigit, Confirmation, Document, Field, FieldState

_OF_EXTENT = frozenset(
    {"may-go-on", "last-line-full", "over-pages", "at-the-edge", "format-unexpected"}
)
"""That it may be cut off or run on. ``two-candidates`` is none: which of two stands for the field
is a question about this paper, and the old holder's licence may well be in the case."""
_OF_A_NUMBER = frozenset({"low-score", "no-witness", "page-hard-to-read"})
"""Doubts about characters that a long number's equal answers: of a number that really differs in
one figure, that very figure would have to be misread, and as the very one that hides it. Where a
second reader saw another figure, that reader may be right."""
_OF_THE_PAGE = "page-hard-to-read"
"""Answered for names too when it is all that is said about their characters: two models read the
value alike, and a third text says the same."""
_OF_CHARACTERS = frozenset({*_OF_A_NUMBER, "witness-differs", "text-layer-differs"})
_DIGITS = 8
"""Figures from which on a number counts as long."""

_NAMES = frozenset(
    {
        "holder_name", "company_name", "grantor", "grantee", "assignor_name", "assignee_name",
        "previous_name", "new_name", "legal_representative", "operator", "name",
    }
)  # fmt: skip
_LATIN_NAMES = frozenset({"holder_name_en", "grantor_name_en", "grantee_name_en"})
_ADDRESSES = frozenset(
    {
        "holder_address", "address", "assignee_address", "previous_address", "new_address",
        "holder_address_en",
    }
)  # fmt: skip
_CODES = frozenset({"unified_social_credit_code", "grantor_credit_code", "grantee_credit_code"})
_RIGHTS = frozenset({"registration_number", "patent_number", "rights_numbers"})
_SORTS: Mapping[str, frozenset[str]] = {
    "name": _NAMES | _LATIN_NAMES,
    "address": _ADDRESSES,
    "code": _CODES,
    "right": _RIGHTS,
}


@dataclass(frozen=True, slots=True)
class _Stated:
    """A value that a paper states surely."""

    paper: Document
    field: Field


_Known = Mapping[tuple[str, str], tuple[_Stated, ...]]


def confirmed(papers: Sequence[Document]) -> tuple[Document, ...]:
    """Return the papers; values that another paper proves are certain and say which does.

    Only what a paper proves by itself proves anything: no value is confirmed by a confirmed one.
    """
    known = _certain_values(papers)
    return tuple(
        replace(paper, fields=tuple(_weighed(paper, field, known) for field in paper.fields))
        for paper in papers
    )


def _certain_values(papers: Iterable[Document]) -> _Known:
    known: dict[tuple[str, str], tuple[_Stated, ...]] = {}
    for paper in papers:
        for field in paper.fields:
            if field.is_certain:
                for key in _keys(paper, field):
                    known[key] = (*known.get(key, ()), _Stated(paper, field))
    return known


def _keys(paper: Document, field: Field) -> Iterator[tuple[str, str]]:
    """Yield what a field states as (sort, value); nothing for what is not compared."""
    sort = _sort(paper, field)
    if sort is None:
        return
    values = field.value if isinstance(field.value, tuple) else (field.value,)
    yield from ((sort, value) for value in values if isinstance(value, str) and len(value) > 1)


def _sort(paper: Document, field: Field) -> str | None:
    if field.name == "registration_number" and paper.doc_type == "business_licence":
        return None  # the number of a firm, not of a right
    return next((sort for sort, names in _SORTS.items() if field.name in names), None)


def _weighed(paper: Document, field: Field, known: _Known) -> Field:
    if field.state is not FieldState.DOUBTFUL or field.check_digit is CheckDigit.INVALID:
        return field
    answerable = _answerable(field)
    codes = {reason.code for reason in field.reasons}
    if not codes or not codes <= answerable:
        return field
    witnesses = [
        next((one for one in known.get(key, ()) if _is_apart(one.paper, paper)), None)
        for key in _keys(paper, field)
    ]
    found = [witness for witness in witnesses if witness is not None]
    if not found or len(found) < len(witnesses):
        return field
    by = Confirmation(found[0].field.name, found[0].field.source, field.reasons)
    return replace(field.without(frozenset(codes)), confirmed_by=by)


def _answerable(field: Field) -> frozenset[str]:
    """Return the doubts about a field that its equal elsewhere answers."""
    if isinstance(field.value, tuple):
        # Its items are known, but not that there are no more of them.
        return _OF_A_NUMBER if all(map(_is_long_number, field.value)) else frozenset()
    if _is_long_number(field.value):
        return _OF_EXTENT | _OF_A_NUMBER
    of_characters = {reason.code for reason in field.reasons} & _OF_CHARACTERS
    return _OF_EXTENT | {_OF_THE_PAGE} if of_characters == {_OF_THE_PAGE} else _OF_EXTENT


def _is_long_number(value: object) -> bool:
    return isinstance(value, str) and sum(char.isdecimal() for char in value) >= _DIGITS


def _is_apart(one: Document, other: Document) -> bool:
    """Tell whether two papers were read apart: not one paper, and not one scan under two names."""
    return one.sha256 != other.sha256 or (one.file == other.file and one.pages != other.pages)
