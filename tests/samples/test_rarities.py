"""Specimens with long and rare names."""

from itertools import chain
from random import Random

import pytest

from samples.papers.catalogue import draw
from samples.papers.fonts import TURNS, has_glyph
from samples.papers.invention import story
from samples.papers.rarities import rarely
from samples.papers.sheet import RARE

STYLES = [
    ("authorization_letter", "labels"),
    ("trademark_certificate", "cnipa_paper"),
    ("business_licence", "landscape"),
]


@pytest.mark.parametrize(("kind", "style"), STYLES)
def test_long_names_stay_on_the_page_and_rare_characters_are_drawn(kind: str, style: str) -> None:
    for seed in (1, 2):
        paper = draw(kind, style, Random(seed), fonts=TURNS - 1 - seed % 3, rare=True)
        for sheet in paper.sheets:
            assert sheet.holds_its_text
            for glyph in chain.from_iterable(sheet.glyph_lines):
                assert has_glyph(glyph.type.face, glyph.char), glyph


def test_names_are_long_bracketed_dotted_rare_or_twins() -> None:
    stories = [rarely(story(Random(seed)), Random(seed)) for seed in range(40)]
    names = [told.holder.name for told in stories]
    assert any(len(name) >= 20 for name in names)
    assert any("（" in name for name in names)
    assert RARE & set("".join(names))
    assert any("·" in told.holder.person for told in stories)
    twins = [
        (told.holder.name, told.agent.name)
        for told in stories
        if len(told.holder.name) == len(told.agent.name)
    ]
    assert any(sum(a != b for a, b in zip(*pair, strict=True)) == 1 for pair in twins)
