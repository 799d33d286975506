"""Written classes: declared once, read by two readers that must agree, copied and compared."""

import subprocess
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path
from pickle import dumps, loads
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.model.case import CaseFile, Contact, Event, Order
from ipclaim.model.decision import DecisionsFile
from ipclaim.model.written import Written
from ipclaim.rules.phrases import WrittenPhrases, WrittenTerms
from ipclaim.rules.written_calendar import WrittenCalendar
from ipclaim.rules.written_pack import WrittenPack
from ipclaim.rules.written_regime import WrittenRegime
from ipclaim.rules.written_sources import WrittenSource
from ipclaim.written.modelled import carefully
from ipclaim.written.ordinary import UnordinaryError, ordinary
from ipclaim.written.quick import quick_values

TEMPLATES = Path(__file__).parents[2] / "templates"
WORDING = TEMPLATES / "platforms" / "wording"
SHIPPED: list[tuple[type[Written], Path]] = [
    *((WrittenPack, path) for path in sorted((TEMPLATES / "platforms").glob("*.yaml"))),
    *((WrittenRegime, path) for path in sorted((TEMPLATES / "regimes").glob("*.yaml"))),
    *((WrittenCalendar, path) for path in sorted((TEMPLATES / "calendars").glob("*.yaml"))),
    (WrittenPhrases, WORDING / "checks.yaml"),
    (WrittenTerms, WORDING / "terms.yaml"),
]
CASE: dict[str, Any] = {
    "platform": " aliexpress ",
    "claim": "counterfeit",
    "complainant": {
        "role": "agent",
        "name": "杭州云帆知识产权代理有限公司",
        "contact": {"person": "林晓", "email": "ip@example.com", "phone": "+86 571 0000 0000"},
    },
    "right": "12345678",
    "submit_on": "2026-11-23",
    "whitelist": ["甲店"],
    "order": {"number": "1", "paid_on": "2026-10-01"},
    "events": [
        {"what": "filed", "on": "2026-11-02"},
        {"what": "replied", "on": "2026-11-03T10:00:00+08:00", "note": "x"},
    ],
    "capture": {"answered_by": "https://127.0.0.1:8780"},
}
DECISIONS: dict[str, Any] = {
    "decisions": [
        {"kind": "finding", "finding": "f", "why": "y", "by": "甲", "when": "2026-11-21T10:00:00Z"},
        {
            "kind": "field",
            "document": "0" * 64,
            "page": 1,
            "field": "nice_classes",
            "value": [25, 35],
            "by": "甲",
            "when": "2026-11-21T10:00:00+08:00",
        },
    ]
}
ODD = st.sampled_from(
    (
        *(None, "", " ", "x\n", "0", 0, 1, 1.0, True, [], [1, "a"], ["a"], {}, {"zh": "a"}),
        *("2026-02-30", "2026-11-02T00:00:00", "2026-11-02 10:00", "filed", "both", "agent\n"),
    )
)


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=[path.stem for _, path in SHIPPED])
def test_what_ships_is_ordinary_and_read_alike(kind: type[Written], path: Path) -> None:
    data = quick_values(path.read_text("utf-8"))
    assert repr(ordinary(kind, data)) == repr(carefully(kind, data))


@pytest.mark.parametrize(
    ("kind", "data"), [(CaseFile, CASE), (DecisionsFile, DECISIONS)], ids=["case", "decisions"]
)
def test_what_people_write_is_ordinary_and_read_alike(kind: type[Written], data: object) -> None:
    assert ordinary(kind, data) == carefully(kind, data)


def _places(data: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner: list[tuple[object, object]] = []
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    found = [place for key, value in inner for place in _places(value, (*path, key))]
    return [path, *found] if path else found


@settings(max_examples=150, deadline=None)
@given(whole=st.sampled_from([(CaseFile, CASE), (DecisionsFile, DECISIONS)]), draw=st.data())
def test_whatever_is_taken_as_ordinary_is_read_alike(
    whole: tuple[type[Written], dict[str, Any]], draw: st.DataObject
) -> None:
    kind, data = whole[0], deepcopy(whole[1])
    *way, last = draw.draw(st.sampled_from(_places(data)))
    inner: Any = data
    for key in way:
        inner = inner[key]
    inner[last] = draw.draw(ODD)
    try:
        taken = ordinary(kind, data)
    except UnordinaryError:
        return
    assert taken == carefully(kind, data)


def test_a_default_is_taken_and_the_given_is_remembered() -> None:
    order = Order(number="1")
    assert (order.item, order.model_fields_set) == (None, {"number"})
    other = order.model_copy(update={"item": "2"})
    assert other == Order(number="1", item="2")
    assert other.model_fields_set == {"number", "item"}
    assert len({order, other, Order(number="1")}) == 2


def test_it_is_frozen_whole_and_travels() -> None:
    contact = Contact(person="林晓", email="a@example.com", phone="1")
    with pytest.raises(AttributeError, match="frozen"):
        contact.person = "甲"  # type: ignore[misc]
    with pytest.raises(TypeError, match="Contact"):
        Contact(person="林晓")  # type: ignore[call-arg]
    assert loads(dumps(contact)) == contact


def test_json_says_each_key() -> None:
    order = Order(number="1", paid_on=date(2026, 10, 1))
    assert order.model_dump_json() == (
        '{"number":"1","item":null,"shop":null,"paid_on":"2026-10-01","received_on":null,'
        '"examined_on":null,"amount":null}'
    )


def test_a_key_may_have_another_name_than_its_attribute() -> None:
    said = {"ref": "a", "verified_on": "2026-01-01"}
    version = {**said, "from": "2020-01-01"}
    source = WrittenSource.model_validate({"kind": "law", "versions": [version]})
    assert source.versions[0].since == date(2020, 1, 1)
    with pytest.raises(ValueError, match=r"versions.0.since"):
        WrittenSource.model_validate({"kind": "law", "versions": [{**said, "since": "2020-01-01"}]})


def test_an_event_on_a_midnight_is_a_day() -> None:
    event = Event.model_validate({"what": "filed", "on": "2026-11-02T00:00:00"})
    assert event.on == date(2026, 11, 2)


def test_reading_a_pack_loads_no_pydantic() -> None:
    asked = (
        "import sys; from ipclaim.resources import Templates; from ipclaim.rules.load import "
        "load_pack; load_pack('amazon', Templates.with_overlay()); print('pydantic' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
