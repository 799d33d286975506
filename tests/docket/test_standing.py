"""Where complaints and links stand, told by hand: case.yaml, entries, and what fits nothing."""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.docket.facts import Complaint, ComplaintState, Line
from ipclaim.docket.happenings import happenings_of
from ipclaim.docket.standing import Standing, standing_of
from ipclaim.model.case import CaseFile, Claim, Complainant, Event, Link, Role
from ipclaim.model.docket import (
    CancelEntry,
    DocketEntry,
    EventEntry,
    LinkRef,
    NumberEntry,
    OutcomeEntry,
)
from ipclaim.model.listing import LinkKind, Listing
from ipclaim.model.outcome_record import Outcome

AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
FILED_ON = date(2026, 11, 2)


def a_listing(number: int) -> Listing:
    link = Link(row=number + 1, url=f"https://shop.test/{number}", seller=f"Shop {number}")
    return Listing(f"L{number:04d}", link, LinkKind.LISTING, "x", str(number), link.url)


LISTINGS = tuple(a_listing(number) for number in (1, 2, 3))


def refs(*numbers: int) -> tuple[LinkRef, ...]:
    return tuple(LinkRef(id=f"L{n:04d}", address=f"https://shop.test/{n}") for n in numbers)


def event(
    what: str, day: int, *links: int, number: str | None = None, month: int = 11
) -> EventEntry:
    on = date(2026, month, day)
    return EventEntry(at=AT, by="lin", what=what, on=on, links=refs(*links), number=number)


def outcome(what: Outcome, day: int, *links: int, number: str | None = None) -> OutcomeEntry:
    on = date(2026, 11, day)
    return OutcomeEntry(at=AT, by="lin", outcome=what, on=on, links=refs(*links), number=number)


def a_case(*events: Event) -> CaseFile:
    return CaseFile(
        platform="x",
        claim=Claim.TRADEMARK,
        complainant=Complainant(role=Role.HOLDER, name="云岭有限公司"),
        reason="未经许可",
        events=events,
    )


def lines(*entries: DocketEntry) -> tuple[Line, ...]:
    gone = {each.entry for each in entries if isinstance(each, CancelEntry)}
    return tuple(Line(n, each, is_cancelled=n in gone) for n, each in enumerate(entries, 1))


def standing(*entries: DocketEntry, case: CaseFile | None = None) -> Standing:
    return standing_of(case or a_case(), LISTINGS, lines(*entries))


def outcomes(complaint: Complaint) -> list[Outcome]:
    return [link.outcome for link in complaint.links]


def test_nothing_told_is_no_complaint() -> None:
    assert standing() == Standing((), (), ())


def test_a_filing_in_case_yaml_is_about_all_links() -> None:
    made = standing(case=a_case(Event(what="filed", on=FILED_ON, number="A-1")))
    (complaint,) = made.complaints
    assert (complaint.round, complaint.number, complaint.filed_on) == (1, "A-1", FILED_ON)
    assert [link.link for link in complaint.links] == ["L0001", "L0002", "L0003"]
    assert {link.reason for link in complaint.links} == {"未经许可"}
    assert complaint.state is ComplaintState.FILED


def test_a_filing_told_in_both_files_is_one() -> None:
    made = standing(
        event("filed", 2, 1, 2, number="A-1"), case=a_case(Event(what="filed", on=FILED_ON))
    )
    (complaint,) = made.complaints
    assert (complaint.number, len(complaint.links)) == ("A-1", 2)


def test_two_numbers_of_one_day_are_two_filings() -> None:
    made = standing(event("filed", 2, 1, number="A-1"), event("filed", 2, 2, number="A-2"))
    assert [each.number for each in made.complaints] == ["A-1", "A-2"]


