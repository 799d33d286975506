"""Refuses a reply that says what it does not show: the lint over a drafted letter's sections.

A paragraph that states what papers or captured pages show must name one of them, and none may name
an exhibit that is not listed. What asks, cites a law or declares is no fact of the case. Pure.
"""

import re
from collections.abc import Iterable, Iterator

from ipclaim.errors import UnshownFactError
from ipclaim.model.text import Text
from ipclaim.reply.exhibits import Exhibit, Side
from ipclaim.reply.letter import Section

_LABEL = re.compile(r"(?P<side>证据|对方材料)(?P<number>\d+)")

_QUOTED = re.compile(r"“[^”]*”")
"""What a paper says, which may name exhibits of its own."""


def lint(sections: Iterable[Section], exhibits: Iterable[Exhibit]) -> None:
    """Raise ``UnshownFactError`` with every paragraph that is wrong."""
    wrong = tuple(_wrong(tuple(sections), tuple(exhibits)))
    if wrong:
        raise UnshownFactError(wrong)


def _wrong(sections: tuple[Section, ...], exhibits: tuple[Exhibit, ...]) -> Iterator[Text]:
    listed = {each.id for each in exhibits}
    for section in sections:
        for paragraph in section.paragraphs:
            named = {ref[0] for ref in paragraph.exhibits}
            own = _QUOTED.sub("", paragraph.text.zh)
            named |= {_id(found) for found in _LABEL.finditer(own)}
            if (paragraph.states_fact and not paragraph.exhibits) or named - listed:
                yield paragraph.text


def _id(label: re.Match[str]) -> str:
    side = Side.SELLERS if label["side"] == "对方材料" else Side.OURS
    return f"S{label['number']}" if side is Side.SELLERS else label["number"]
