"""Certificates of works and of software, in rows and in sentences."""

import pytest

from tests.read.pages import certain, document, said, typed

ROWS = """
#　　　　　　作品登记证书
　登　记　号：闽作登字-2019-F-00081372
　作品/制品名称：山青登山图案      作 品 类 别：美术作品
　作　　者：林一鸣、沈知远
　著 作 权 人：山青国际贸易（厦门）有限公司
　创作完成日期：2018年12月28日    首次发表/出版/制作日期：2019年03月04日
　　以上事项，由山青国际贸易（厦门）有限公司申请，经福建省版权局审核，根据
　《作品自愿登记试行办法》规定，予以登记。
　登记日期：2019年06月30日          登记机构签章
"""

BARE_ROWS = """
#　　　　　　著作权登记证书
　登 记 号     闽作登字-2020-F-00331831
　作 品 名 称    青岚山猫
　作 品 类 型    美术作品
　作☑者       沈知远
　著 作 权 人    厦门山青服饰有限公司
　完成创作日期    2019-08-30
　首次发表日期    2019年09月19日
　权利取得方式    原始取得
　登 记 日 期    2020年11月23日
"""

NARRATIVE = """
#　　　　　　著作权登记证书
　　　　　　　　　　　　登记号：2010-F-035612
　　申请者厦门山青服饰有限公司（中国）提交的文件符合规定要求，对由其2009年10月01日
　创作完成，于2009年12月18日在厦门首次发表的作品《山青登山图案》，申请者以著作权人
　身份依法享有著作权。经中国版权保护中心审核，对该作品的著作权予以登记。
　　　　　　　　　　　　　　中华人民共和国国家版权局
　　　　　　　　　　　　　　　2010年12月03日
"""

WHOSE_WORK = """
#　　　　作品登记证书
　登记号：粤作登字-2015-F-00001234
　　根据《中华人民共和国著作权法》和《作品自愿登记试行办法》的规定，经审核，对深圳市云帆
　文化有限公司于2014年12月28日创作完成、2015年1月8日首次发表的美术作品《小鹿呦呦》，以著作权人
　身份依法享有的著作权予以登记。
　　　　　　　　　　广东省版权局
　　　　　　　　　　2015年03月09日
"""

SOFTWARE = """
　　　　　　中华人民共和国国家版权局
#　　　计算机软件著作权登记证书
　证书号：软著登字第4512345号
　软 件 名 称：　山青鞋楦建模与排料管理系统
　　　　　　　　　[简称：山青建模]
　　　　　　　　　V1.0
　著 作 权 人：　山青国际贸易（厦门）有限公司
　开发完成日期：　2019年08月15日
　首次发表日期：　未发表
　权利取得方式：　原始取得
　权 利 范 围：　全部权利
　登　记　号：　2019SR1123456
　　根据《计算机软件保护条例》和《计算机软件著作权登记办法》的规定，经中国版权保护
　中心审核，对以上事项予以登记。
　　　　　　　　　　　　　　　　2019年11月06日
　No. 04912345
"""

FACTS = {
    "work": (
        "copyright_certificate",
        ROWS,
        {
            "registration_number": "闽作登字-2019-F-00081372",
            "work_title": "山青登山图案",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "creation_date": "2018-12-28",
            "publication_date": "2019-03-04",
            "registration_date": "2019-06-30",
        },
    ),
    "work-in-bare-rows": (
        "copyright_certificate",
        BARE_ROWS,
        {
            "registration_number": "闽作登字-2020-F-00331831",
            "work_title": "青岚山猫",
            "holder_name": "厦门山青服饰有限公司",
            "creation_date": "2019-08-30",
            "publication_date": "2019-09-19",
            "registration_date": "2020-11-23",
        },
    ),
    "work-in-a-sentence": (
        "copyright_certificate",
        NARRATIVE,
        {
            "registration_number": "2010-F-035612",
            "work_title": "山青登山图案",
            "holder_name": "厦门山青服饰有限公司",
            "creation_date": "2009-10-01",
            "publication_date": "2009-12-18",
            "registration_date": "2010-12-03",
        },
    ),
    "work-of-a-firm": (
        "copyright_certificate",
        WHOSE_WORK,
        {
            "registration_number": "粤作登字-2015-F-00001234",
            "work_title": "小鹿呦呦",
            "holder_name": "深圳市云帆文化有限公司",
            "creation_date": "2014-12-28",
            "publication_date": "2015-01-08",
            "registration_date": "2015-03-09",
        },
    ),
    "software": (
        "software_copyright_certificate",
        SOFTWARE,
        {
            "registration_number": "2019SR1123456",
            "work_title": "山青鞋楦建模与排料管理系统[简称：山青建模] V1.0",
            "holder_name": "山青国际贸易（厦门）有限公司",
            "creation_date": "2019-08-15",
            "registration_date": "2019-11-06",
        },
    ),
}


@pytest.mark.parametrize("name", FACTS)
def test_what_a_certificate_says(name: str) -> None:
    kind, text, facts = FACTS[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    read = said(paper)
    read.pop("author", None)
    assert read == facts
    assert {key: value for key, value in certain(paper).items() if key != "author"} == facts


def test_a_label_under_a_watermark_is_still_one() -> None:
    assert said(document(typed(BARE_ROWS)))["author"] == "沈知远"


def test_no_day_of_publication_is_no_unread_field() -> None:
    assert "publication_date" not in {field.name for field in document(typed(SOFTWARE)).fields}


def test_joint_owners_of_software_are_names_that_semicolons_part() -> None:
    paper = document(
        typed("""
#中华人民共和国国家版权局
#计算机软件著作权登记证书
证书号： 软著登字第0000001号
软 件 名 称：  样张排版系统
               V1.0
著 作 权 人：  临江样张大学;沈拂晓;柯望舒
权利取得方式： 原始取得
登    记    号： 2022SR0000001
根据《计算机软件保护条例》和《计算机软件著作权登记办法》的
""")
    )
    assert certain(paper).get("holder_name") == "临江样张大学;沈拂晓;柯望舒"
