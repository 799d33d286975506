"""Tax invoices old and new, without an engine."""

import pytest

from ipclaim.read.classify import classify
from ipclaim.read.ocr.engine import OcrLine
from ipclaim.read.seen import goes_on
from tests.read.pages import all_layouts, certain, document, line, page, said, seen, typed

ONE, OTHER = "91990169MAF34HCJ77", "91990195MA2D4K375Y"

ELECTRONIC = f"""
#　　　　电子发票（增值税专用发票）
                                        发票号码：25332000000123456789
                                        开票日期：2025年05月12日
购买方信息  名称：杭州青岚文化创意有限公司      销售方信息  名称：宁波衡石鞋业有限公司
　　　　　  统一社会信用代码/纳税人识别号：{ONE}    统一社会信用代码/纳税人识别号：{OTHER}
项目名称           规格型号   单位   数量   单价     金额      税率/征收率  税额
*鞋*运动鞋男款     42码       双     100    88.50    8850.00   13%          1150.50
*鞋*运动鞋女款     38码       双     100    11.50    1150.00   13%          149.50
合　　计                                             ¥10000.00              ¥1300.00
价税合计（大写）   壹万壹仟叁佰圆整          （小写）¥11300.00
备注
开票人：周岩
"""

PAPER = f"""
3300191130     #浙江增值税普通发票        No 12345678
                                          开票日期：2019年05月12日
购  名　　　　称：杭州青岚文化创意有限公司        密
买  纳税人识别号：{ONE}                码
方  地址、电话：浙江省杭州市余杭区文一西路1818号   区
货物或应税劳务、服务名称   规格型号   单位   数量   单价    金额      税率   税额
*鞋*运动鞋                 42码       双     100    100.00  10000.00  13%    1300.00
合　　计                                                    ¥10000.00        ¥1300.00
价税合计（大写）  ⊗壹万壹仟叁佰圆整            （小写）¥11300.00
销  名　　　　称：宁波衡石鞋业有限公司上海分公司
售  纳税人识别号：{OTHER}
方  开户行及账号：样张银行 0000
收款人：王岚      复核：李文      开票人：周岩
"""

INVOICES = {
    "electronic": (
        ELECTRONIC,
        {
            "invoice_number": "25332000000123456789",
            "invoice_date": "2025-05-12",
            "buyer": "杭州青岚文化创意有限公司",
            "issuer": "宁波衡石鞋业有限公司",
            "lines": ("*鞋*运动鞋男款", "*鞋*运动鞋女款"),
            "total": "11300.00",
        },
    ),
    "paper": (
        PAPER,
        {
            "invoice_number": "12345678",
            "invoice_date": "2019-05-12",
            "buyer": "杭州青岚文化创意有限公司",
            "issuer": "宁波衡石鞋业有限公司上海分公司",
            "lines": ("*鞋*运动鞋",),
            "total": "11300.00",
        },
    ),
}


@pytest.mark.parametrize("name", INVOICES)
def test_what_an_invoice_says(name: str) -> None:
    text, facts = INVOICES[name]
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == ("invoice", True)
    assert said(paper) == facts
    assert set(facts) - set(certain(paper)) == {"lines"}


def test_total_in_digits_and_in_words_accuse_each_other() -> None:
    paper = document(typed(ELECTRONIC.replace("¥11300.00", "¥11800.00")))
    assert said(paper)["total"] == "11800.00"
    assert "total" not in certain(paper)


def test_a_commercial_invoice_is_read_and_its_goods_are_asked_about() -> None:
    paper = document(
        typed("""
#               COMMERCIAL INVOICE
Seller: Norvik Outdoor GmbH
Buyer: Ningbo Hengshi Trading Co., Ltd.
Invoice No.: NV-2025-0042
Invoice date: May 12, 2025
Description          Quantity    Unit price    Amount
Running shoes        100         11.00         1100.00
Grand total: USD 1100.00
""")
    )
    assert paper.doc_type == "invoice"
    assert said(paper)["total"] == "1100.00"
    assert certain(paper)["total"] == "1100.00"
    assert "lines" not in certain(paper)


def standing(text: str, x: float, y: float) -> OcrLine:
    """Set a cell's word from top to bottom."""
    high = 36.0 * len(text)
    return OcrLine(text, ((x, y), (x + 40, y), (x + 40, y + high), (x, y + high)), 0.99)


def test_cells_set_downwards_name_the_rows_beside_them() -> None:
    sheet = page(
        line("上海增值税专用发票", 600, 80, 50),
        line("发票号码：17442277", 1190, 140),
        line("开票日期：2019年02月20日", 1190, 180),
        standing("购买方", 110, 240),
        line("名称：杭州青岚文化创意有限公司", 170, 250),
        line("纳税人识别号：" + ONE, 170, 290),
        line("价税合计（大写）", 230, 690),
        line("（小写）¥68250.46", 1330, 690),
        standing("销售方", 110, 740),
        line("名称：宁波衡石鞋业有限公司", 170, 750),
        line("纳税人识别号：" + OTHER, 170, 790),
        line("开票人：周岩", 620, 920),
        line("销售方：（章）", 900, 920),
    )
    facts = said(document(sheet))
    assert facts["buyer"] == "杭州青岚文化创意有限公司"
    assert facts["issuer"] == "宁波衡石鞋业有限公司"


