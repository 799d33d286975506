"""A reply that states what no exhibit shows is refused."""

from dataclasses import replace

import pytest

from ipclaim.errors import UnshownFactError
from ipclaim.model.text import Text
from ipclaim.reply.draft import draft_reply
from ipclaim.reply.letter import Paragraph, Section
from ipclaim.reply.lint import lint
from tests.reply.building import Dispute


def section(*paragraphs: Paragraph) -> Section:
    return Section("answers", Text("答复", "answers"), paragraphs)


def said(zh: str) -> Text:
    return Text(zh, zh)


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph(said("授权期限已届满。"), states_fact=True),
        Paragraph(said("授权期限已届满（证据99第1页）。")),
        Paragraph(said("授权期限已届满。"), (("S9", 1),), states_fact=True),
    ],
    ids=["none-named", "named-in-words-only", "not-listed"],
)
def test_a_fact_without_a_listed_exhibit_is_refused(paragraph: Paragraph) -> None:
    exhibits = draft_reply(Dispute().given).exhibits
    with pytest.raises(UnshownFactError) as caught:
        lint([section(paragraph)], exhibits)
    assert paragraph.text.zh in caught.value.message.zh


@pytest.mark.parametrize(
    "paragraph",
    [
        Paragraph(said("请求平台维持措施。")),
        Paragraph(said("申诉人称“详见证据99”。"), (("S1", 1),), states_fact=True),
        Paragraph(said("授权期限已届满（对方材料1第1页）。"), (("S1", 1),), states_fact=True),
    ],
    ids=["request", "quoted", "shown"],
)
def test_what_asks_or_quotes_is_let_through(paragraph: Paragraph) -> None:
    lint([section(paragraph)], draft_reply(Dispute().given).exhibits)


def test_that_a_paper_is_lacking_rests_on_what_came() -> None:
    draft = draft_reply(replace(Dispute(), grants=()).given)
    (answers,) = (each for each in draft.letter if each.id == "answers")
    (line,) = (each for each in answers.paragraphs if "没有授权书" in each.text.zh)
    assert [ref[0] for ref in line.exhibits] == ["S1"]
