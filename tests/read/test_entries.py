"""Which text is whose label's."""

from tests.read.pages import document, line, page, said


def test_of_labels_side_by_side_each_has_its_own_value_below() -> None:
    """Set so tightly that the next column's value begins right of a label and half a line off."""
    paper = document(
        page(
            line("商業登記證 BUSINESS REGISTRATION CERTIFICATE", 200, 100, 40),
            line("Name of Business/Corporation", 200, 200),
            line("NORDHAFEN TRADING LIMITED", 700, 200),
            line("Nature of Business", 200, 300),
            line("TRADING", 700, 300),
            line("Date of Commencement", 150, 500),
            line("Date of Expiry", 560, 500),
            line("Certificate No.", 900, 500),
            line("01/07/2024", 200, 532),
            line("30/06/2025", 590, 532),
            line("71234567-000-07-24-A", 840, 532),
        )
    )
    found = said(paper)
    assert found["valid_from"] == "2024-07-01"
    assert found["valid_to"] == "2025-06-30"
    assert found["registration_number"] == "71234567-000-07-24-A"


def test_under_a_code_whose_meaning_was_not_read_its_value_stands_as_the_others_do() -> None:
    paper = document(
        page(
            line("CERTIFICATE OF REGISTRATION", 500, 100, 45),
            line("International Register of Marks", 500, 180),
            line("111", 240, 300),
            line("1 622 894", 360, 300),
            line("180", 240, 360),
            line("Expected expiration date of the registration 7 October 2029", 360, 360),
            line("732", 240, 420),
            line("Name and address of the holder of the registration", 360, 420),
            line("Nordhafen Trading Limited", 360, 460),
            line("2 Sample Road, Musterstadt", 360, 496),
            line("832", 240, 560),
            line("EM - AU - TR - MX", 360, 600),
        )
    )
    assert said(paper)["designated_states"] == ("EM", "AU", "TR", "MX")


def test_an_eastern_label_said_again_in_english_has_its_value_below_both() -> None:
    paper = document(
        page(
            line("商標登録証", 500, 100, 45),
            line("登録第６１２３４５６号", 500, 200),
            line("指定商品又は指定役務並びに商品及び役務の区分", 240, 300),
            line("（LIST OF GOODS AND SERVICES）", 240, 350),
            line("第２５類　被服，履物", 240, 400),
        )
    )
    assert said(paper)["goods_services"] == "被服，履物"
