"""Company papers of other registers; a contract that names companies is none."""

import pytest

from ipclaim.model.document import FieldState, Value
from tests.read.pages import certain, document, said, typed

PRIVATE_LIMITED = """
        #CERTIFICATE OF INCORPORATION
        #OF A PRIVATE LIMITED COMPANY
Company No. 09123456
The Registrar of Companies for England and Wales, hereby certifies that

         NORDHAFEN APPAREL LIMITED

is this day incorporated under the Companies Act 2006 as a private company, that the
company is limited by shares, and the situation of its registered office is in England
and Wales.

Given at Companies House, Cardiff, on 7th May 2015.
"""

EXTRACT = """
#Companies House
#NORDHAFEN APPAREL LIMITED
Company number 09123456

Registered office address
12 Sample Street, London, England, SW1A 0AA

Company status
Active

Company type
Private limited Company

Incorporated on
7 May 2015
"""

HANDELSREGISTER = """
        #Handelsregister B des Amtsgerichts Hamburg
Aktueller Ausdruck
Nummer der Firma:     HRB 123456
Firma:                Nordhafen Apparel GmbH
Sitz:                 Hamburg
Geschäftsanschrift:   Musterstraße 12, 20095 Hamburg
Gegenstand des Unternehmens:  Handel mit Bekleidung.
Stammkapital:         25.000,00 EUR
Rechtsform:           Gesellschaft mit beschränkter Haftung
Tag der ersten Eintragung: 07.05.2015
"""

JAPANESE = """
        #履歴事項全部証明書
東京都架空区見本町６丁目１７番６号
株式会社白杜スポーツ
会社法人等番号      0100-01-123456
商　号              株式会社白杜スポーツ
本　店              東京都架空区見本町六丁目１７番６号
会社成立の年月日    平成２５年８月１日
目　的              １　運動用品の販売
資本金の額          金１０００万円
"""

DELAWARE = """
         #Delaware
       #The First State
I, JEFFREY W. SAMPLE, SECRETARY OF STATE OF THE STATE OF DELAWARE, DO HEREBY
CERTIFY THE ATTACHED IS A TRUE AND CORRECT COPY OF THE CERTIFICATE OF INCORPORATION
OF "NORDHAFEN APPAREL INC.", FILED IN THIS OFFICE ON THE SEVENTH DAY OF MAY, A.D.
2015, AT 9 O'CLOCK A.M.
File Number 5123456
"""

GOOD_STANDING = """
         #Delaware
I, JEFFREY W. SAMPLE, SECRETARY OF STATE OF THE STATE OF DELAWARE, DO HEREBY CERTIFY
"NORDHAFEN OUTDOOR, LLC" IS DULY FORMED UNDER THE LAWS OF THE STATE OF DELAWARE AND IS IN
GOOD STANDING, AS OF THE SECOND DAY OF MARCH, A.D. 2025.
AND I DO HEREBY FURTHER CERTIFY THAT THE SAID "NORDHAFEN OUTDOOR, LLC" WAS FORMED ON THE
TWENTY-FIRST DAY OF MAY, A.D. 2015.
5123456    8300
"""

NUMBERED = """
Handelsregister B des Amtsgerichts Kiel    Nummer der Firma: HRB 4321
- Aktueller Ausdruck -
1. Anzahl der bisherigen Eintragungen:
   3
2. a) Firma:
   Nordhafen Marken UG (haftungsbeschränkt)
   b) Sitz, Niederlassung, inländische Geschäftsanschrift, Zweigniederlassungen:
   Kiel
   Geschäftsanschrift: Hafenweg 3, 24103 Kiel
   c) Gegenstand des Unternehmens:
   Verwaltung eigener Marken
3. Grund- oder Stammkapital:
   1.000,00 EUR
4. b) Vorstand, Leitungsorgan, Geschäftsführer:
   Geschäftsführer: Muster, Erika, Kiel, *12.08.1964
6. a) Rechtsform, Beginn, Satzung oder Gesellschaftsvertrag:
   Gesellschaft mit beschränkter Haftung
   Gesellschaftsvertrag vom 07.05.2015
"""

CONTRACT = """
      #Distribution Agreement
This Agreement is made on 3 March 2026 between Nordhafen Apparel Limited, a company
incorporated in England and Wales (Company number 09123456) whose registered office is at
12 Sample Street, London, and Quanzhou Weiming Co., Ltd.
1. Definitions
Trademark means the mark NORDVELA, Reg. No. 5,123,456.
"""