def test_outcomes_end_a_complaint_when_every_link_has_one() -> None:
    told = [event("filed", 2, 1, 2), outcome(Outcome.ACCEPTED, 5, 1)]
    (complaint,) = standing(*told).complaints
    assert outcomes(complaint) == [Outcome.ACCEPTED, Outcome.FILED]
    assert complaint.state is ComplaintState.FILED
    (complaint,) = standing(*told, outcome(Outcome.REFUSED, 6, 2)).complaints
    assert complaint.state is ComplaintState.DECIDED
    assert [link.outcome_on for link in complaint.links] == [date(2026, 11, 5), date(2026, 11, 6)]


def test_the_day_brings_entries_in_order_and_not_the_line() -> None:
    made = standing(
        outcome(Outcome.REINSTATED, 12, 1), outcome(Outcome.ACCEPTED, 5, 1), event("filed", 2, 1)
    )
    assert outcomes(made.complaints[0]) == [Outcome.REINSTATED]


def test_filing_again_opens_the_next_complaint_and_outcomes_go_to_the_latest() -> None:
    made = standing(
        event("filed", 2, 1, 2, number="A-1"),
        outcome(Outcome.REFUSED, 5, 1, 2),
        event("filed", 8, 2, number="A-2"),
        outcome(Outcome.ACCEPTED, 12, 2),
        outcome(Outcome.WITHDRAWN, 13, 1),
    )
    assert [outcomes(each) for each in made.complaints] == [
        [Outcome.WITHDRAWN, Outcome.REFUSED],
        [Outcome.ACCEPTED],
    ]


def test_a_number_chooses_the_complaint_however_it_is_spaced() -> None:
    made = standing(
        event("filed", 2, 1, number="A-1"),
        event("filed", 8, 1, number="A-2"),
        outcome(Outcome.REFUSED, 12, 1, number=" ａ-1"),
    )
    assert [outcomes(each) for each in made.complaints] == [[Outcome.REFUSED], [Outcome.FILED]]


def test_a_number_may_come_later() -> None:
    number = NumberEntry(at=AT, by="lin", number="A-9", round=1)
    assert standing(event("filed", 2, 1), number).complaints[0].number == "A-9"
    assert "A-9" in standing(number).strays[0].zh


def test_a_counter_notice_is_remembered_whatever_becomes_of_it() -> None:
    made = standing(
        event("filed", 2, 1, 2),
        event("counter_notice_received", 6, 1),
        event("replied", 8),
        outcome(Outcome.ACCEPTED, 12, 1),
    )
    (complaint,) = made.complaints
    assert complaint.links[0].counter_noticed_on == date(2026, 11, 6)
    assert outcomes(complaint) == [Outcome.ACCEPTED, Outcome.FILED]
    assert complaint.state is ComplaintState.REPLIED


def test_a_counter_notice_without_links_is_not_guessed_at() -> None:
    made = standing(event("filed", 2, 1, 2), event("counter_notice_received", 6))
    assert outcomes(made.complaints[0]) == [Outcome.FILED, Outcome.FILED]
    assert made.complaints[0].state is ComplaintState.COUNTER_NOTICED
    assert len(made.notes) == 1
    one = standing(event("filed", 2, 1), event("counter_notice_received", 6))
    assert outcomes(one.complaints[0]) == [Outcome.COUNTER_NOTICED]
    assert one.notes == ()


def test_withdrawing_leaves_what_was_refused() -> None:
    made = standing(event("filed", 2, 1, 2), outcome(Outcome.REFUSED, 5, 1), event("withdrawn", 7))
    assert outcomes(made.complaints[0]) == [Outcome.REFUSED, Outcome.WITHDRAWN]
    assert made.complaints[0].state is ComplaintState.WITHDRAWN


def test_withdrawing_one_link_does_not_end_the_others() -> None:
    made = standing(event("filed", 2, 1, 2), event("withdrawn", 7, 2))
    assert outcomes(made.complaints[0]) == [Outcome.FILED, Outcome.WITHDRAWN]
    assert made.complaints[0].state is ComplaintState.FILED


