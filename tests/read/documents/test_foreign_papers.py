"""Works, designs, invoices and licences of other countries, without an engine."""

import pytest

from tests.read.pages import certain, document, said, typed

WORK = """
#            Certificate of Registration
This Certificate issued under the seal of the Copyright Office in accordance
with title 17, United States Code, attests that registration has been made.
                                   Registration Number
                                   VAu 1-384-556
                                   Effective Date of Registration:
                                   June 04, 2019
Title
    Title of Work:    Lanterns at Dusk
Completion/Publication
    Year of Completion:    2018
Author
    Author:    Harlan Ossip
    Work made for hire:    No
Copyright Claimant
    Copyright Claimant:    Quenby Prints LLC
"""

DESIGN = """
#            Certificate of Registration
European Union Intellectual Property Office
Registered Community Design
11    007654321-0002
15    03/06/2020
22    28/05/2020
73    Taizhou Ruihe Houseware Co., Ltd.
54    Bottles
The Executive Director
"""

RECHNUNG = """
Brandauer Werkzeug GmbH · Talweg 3 · 70173 Stuttgart
#   Rechnung
Rechnungs-Nr.: RG-2024-0117
Rechnungsdatum: 05.02.2024
Kunde: Nordlicht Handel GmbH
Pos.    Bezeichnung    Menge    Einzelpreis
1    Rucksack    10    40,00 €
Nettobetrag    400,00 €
zzgl. 19 % MwSt.    76,00 €
Rechnungsbetrag    476,00 €
"""

SEIKYU = """
#            御請求書
                              請求日：2024年5月31日
                              請求番号：2405-0031
株式会社みずほ堂　御中
                              株式会社やまぶき
ご請求金額    ￥88,000
品名    数量    単価    金額
手提げ袋    100    800    80,000
お振込先：架空銀行
"""

TRANSLATION = """
#            Business Licence (Duplicate)
Uniform Social Credit Code: 91990100MA12345675
Name: Huzhou Anran Textile Co., Ltd.
Legal Representative: Zhao Min
Registered Capital: RMB 2,000,000
Date of Establishment: May 6, 2016
Scope of Business: sale of textiles
Registration Authority: Huzhou Administration for Market Regulation
"""


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        (
            WORK,
            "copyright_certificate",
            {
                "registration_number": "VAu 1-384-556",
                "effective_date": "2019-06-04",
                "work_title": "Lanterns at Dusk",
                "author": "Harlan Ossip",
                "holder_name": "Quenby Prints LLC",
            },
        ),
        (
            DESIGN,
            "design_patent_certificate",
            {
                "registration_number": "007654321-0002",
                "grant_date": "2020-06-03",
                "filing_date": "2020-05-28",
                "holder_name": "Taizhou Ruihe Houseware Co., Ltd.",
                "design_title": "Bottles",
            },
        ),
        (
            RECHNUNG,
            "invoice",
            {
                "invoice_number": "RG-2024-0117",
                "invoice_date": "2024-02-05",
                "buyer": "Nordlicht Handel GmbH",
                "issuer": "Brandauer Werkzeug GmbH",
                "total": "476.00",
            },
        ),
        (
            SEIKYU,
            "invoice",
            {
                "invoice_number": "2405-0031",
                "invoice_date": "2024-05-31",
                "buyer": "株式会社みずほ堂",
                "issuer": "株式会社やまぶき",
                "total": "88000",
            },
        ),
        (
            TRANSLATION,
            "business_licence",
            {
                "company_name": "Huzhou Anran Textile Co., Ltd.",
                "legal_representative": "Zhao Min",
                "established_date": "2016-05-06",
            },
        ),
    ],
    ids=["work", "design", "rechnung", "seikyu", "translation"],
)
def test_what_foreign_papers_say(text: str, kind: str, facts: dict[str, str]) -> None:
    paper = document(typed(text))
    assert paper.doc_type == kind
    assert {name: said(paper).get(name) for name in facts} == facts


@pytest.mark.parametrize("text", [WORK, DESIGN], ids=["work", "design"])
def test_a_title_of_several_kinds_is_no_doubt(text: str) -> None:
    assert document(typed(text)).doc_type_certain


def test_the_letterhead_is_put_to_a_person() -> None:
    assert "issuer" not in certain(document(typed(RECHNUNG)))
