"""Personal data in the pages' own texts on listings' screenshots, covered where the browser said.

What a picture of goods or a person shows there is not read. A screenshot whose texts have no known
places, as those that a user brought, is not searched, and the list beside the copy names its pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ipclaim.dossier.book import Captured
from ipclaim.dossier.capture_files import texts_on
from ipclaim.masking.personal import Cover, PageKey, PersonalData
from ipclaim.masking.searching import places_of
from ipclaim.model.document import Box, PageImage


def with_screenshots(
    data: PersonalData, captured: Sequence[Captured], evidence: Path
) -> tuple[PersonalData, dict[str, PageKey]]:
    """Return the data with what is covered on screenshots, and which picture each key names."""
    covers, keys = dict(data.covers), dict[str, PageKey]()
    for one in captured:
        page = one.picture.pages[0] if one.picture and len(one.picture.pages) == 1 else None
        if one.picture is None or page is None or page.turned:
            continue
        size = (round(page.width), round(page.height))
        texts = texts_on(evidence, one.listing.id, size)
        if texts is None:
            continue
        key = (one.picture.file, 1)
        boxes = [(Box(*text.box), kind) for text in texts for kind in _kinds(text.text, data)]
        covers[key] = Cover(PageImage(1, *size, dpi=96, turned=0, colour=True), boxes)
        keys[page.key] = key
    return replace(data, covers=covers), keys


def _kinds(text: str, data: PersonalData) -> Iterator[str]:
    """Yield what a run of text says that is personal, if anything: its first kind."""
    yield from list(places_of(text, data.secrets, data.looks).values())[:1]