@pytest.mark.parametrize(
    "entry",
    [
        outcome(Outcome.ACCEPTED, 1, 1),
        outcome(Outcome.ACCEPTED, 5, 3),
        outcome(Outcome.ACCEPTED, 5, 1, number="B"),
    ],
    ids=["before-the-filing", "another-link", "another-number"],
)
def test_what_fits_no_filing_changes_nothing_and_is_told(entry: DocketEntry) -> None:
    made = standing(event("filed", 2, 1, number="A"), entry)
    assert outcomes(made.complaints[0]) == [Outcome.FILED]
    assert len(made.strays) == 1


def test_what_was_taken_back_counts_for_nothing() -> None:
    cancel = CancelEntry(at=AT, by="lin", note="typo", entry=2)
    made = standing(event("filed", 2, 1), outcome(Outcome.REFUSED, 5, 1), cancel)
    assert outcomes(made.complaints[0]) == [Outcome.FILED]


def test_a_link_that_left_the_links_file_stays_with_its_complaint() -> None:
    made = standing_of(a_case(), LISTINGS[1:], lines(event("filed", 2, 1)))
    (link,) = made.complaints[0].links
    assert (link.address, link.seller) == ("https://shop.test/1", None)


def decisions(*entries: DocketEntry) -> Sequence[tuple[int, bool]]:
    made = happenings_of(a_case(), lines(*entries), standing(*entries).complaints)
    return [(each.day.day, each.is_proposed) for each in made if each.what == "decision_received"]


def test_outcomes_are_decisions_and_the_last_one_is_firm() -> None:
    first = [event("filed", 2, 1, 2), outcome(Outcome.REFUSED, 5, 1)]
    assert decisions(*first) == [(5, True)]
    assert decisions(*first, outcome(Outcome.ACCEPTED, 9, 2)) == [(5, True), (9, False)]
    assert decisions(*first, event("decision_received", 6)) == [(6, False)]


def test_what_both_files_tell_happened_once() -> None:
    case = a_case(Event(what="filed", on=FILED_ON), Event(what="replied", on=date(2026, 11, 9)))
    told = lines(event("filed", 2, 1, number="A"))
    made = happenings_of(case, told, standing_of(case, LISTINGS, told).complaints)
    assert [(each.what, each.number) for each in made] == [("replied", None), ("filed", "A")]


ANYTHING = st.one_of(
    st.builds(
        lambda what, links, number: lambda day: event(what, day, *links, number=number),
        st.sampled_from(["filed", "counter_notice_received", "withdrawn", "replied", "closed"]),
        st.lists(st.integers(1, 4), max_size=3, unique=True),
        st.sampled_from([None, "A", "B"]),
    ),
    st.builds(
        lambda what, links, number: lambda day: outcome(what, day, *links, number=number),
        st.sampled_from(Outcome),
        st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
        st.sampled_from([None, "A", "B"]),
    ),
)


@settings(max_examples=50)
@given(st.lists(ANYTHING, max_size=8), st.randoms(use_true_random=False))
def test_what_was_told_in_another_order_of_lines_is_the_same(
    made: list[Callable[[int], DocketEntry]], chance: random.Random
) -> None:
    told = [make(day) for day, make in enumerate(made, start=1)]
    before = standing(*told)
    assert [each.round for each in before.complaints] == [*range(1, len(before.complaints) + 1)]
    chance.shuffle(told)
    assert standing(*told) == before


@settings(max_examples=50)
@given(st.lists(ANYTHING, max_size=8))
def test_every_link_that_was_filed_has_one_outcome_a_complaint(
    made: list[Callable[[int], DocketEntry]],
) -> None:
    told = [make(day) for day, make in enumerate(made, start=1)]
    filed = [each for each in told if isinstance(each, EventEntry) and each.what == "filed"]
    complaints = standing(*told).complaints
    assert len(complaints) == len(filed)
    for complaint, entry in zip(complaints, filed, strict=True):
        asked = [ref.address for ref in entry.links or refs(1, 2, 3)]
        assert [link.address for link in complaint.links] == asked
