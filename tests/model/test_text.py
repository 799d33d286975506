"""Sentences in both languages, and the two forms that an English one has."""

import pytest

from ipclaim.model.text import Text, counted

LINKS = Text("共 {count} 条链接，{rest}", "{count:The link is|All # links are} listed, {rest}")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(0, "All 0 links are listed, -", id="none"),
        pytest.param(1, "The link is listed, -", id="one"),
        pytest.param("1", "The link is listed, -", id="one-as-text"),
        pytest.param(12, "All 12 links are listed, -", id="several"),
    ],
)
def test_an_english_sentence_says_one_or_several(count: object, said: str) -> None:
    assert LINKS.filled(count=count, rest="-").en == said


def test_chinese_has_one_form_and_facts_stand_as_they_are() -> None:
    assert LINKS.filled(count=1, rest="{#|").zh == "共 1 条链接，{#|"


def test_a_name_without_a_fact_is_an_error() -> None:
    with pytest.raises(KeyError):
        LINKS.filled(count=1)


def test_forms_are_chosen_in_code_by_the_same_rule() -> None:
    assert [counted(number, "# page|# pages") for number in (0, 1, 2)] == [
        "0 pages",
        "1 page",
        "2 pages",
    ]
