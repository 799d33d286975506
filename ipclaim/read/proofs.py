"""Where the fields of one paper prove each other. Pure; ``crosschecks`` says where they accuse.

A fact that is certain, or whose check digit holds, proves another that fits it by a rule: a
misreading would have to fit too. The other is then certain although a model read it otherwise.
Two doubtful facts prove nothing: a 3 that was read as 8 in both fits as well. A proof only answers
doubts about the reading of characters; every other doubt stays.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ipclaim.model.document import CheckDigit, Field
from ipclaim.read.dates import LONG_TERM, ten_years_on
from ipclaim.read.folding import bones
from ipclaim.read.layouts import Layout

_OF_READING = frozenset({"low-score", "witness-differs", "no-witness", "page-hard-to-read"})
"""Doubts that a value may have been misread: those a proof answers."""
_OF_SEALING = frozenset({"seal-unclear", "seal-not-in-print", "seal-partly-seen"})
"""Doubts whose seal it is: its own words answer them."""
_LONG_ENOUGH = 6
"""Characters of a name that no chance brings twice onto one paper."""
_SAME_DAY = (
    ("established_date", "valid_from"),
    ("registration_date", "valid_from"),
    ("signed_date", "period_from"),
)
"""Days that are usually one."""
_STARTS = ("registration_date", "valid_from")


def proven(layout: Layout, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, those that others prove without doubts about their reading."""
    by_name = {field.name: field for field in fields}
    names = set(_by_same_day(by_name)) | set(_by_resident_id(by_name)) | set(_by_zone(by_name))
    if layout.ten_year_term:
        names.update(_by_term(by_name))
    fields = tuple(field.without(_OF_READING) if field.name in names else field for field in fields)
    return tuple(field.without(_OF_SEALING) for field in fields) if _by_seal(by_name) else fields


def _by_same_day(by_name: Mapping[str, Field]) -> Iterator[str]:
    """Find days that stand in two places: each was read right."""
    for names in _SAME_DAY:
        one, other = (by_name.get(name) for name in names)
        if one and other and _day(one) is not None and _day(one) == _day(other):
            apart = (one.source.page, one.source.box) != (other.source.page, other.source.box)
            if apart and (one.is_certain or other.is_certain):
                yield from names


def _by_term(by_name: Mapping[str, Field]) -> Iterator[str]:
    """Compare both ends: ten years less a day lie between (Trademark Law 2019, art. 39)."""
    end = by_name.get("valid_to")
    for name in _STARTS:
        start = by_name.get(name)
        if end and start and (end.is_certain or start.is_certain) and _is_term(start, end):
            yield from (name, "valid_to")


def _is_term(start: Field, end: Field) -> bool:
    first, last = _day(start), _day(end)
    return first is not None and last is not None and ten_years_on(first) == last


def _by_resident_id(by_name: Mapping[str, Field]) -> Iterator[str]:
    """Compare with a resident number, which holds the day of birth (GB 11643)."""
    number, born = by_name.get("id_number"), _day(by_name.get("birth_date"))
    if number is None or number.check_digit is not CheckDigit.VALID:
        return
    if born is not None and str(number.value)[6:14] == born.strftime("%Y%m%d"):
        yield "birth_date"


def _by_zone(by_name: Mapping[str, Field]) -> Iterator[str]:
    """Prove a passport's machine-readable lines by the names of its visual zone.

    The second line has check digits; the first says nothing but the issuer and both names.
    """
    zone, names = by_name.get("mrz"), [by_name.get(name) for name in ("surname", "given_names")]
    if zone is None or zone.check_digit is not CheckDigit.VALID:
        return
    if not isinstance(zone.value, tuple):
        return
    first, second = str(zone.value[0]), str(zone.value[1])
    held = [part.replace("<", " ").strip() for part in first[5:].rstrip("<").split("<<")]
    said = [str(name.value) for name in names if name is not None and name.is_certain]
    apart = all(name is None or name.source.box != zone.source.box for name in names)
    if apart and list(map(bones, said)) == list(map(bones, held)) and first[2:5] == second[10:13]:
        yield "mrz"


def _by_seal(by_name: Mapping[str, Field]) -> bool:
    """Tell whether the seal's words are the name of the party that grants."""
    text, grantor = by_name.get("seal_text"), by_name.get("grantor")
    if text is None or grantor is None or not grantor.is_certain:
        return False
    said, name = bones(str(text.value)), bones(str(grantor.value))
    return len(name) >= _LONG_ENOUGH and said == name


def _day(field: Field | None) -> date | None:
    if field is None or not isinstance(field.value, str) or field.value == LONG_TERM:
        return None
    return date.fromisoformat(field.value)
