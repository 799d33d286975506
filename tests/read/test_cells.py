"""Labels that their cell breaks in two."""

from tests.read.pages import certain, document, said, typed

CHANGE = """
#　　　　　商标变更证明

兹核准第2345678号商标变更注册人名义及地址。
变更前注册人名  见本光学（架空）有限公司
义：
变更后注册人名  白杜国际光学仪器
义：            （架空）有限公司
变更前地址：    浙江省架空市见本路17号
变更后地址：    浙江省架空市白杜路2号

                                国家知识产权局
                                2021年08月16日
"""


def test_a_label_over_two_lines_is_one() -> None:
    facts = certain(document(typed(CHANGE)))
    assert facts["previous_name"] == "见本光学（架空）有限公司"
    assert facts["new_name"] == "白杜国际光学仪器（架空）有限公司"
    assert facts["previous_address"] == "浙江省架空市见本路17号"


def test_a_label_goes_on_though_its_first_line_is_one_already() -> None:
    words = """
    #CERTIFICATE OF TRADEMARK REGISTRATION
    Registration Number      40-1234567
    Application Number       40-2015-0012345
    Owner of the Trademark   Nordhafen Inc.
    Right
    """
    assert said(document(typed(words)))["holder_name"] == "Nordhafen Inc."
