"""What was found of one field on one page: a possible value, or a label without one. Pure.

How candidates are found is told in `ipclaim.read.fields`, which one counts in
`ipclaim.read.certainty`.
"""

from dataclasses import dataclass

from ipclaim.read.folding import bones
from ipclaim.read.layouts import LayoutField
from ipclaim.read.lines import Page, Strip
from ipclaim.read.values import Parsed


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value of one field, with every character's spot."""

    field: LayoutField
    page: Page
    parsed: Parsed
    strip: Strip
    """The characters of the value itself."""
    raw: str
    """The text as it stands on the paper, of the label's whole entry."""
    rank: int
    """Lower is better: the order in which the layout names its ways of finding."""
    entry: frozenset[int] = frozenset()
    """Lines of the whole entry that the value was found in, an end mark's line among them."""

    @property
    def key(self) -> str:
        """What two readings of one fact have in common, punctuation aside."""
        return bones(str(self.parsed.value)) if self.parsed.value is not None else ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A label whose value is not there or makes no sense."""

    field: LayoutField
    page: Page
    strip: Strip
    raw: str


Found = Candidate | Unread
