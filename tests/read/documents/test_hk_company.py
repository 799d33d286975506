"""Hong Kong company papers."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, typed

INCORPORATION = """
編號   1234567
No.
        #公司註冊證明書
        #CERTIFICATE OF INCORPORATION
本人謹此證明
I hereby certify that
        NORDHAFEN TRADING (HONG KONG) LIMITED
        北港貿易（香港）有限公司
於本日根據香港法例第622章《公司條例》在香港成立為法團，此公司是一間有限公司。
is this day incorporated in Hong Kong under the Companies Ordinance (Chapter 622 of
the Laws of Hong Kong), and that this company is a limited company.
本證明書於二〇一八年五月七日發出。
Issued on 7 May 2018.
香港特別行政區公司註冊處處長
Registrar of Companies
"""

BUSINESS = """
香港特別行政區政府  稅務局商業登記署
商業登記證  BUSINESS REGISTRATION CERTIFICATE
業務/法團所用名稱          NORDHAFEN TRADING LIMITED
Name of Business/Corporation
地址                       UNIT 7 5/F HARBOUR TOWER, 12 QUAY ROAD, KOWLOON
Address
業務性質                   TRADING
Nature of Business
法律地位                   BODY CORPORATE
Status
　　生效日期            屆滿日期         登記證號碼
Date of Commencement  Date of Expiry      Certificate No.
　　01/07/2024         30/06/2025  71234567-000-07-24-A
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            INCORPORATION,
            "business_licence",
            "HK",
            {
                "registration_number": "1234567",
                "company_name": "NORDHAFEN TRADING (HONG KONG) LIMITED",
                "established_date": "2018-05-07",
            },
            id="incorporation",
        ),
        pytest.param(
            BUSINESS,
            "business_licence",
            "HK",
            {
                "registration_number": "71234567-000-07-24-A",
                "company_name": "NORDHAFEN TRADING LIMITED",
                "company_type": "BODY CORPORATE",
                "address": "UNIT 7 5/F HARBOUR TOWER, 12 QUAY ROAD, KOWLOON",
                "business_scope": "TRADING",
                "valid_from": "2024-07-01",
                "valid_to": "2025-06-30",
            },
            id="values-under-labels",
        ),
    ],
)
def test_what_is_certain_on_a_page(
    text: str, kind: str, jurisdiction: str | None, values: dict[str, Value]
) -> None:
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert paper.jurisdiction == jurisdiction
    assert certain(paper) == values
