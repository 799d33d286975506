"""The sources of a report: each stands once, numbered, with the day on which it was verified."""

from collections.abc import Iterable, Iterator
from datetime import date

from ipclaim.dossier.blocks import Block, Cell, Paragraph, Span, Table, Target, say
from ipclaim.dossier.sheets import subheading
from ipclaim.dossier.style import CELL_EN, GREY, Style
from ipclaim.dossier.tongues import pair
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text

_SOURCES = Text("依据", "Sources")
_REF = Style(7.6, 11)
_SMALL = Style(7, 10, colour=GREY)


class Sources:
    """The sources cited so far, in the order in which they turned up."""

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self._numbers: dict[Cite, int] = {}

    def cited(self, cites: Iterable[Cite]) -> Paragraph:
        """Return the numbers of some sources, as links to where they stand."""
        numbers = [
            self._numbers.setdefault(cite.on(self._as_of), len(self._numbers) + 1) for cite in cites
        ]
        shown = [
            Span(f"[{number}] ", link=_anchor(number), is_whole=True)
            for number in dict.fromkeys(numbers)
        ]
        return Paragraph(tuple(shown) or (Span("—"),), _REF)

    def listed(self) -> Iterator[Block]:
        """Yield the list of all that was cited."""
        if not self._numbers:
            return
        yield subheading(_SOURCES)
        rows = tuple(
            (
                Cell((Target(_anchor(number)), say(f"[{number}]", _REF))),
                Cell(pair(cite.said, _REF, CELL_EN)),
                Cell(pair(cite.verified, _SMALL, CELL_EN)),
            )
            for cite, number in self._numbers.items()
        )
        yield Table((6, 58, 36), rows, padding=2.0)


def _anchor(number: int) -> str:
    return f"source:{number}"
