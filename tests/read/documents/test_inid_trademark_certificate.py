"""Certificates of EUIPO, UKIPO, WIPO and BOIP: codes, codes with words, words alone."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, said, typed

EUIPO = """
      #EUROPEAN UNION INTELLECTUAL PROPERTY OFFICE
      #CERTIFICATE OF REGISTRATION
This Certificate of Registration is hereby issued for the European Union trade
mark identified below.

(210)   017123456
(220)   21/08/2017
(400)   04/09/2017
(151)   12/12/2017
(450)   13/12/2017
(186)   21/08/2027
(541)   NORDVELA
(546)
(732)   Nordhafen Apparel GmbH
        Musterstraße 12
        20095 Hamburg
        DE
(740)   HALDMERE IP
        9 Specimen Platz
        99999 Musterstadt
        DE
(270)   EN DE
(511)   18 - Leather bags; umbrellas.
        25 - Clothing; footwear; headgear, in particular for
        sports.
"""

UK_RUNNING = """
    #TRADE MARKS ACT 1994
    #CERTIFICATE OF REGISTRATION OF TRADE MARK

I certify that the mark shown below has been registered under No. UK00003512345 as
of the date 3 March 2020 and placed in the Register in respect of:

Class 25:
Clothing; footwear; headgear.

            NORDVELA

In the name of
Nordhafen Apparel Limited
12 Sample Street
London
SW1A 0AA

Registered on 17 September 2020
Signed this day at my direction
REGISTRAR
"""

UK_ROWS = """
    #INTELLECTUAL PROPERTY OFFICE
    #CERTIFICATE OF REGISTRATION

Trade mark number     UK00003512345
Trade mark            NORDVELA
Filing date           03 March 2020
Registration date     17 July 2020
Expiry date           03 March 2030
Class                 25
Owner                 Nordhafen Apparel Limited
Address               12 Sample Street, London, SW1A 0AA, United Kingdom
"""

MADRID_CODES = """
    #CERTIFICATE OF REGISTRATION
The International Bureau of the World Intellectual Property Organization (WIPO) certifies
that the indications appearing in the present certificate conform to the recording made in
the International Register of Marks maintained under the Madrid Agreement and Protocol.

(111) Registration number            1 234 567
(151) Date of the registration       06.06.2014
(180) Expected expiration date       06.06.2024
(732) Name and address of the holder Quanzhou Weiming Sports Co., Ltd.
                                     No. 1128 Chuangye Road, Luojiang,
                                     Quanzhou
                                     362000 Fujian (CN)
(811) Contracting State              CN
(540) Mark                           WEIMING
(511) Goods and services             NCL(10)
                                     25 Clothing; shoes; hats.
(822) Basic registration             CN, 07.08.2012, 9876543
(832) Designations                   AU, EM, JP, US
"""

MADRID_WORDS = """
         1 234 567
    #WIPO | MADRID
    #Certificate of Registration
The International Bureau of the World Intellectual Property Organization certifies

Registration date: June 6, 2014
Date next payment due: June 6, 2024
Name and address of the holder:
Quanzhou Weiming Sports Co., Ltd.
No. 1128 Chuangye Road
362000 Fujian
China
Name and address of the representative:
Haldmere IP
List of goods and services:
25 Clothing; shoes; hats.
Basic registration: China, 07.08.2012, 9876543
Designations under the Madrid Protocol: AU, EM, JP, US
"""

BENELUX = """
    #Benelux-Bureau voor de Intellectuele Eigendom
    #INSCHRIJVINGSBEWIJS CERTIFICAT D'ENREGISTREMENT
111  1012345         151  14/02/2019
210  1389876         220  30/11/2018
180  30/11/2028
540  NORDVELA
732  Nordhafen Apparel B.V.
     Voorbeeldlaan 12
     1000 AA Amsterdam
     Nederland
511  Cl 25 Kleding; schoeisel.
     Cl 35 Detailhandel.
"""

RENEWAL = """
    #CERTIFICATE OF RENEWAL
The International Bureau of WIPO certifies that the renewal of the international
registration indicated below has been recorded in the International Register of Marks.

111  1 234 567
156  06.06.2014
180  06.06.2024
732  Quanzhou Weiming Sports Co., Ltd.
     No. 1128 Chuangye Road
     362000 Fujian (CN)
511  25
"""

EUIPO_IN_SLASHES = """
#CERTIFICATE OF REGISTRATION
This Certificate of Registration is hereby issued for the European Union trade mark
identified below. The corresponding entries have been recorded in the Register of
European Union trade marks.

Registered  12/12/2017            No 017123456

111  017123456
151  12/12/2017
732  Nordhafen Apparel, S.L.
     Calle de Muestra, 12
     03002 Alicante
     ES
