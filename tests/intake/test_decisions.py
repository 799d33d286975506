"""Letters of a platform are told from sellers' answers; a seller's is never taken for one."""

import pytest

from ipclaim.intake.decisions import decided_in
from ipclaim.run.post import mail_signs
from tests.reply.building import book, templates


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("您提交的知识产权投诉（编号CN2026110001）经审核不成立，原因：证据不足。", "all=refused"),
        ("您发起的投诉已成立，相关商品已被移除。", "all=accepted"),
        ("您提交的投诉需补充材料，请在3个工作日内上传。", "supplement_asked"),
        ("The complaint you submitted on 3 November has been rejected.", "all=refused"),
        ("Your report that you filed last week was upheld.", "all=accepted"),
    ],
)
def test_a_platforms_decision_is_a_proposal(line: str, told: str) -> None:
    found = decided_in(("尊敬的用户：", line), mail_signs(templates()))
    assert found is not None
    assert told in found.command("CASE")


def test_no_sellers_sentence_is_taken_for_a_decision() -> None:
    signs = mail_signs(templates())
    assert [each.says for each in book().examples if decided_in((each.says,), signs)] == []


def test_a_letter_that_says_two_things_is_left_to_a_person() -> None:
    lines = ("您提交的投诉不成立。", "您提交的投诉需补充材料。")
    assert decided_in(lines, mail_signs(templates())) is None