NUMBER_IN_WORDS = """
#Certificate of Incorporation
Company Number 12345678
The Registrar of Companies for England and Wales, hereby certifies that
NORDHAFEN RETAIL LTD
is this day incorporated under the Companies Act 2006 as a private company
Given at Companies House on 3rd March 2020
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            PRIVATE_LIMITED,
            "business_licence",
            "UK",
            {
                "registration_number": "09123456",
                "company_name": "NORDHAFEN APPAREL LIMITED",
                "established_date": "2015-05-07",
            },
            id="private-limited",
        ),
        pytest.param(
            EXTRACT,
            "business_licence",
            "UK",
            {
                "registration_number": "09123456",
                "company_name": "NORDHAFEN APPAREL LIMITED",
                "company_type": "Private limited Company",
                "established_date": "2015-05-07",
                "address": "12 Sample Street, London, England, SW1A 0AA",
            },
            id="extract",
        ),
        pytest.param(
            HANDELSREGISTER,
            "business_licence",
            "DE",
            {
                "registration_number": "HRB 123456",
                "company_name": "Nordhafen Apparel GmbH",
                "company_type": "Gesellschaft mit beschränkter Haftung",
                "established_date": "2015-05-07",
                "address": "Musterstraße 12, 20095 Hamburg",
                "registered_capital": "25.000,00 EUR",
                "business_scope": "Handel mit Bekleidung",
            },
            id="handelsregister",
        ),
        pytest.param(
            GOOD_STANDING,
            "business_licence",
            "US",
            {
                "registration_number": "5123456",
                "company_name": "NORDHAFEN OUTDOOR, LLC",
                "established_date": "2015-05-21",
            },
            id="good-standing",
        ),
        pytest.param(
            NUMBERED,
            "business_licence",
            "DE",
            {
                "registration_number": "HRB 4321",
                "company_name": "Nordhafen Marken UG (haftungsbeschränkt)",
                "company_type": "Gesellschaft mit beschränkter Haftung",
                "address": "Hafenweg 3, 24103 Kiel",
                "registered_capital": "1.000,00 EUR",
                "business_scope": "Verwaltung eigener Marken",
                "legal_representative": "Muster, Erika",
            },
            id="numbered",
        ),
        pytest.param(
            JAPANESE,
            "business_licence",
            "JP",
            {
                "registration_number": "0100-01-123456",
                "company_name": "株式会社白杜スポーツ",
                "established_date": "2013-08-01",
                "address": "東京都架空区見本町六丁目１７番６号",
                "registered_capital": "金１０００万円",
                "business_scope": "１運動用品の販売",
            },
            id="japanese",
        ),
        pytest.param(
            DELAWARE,
            "business_licence",
            "US",
            {"registration_number": "5123456", "company_name": "NORDHAFEN APPAREL INC."},
            id="delaware",
        ),
        pytest.param(CONTRACT, "other", None, {}, id="contract"),
        pytest.param(
            NUMBER_IN_WORDS,
            "business_licence",
            "UK",
            {
                "registration_number": "12345678",
                "company_name": "NORDHAFEN RETAIL LTD",
                "established_date": "2020-03-03",
            },
            id="number-in-words",
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


CHAMBER = """
Business Register extract Netherlands Chamber of Commerce
KvK number 91234567
Legal form                        Besloten Vennootschap
Statutory name                    Noordhaven Marken B.V.
First entry in Business Register  02-04-2011
Issued capital                    EUR 100,00
Activities                        SIC-code: 4642 - Wholesale of clothing
                                  36
Visiting address                  Havenweg 12, 9912AB Oudeveen
"""

STATE = """
Department of State
Division of Corporations
Entity Information
ENTITY NAME:                   NORDHAFEN APPAREL CORP.
DOS ID:                        4924424
ENTITY TYPE:                   DOMESTIC BUSINESS CORPORATION
DATE OF INITIAL DOS FILING:    12/28/1999
PRINCIPAL EXECUTIVE OFFICE     12 SAMPLE BLVD STE 200, ZENITH, NY,
ADDRESS:                       UNITED STATES, 16913
"""


def test_a_figure_under_words_belongs_to_an_entry_whose_label_was_not_seen() -> None:
    paper = document(typed(CHAMBER))
    facts = said(paper)
    assert facts["business_scope"] == "SIC-code: 4642 - Wholesale of clothing"
    assert "business_scope" not in certain(paper)
    assert facts["company_name"] == "Noordhaven Marken B.V."
    assert facts["registration_number"] == "91234567"
    assert facts["established_date"] == "2011-04-02"


def test_an_american_state_writes_months_first_and_breaks_labels() -> None:
    assert certain(document(typed(STATE))) == {
        "company_name": "NORDHAFEN APPAREL CORP.",
        "registration_number": "4924424",
        "company_type": "DOMESTIC BUSINESS CORPORATION",
        "established_date": "1999-12-28",
        "address": "12 SAMPLE BLVD STE 200, ZENITH, NY, UNITED STATES, 16913",
    }


def test_labels_below_their_values() -> None:
    extract = said(
        document(
            typed(
                """
                #   Certificate of Amendment
                Canada Business Corporations Act
                          Qinglan Trading Corp.
                    Corporate name / Dénomination sociale
                              1306911-5
                    Corporation number / Numéro de société
                              2003-12-02
                    Date of amendment (YYYY-MM-DD)
                """
            )
        )
    )
    assert extract["registration_number"] == "1306911-5"
    assert extract["issue_date"] == "2003-12-02"


def test_the_kind_that_a_sentence_goes_on_to_say_is_not_certain() -> None:
    """Half of "a private company, that the company is limited by shares" is no whole kind."""
    kind = document(typed(PRIVATE_LIMITED)).field("company_type")
    assert kind is not None
    assert (kind.value, kind.state) == ("private company", FieldState.DOUBTFUL)
