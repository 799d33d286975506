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
