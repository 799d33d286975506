"""Running text in two columns."""

from ipclaim.read.flow import running
from tests.read.pages import line, page, typed

LEFT = (
    "本公司青岚文创有限公司是下列",
    "注册商标的权利人，现授权衡石知",
    "识产权代理有限公司代表我司处理",
    "侵权投诉。本授权自二〇二五年一",
    "月一日起生效，为期两年，期满自",
    "动失效。",
)
RIGHT = (
    "Qinglan Culture Ltd., the owner of",
    "the mark below, hereby authorises",
    "Hengshi IP Agency to act for it in",
    "all complaints. This authorisation",
    "takes effect on January 1, 2025",
    "and ends after two years.",
)


def test_columns_of_sentences_are_read_one_after_the_other() -> None:
    sheet = page(
        line("授权书", 200, 100, 40),
        *(line(text, 120, 200 + 50 * row) for row, text in enumerate(LEFT)),
        *(line(text, 760, 215 + 50 * row) for row, text in enumerate(RIGHT)),
        line("委托人：青岚文创有限公司　日期：二〇二五年一月一日　地点：青岛", 120, 700),
    )
    text = running(sheet).text
    assert "授权衡石知识产权代理有限公司代表" in text
    assert "owner of the mark below, hereby authorises Hengshi" in text
    assert text.startswith("授权书")
    assert text.endswith("地点:青岛")


def test_rows_of_labels_and_values_are_read_by_rows() -> None:
    sheet = typed(
        """
        授权人　　　　青岚文创有限公司
        地址　　　　　青岛市市南区香港路一号
        被授权人　　　衡石知识产权代理有限公司
        地址　　　　　杭州市西湖区文一路二号
        授权平台　　　淘宝网、天猫
        授权期限　　　二〇二五年一月一日起两年
        """
    )
    assert "授权人青岚文创有限公司地址青岛" in running(sheet).text
