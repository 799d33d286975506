"""Identity cards set as engines find them, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

NUMBER = "990190198503121230"

FRONT = f"""
姓　名  沈知远
性　别  男    民　族  汉
出　生  1985 年 3 月 12 日
住　址  浙江省杭州市余杭区仓前
　　　  街道文一西路1818号2幢305室

公民身份号码  {NUMBER}
"""

STUCK = f"""
姓名沈知远
性别男民族汉
出生1985年3月12日
住址浙江省杭州市余杭区仓前街道
　　文一西路1818号2幢305室
公民身份号码{NUMBER}
"""

BACK = """
#　　　　中华人民共和国
#　　　　居 民 身 份 证

　　签发机关  杭州市公安局余杭分局
　　有效期限  2015.03.02-2035.03.02
"""

BACK_LONG = """
#　　　　中华人民共和国
#　　　　居民身份证

　　签发机关  和田市公安局
　　有效期限  2015.03.02-长期
"""

FRONT_FACTS = {
    "name": "沈知远",
    "sex": "男",
    "ethnicity": "汉",
    "birth_date": "1985-03-12",
    "address": "浙江省杭州市余杭区仓前街道文一西路1818号2幢305室",
    "id_number": NUMBER,
}
BACK_FACTS = {
    "issuing_authority": "杭州市公安局余杭分局",
    "valid_from": "2015-03-02",
    "valid_to": "2035-03-02",
}
CARDS = {
    "front": (FRONT, FRONT_FACTS),
    "stuck": (STUCK, FRONT_FACTS),
    "back": (BACK, BACK_FACTS),
    "long-term": (
        BACK_LONG,
        {"issuing_authority": "和田市公安局", "valid_from": "2015-03-02", "valid_to": "long-term"},
    ),
    "both-sides": (BACK + "\n\n" + FRONT, FRONT_FACTS | BACK_FACTS),
    "watermark": (
        FRONT.replace("\n\n公民", "\n　　　仅限办理知识产权投诉使用，再次复印无效\n公民"),
        FRONT_FACTS,
    ),
}


@pytest.mark.parametrize("name", CARDS)
def test_what_a_card_says(name: str) -> None:
    text, facts = CARDS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("id_card", True)
    assert said(paper) == facts
    assert len(certain(paper)) >= 0.8 * len(facts)


def test_a_minority_of_several_characters() -> None:
    text = STUCK.replace("民族汉", "民族维吾尔").replace("沈知远", "阿迪力·艾合买提")
    paper = document(typed(text))
    assert certain(paper)["ethnicity"] == "维吾尔"
    assert certain(paper)["name"] == "阿迪力·艾合买提"


def test_a_people_that_does_not_exist_is_doubted() -> None:
    paper = document(typed(FRONT.replace("汉", "汊")))
    assert "ethnicity" not in certain(paper)


def test_birth_day_and_number_accuse_each_other() -> None:
    paper = document(typed(FRONT.replace("3 月 12", "8 月 12")))
    assert said(paper)["birth_date"] == "1985-08-12"
    assert not {"birth_date", "id_number"} & set(certain(paper))


def test_sex_and_number_accuse_each_other() -> None:
    paper = document(typed(FRONT.replace("男", "女")))
    assert not {"sex", "id_number"} & set(certain(paper))
