import re

import pytest

from ipclaim.read.codes import code_of, code_pattern, in_column, is_code
from tests.read.pages import document, typed


@pytest.mark.parametrize("printed", ["(151)", "[151]", "151"])
def test_a_code_in_any_dress(printed: str) -> None:
    assert is_code("#151")
    assert re.match(code_pattern("#151"), printed)
    assert code_of(printed) == "#151"


@pytest.mark.parametrize("printed", ["1510", "151/2", "151,000", "151.5", "151 234", "2151"])
def test_a_longer_number_is_no_code(printed: str) -> None:
    assert not re.match(code_pattern("#151"), printed)


def test_a_bare_code_before_words_needs_a_column() -> None:
    column = [(100.0, 30.0, False), (102.0, 30.0, False), (99.0, 30.0, False)]
    assert in_column(column) == [True, True, True]
    assert in_column([(100.0, 30.0, False), (400.0, 30.0, True)]) == [False, True]


def test_a_house_number_is_no_code() -> None:
    paper = document(
        typed("""
        #Certificate of Registration
        #European Union Trade Mark
        (111)  017123456
        (732)  Nordhafen Apparel GmbH
               220 Sample Street
               20095 Hamburg
        """)
    )
    assert paper.value("holder_address") == "220 Sample Street, 20095 Hamburg"
    assert paper.field("filing_date") is None