511  25 - Clothing; footwear.
180  21/08/2027
220  21/08/2017
"""

UK_WORDS = """
#INTELLECTUAL PROPERTY OFFICE
#Certificate of Registration of Trade Mark
Trade Mark No:  UK00003512345
Mark:           NORDVELA
Filing Date:    03 March 2020
Date of entry in register:  17 July 2020
Renewal date:   03 March 2030
Class(es):      25, 35
Owner(s):       Nordhafen Apparel Ltd
                12 Sample Street, London, SW1A 0AA
Class 25: Clothing; footwear.
Class 35: Retail services.
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            EUIPO,
            "trademark_certificate",
            "EU",
            {
                "registration_number": "017123456",
                "application_number": "017123456",
                "mark_text": "NORDVELA",
                "nice_classes": (18, 25),
                "goods_services": "Leather bags; umbrellas; Clothing; footwear; headgear, in "
                "particular for sports",
                "holder_name": "Nordhafen Apparel GmbH",
                "holder_address": "Musterstraße 12, 20095 Hamburg, DE",
                "filing_date": "2017-08-21",
                "registration_date": "2017-12-12",
                "valid_to": "2027-08-21",
            },
            id="euipo",
        ),
        pytest.param(
            UK_RUNNING,
            "trademark_certificate",
            "UK",
            {
                "registration_number": "UK00003512345",
                "nice_classes": (25,),
                "goods_services": "Clothing; footwear; headgear",
                "holder_name": "Nordhafen Apparel Limited",
                "holder_address": "12 Sample Street, London, SW1A 0AA",
                "filing_date": "2020-03-03",
                "registration_date": "2020-09-17",
            },
            id="uk-running",
        ),
        pytest.param(
            UK_ROWS,
            "trademark_certificate",
            "UK",
            {
                "registration_number": "UK00003512345",
                "nice_classes": (25,),
                "holder_name": "Nordhafen Apparel Limited",
                "holder_address": "12 Sample Street, London, SW1A 0AA, United Kingdom",
                "filing_date": "2020-03-03",
                "registration_date": "2020-07-17",
                "valid_to": "2030-03-03",
            },
            id="uk-rows",
        ),
        pytest.param(
            MADRID_CODES,
            "trademark_certificate",
            "WIPO",
            {
                "registration_number": "1234567",
                "nice_classes": (25,),
                "goods_services": "Clothing; shoes; hats",
                "holder_name": "Quanzhou Weiming Sports Co., Ltd.",
                "holder_address": "No. 1128 Chuangye Road, Luojiang, Quanzhou, 362000 Fujian (CN)",
                "registration_date": "2014-06-06",
                "valid_to": "2024-06-06",
                "designated_states": ("AU", "EM", "JP", "US"),
            },
            id="madrid-codes",
        ),
        pytest.param(
            MADRID_WORDS,
            "trademark_certificate",
            "WIPO",
            {
                "registration_number": "1234567",
                "nice_classes": (25,),
                "goods_services": "Clothing; shoes; hats",
                "holder_name": "Quanzhou Weiming Sports Co., Ltd.",
                "holder_address": "No. 1128 Chuangye Road, 362000 Fujian, China",
                "registration_date": "2014-06-06",
                "valid_to": "2024-06-06",
                "designated_states": ("AU", "EM", "JP", "US"),
            },
            id="madrid-words",
        ),
        pytest.param(
            BENELUX,
            "trademark_certificate",
            "BX",
            {
                "registration_number": "1012345",
                "application_number": "1389876",
                "nice_classes": (25, 35),
                "goods_services": "Kleding; schoeisel; Detailhandel",
                "holder_name": "Nordhafen Apparel B.V.",
                "holder_address": "Voorbeeldlaan 12, 1000 AA Amsterdam, Nederland",
                "filing_date": "2018-11-30",
                "registration_date": "2019-02-14",
                "valid_to": "2028-11-30",
            },
            id="benelux",
        ),
        pytest.param(
            RENEWAL,
            "trademark_renewal",
            "WIPO",
            {
                "registration_number": "1234567",
                "nice_classes": (25,),
                "holder_name": "Quanzhou Weiming Sports Co., Ltd.",
                "holder_address": "No. 1128 Chuangye Road, 362000 Fujian (CN)",
                "valid_from": "2014-06-06",
                "valid_to": "2024-06-06",
            },
            id="renewal",
        ),
        pytest.param(
            EUIPO_IN_SLASHES,
            "trademark_certificate",
            "EU",
            {
                "registration_number": "017123456",
                "nice_classes": (25,),
                "goods_services": "Clothing; footwear",
                "holder_name": "Nordhafen Apparel, S.L.",
                "holder_address": "Calle de Muestra, 12, 03002 Alicante, ES",
                "filing_date": "2017-08-21",
                "registration_date": "2017-12-12",
                "valid_to": "2027-08-21",
            },
            id="euipo-in-slashes",
        ),
        pytest.param(
            UK_WORDS,
            "trademark_certificate",
            "UK",
            {
                "registration_number": "UK00003512345",
                "nice_classes": (25, 35),
                "goods_services": "Clothing; footwear; Retail services",
                "holder_name": "Nordhafen Apparel Ltd",
                "holder_address": "12 Sample Street, London, SW1A 0AA",
                "filing_date": "2020-03-03",
                "registration_date": "2020-07-17",
                "valid_to": "2030-03-03",
            },
            id="uk-words",
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


CODES_AFTER_WORDS = """
    #Bewijs van inschrijving
    Certificat d'enregistrement

    Inschrijvingsnummer / Numéro d'enregistrement (111)
    1017203
    Ingeschreven op / Inscrite le (151)
    17/01/2021
    Datum van depot / Date du dépôt (220)
    05/07/2019
    Einde van de geldigheid / Fin de validité (180)
    05/07/2029
    Eigenaar / Propriétaire (732)
    Ostravere Sports N.V.
    415 Tannery Lane
    9999 Oudemolen
    België
    Klassen / Classes (511)
    25
    Waren en diensten / Produits et services (511)
    football boots; socks; gloves
    Merk / Marque (540)
    HALDOVIST
"""


def test_a_code_after_its_words_is_the_label() -> None:
    paper = document(typed(CODES_AFTER_WORDS))
    assert certain(paper) == {
        "registration_number": "1017203",
        "nice_classes": (25,),
        "goods_services": "football boots; socks; gloves",
        "holder_name": "Ostravere Sports N.V.",
        "holder_address": "415 Tannery Lane, 9999 Oudemolen, België",
        "filing_date": "2019-07-05",
        "registration_date": "2021-01-17",
        "valid_to": "2029-07-05",
    }


def test_a_speck_in_a_number_does_not_end_it() -> None:
    paper = document(typed(UK_RUNNING.replace("UK00003512345", "UK00003512'345")))
    assert said(paper)["registration_number"] == "UK00003512345"


SPANISH = """
Oficina Española de Patentes y Marcas, O.A.
#TÍTULO DE MARCA ESPAÑOLA
Nº de marca             M3524552
Titular                 Nordhafen S.A.
Dirección               Calle Muestra 64
                        28014 Madrid
Fecha de presentación   29/05/2020
Fecha de concesión      10/01/2021
Fecha de caducidad      29/05/2030
Distintivo              NORDVELA
Lista de productos      Clase 30: Café; té; cacao; miel.
"""
HONG_KONG = """
#CERTIFICATE OF REGISTRATION OF TRADE MARK
Trade Marks Ordinance (Cap. 559)
商標註冊證明書
Trade Mark No. 商標編號：301234567
Mark 商標：NORDVELA
Class(es) 類別：25
Owner's name and address 擁有人姓名／名稱及地址：
NORDVELA APPAREL LIMITED
Flat 5, 12/F, Sample Tower, 1 Specimen Road, Kowloon, Hong Kong
Date of Registration 註冊日期：05-06-2012
Date of Actual Registration 實際註冊日期：12-11-2012
Expiry Date 屆滿日期：04-06-2022
"""
BRITISH = """
#CERTIFICATE OF REGISTRATION OF TRADE MARK
Trade Marks Act 1994
I hereby certify that the mark shown below has been registered under No.
UK00003123456 as of the date 13 November 2015 in the name of
Nordvela Apparel Limited
12 Sample Street, Leeds, LS1 4AB, United Kingdom
#NORDVELA
The mark has been registered in respect of:
Class 25
Clothing; footwear; headgear.
"""


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            SPANISH,
            {
                "registration_number": "M3524552",
                "mark_text": "NORDVELA",
                "holder_name": "Nordhafen S.A.",
                "valid_to": "2030-05-29",
                "nice_classes": (30,),
                "goods_services": "Café; té; cacao; miel",
            },
        ),
        (
            HONG_KONG,
            {
                "holder_name": "NORDVELA APPAREL LIMITED",
                "registration_date": "2012-06-05",
                "valid_to": "2022-06-04",
                "nice_classes": (25,),
            },
        ),
        (
            BRITISH,
            {
                "holder_name": "Nordvela Apparel Limited",
                "holder_address": "12 Sample Street, Leeds, LS1 4AB, United Kingdom",
            },
        ),
    ],
    ids=["spanish", "hong-kong-in-both-languages", "british-in-a-sentence"],
)
def test_the_offices_own_words(text: str, facts: dict[str, Value]) -> None:
    values = said(document(typed(text)))
    assert {name: values.get(name) for name in facts} == facts
