"""Whose words the lines of a letter are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.errors import RulesError
from ipclaim.intake.words import MailSigns, Whose, divide, without_quotations
from ipclaim.model.document import Box, Document, TextLine
from ipclaim.resources import Templates
from ipclaim.written import read_yaml

OWN = "我店已取得品牌授权，授权书见附件一。"
THEIRS = "贵店未经授权销售假冒商品。"


@pytest.fixture(scope="module")
def signs() -> MailSigns:
    return read_yaml(Templates.with_overlay().path("replies/mail.yaml"), MailSigns, RulesError)


QUOTATIONS = {
    "marked": f"{OWN}\n\n> {THEIRS}",
    "outlook-zh": f"{OWN}\n\n发件人: a\n发送时间: 2026年\n收件人: b\n主题: 投诉\n\n{THEIRS}",
    "outlook-en": f"{OWN}\n\nFrom: a\nSent: Monday\nTo: b\nSubject: c\n\n{THEIRS}",
    "original-en": f"{OWN}\n-----Original Message-----\n{THEIRS}",
    "qq": f"{OWN}\n------------------ 原始邮件 ------------------\n发件人: a\n{THEIRS}",
    "gmail-zh": f"{OWN}\n在 2026年11月18日 10:00，样张 <a@example.com> 写道：\n{THEIRS}",
    "gmail-en": f"{OWN}\nOn Wed, 18 Nov 2026 at 10:00, A <a@example.com> wrote:\n{THEIRS}",
    "netease": f'{OWN}\n\nAt 2026-11-18 10:00:00, "a" <a@example.com> wrote:\n{THEIRS}',
    "pasted": f"{OWN}\n以下为投诉原文：\n{THEIRS}",
    "forwarded-beside": f"{OWN}\n---------- Forwarded message ---------\n{THEIRS}",
}


@pytest.mark.parametrize("text", QUOTATIONS.values(), ids=QUOTATIONS)
def test_a_quotation_is_not_the_writers_word(signs: MailSigns, text: str) -> None:
    divided = divide(text, signs)
    assert [line for line in divided.own if line] == [OWN]
    assert not divided.passed_on


def test_a_reply_between_the_lines_keeps_what_stands_after_them(signs: MailSigns) -> None:
    text = f"On Wed, A wrote:\n> {THEIRS}\n{OWN}\n> 请说明。\n货源合法。"
    assert divide(text, signs).own == (OWN, "货源合法。")


def test_signatures_and_standing_words_are_nobodys_plea(signs: MailSigns) -> None:
    text = (
        f"{OWN}\n\n本邮件及其附件含有保密信息，未经授权不得使用。\n如误收请删除。\n\n"
        "发自我的iPhone\n样张旗舰店"
    )
    divided = divide(text, signs)
    assert [line for line in divided.own if line] == [OWN]
    kinds = {whose for _, whose in divided.lines}
    assert {Whose.STANDING, Whose.SIGNATURE} <= kinds


FORWARDS = {
    "gmail": f"FYI\n\n------ Forwarded message ------\nFrom: a\nDate: b\nTo: d\n\n{OWN}",
    "outlook": f"From: a\nSent: b\nTo: c\nSubject: d\n\n{OWN}",
    "netease": f"转给您。\n---- 转发邮件信息 ----\n发件人：a\n发送日期：b\n主题：d\n{OWN}",
}


@pytest.mark.parametrize("text", FORWARDS.values(), ids=FORWARDS)
def test_a_letter_that_only_passes_on_is_read_for_what_it_passes_on(
    signs: MailSigns, text: str
) -> None:
    divided = divide(text, signs)
    assert divided.passed_on
    assert OWN in divided.own
    assert not any("From" in line or "发件人" in line for line in divided.own)


@given(st.text(alphabet="> 申诉\n:wroteFrom发件人-主题：", max_size=200))
def test_every_line_is_somebodys(signs: MailSigns, text: str) -> None:
    divided = divide(text, signs)
    assert len(divided.lines) == text.count("\n") + 1


def printed(*lines: str) -> Document:
    read = tuple(
        (1, TextLine(line, Box(10, 40 * at, 900, 40 * at + 30), 0.99))
        for at, line in enumerate(lines)
    )
    return Document("n.pdf", "0" * 64, (1,), "counter_notice", doc_type_certain=True, lines=read)


def test_a_printed_mail_is_read_without_what_it_quotes(signs: MailSigns) -> None:
    paper = printed(OWN, "-----原始邮件-----", "发件人：a", THEIRS)
    assert without_quotations(paper, signs).text == OWN


def test_a_letter_with_a_head_is_no_quotation(signs: MailSigns) -> None:
    paper = printed("申诉书", "发件人：样张店铺", "收件人：平台", "主题：申诉", OWN)
    assert without_quotations(paper, signs) == paper


def test_a_paper_of_quotations_alone_is_left_as_it_is(signs: MailSigns) -> None:
    paper = printed("-----原始邮件-----", THEIRS)
    assert without_quotations(paper, signs) == paper
