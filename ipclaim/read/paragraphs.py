"""Whether the right edge broke a line, or a new paragraph begins below it. Pure."""

import re

from ipclaim.read.lines import Line

_ROOM = 2.5
"""Line heights beyond its first word by which a line is longer than one that it goes on with."""
_OF_A_CLASS = re.compile(
    r"(?:(?:class|classe|klasse|clase) )?[(]?\d{1,2}[)]?(?: ?[-:–] ?| )[A-Za-z(]|第\d{1,2}[类類]",
    re.IGNORECASE,
)
"""How the goods of a further class begin, on a line of their own wherever the one before ended."""
_FIRST_WORD = re.compile(r"[!-~]+|[^\w\s]*.")
"""What a line break does not part: a word, or one Chinese character with the bracket before it."""


def had_room_for(line: Line, last: Line) -> bool:
    """Tell a line back at the margin whose first word fitted into the line before: a new paragraph.

    Only what the right edge broke goes on at the margin; under a value's own start a form may
    begin a line where it likes.
    """
    if _OF_A_CLASS.match(line.text):
        return False
    return line.x1 - last.x1 > first_word_width(line) + _ROOM * line.height


def first_word_width(line: Line) -> float:
    """Return how wide what a line break left together is, in levelled pixels."""
    word = _FIRST_WORD.match(line.text)
    return (line.x1 - line.x0) * (word.end() if word else 1) / len(line.text)
