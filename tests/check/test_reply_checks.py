"""Terms that a counter-notice starts for the complainant."""

from datetime import date, datetime

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import Claim, Event
from ipclaim.model.finding import Finding, Outcome
from tests import building as made

PASS, FAIL, REVIEW, NONE = (
    Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
)  # fmt: skip


def found(facts: Facts, rule: str) -> Finding:
    return next(each for each in judge(facts).findings if each.rule == rule)


def at(what: str, day: str, clock: str | None = None) -> Event:
    on: date | datetime = datetime.fromisoformat(day) if "T" in day else date.fromisoformat(day)
    return Event(what=what, on=on, clock=clock)


def facts_on(pack_id: str, as_of: str, *events: Event, claim: Claim = Claim.TRADEMARK) -> Facts:
    case = made.a_case(platform=pack_id, claim=claim, events=events)
    return made.holder_facts(
        pack=made.pack(pack_id), case=case, captures=(), as_of=date.fromisoformat(as_of)
    )


ARRIVED = at("counter_notice_received", "2026-09-20")


@pytest.mark.parametrize(
    ("as_of", "events", "outcome"),
    [
        ("2026-09-25", (), NONE),
        ("2026-09-25", (ARRIVED,), REVIEW),
        ("2026-10-05", (ARRIVED,), REVIEW),
        ("2026-10-09", (ARRIVED,), FAIL),
        ("2026-11-09", (ARRIVED, at("suit_filed", "2026-10-05")), PASS),
        ("2026-11-09", (ARRIVED, at("authority_complaint_filed", "2026-10-01")), PASS),
        ("2026-11-09", (ARRIVED, at("suit_filed", "2026-10-07")), REVIEW),
        ("2026-11-09", (ARRIVED, at("suit_filed", "2026-10-09")), FAIL),
        ("2026-11-09", (ARRIVED, at("suit_filed", "2026-09-19")), FAIL),
        ("2026-11-09", (ARRIVED, at("replied", "2026-09-22")), FAIL),
        ("2026-11-09", (ARRIVED, at("noted", "2026-10-01", "suit-or-complaint")), PASS),
        ("2026-11-09", (ARRIVED, at("withdrawn", "2026-09-22")), NONE),
    ],
    ids=["no-counter-notice", "running", "last-day", "late", "sued", "complained", "between",
         "sued-late", "sued-before", "only-replied", "by-the-clock", "withdrawn"],
)  # fmt: skip
def test_a_suit_within_fifteen_days(
    as_of: str, events: tuple[Event, ...], outcome: Outcome
) -> None:
    """Fifteen days from 2026-09-20 end on 10-05, in a holiday, and roll to 10-08."""
    assert found(facts_on("taobao", as_of, *events), "CLK-02").outcome is outcome


def test_the_end_of_the_term_is_told() -> None:
    told = found(facts_on("taobao", "2026-10-09", ARRIVED), "CLK-02")
    assert "2026-10-08" in told.message.zh
    assert told.blocks


def test_a_term_that_no_source_gives_is_a_persons_to_judge() -> None:
    told = found(facts_on("taobao", "2026-09-25", ARRIVED), "CLK-01")
    assert told.outcome is REVIEW
    assert "没有来源" in told.message.zh


@pytest.mark.parametrize(
    ("as_of", "events", "outcome"),
    [
        ("2026-09-22", (ARRIVED,), PASS),
        ("2026-09-24", (ARRIVED,), FAIL),
        ("2026-11-01", (ARRIVED, at("replied", "2026-09-22")), PASS),
        ("2026-11-01", (ARRIVED, at("replied", "2026-09-24")), FAIL),
    ],
    ids=["running", "late", "answered", "answered-late"],
)
def test_an_answer_in_the_platforms_own_term(
    as_of: str, events: tuple[Event, ...], outcome: Outcome
) -> None:
    """Mercado Libre gives the holder three days."""
    facts = facts_on("mercado_libre", as_of, *events)
    assert found(facts, "CLK-01").outcome is outcome
    assert found(facts, "CLK-02").outcome is NONE


def test_a_new_counter_notice_starts_the_term_anew() -> None:
    again = at("counter_notice_received", "2026-10-20")
    sued = at("suit_filed", "2026-10-01")
    assert found(facts_on("taobao", "2026-10-22", ARRIVED, sued, again), "CLK-02").outcome is REVIEW
