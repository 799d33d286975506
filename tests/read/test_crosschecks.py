"""Fields of one paper accuse one another."""

from dataclasses import replace

import pytest

from ipclaim.model.document import Box, Field, FieldState, Origin, Source
from ipclaim.read.crosschecks import crosschecked
from ipclaim.read.layouts import Layout
from ipclaim.read.reasons import reason
from tests.read.pages import all_layouts

LAYOUT = next(layout for layout in all_layouts() if layout.kind == "id_card")
TERM = next(layout for layout in all_layouts() if layout.ten_year_term)


def field(name: str, value: str, *doubts: str, y: int = 0) -> Field:
    state = FieldState.DOUBTFUL if doubts else FieldState.CERTAIN
    source = Source("paper.png", 1, Box(0, y, 10, y + 10), value)
    reasons = tuple(reason(code) for code in doubts)
    return Field(name, value, value, state, Origin.OCR, 0.99, source, reasons)


def checked(*fields: Field, layout: Layout = LAYOUT) -> dict[str, set[str]]:
    """Return each field's doubts."""
    return {one.name: {doubt.code for doubt in one.reasons} for one in crosschecked(layout, fields)}


@pytest.mark.parametrize(
    ("earlier", "later", "accused"),
    [
        (("valid_from", "2020-01-01"), ("valid_to", "2019-01-01"), True),
        (("valid_from", "2020-01-01"), ("valid_to", "2020-01-01"), True),
        (("valid_from", "2020-01-01"), ("valid_to", "long-term"), False),
        (("established_date", "2020-01-01"), ("issue_date", "2020-01-01"), False),
        (("established_date", "2020-01-02"), ("issue_date", "2020-01-01"), True),
        (("filing_date", "2020-01-02"), ("grant_date", "2020-01-01"), True),
        (("signed_date", "2026-05-01"), ("period_to", "2026-04-30"), True),
        (("birth_date", "1990-01-01"), ("valid_from", "2010-01-01"), False),
    ],
)
def test_days_have_an_order(
    earlier: tuple[str, str], later: tuple[str, str], *, accused: bool
) -> None:
    found = checked(field(*earlier), field(*later))
    expected = {"dates-out-of-order"} if accused else set()
    assert found == {earlier[0]: expected, later[0]: expected}


@pytest.mark.parametrize(
    ("number", "term", "doubts", "value", "doubt"),
    [
        (25, ("1991-03-01", "2001-02-28"), (), (25,), False),
        (25, ("1989-03-01", "1999-02-28"), (), (25,), True),  # filed before the change, perhaps
        (25, ("1987-03-01", "1997-02-28"), (), None, True),
        (25, ("1987-03-01", "1997-02-28"), ("witness-differs",), (25,), True),
        (44, ("1991-03-01", "2001-02-28"), (), None, True),
        (44, ("1991-03-01", "2001-02-28"), ("witness-differs",), (44,), True),
        (44, ("2003-03-01", "2013-02-28"), (), (44,), False),
        (61, ("1991-03-01", "2001-02-28"), ("witness-differs",), None, True),
        (61, ("2011-03-01", "2021-02-28"), (), (61,), False),  # misread: no older table has it
    ],
)
def test_an_older_classification_gives_no_nice_class(
    number: int, term: tuple[str, str], doubts: tuple[str, ...], value: object, *, doubt: bool
) -> None:
    layout = next(layout for layout in all_layouts() if layout.nice_since)
    classes = replace(field("nice_classes", str(number)), value=(number,))
    days = (field("valid_from", term[0], *doubts), field("valid_to", term[1], *doubts))
    found = crosschecked(layout, (classes, *days))[0]
    assert found.value == value
    assert ("older-classes" in {one.code for one in found.reasons}) is doubt


@pytest.mark.parametrize("pair", [("grantor", "grantee"), ("issuer", "buyer")])
def test_two_parties_differ(pair: tuple[str, str]) -> None:
    found = checked(field(pair[0], "甲有限公司"), field(pair[1], "甲有限公司"))
    assert set().union(*found.values()) == {"same-party"}


def test_a_term_is_ten_years_less_a_day() -> None:
    start = field("registration_date", "2020-01-07")
    right = checked(start, field("valid_to", "2030-01-06"), layout=TERM)
    assert right == {"registration_date": set(), "valid_to": set()}
    wrong = checked(start, field("valid_to", "2031-01-06"), layout=TERM)
    assert set().union(*wrong.values()) == {"term-not-ten-years"}
    assert checked(start, layout=TERM) == {"registration_date": {"term-incomplete"}}


@pytest.mark.parametrize(
    ("seal", "doubts"),
    [("宁波衡石知识产权代理有限公司", {"same-party"}), ("青岚文化创意有限公司", set())],
    ids=["grantees", "grantors"],
)
def test_a_seal_with_the_grantees_name_is_doubted(seal: str, doubts: set[str]) -> None:
    found = checked(
        field("grantor", "青岚文化创意有限公司"),
        field("grantee", "宁波衡石知识产权代理有限公可"),
        field("seal_text", seal),
    )
    assert found["seal_text"] == doubts
