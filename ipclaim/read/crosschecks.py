"""What the fields of one paper say about each other. Pure.

A Chinese registration runs ten years from its registration day (Trademark Law 2019, art. 39), so
registration day and end of term prove or accuse one another.
"""

from datetime import date

from ipclaim.model.document import Field
from ipclaim.read.dates import LONG_TERM, ten_years_on
from ipclaim.read.layouts import Layout
from ipclaim.read.reasons import reason

_ORDERED = (
    ("valid_from", "valid_to"),
    ("period_from", "period_to"),
    ("registration_date", "valid_to"),
)


_UNLIKE = (("grantor", "grantee"), ("grantor_credit_code", "grantee_credit_code"))
"""Nobody authorises itself: one of the two was read from the other's place."""


def crosschecked(layout: Layout, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, doubted where they contradict each other."""
    by_name = {field.name: field for field in fields}
    for earlier, later in _ORDERED:
        start, end = _day(by_name.get(earlier)), _day(by_name.get(later))
        if start and end and start >= end:
            _doubt(by_name, (earlier, later), "dates-out-of-order")
    for one, other in _UNLIKE:
        if one in by_name and other in by_name and _same(by_name[one], by_name[other]):
            _doubt(by_name, (one, other), "same-party")
    if layout.ten_year_term:
        _check_term(by_name)
    return tuple(by_name[field.name] for field in fields)


def _same(one: Field, other: Field) -> bool:
    return one.value is not None and one.value == other.value


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


def _doubt(by_name: dict[str, Field], names: tuple[str, ...], code: str) -> None:
    for name in names:
        by_name[name] = by_name[name].doubted(reason(code))


def _day(field: Field | None) -> date | None:
    if field is None or not isinstance(field.value, str) or field.value == LONG_TERM:
        return None
    return date.fromisoformat(field.value)
