"""The look: page, grid, type scale and colours.

Quiet on purpose: one ink, one accent, greys that survive a black-and-white printer. A colour never
carries a meaning alone; the word stands beside it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ipclaim.dossier.marks import Colour, TagRole
from ipclaim.model.text import Lang


def _rgb(code: str) -> Colour:
    return (
        round(int(code[0:2], 16) / 255, 3),
        round(int(code[2:4], 16) / 255, 3),
        round(int(code[4:6], 16) / 255, 3),
    )


INK = _rgb("1A1D21")
GREY = _rgb("5C646E")
PALE = _rgb("737B85")
WATERMARK = _rgb("9AA2AC")
HAIR = _rgb("CBD0D7")
WASH = _rgb("F3F5F7")
ACCENT = _rgb("1D3B5C")
GOOD = _rgb("2A5B45")
CARE = _rgb("7A5200")
BAD = _rgb("8C2323")
WHITE = _rgb("FFFFFF")

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4 in points."""
LEFT, RIGHT = 22 * MM, 20 * MM
TOP, BOTTOM = 25 * MM, 22 * MM
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
TEXT_BOTTOM = PAGE_HEIGHT - BOTTOM


class Align(StrEnum):
    """How the lines of a paragraph stand in their column."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; lengths in points."""

    size: float
    leading: float
    lang: Lang = Lang.ZH
    """Chinese looks for each character in the Chinese font first, English in the Latin one."""
    bold: bool = False
    colour: Colour = INK
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    first: float = 0.0
    """Further indent of the first line; may be negative."""
    keeps_next: bool = False
    """Never leave this paragraph alone at the foot of a page."""
    role: TagRole = TagRole.PARAGRAPH


TITLE = Style(21, 29, bold=True, colour=ACCENT, after=1, keeps_next=True, role=TagRole.TITLE)
TITLE_EN = Style(11, 15, lang=Lang.EN, colour=GREY, after=13, keeps_next=True)
HEAD = Style(
    11.5, 17, bold=True, colour=ACCENT, before=11, after=4, keeps_next=True, role=TagRole.HEADING
)
HEAD_EN = replace(HEAD, size=11, leading=16, lang=Lang.EN)
BODY = Style(10.5, 17.2, align=Align.JUSTIFY, after=5)
BODY_EN = Style(10, 15.5, lang=Lang.EN, after=5)
NOTE = Style(8.5, 13, colour=GREY, after=2)
NOTE_EN = Style(8, 12, lang=Lang.EN, colour=GREY, after=2)
LEAD, LEAD_EN = replace(NOTE, keeps_next=True), replace(NOTE_EN, keeps_next=True)
"""A note that leads into what stands below it."""
CELL = Style(8.8, 13)
CELL_EN = Style(7.6, 11, lang=Lang.EN, colour=GREY)
CELL_HEAD = Style(8, 11, bold=True, colour=GREY)
CELL_HEAD_EN = Style(7, 10, lang=Lang.EN, colour=PALE)
CODE = Style(7.2, 10.5, lang=Lang.EN, colour=GREY)
