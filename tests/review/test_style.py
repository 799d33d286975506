"""The page's colours, by WCAG 2.2: text 4.5 to 1, lines that carry meaning 3 to 1."""

import re

import pytest

from ipclaim.resources import Templates

STYLE = Templates.with_overlay().path("review/style.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", STYLE))
TEXT = [
    *[(name, ground) for name in ("ink", "quiet", "link") for ground in ("paper", "ground")],
    *[(name, f"{name}-ground") for name in ("pass", "fail", "review", "idle")],
    *[(name, "paper") for name in ("pass", "fail", "review")],
    *[(name, "chosen-ground") for name in ("ink", "quiet", "link", "fail", "review")],
    ("quiet", "idle-ground"),
]
LINES = [
    *[(name, "paper") for name in ("link", "fail", "review", "pass", "idle", "chosen", "focus")],
    *[("focus", name) for name in ("ground", "chosen-ground")],
]


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_agrees_with_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text, ground):
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_that_carry_meaning_can_be_seen(line, ground):
    assert contrast(COLOURS[line], COLOURS[ground]) >= 3


def test_colours_stand_in_one_place_and_each_is_measured():
    rules = STYLE.split("}", 1)[1]
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])|rgba?\(|hsla?\(", rules)
    measured = {name for pair in (*TEXT, *LINES) for name in pair}
    # A card's hairline only decorates; its content stands apart without it.
    assert set(COLOURS) - measured == {"line"}


def test_nothing_is_fetched_from_elsewhere():
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    folder = Templates.with_overlay().path("review/style.css").parent
    for page in folder.glob("*.html"):
        assert not re.search(r"(src|href|action)=.?(https?:|//)", page.read_text("utf-8")), page
