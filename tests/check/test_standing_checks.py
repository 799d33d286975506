"""Where a right is in force, what its register notes, whether it is used."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.check.territory import EU_MEMBERS, Reach, reach
from ipclaim.model.document import Document, Value
from ipclaim.model.finding import Outcome
from tests import building as made

CERT = "trademark_certificate"
PASS, FAIL, REVIEW, NONE = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
Change = Callable[[Facts], Facts]


def answer(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


def of_office(office: str | None, **values: Value) -> Facts:
    def change(document: Document) -> Document:
        for name, value in values.items():
            document = made.with_value(document, name, value)
        return replace(document, jurisdiction=office)

    return made.changing(made.holder_facts(), CERT, change)


def sold_in(facts: Facts, *territories: str, **markets: str) -> Facts:
    where = {name.replace("_", "."): market for name, market in markets.items()}
    return replace(facts, pack=replace(facts.pack, territories=territories or None, markets=where))


REACHES = [
    (("CN",), ("CN",), Reach.WHOLE),
    (("US",), ("CN",), Reach.NONE),
    (("EU",), ("DE",), Reach.WHOLE),
    (("EU",), ("DE", "FR"), Reach.WHOLE),
    (("EU",), ("UK",), Reach.NONE),
    (("DE",), ("EU",), Reach.PART),
    (("BX",), ("NL",), Reach.WHOLE),
    (("BX",), ("EU",), Reach.PART),
    (("CN", "EU"), ("CN", "DE"), Reach.WHOLE),
    (("CN",), ("CN", "DE"), Reach.PART),
    (("CN",), (), Reach.NONE),
]


@pytest.mark.parametrize(("areas", "wanted", "expected"), REACHES, ids=str)
def test_how_far_a_right_reaches(
    areas: tuple[str, ...], wanted: tuple[str, ...], expected: Reach
) -> None:
    assert reach(areas, wanted) is expected


COUNTRIES = st.lists(st.sampled_from([*sorted(EU_MEMBERS), "CN", "US", "UK", "EU", "BX"]))


@given(COUNTRIES, COUNTRIES, COUNTRIES)
def test_more_areas_never_reach_less(held: list[str], more: list[str], wanted: list[str]) -> None:
    order = [Reach.NONE, Reach.PART, Reach.WHOLE]
    assert order.index(reach(held, wanted)) <= order.index(reach([*held, *more], wanted))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(sold_in(of_office("CN"), "CN"), PASS, id="at-home"),
        pytest.param(sold_in(of_office("US"), "CN"), FAIL, id="elsewhere"),
        pytest.param(sold_in(of_office("DE"), "EU"), REVIEW, id="one-member"),
        pytest.param(sold_in(of_office(None), "CN"), REVIEW, id="no-office"),
        pytest.param(sold_in(of_office("WIPO"), "CN"), REVIEW, id="no-states"),
        pytest.param(
            sold_in(of_office("WIPO", designated_states=("EM", "JP")), "DE"), PASS, id="madrid"
        ),
        pytest.param(
            sold_in(of_office("WIPO", designated_states=("US", "JP")), "CN"), FAIL, id="not-named"
        ),
        pytest.param(sold_in(of_office("US"), aliexpress_com="US"), PASS, id="market-of-host"),
        pytest.param(
            sold_in(of_office("US"), "CN", aliexpress_com="US"), PASS, id="host-before-platform"
        ),
        pytest.param(sold_in(of_office("US")), NONE, id="no-source"),
    ],
)
def test_a_right_holds_where_the_goods_are_sold(facts: Facts, expected: Outcome) -> None:
    assert answer(facts, "RGT-11") is expected


def test_a_market_that_no_source_names_is_asked_and_blocks_nothing() -> None:
    assessment = judge(sold_in(of_office("US")))
    asked = next(each for each in assessment.findings if each.rule == "RGT-11-market")
    assert asked.outcome is REVIEW
    assert not asked.blocks
    assert answer(sold_in(of_office("CN"), "CN"), "RGT-11-market") is PASS


def extract(*lines: str, **values: Value) -> Document:
    paper = made.a_document(
        "trademark_register_extract", "materials/extract.pdf", jurisdiction="CN",
        **({"registration_number": made.NUMBER} | values),
    )  # fmt: skip
    return made.with_lines(paper, *lines)


def with_papers(*papers: Document) -> Facts:
    facts = made.holder_facts()
    return replace(facts, documents=(*facts.documents, *papers))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(made.holder_facts(), NONE, id="no-extract"),
        pytest.param(with_papers(extract(status="注册")), PASS, id="registered"),
        pytest.param(with_papers(extract(status="撤销申请审查中")), FAIL, id="status"),
        pytest.param(
            with_papers(made.doubted(extract(status="撤销申请审查中"), "status")), REVIEW,
            id="doubtful-status",
        ),
        pytest.param(
            with_papers(extract("2025-03-01 无效宣告申请收文", status="注册")), REVIEW, id="line"
        ),
        pytest.param(
            with_papers(extract("质押登记", registration_number="11112222")), NONE, id="other-mark"
        ),
        pytest.param(
            made.changing(made.holder_facts(), CERT, lambda paper: made.with_lines(
                paper, 'No claim is made to the exclusive right to use "SHOES"')), REVIEW,
            id="disclaimer",
        ),
    ],
)  # fmt: skip
def test_what_a_register_notes(facts: Facts, expected: Outcome) -> None:
    assert answer(facts, "RGT-13") is expected


def invoice(seller: str = made.HOLDER, day: str = "2026-03-01", said: str = "澜屿青禾牌运动鞋",
            number: int = 1) -> Document:  # fmt: skip
    paper = made.a_document(
        "invoice", f"materials/invoice{number}.pdf", seller_name=seller, invoice_date=day
    )
    return made.with_lines(paper, said)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(made.holder_facts(), REVIEW, id="none"),
        pytest.param(with_papers(invoice()), PASS, id="used"),
        pytest.param(with_papers(invoice(day="2023-11-22")), REVIEW, id="too-old"),
        pytest.param(with_papers(invoice(day="2023-11-23")), PASS, id="three-years-to-the-day"),
        pytest.param(with_papers(invoice(seller=made.AGENT)), REVIEW, id="other-seller"),
        pytest.param(with_papers(invoice(said="运动鞋")), REVIEW, id="no-mark"),
        pytest.param(
            with_papers(made.doubted(invoice(), "invoice_date")), REVIEW, id="doubtful-day"
        ),
        pytest.param(with_papers(invoice(day="2020-01-01"), invoice(number=2)), PASS, id="second"),
        pytest.param(of_office("CN", registration_date="2024-05-14"), NONE, id="young"),
        pytest.param(of_office("US"), NONE, id="other-law"),
    ],
)
def test_use_of_a_mark(facts: Facts, expected: Outcome) -> None:
    assert answer(facts, "RGT-14") is expected


@pytest.mark.parametrize(
    ("office", "said", "expected"),
    [
        ("US", "Principal Register", PASS),
        ("US", "SUPPLEMENTAL REGISTER", REVIEW),
        ("US", "United States Patent and Trademark Office", REVIEW),
        ("CN", "Supplemental Register", NONE),
    ],
)
def test_the_register_of_an_american_mark(office: str, said: str, expected: Outcome) -> None:
    facts = made.changing(of_office(office), CERT, lambda paper: made.with_lines(paper, said))
    assert answer(facts, "RGT-15") is expected
