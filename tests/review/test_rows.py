from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.model.document import Box, Source
from ipclaim.model.finding import Outcome, Severity
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from ipclaim.review.rows import (
    describe_confidence,
    describe_value,
    field_rows,
    frame_of,
    page_rows,
    paper_rows,
    source_href,
    step_rows,
)
from ipclaim.review.words import read_words
from tests.review.specimen import (
    CERTIFICATE,
    LICENCE,
    assessment,
    certificate,
    fact_box,
    finding,
    licence,
    specimen_findings,
)

WORDS = read_words(Templates.with_overlay())
PAPERS = (certificate(b"1"), licence(b"2"))


def test_fields_that_need_a_person_come_first_and_keep_their_anchors():
    rows = field_rows(PAPERS[0], WORDS)
    assert [(row.number, row.field.name) for row in rows[:3]] == [
        (3, "holder_name"),
        (5, "valid_to"),
        (1, "registration_number"),
    ]
    assert len(rows) == len(PAPERS[0].fields)


def test_a_field_of_another_file_has_no_box_here():
    rows = {row.field.name: row for row in field_rows(PAPERS[1], WORDS)}
    assert rows["unified_social_credit_code"].has_box
    assert not rows["sealed"].has_box


def test_each_box_lies_on_its_own_page():
    first, second = page_rows(PAPERS[1], field_rows(PAPERS[1], WORDS))
    assert [row.field.name for row in first.fields] == ["unified_social_credit_code"]
    assert second.fields == ()


def test_a_frame_stays_clear_of_the_text_and_on_the_page():
    image = PAPERS[0].page_images[0]
    assert frame_of(Box(420, 300, 1000, 350), image) == Box(412, 292, 1008, 358)
    assert frame_of(Box(0, 0, 1240, 1754), image) == Box(0, 0, 1240, 1754)


def test_papers_count_what_needs_a_person():
    assert [row.to_check for row in paper_rows(PAPERS, WORDS)] == [2, 1]


def test_every_finding_stands_in_exactly_one_step():
    judged = assessment(PAPERS, specimen_findings())
    rows = step_rows(judged, "/case/1")
    shown = [item.finding.rule for row in rows for item in (*row.unmet, *row.met)]
    assert sorted(shown) == sorted(item.rule for item in judged.findings)


def test_a_step_that_the_assessment_does_not_list_is_shown_last_and_not_as_ready():
    rows = step_rows(assessment(PAPERS, specimen_findings()), "/case/1")
    assert [row.step.id for row in rows] == ["identity", "rights", "complaint", "materials"]
    assert not rows[-1].step.ready


def test_blocking_findings_come_first_and_accepted_ones_stay_in_sight():
    rights = step_rows(assessment(PAPERS, specimen_findings()), "/case/1")[1]
    assert [item.finding.rule for item in rights.unmet] == ["AUT-01", "NAM-05", "RGT-03"]
    assert [item.finding.rule for item in rights.met] == ["RGT-04"]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(Outcome),
            st.sampled_from(Severity),
            st.sampled_from("abc"),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_unmet_finding_hides_among_the_met(given_findings):
    findings = tuple(
        finding(
            f"R-{place}",
            outcome,
            severity=severity,
            step=step,
            accepted_by="somebody" if accepted else None,
        )
        for place, (outcome, severity, step, accepted) in enumerate(given_findings)
    )
    rows = step_rows(assessment((), findings), "/case/1")
    for row in rows:
        assert all(item.finding.outcome in {Outcome.FAIL, Outcome.REVIEW} for item in row.unmet)
        assert not any(item.finding.blocks for item in row.met)
    assert sum(len(row.unmet) + len(row.met) for row in rows) == len(findings)


@pytest.mark.parametrize(
    ("source", "href"),
    [
        (Source(CERTIFICATE, 1, fact_box(2), ""), "/case/7/paper/1#field-3"),
        (Source(CERTIFICATE, 1, Box(0, 0, 1, 1), ""), "/case/7/paper/1#page-1"),
        (Source(LICENCE, 2, Box(0, 0, 1, 1), ""), "/case/7/paper/2#page-2"),
        (Source(LICENCE, 3, Box(0, 0, 1, 1), ""), None),
        (Source("links.csv", 1, Box(0, 0, 0, 0), ""), None),
    ],
)
def test_sources_lead_to_the_field_else_to_the_page(source, href):
    assert source_href(source, PAPERS, "/case/7") == href


def test_the_second_document_of_one_file_is_found_by_its_pages():
    back = replace(PAPERS[0], pages=(2,), fields=())
    there = Source(CERTIFICATE, 2, Box(0, 0, 1, 1), "")
    assert source_href(there, (PAPERS[0], back), "/case/1") == "/case/1/paper/2#page-2"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("", None),
        ((), None),
        (False, Text("否", "no")),
        (True, Text("是", "yes")),
        ((25, 35), Text("25、35", "25, 35")),
        ("long-term", Text("长期有效", "long-term")),
        ("2026-11-23", Text("2026-11-23", "2026-11-23")),
    ],
)
def test_values_as_people_write_them(value, expected):
    assert describe_value(value, WORDS) == expected


@settings(deadline=None)
@given(st.floats(min_value=0, max_value=1))
def test_only_a_full_score_reads_as_one_hundred(confidence):
    assert (describe_confidence(confidence) == "100.0 %") == (confidence == 1)


def test_no_score_is_not_zero():
    assert describe_confidence(None) is None
    assert describe_confidence(0.0) == "0.0 %"


def test_unnamed_kinds_and_fields_show_their_id():
    assert WORDS.paper("new_kind").said_in(Lang.ZH) == "new_kind"
    assert WORDS.field("new_field").said_in(Lang.EN) == "new_field"
