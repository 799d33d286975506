from ipclaim.read.blocks import blocks
from tests.read.pages import line, page

NONE: frozenset[int] = frozenset()


def texts(*lines: tuple[str, float, float], opening: frozenset[int] = NONE) -> list[str]:
    """Return the blocks that lines at these places make."""
    sheet = page(*(line(*one) for one in lines))
    return [block.text for block in blocks(sheet, opening)]


def test_two_columns_are_two_blocks() -> None:
    found = texts(
        ("Reg. No. 1", 100, 100),
        ("Nordhafen Inc.", 500, 100),
        ("Registered", 100, 145),
        ("12 Sample Street", 500, 145),
    )
    assert found == ["Reg. No. 1\nRegistered", "Nordhafen Inc.\n12 Sample Street"]


def test_a_gap_parts_blocks_and_a_line_set_in_does_not() -> None:
    found = texts(("One goes", 100, 100), ("on here", 130, 145), ("Another", 100, 250))
    assert found == ["One goes\non here", "Another"]


def test_an_entry_of_its_own_begins_a_block() -> None:
    lines = ("Class 25: shoes", 100, 100), ("CH, 425474", 100, 145)
    assert texts(*lines, opening=frozenset({1})) == ["Class 25: shoes", "CH, 425474"]


def test_a_paragraph_set_in_goes_on_where_its_next_word_found_no_room() -> None:
    broken = (
        ("FOR: DOWNLOADABLE MOBILE", 130, 100),
        ("APPLICATIONS, USB CABLES, HEADPHONES,", 100, 140),
    )
    parted = (
        ("A title in the middle", 130, 100),
        ("An address begins below it, and is long", 100, 140),
    )
    assert texts(*broken) == ["FOR: DOWNLOADABLE MOBILE\nAPPLICATIONS, USB CABLES, HEADPHONES,"]
    assert len(texts(*parted)) == 2
