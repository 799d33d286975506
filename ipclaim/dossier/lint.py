"""Refuses a volume that says what it does not show: the build's lint over composed sections.

Dead links, and exhibits that the letter never names. That each sentence of the letter names what
stands behind it is seen to where the letter is written (``claims``). A picture of which no words
speak cannot be told from decoration by a machine; that is left to the eye. Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.marks import Anchor, LinkTo, PageOf
from ipclaim.dossier.plan import Section
from ipclaim.errors import DeadLinkError, UncitedExhibitError
from ipclaim.model.text import Text

M = TypeVar("M", Anchor, LinkTo, PageOf)

LETTER = "letter"
"""How the ids of the sections begin that must name every exhibit."""


def lint(sections: Sequence[Section], exhibits: Iterable[Exhibit]) -> None:
    """Raise ``DeadLinkError`` or ``UncitedExhibitError`` with all that is wrong."""
    dead = tuple(dict.fromkeys(dead_links(sections)))
    if dead:
        raise DeadLinkError(dead)
    uncited = uncited_exhibits(sections, exhibits)
    if uncited:
        raise UncitedExhibitError([_named(exhibit) for exhibit in uncited])


def dead_links(sections: Sequence[Section]) -> Iterator[Text]:
    """Yield each reference that leads nowhere, with the section that holds it."""
    places = {f"section:{section.id}" for section in sections if section.sheets}
    places |= {mark.name for section in sections for mark in _marks(section, Anchor)}
    for section in sections:
        for target in _targets(section):
            if target not in places and not target.startswith(("http://", "https://")):
                where = section.title
                yield Text(f"“{where.zh}”→ {target}", f"“{where.en}” → {target}")
        for title, target in section.marks:
            if target not in places:
                yield Text(f"书签“{title}”→ {target}", f"bookmark “{title}” → {target}")


def uncited_exhibits(
    sections: Sequence[Section], exhibits: Iterable[Exhibit]
) -> tuple[Exhibit, ...]:
    """Return the exhibits that no letter of the volume leads to."""
    named = {
        target
        for section in sections
        if section.id.startswith(LETTER)
        for target in _targets(section)
    }
    return tuple(
        exhibit
        for exhibit in exhibits
        if not any(
            target == exhibit.anchor or target.startswith(f"{exhibit.anchor}:") for target in named
        )
    )


def _named(exhibit: Exhibit) -> Text:
    title, label, file = exhibit.title, exhibit.label, exhibit.prepared.file
    return Text(f"{label.zh} {title.zh}（{file}）", f"{label.en} {title.en} ({file})")


def _targets(section: Section) -> Iterator[str]:
    yield from (mark.target for mark in _marks(section, LinkTo))
    yield from (mark.anchor for mark in _marks(section, PageOf))


def _marks(section: Section, kind: type[M]) -> Iterator[M]:
    for sheet in section.sheets:
        for group in sheet.groups:
            for mark in group.marks:
                if isinstance(mark, kind):
                    yield mark
