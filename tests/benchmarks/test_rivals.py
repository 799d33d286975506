"""The regular-expression reader behind the plain engines, on lines that are given."""

import pytest

from benchmarks.papers.answers import Picture
from benchmarks.papers.rivals import forms
from benchmarks.papers.rivals.engines import Seen
from benchmarks.papers.rivals.extractor import answers
from benchmarks.papers.rivals.layout import page_text

LICENCE = (
    Seen("营业执照", (400, 50, 700, 100), 0.99),
    Seen("名 称", (100, 200, 180, 230), 0.99),
    Seen("泉州未名云岭体育用品有限公司", (200, 200, 600, 230), 0.97),
    Seen("住所", (100, 260, 180, 290), 0.99),
    Seen("福建省泉州市丰泽区文苑路1号", (200, 260, 600, 290), 0.80),
    Seen("2层101室", (200, 300, 320, 330), 0.99),
    Seen("统一社会信用代码：91990113MAK0E87J1H", (100, 130, 500, 160), 0.99),
)


def test_labels_beside_values_and_wrapped_addresses() -> None:
    (answer,) = answers([page_text(LICENCE)], [Picture(1000, 1400)])
    given = {field.name: field for field in answer.fields}
    assert (answer.doc_type, answer.pages) == ("business_licence", (1,))
    assert given["company_name"].value == "泉州未名云岭体育用品有限公司"
    assert given["company_name"].box == pytest.approx((200, 200, 600, 230))
    assert given["address"].value == "福建省泉州市丰泽区文苑路1号2层101室"
    assert given["unified_social_credit_code"].value == "91990113MAK0E87J1H"
    assert given["company_name"].certain
    assert not given["address"].certain  # its worst line scores below 0.95


def test_a_page_without_title_words_is_other() -> None:
    (answer,) = answers([page_text([Seen("你好", (0, 0, 10, 10), 1.0)])], [Picture(10, 10)])
    assert (answer.doc_type, answer.certain, answer.fields) == ("other", False, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2012 年 08 月 28 日", "2012-08-28"),
        ("二〇一二年八月二十八日", "2012-08-28"),
        ("一九九三年十二月十日", "1993-12-10"),
        ("Nov. 03, 2021", "2021-11-03"),
        ("3 November 2021", "2021-11-03"),
        ("28/08/2012", "2012-08-28"),
        ("长期", "long-term"),
        ("2012年13月1日", None),
        ("第一", None),
    ],
)
def test_days_of_all_forms(text: str, value: str | None) -> None:
    assert forms.day(text) == value