def test_buyer_and_seller_without_their_cells_are_told_by_their_order() -> None:
    sheet = page(
        line("增值税专用发票", 600, 80, 50),
        line("No12345678", 1190, 80),
        line("开票日期：2010年11月18日", 1190, 180),
        *(line(char, 110, 240 + 40 * at) for at, char in enumerate("购货单位")),
        line("名", 170, 250),
        line("称：青岚样张企业", 330, 250),
        line("纳税人识别号：" + ONE, 170, 290),
        line("价税合计（大写）", 230, 690),
        line("（小写）¥7018.83", 1330, 690),
        *(line(char, 110, 740 + 40 * at) for at, char in enumerate("销货单位")),
        line("名", 170, 750),
        line("称：衡石样张企业", 330, 750),
        line("纳税人识别号：" + OTHER, 170, 790),
    )
    facts = said(document(sheet))
    assert (facts.get("buyer"), facts.get("issuer")) == ("青岚样张企业", "衡石样张企业")


COURIER = """
#                    COMMERCIAL INVOICE
DATE OF EXPORTATION                  EXPORT REFERENCES (invoice no.)
17 September 2024                    20240917-83
SENDER (company name and address)    CONSIGNEE (complete name and address)
Shanghai Qinglan Outdoor Products Co., Ltd.    Alderfinch S.A.
15 Riverside Avenue, Shanghai        244 rue des Tilleuls
IMPORTER - IF OTHER THAN CONSIGNEE   TERMS OF SALE / CURRENCY
SAME AS CONSIGNEE                    FOB / USD
FULL DESCRIPTION OF GOODS   HS CODE   QTY   UNIT VALUE   TOTAL VALUE
STEEL CUP                   9617      137   5.48         750.76
RUBBER SHOES                6402      274   3.94         1,079.56
TOTAL WEIGHT      INVOICE TOTAL (USD)
87.4 KG                                   1,830.32
"""


def test_the_boxes_of_a_couriers_form_have_small_labels_of_many_words() -> None:
    paper = document(typed(COURIER))
    assert (paper.doc_type, paper.doc_type_certain) == ("invoice", True)
    assert said(paper) == {
        "invoice_number": "20240917-83",
        "invoice_date": "2024-09-17",
        "buyer": "Alderfinch S.A.",
        "issuer": "Shanghai Qinglan Outdoor Products Co., Ltd.",
        "lines": ("STEEL CUP", "RUBBER SHOES"),
        "total": "1830.32",
    }


def test_a_polish_invoice_is_read_by_its_labels() -> None:
    paper = document(
        typed(
            """
            Faktura VAT nr FS/366/08/2022        Data wystawienia: 2022-08-03
            Sprzedawca:                          Nabywca:
            Alderfinch S.A.                      Hedgerow Sport Sp. z o.o.
            NIP: 8900000045                      NIP: 9240000013
            Lp.  Nazwa towaru lub usługi   Ilość   Wartość netto   VAT   Wartość brutto
            1    Plecak turystyczny        109     9 787,11        23%   12 038,15
            Razem                                  9 787,11        23%   12 038,15
            Razem do zapłaty: 12 038,15 PLN
            """
        )
    )
    assert (paper.doc_type, paper.doc_type_certain) == ("invoice", True)
    assert said(paper) == {
        "invoice_number": "FS/366/08/2022",
        "invoice_date": "2022-08-03",
        "buyer": "Hedgerow Sport Sp. z o.o.",
        "issuer": "Alderfinch S.A.",
        "lines": ("Plecak turystyczny",),
        "total": "12038.15",
    }


RECHNUNG = """
#Rechnung
Velamar Hosting AG
{page}
Rechnungsnummer: {number}
Rechnungsdatum: 07.05.2024
Gesamtbetrag: 34,73 EUR
"""


@pytest.mark.parametrize(
    ("page", "number", "further"),
    [
        pytest.param("Seite 2", "30011111", True, id="its-second-page"),
        pytest.param("Seite 1", "30011111", False, id="once-more"),
        pytest.param("Seite 2", "30022222", False, id="of-another"),
    ],
)
def test_an_invoice_titled_on_each_page_is_one(page: str, number: str, *, further: bool) -> None:
    first = seen(typed(RECHNUNG.format(page="Seite 1", number="30011111")))
    second = typed(RECHNUNG.format(page=page, number=number), number=2)
    assert goes_on(first, classify(all_layouts(), second), second) is further


def test_the_last_day_to_pay_is_not_the_day_of_the_invoice() -> None:
    paper = document(
        typed("""
#FACTURE
Velamar Télécom SAS
Facture n°562000001 du 02 Juillet 2015
Date limite de paiement le 05 Juillet 2015
Somme à payer    29,99 EUR
""")
    )
    assert said(paper).get("invoice_date") == "2015-07-02"
