"""What the fields of one paper say about each other: they prove or accuse one another. Pure.

- A Chinese registration runs ten years from its registration day (Trademark Law 2019, art. 39).
- An identity number holds the day of birth and the sex of its holder (GB 11643-1999).
- A day that stands twice on a paper, as start of a firm and of its term, was read right twice.
- A passport says its bearer's names twice, in print and in the machine-readable lines.
- Days of one paper have an order; two parties differ.

A proof only answers doubts about the reading of characters; every other doubt stays.
"""

import re
from dataclasses import replace
from datetime import date

from ipclaim.model.document import CheckDigit, Field, FieldState
from ipclaim.read.dates import LONG_TERM, ten_years_on
from ipclaim.read.folding import bones
from ipclaim.read.layouts import Layout
from ipclaim.read.reasons import reason

_BEFORE = (
    ("valid_from", "valid_to"),
    ("period_from", "period_to"),
    ("registration_date", "valid_to"),
    ("established_date", "valid_to"),
    ("issue_date", "valid_to"),
    ("birth_date", "valid_from"),
    ("birth_date", "issue_date"),
)
_NOT_AFTER = (
    ("established_date", "issue_date"),
    ("filing_date", "registration_date"),
    ("filing_date", "grant_date"),
    ("creation_date", "registration_date"),
    ("creation_date", "publication_date"),
    ("signed_date", "period_to"),
)
_SAME_DAY = (
    ("established_date", "valid_from"),
    ("registration_date", "valid_from"),
    ("signed_date", "period_from"),
)
"""Days that are usually one: where they are, each is read right."""

_UNLIKE = (
    ("grantor", "grantee"),
    ("grantor_credit_code", "grantee_credit_code"),
    ("grantor_name_en", "grantee_name_en"),
    ("assignor_name", "assignee_name"),
    ("issuer", "buyer"),
)
"""Nobody authorises, or sells to, himself: one of the two was read from the other's place."""

_OF_READING = frozenset({"low-score", "witness-differs", "no-witness", "page-hard-to-read"})
"""Doubts that a value may have been misread: those a proof answers."""


def crosschecked(layout: Layout, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, doubted where they contradict each other and proven where they agree."""
    by_name = {field.name: field for field in fields}
    _check_order(by_name)
    for one, other in _UNLIKE:
        if one in by_name and other in by_name and _same(by_name[one], by_name[other]):
            _doubt(by_name, (one, other), "same-party")
    if layout.ten_year_term:
        _check_term(by_name)
    _check_identity(by_name)
    _check_zone(by_name)
    for names in _SAME_DAY:
        days = {_day(by_name.get(name)) for name in names}
        if len(days) == 1 and None not in days and _apart(by_name, names):
            _prove(by_name, names)
    return tuple(by_name[field.name] for field in fields)


def _check_order(by_name: dict[str, Field]) -> None:
    for earlier, later in (*_BEFORE, *_NOT_AFTER):
        start, end = _day(by_name.get(earlier)), _day(by_name.get(later))
        same_day_too = (earlier, later) in _NOT_AFTER
        if start and end and (start > end or (start == end and not same_day_too)):
            _doubt(by_name, (earlier, later), "dates-out-of-order")


def _same(one: Field, other: Field) -> bool:
    return one.value is not None and one.value == other.value


def _apart(by_name: dict[str, Field], names: tuple[str, ...]) -> bool:
    """Tell whether fields were read from different places."""
    places = {(by_name[name].source.page, by_name[name].source.box) for name in names}
    return len(places) == len(names)


def _check_term(by_name: dict[str, Field]) -> None:
    """Doubt both dates of a first term that is not ten years long.

    A certificate states its first term: renewals come on papers of their own.
    """
    first = "valid_from" if "valid_from" in by_name else "registration_date"
    start, end = _day(by_name.get(first)), _day(by_name.get("valid_to"))
    if start is None or end is None:
        for lonely in {first, "valid_to"} & set(by_name):
            _doubt(by_name, (lonely,), "term-incomplete")
        return
    due = ten_years_on(start)
    if due is not None and abs((due - end).days) > 1:
        _doubt(by_name, (first, "valid_to"), "term-not-ten-years")


def _check_identity(by_name: dict[str, Field]) -> None:
    """Compare what an identity number holds with what is printed beside it.

    Digits 7 to 14 are the day of birth; the 17th is odd for men. A day of birth is proven by the
    same eight digits; a sex is one of two, so that agreeing proves nothing.
    """
    number = by_name.get("id_number")
    if number is None or not re.fullmatch(r"\d{17}[\dX]", str(number.value)):
        return
    digits = str(number.value)
    born, sex = by_name.get("birth_date"), by_name.get("sex")
    if born is not None and isinstance(born.value, str):
        if born.value.replace("-", "") == digits[6:14]:
            _prove(by_name, ("birth_date",))
        else:
            _doubt(by_name, ("id_number", "birth_date"), "number-says-otherwise")
    if sex is not None and sex.value is not None:
        held = "男" if int(digits[16]) % 2 else "女"
        if sex.value != held:
            _doubt(by_name, ("id_number", "sex"), "number-says-otherwise")


def _check_zone(by_name: dict[str, Field]) -> None:
    """Prove a passport's machine-readable lines by the names of its visual zone.

    The second line has check digits; the first says nothing but the issuer and both names.
    """
    zone, names = by_name.get("mrz"), [by_name.get(name) for name in ("surname", "given_names")]
    if (
        zone is None
        or zone.check_digit is not CheckDigit.VALID
        or not isinstance(zone.value, tuple)
    ):
        return
    first, second = str(zone.value[0]), str(zone.value[1])
    held = [part.replace("<", " ").strip() for part in first[5:].rstrip("<").split("<<")]
    said = [str(name.value) for name in names if name is not None and name.is_certain]
    apart = all(name is None or name.source.box != zone.source.box for name in names)
    if apart and list(map(bones, said)) == list(map(bones, held)) and first[2:5] == second[10:13]:
        _prove(by_name, ("mrz",))


def _doubt(by_name: dict[str, Field], names: tuple[str, ...], code: str) -> None:
    for name in names:
        by_name[name] = by_name[name].doubted(reason(code))


def _prove(by_name: dict[str, Field], names: tuple[str, ...]) -> None:
    """Drop the doubts about reading; the value is certain when no other is left."""
    for name in names:
        field = by_name[name]
        kept = tuple(doubt for doubt in field.reasons if doubt.code not in _OF_READING)
        state = FieldState.DOUBTFUL if kept else FieldState.CERTAIN
        by_name[name] = replace(field, reasons=kept, state=state)


def _day(field: Field | None) -> date | None:
    if field is None or not isinstance(field.value, str) or field.value == LONG_TERM:
        return None
    return date.fromisoformat(field.value)
