"""All 78 consistency checks of the domain exist, under their own ids."""

from ipclaim.check.registry import CHECKS
from ipclaim.resources import Templates
from ipclaim.rules.catalogue import CATALOGUE, catalogue_page, rules_for
from ipclaim.rules.load import load_pack, pack_ids
from ipclaim.rules.reference import uses_of

PINNED = {
    "NAM": "01 02 03 04 05 06 07 08 09 10 11",
    "RGT": "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20",
    "AUT": "01 02 03 04 05 06 07 08 09 10 11",
    "DOC": "01 02 03 04 05 06",
    "LNK": "01 02 03 04 05 06 07 08 09",
    "EVD": "01 02 03 04 05 06 07 08 09 10 11 12 13",
    "STM": "01 02 03",
    "CLK": "01 02 03 04",
    "PRV": "01",
}


def test_the_catalogue_is_the_domains() -> None:
    pinned = [
        f"{group}-{number}" for group, numbers in PINNED.items() for number in numbers.split()
    ]
    assert list(CATALOGUE) == pinned
    assert len(CATALOGUE) == 78


def test_each_check_of_the_catalogue_is_built() -> None:
    templates = Templates.with_overlay()
    packs = [load_pack(each, templates, checks=CHECKS) for each in pack_ids(templates)]
    uses = uses_of(packs)
    assert [each for each in CATALOGUE if each not in uses] == []
    page = catalogue_page(uses)
    assert "78 of 78 are built" in page
    assert "| open |" not in page


def test_a_part_of_a_check_is_named_after_it() -> None:
    rules = ("AUT-10", "AUT-01-soon", "AUT-01", "AUT-011")
    assert rules_for("AUT-01", rules) == ("AUT-01", "AUT-01-soon")
    assert rules_for("AUT-02", rules) == ()


def test_what_is_not_built_is_told() -> None:
    page = catalogue_page({})
    assert "0 of 78 are built" in page
    assert "| NAM-01 | | | | 0 | open |" in page
