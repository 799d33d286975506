"""Pages in languages whose letters the second reader cannot write: İ, ğ, ế, ș. Pure.

It says I for İ, as the first one does when it errs: that both agree is then no proof. Western
Europe's letters both know.
"""

from dataclasses import replace

from ipclaim.read.candidates import Candidate, Found
from ipclaim.read.lines import Page

_LEAST = 4
"""Such letters on a page at least: one may be a name's."""
_KNOWN = frozenset("œŒžŽšŠŸ")
_WORDS = frozenset(
    {
        *("holder", "latin-holder", "latin-name", "name", "registered-person", "surname"),
        *("given-names", "foreign-address", "parted-address", "address", "goods", "text", "phrase"),
    }
)
"""Forms of value that consist of words."""


def asked_about(page: Page, found: list[Found]) -> list[Found]:
    """Return what was found, words always to be looked at on a page with such letters."""
    letters = sum(map(_is_rare, "".join(line.text for line in page.lines)))
    return [_asked(item) for item in found] if letters >= _LEAST else found


def _is_rare(char: str) -> bool:
    code = ord(char)
    extended = 0x100 <= code < 0x180 or 0x1A0 <= code < 0x220 or 0x1E00 <= code < 0x1F00
    return extended and char not in _KNOWN


def _asked(item: Found) -> Found:
    if not isinstance(item, Candidate) or item.field.value not in _WORDS:
        return item
    return replace(item, field=item.field.model_copy(update={"doubt": True}))
