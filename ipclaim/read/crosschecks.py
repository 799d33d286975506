"""Where the fields of one paper accuse each other. Pure; ``proofs`` says where they prove.

- A Chinese registration runs ten years from its registration day (Trademark Law 2019, art. 39).
- An identity number holds the day of birth and the sex of its holder (GB 11643-1999).
- Days of one paper have an order; two parties differ.
- China took the Nice Classification over on 1 November 1988; it had 42 classes until 2002.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from rapidfuzz.distance import Levenshtein

from ipclaim.model.document import Field
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
_OF_A_LATER_DAY = frozenset({"trademark_register_extract"})
"""Kinds that may be issued long after a right ended."""
_UNLIKE = (
    ("grantor", "grantee"),
    ("grantor_credit_code", "grantee_credit_code"),
    ("grantor_name_en", "grantee_name_en"),
    ("assignor_name", "assignee_name"),
    ("issuer", "buyer"),
)
"""Nobody authorises, or sells to, himself: one of the two was read from the other's place."""

_CLASSES_43_TO_45 = date(2002, 1, 1)
"""First day of the Nice Classification's 8th edition; there were 42 classes before it."""
_UNTIL_2002, _UNTIL_NOW = 42, 45
"""Highest classes of the Nice Classification."""
_TERM = 10
"""Years of a Chinese registration's term."""
_PENDING = timedelta(days=730)
"""Time after a change of tables in which a mark may have been filed before it."""
_LIKE = 0.5
"""Likeness of two names below which they are simply different."""


def crosschecked(layout: Layout, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, doubted where they contradict each other."""
    by_name = {field.name: field for field in fields}
    _check_order(by_name, layout)
    for one, other in _UNLIKE:
        if one in by_name and other in by_name and _same(by_name[one], by_name[other]):
            _doubt(by_name, (one, other), "same-party")
    if "seal_text" in by_name and _names_the_grantee(by_name):
        _doubt(by_name, ("seal_text",), "same-party")
    if layout.ten_year_term:
        _check_term(by_name)
    _check_identity(by_name)
    _check_half_lists(by_name)
    if layout.nice_since is not None:
        _check_classes(by_name, layout.nice_since)
    return tuple(by_name[field.name] for field in fields)


def _check_order(by_name: dict[str, Field], layout: Layout) -> None:
    for earlier, later in (*_BEFORE, *_NOT_AFTER):
        if layout.kind in _OF_A_LATER_DAY and earlier == "issue_date":
            continue
        start, end = _day(by_name.get(earlier)), _day(by_name.get(later))
        same_day_too = (earlier, later) in _NOT_AFTER
        if start and end and (start > end or (start == end and not same_day_too)):
            _doubt(by_name, (earlier, later), "dates-out-of-order")


def _same(one: Field, other: Field) -> bool:
    return one.value is not None and one.value == other.value


def _names_the_grantee(by_name: dict[str, Field]) -> bool:
    """Tell a seal whose words are more like the grantee's name than like the grantor's."""
    seal, grantor, grantee = (
        bones(str(field.value)) if field is not None and field.value is not None else ""
        for field in (by_name.get(name) for name in ("seal_text", "grantor", "grantee"))
    )
    likeness = Levenshtein.normalized_similarity(seal, grantee)
    return likeness > max(_LIKE, Levenshtein.normalized_similarity(seal, grantor))


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


def _check_classes(by_name: dict[str, Field], nice_since: date) -> None:
    """Take no number of an older table for a Nice class.

    It is none where the day is sure, or where the number was not in the Nice table of its day.
    """
    classes = by_name.get("nice_classes")
    days = _registered(by_name)
    if classes is None or not isinstance(classes.value, tuple) or not days:
        return
    highest = max(int(number) for number in classes.value)
    earliest, sure = min(day for day, _ in days), [day for day, certain in days if certain]
    old = earliest < _CLASSES_43_TO_45
    surely_old = bool(sure) and max(sure) < _CLASSES_43_TO_45
    if earliest < nice_since + _PENDING or (old and highest > _UNTIL_2002):
        _doubt(by_name, ("nice_classes",), "older-classes")
    unknown = highest > (_UNTIL_2002 if surely_old else _UNTIL_NOW)
    if old and (unknown or (sure and max(sure) < nice_since)):
        by_name["nice_classes"] = replace(by_name["nice_classes"], value=None)


def _check_half_lists(by_name: dict[str, Field]) -> None:
    """Doubt the classes of goods that may go on: another class may stand in what was not taken."""
    classes, goods = by_name.get("nice_classes"), by_name.get("goods_services")
    if classes is None or goods is None or not classes.is_certain:
        return
    going_on = {"may-go-on", "last-line-full"} & {one.code for one in goods.reasons}
    if going_on and classes.raw == goods.raw:
        _doubt(by_name, ("nice_classes",), "may-go-on")


def _registered(by_name: dict[str, Field]) -> list[tuple[date, bool]]:
    """Return the days on which a first term began, by either end, and whether each is certain."""
    days = []
    for name, years in (("valid_from", 0), ("registration_date", 0), ("valid_to", _TERM)):
        field = by_name.get(name)
        day = _day(field)
        if field is not None and day is not None:
            start = day.replace(year=day.year - years, day=min(day.day, 28))
            days.append((start, field.is_certain))
    return days


def _check_identity(by_name: dict[str, Field]) -> None:
    """Compare what an identity number holds with what is printed beside it.

    Digits 7 to 14 are the day of birth; the 17th is odd for men.
    """
    number = by_name.get("id_number")
    if number is None or not re.fullmatch(r"\d{17}[\dX]", str(number.value)):
        return
    digits = str(number.value)
    born, sex = by_name.get("birth_date"), by_name.get("sex")
    day = born.value if born is not None else None
    if isinstance(day, str) and day.replace("-", "") != digits[6:14]:
        _doubt(by_name, ("id_number", "birth_date"), "number-says-otherwise")
    if sex is not None and sex.value is not None:
        held = "男" if int(digits[16]) % 2 else "女"
        if sex.value != held:
            _doubt(by_name, ("id_number", "sex"), "number-says-otherwise")


def _doubt(by_name: dict[str, Field], names: tuple[str, ...], code: str) -> None:
    for name in names:
        by_name[name] = by_name[name].doubted(reason(code))


def _day(field: Field | None) -> date | None:
    if field is None or not isinstance(field.value, str) or field.value == LONG_TERM:
        return None
    return date.fromisoformat(field.value)
