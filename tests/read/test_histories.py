"""Tables of holders: today's is in the row of the latest day."""

import pytest

from tests.read.pages import document, line, page, said

OLD = ("南宁翎鲸谷箱包有限", "责任公司", "广西壮族自治区南宁市青秀区工业三路1470号", "2013.01.04")
NEW = ("保定市汀澜进出口股", "份有限公司", "河北省保定市白沟镇滨江大道1308号5栋", "2017.10.13")


@pytest.mark.parametrize("rows", [(OLD, NEW), (NEW, OLD)], ids=["oldest-first", "newest-first"])
def test_the_holder_of_today(rows: tuple[tuple[str, str, str, str], ...]) -> None:
    lines = [
        line("商标档案", 700, 150, 60),
        line("商标注册号", 200, 290),
        line("64024148", 480, 290),
        line("国际分类", 900, 290),
        line("30", 1160, 290),
        line("注册人变更记录", 200, 500),
        line("序号", 210, 580),
        line("注册人名义", 360, 580),
        line("注册人地址", 870, 580),
        line("起始日期", 1420, 580),
    ]
    for number, (first, second, address, day) in enumerate(rows):
        top = 660 + 120 * number
        lines += [
            line(first, 300, top),
            line(address, 640, top + 20),
            line(str(number + 1), 220, top + 20),
            line(day, 1420, top + 20),
            line(second, 300, top + 40),
        ]
    values = said(document(page(*lines)))
    assert values["holder_name"] == "保定市汀澜进出口股份有限公司"
    assert values["holder_address"] == "河北省保定市白沟镇滨江大道1308号5栋"


def test_a_term_in_two_lines_of_its_cell_is_no_history() -> None:
    headings = ("注册号", "类别", "申请日期", "专用权期限", "商标状态")
    lines = [line("商标注册信息", 1000, 150, 50)]
    lines += [line(word, 200 + 400 * place, 330) for place, word in enumerate(headings)]
    lines += [
        line("31686628", 200, 436),
        line("25", 600, 436),
        line("2020-03-24", 1000, 436),
        line("2021-05-28", 1400, 415),
        line("至2031-05-27", 1390, 457),
        line("注册", 1800, 436),
    ]
    values = said(document(page(*lines, width=2340, height=1654)))
    assert (values["valid_from"], values["valid_to"]) == ("2021-05-28", "2031-05-27")
