"""What the fields of one paper prove of each other. Pure.

A fact that is certain, or whose check digit holds, proves another that fits it by a rule: a
misreading would have to fit too. The other is then certain although a model read it otherwise.
Only doubts about single characters are lifted; a wrong form, two candidates or a doubtful kind of
paper stay.
"""

from collections.abc import Mapping
from datetime import date

from ipclaim.model.document import CheckDigit, Field
from ipclaim.read.dates import LONG_TERM, ten_years_on
from ipclaim.read.layouts import Layout

_OF_CHARACTERS = frozenset({"witness-differs", "no-witness", "low-score", "page-hard-to-read"})
"""Reasons that say no more than that a character may be another."""


def proven(layout: Layout, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, those that others prove without doubts of their characters."""
    by_name = {field.name: field for field in fields}
    names: set[str] = set()
    if layout.ten_year_term:
        names |= _by_term(by_name)
    names |= _by_resident_id(by_name)
    return tuple(
        field.without(_OF_CHARACTERS) if field.name in names else field for field in fields
    )


def _by_term(by_name: Mapping[str, Field]) -> set[str]:
    """Ten years less a day lie between a registration and its end (Trademark Law 2019, art. 39).

    One of the two must stand by itself: a 3 that was read as 8 in both years fits as well.
    """
    end = by_name.get("valid_to")
    names: set[str] = set()
    for name in ("registration_date", "valid_from"):
        start = by_name.get(name)
        if end and start and (end.is_certain or start.is_certain) and _is_term(start, end):
            names |= {name, "valid_to"}
    return names


def _is_term(start: Field, end: Field) -> bool:
    first, last = _day(start), _day(end)
    return first is not None and last is not None and ten_years_on(first) == last


def _by_resident_id(by_name: Mapping[str, Field]) -> set[str]:
    """Compare with a resident number: it holds the day of birth and the sex (GB 11643)."""
    number = by_name.get("id_number")
    if number is None or number.check_digit is not CheckDigit.VALID:
        return set()
    digits, names = str(number.value), set()
    born = _day(by_name.get("birth_date"))
    if born and digits[6:14] == born.strftime("%Y%m%d"):
        names.add("birth_date")
    sex = by_name.get("sex")
    if sex is not None and sex.value == ("男" if int(digits[16]) % 2 else "女"):
        names.add("sex")
    return names


def _day(field: Field | None) -> date | None:
    if field is None or not isinstance(field.value, str) or field.value == LONG_TERM:
        return None
    return date.fromisoformat(field.value)
