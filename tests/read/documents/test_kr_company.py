"""Korean business registrations: the English form, and what no engine's Korean needs."""

from tests.read.pages import document, said, typed

ENGLISH = """
#　　Certificate of Business Registration
Registration Number: 990-83-80411
Name of Company: Haneul Trading Co., Ltd.
Name of Representative: Kim Haneul
Date of Business Commencement: September 7, 2006
Address of Business: 15F, 41 Deungbul-gil, Haeundae-gu, Busan, Korea
Type of Business: Wholesale    Item: Clothing
Date of Issue: September 14, 2008
Haeundae District Tax Office
"""


def test_the_english_form() -> None:
    paper = document(typed(ENGLISH))
    assert (paper.doc_type, paper.jurisdiction) == ("business_licence", "KR")
    assert said(paper) == {
        "registration_number": "990-83-80411",
        "company_name": "Haneul Trading Co., Ltd.",
        "legal_representative": "Kim Haneul",
        "established_date": "2006-09-07",
        "address": "15F, 41 Deungbul-gil, Haeundae-gu, Busan, Korea",
        "issue_date": "2008-09-14",
    }
