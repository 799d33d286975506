"""American certificates of three generations, in other words than the drawer's."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, typed

COLUMN = """
          #United States of America
          #United States Patent and Trademark Office

                      NORDVELA


Reg. No. 5,123,456                Nordhafen Apparel, Inc. (DELAWARE CORPORATION)
                                  1209 Sample Street, Suite 400
Registered Mar. 03, 2020          Wilmington, DELAWARE 19801

Int. Cl.: 25, 35                  CLASS 25: Footwear; clothing, namely, shirts,
                                  pants and jackets

Service Mark                      FIRST USE 1-5-2016; IN COMMERCE 2-8-2016

Trademark                         CLASS 35: On-line retail store services

                                  FIRST USE 1-5-2016; IN COMMERCE 2-8-2016
Principal Register
                                  THE MARK CONSISTS OF STANDARD CHARACTERS WITHOUT CLAIM

                                  SER. NO. 88-123,456, FILED 09-21-2018
"""

OLDER = """
Int. Cl.: 25
Prior U.S. Cls.: 22 and 39
                                                     Reg. No. 2,345,678
#United States Patent and Trademark Office   Registered Apr. 25, 2000

                      TRADEMARK
                  PRINCIPAL REGISTER

                     NORDVELA

NORDHAFEN APPAREL LTD. (OREGON CORPORA-            FIRST USE 1-19-1996; IN COMMERCE
  TION)                                            1-19-1996.
1209 SAMPLE STREET
PORTLAND, OR 97201                                 SER. NO. 75-239,366, FILED 2-10-1997.

FOR: CLOTHING, NAMELY SHIRTS, PANTS               JANE DOE, EXAMINING ATTORNEY
AND JACKETS, IN CLASS 25 (U.S. CLS. 22
AND 39).
"""

CHINESE_OWNER = """
#United States of America
#United States Patent and Trademark Office

Reg. No. 6,789,012            QUANZHOU WEIMING SPORTS CO., LTD. (CHINA LIMITED COMPANY (LTD.))
Registered Jul. 12, 2022      Room 601, No. 8 Chuangye Road
Int. Cl.: 25                  Quanzhou, Fujian, CHINA 362000
Trademark
Principal Register            CLASS 25: Shoes
                              FIRST USE 3-1-2020; IN COMMERCE 3-1-2020
                              SER. NO. 90-456,789, FILED 01-09-2021
"""

PERSON = """
#United States of America
#United States Patent and Trademark Office
Reg. No. 6,012,345    Nordvela, Johan (SWEDEN INDIVIDUAL)
                      DBA NORDVELA DESIGN
Registered            Sample Road 12
Mar. 17, 2020         Stockholm, SWEDEN 11122

Int. Cl.: 9           CLASS 9: Downloadable software for sports
                      FIRST USE 0-0-2018; IN COMMERCE 0-0-2018
Trademark
                      SER. NO. 88-512,345, FILED 07-12-2019
Supplemental Register
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            COLUMN,
            "trademark_certificate",
            "US",
            {
                "registration_number": "5123456",
                "registration_date": "2020-03-03",
                "nice_classes": (25, 35),
                "holder_name": "Nordhafen Apparel, Inc.",
                "holder_address": "1209 Sample Street, Suite 400, Wilmington, DELAWARE 19801",
                "goods_services": "Footwear; clothing, namely, shirts, pants and jackets; On-line "
                "retail store services",
                "application_number": "88123456",
                "filing_date": "2018-09-21",
            },
            id="column",
        ),
        pytest.param(
            OLDER,
            "trademark_certificate",
            "US",
            {
                "registration_number": "2345678",
                "registration_date": "2000-04-25",
                "nice_classes": (25,),
                "holder_name": "NORDHAFEN APPAREL LTD.",
                "holder_address": "1209 SAMPLE STREET, PORTLAND, OR 97201",
                "goods_services": "CLOTHING, NAMELY SHIRTS, PANTS AND JACKETS",
                "application_number": "75239366",
                "filing_date": "1997-02-10",
            },
            id="older",
        ),
        pytest.param(
            CHINESE_OWNER,
            "trademark_certificate",
            "US",
            {
                "registration_number": "6789012",
                "registration_date": "2022-07-12",
                "nice_classes": (25,),
                "holder_name": "QUANZHOU WEIMING SPORTS CO., LTD.",
                "holder_address": "Room 601, No. 8 Chuangye Road, Quanzhou, Fujian, CHINA 362000",
                "goods_services": "Shoes",
                "application_number": "90456789",
                "filing_date": "2021-01-09",
            },
            id="chinese-owner",
        ),
        pytest.param(
            PERSON,
            "trademark_certificate",
            "US",
            {
                "registration_number": "6012345",
                "registration_date": "2020-03-17",
                "nice_classes": (9,),
                "holder_name": "Nordvela, Johan",
                "holder_address": "Sample Road 12, Stockholm, SWEDEN 11122",
                "goods_services": "Downloadable software for sports",
                "application_number": "88512345",
                "filing_date": "2019-07-12",
            },
            id="person",
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


def test_goods_whose_first_line_is_set_in() -> None:
    paper = document(
        typed(
            """
            Int. Cl.: 18
            Prior U.S. Cls.: 1 and 3
                                                                     Reg. No. 2,123,987
            #United States Patent and Trademark Office   Registered Apr. 25, 2000

                                  TRADEMARK
                               PRINCIPAL REGISTER

            NORDHAFEN LEATHER, INC. (IOWA CORPORATION)     FIRST USE 1-19-1996.
            1209 SAMPLE STREET
            AMES, IA 50010                                 SER. NO. 75-239,366, FILED 2-10-1997.

              FOR: LEATHER BAGS, NAMELY HANDBAGS AND
            PURSES, IN CLASS 18 (U.S. CLS. 1 AND 3).
            """
        )
    )
    assert paper.value("goods_services") == "LEATHER BAGS, NAMELY HANDBAGS AND PURSES"


def test_a_heading_right_above_the_owner_is_no_part_of_the_name() -> None:
    paper = document(
        typed("""
        #United States Patent and Trademark Office
        Reg. No. 5,123,456
        Registered Jun. 12, 2018
        Int. Cl.: 25
        Trademark
        Principal Register
        Nordhafen Apparel, Inc. (DELAWARE CORPORATION)
        1209 Sample Street, Suite 400
        Wilmington, DELAWARE 19801
        CLASS 25: Shirts; trousers; shoes
        SER. NO. 87-123,456, FILED 06-03-2017
        """)
    )
    assert certain(paper)["holder_name"] == "Nordhafen Apparel, Inc."


@pytest.mark.parametrize(
    ("second", "sure"),
    [("CLASS 28: Toys; games", True), ("CLA55 28 - Toys; games", False), ("", False)],
    ids=["read", "misread", "lost"],
)
def test_goods_of_one_class_are_not_all_goods_of_two(second: str, sure: bool) -> None:
    paper = document(
        typed(f"""
        #United States Patent and Trademark Office
        Reg. No. 5,123,456
        Int. Cl.: 25, 28
        Nordhafen Apparel, Inc. (DELAWARE CORPORATION)
        1209 Sample Street, Suite 400
        Wilmington, DELAWARE 19801
        CLASS 25: Shirts; trousers; shoes

        FIRST USE 1-5-2016; IN COMMERCE 2-8-2016

        {second}

        SER. NO. 87-123,456, FILED 06-03-2017
        """)
    )
    assert certain(paper).get("goods_services") == (
        "Shirts; trousers; shoes; Toys; games" if sure else None
    )
