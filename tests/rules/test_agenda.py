"""What is due in a case: which events start a clock, which answer it, and what it is called."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.case import CaseFile, Claim, Event, Order, Role
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.agenda import (
    EVENT_NAMES,
    DueItem,
    DueState,
    Happening,
    agenda,
    is_within,
    known_events,
    written_happenings,
)
from ipclaim.rules.clocks import HOME
from ipclaim.rules.load import load_pack, pack_ids
from tests.building import a_case, pack

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=HOME)
JD = pack("jd")
GROUND = Text("case.yaml", "case.yaml")


def happened(what: str, on: str, clock: str | None = None) -> Happening:
    return Happening(what, date.fromisoformat(on), GROUND, clock)


def due(*events: Happening, now: datetime = NOW, **changes: object) -> dict[str, DueItem]:
    case = a_case(Role.HOLDER, **{"platform": "jd", **changes})
    return {item.id: item for item in agenda("one", case, JD, events, now)}


def test_a_counter_notice_starts_the_fifteen_days_and_the_reply() -> None:
    items = due(happened("counter_notice_received", "2026-11-02"))
    suit = items["suit-or-complaint"]
    assert suit.term is not None
    assert suit.term.latest.date() == date(2026, 11, 17)
    assert (suit.who, suit.state) == ("complainant", DueState.OPEN)
    assert suit.if_missed is not None
    assert any("第四十三条" in cite.ref for cite in suit.cites)
    assert "copyright-restored" not in items


def test_a_clock_of_copyright_runs_with_that_claim_alone() -> None:
    items = due(happened("counter_notice_received", "2026-11-02"), claim=Claim.COPYRIGHT)
    assert "copyright-restored" in items


@pytest.mark.parametrize(
    ("answer", "is_done"),
    [
        (happened("suit_filed", "2026-11-10"), True),
        (happened("authority_complaint_filed", "2026-11-10"), True),
        (happened("withdrawn", "2026-11-10"), True),
        (happened("replied", "2026-11-10"), False),
        (happened("suit_filed", "2026-11-01"), False),
        (happened("anything", "2026-11-10", "suit-or-complaint"), True),
        (happened("suit_filed", "2026-11-10", "complainant-reply"), False),
    ],
    ids=["suit", "authority", "withdrawn", "reply", "before", "by-clock", "of-another-clock"],
)
def test_what_answers_the_fifteen_days(answer: Happening, is_done: bool) -> None:
    suit = due(happened("counter_notice_received", "2026-11-02"), answer)["suit-or-complaint"]
    assert (suit.state is DueState.DONE) is is_done
    assert suit.is_open is not is_done


def test_a_duty_is_risky_after_its_safe_day_and_overdue_after_its_last() -> None:
    start = happened("counter_notice_received", "2026-09-20")
    for day, state in (("10-05", "open"), ("10-06", "risky"), ("10-09", "overdue")):
        now = datetime.fromisoformat(f"2026-{day}T09:00+08:00")
        assert due(start, now=now)["suit-or-complaint"].state.value == state


def test_the_planned_day_is_due_until_the_case_is_filed() -> None:
    planned = due(submit_on=date(2026, 11, 13))["submit-on"]
    assert planned.acts is not None
    assert planned.acts.date() == date(2026, 11, 13)
    assert (
        due(happened("filed", "2026-11-11"), submit_on=date(2026, 11, 13))["submit-on"].state
        is DueState.DONE
    )


def test_a_length_that_nobody_says_is_listed_last_and_within_any_time() -> None:
    case = a_case(platform="douyin")
    items = agenda(
        "one", case, pack("douyin"), [happened("counter_notice_received", "2026-11-10")], NOW
    )
    assert items[-1].state is DueState.UNKNOWN
    assert items[-1].acts is None
    assert is_within(items[-1], NOW, 0)
    far = [item for item in items if item.acts and item.acts > NOW + timedelta(days=1)]
    assert far
    assert not is_within(far[0], NOW, 1)


def test_each_counter_notice_starts_its_own_clock() -> None:
    events = [happened("counter_notice_received", f"2026-11-0{day}") for day in (2, 5)]
    items = agenda("one", a_case(platform="jd"), JD, events, NOW)
    assert [item.started.on for item in items if item.id == "suit-or-complaint"] == [
        date(2026, 11, 2),
        date(2026, 11, 5),
    ]


def test_what_case_yaml_says_happened_is_taken_over() -> None:
    case = CaseFile.model_validate(
        {
            "platform": "jd",
            "claim": "trademark",
            "complainant": {"role": "holder", "name": "云岭有限公司"},
            "events": [
                {"what": "filed", "on": "2026-11-02", "note": "回执 1"},
                {"what": "replied", "on": "2026-11-05 10:30", "clock": "complainant-reply"},
            ],
        }
    )
    filed, replied = written_happenings(case)
    assert (filed.on, filed.ground.zh) == (date(2026, 11, 2), "回执 1")
    assert replied.on == datetime(2026, 11, 5, 10, 30)  # noqa: DTZ001 - as written
    assert (replied.day, replied.clock) == (date(2026, 11, 5), "complainant-reply")


def test_the_days_of_an_order_start_the_clocks_of_a_dispute() -> None:
    order = Order(number="1", paid_on=date(2026, 11, 2), received_on=date(2026, 11, 6))
    case = a_case(platform="tmall_after_sales", order=order)
    happenings = written_happenings(case)
    rules = pack("tmall_after_sales")
    items = {item.id: item for item in agenda("one", case, rules, happenings, NOW)}
    back = items["return-without-reason"]
    assert back.term is not None
    assert (back.term.latest.date(), back.is_own) == (date(2026, 11, 13), True)
    filed = agenda("one", case, rules, (*happenings, happened("filed", "2026-11-08")), NOW)
    assert [item.state for item in filed if item.id == back.id] == [DueState.DONE]


def test_a_seller_that_defends_itself_has_the_sellers_duties() -> None:
    case = a_case(platform="aliexpress_seller_case")
    rules = pack("aliexpress_seller_case")
    start = happened("notice_received", "2026-11-10")
    items = {item.id: item for item in agenda("one", case, rules, [start], NOW)}
    assert items["seller-answer"].is_own
    answered = agenda("one", case, rules, [start, happened("replied", "2026-11-11")], NOW)
    assert all(item.state is DueState.DONE for item in answered)


@pytest.mark.parametrize("what", ["Filed", "a b", ""])
def test_an_event_is_called_by_an_id(what: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        Event.model_validate({"what": what, "on": "2026-11-02"})


def test_every_event_of_every_pack_has_a_name() -> None:
    templates = Templates.with_overlay()
    for pack_id in pack_ids(templates):
        assert known_events(load_pack(pack_id, templates)) <= set(EVENT_NAMES), pack_id


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["filed", "notice_received", "counter_notice_received", "replied"]),
            st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        ),
        max_size=6,
    )
)
def test_items_come_soonest_first(events: list[tuple[str, date]]) -> None:
    happenings = [Happening(what, on, GROUND) for what, on in events]
    items = agenda("one", a_case(platform="jd"), JD, happenings, NOW)
    dated = [item.acts for item in items if item.acts]
    assert dated == sorted(dated)
    assert all(item.acts is None for item in items[len(dated) :])
