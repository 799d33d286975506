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
    ],
)
def test_what_is_certain_on_a_page(
    text: str, kind: str, jurisdiction: str | None, values: dict[str, Value]
) -> None:
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert paper.jurisdiction == jurisdiction
    assert certain(paper) == values
