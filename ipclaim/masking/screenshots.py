"""Personal data in the pages' own texts on listings' screenshots, covered where the browser said.

What a picture of goods or a person shows there is not read. A screenshot whose texts have no known
places, as those that a user brought, is not searched, and the list beside the copy names its pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ipclaim.capture.places import TextPlace
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
        boxes = [found for line in _lines(texts) for found in _personal(line, data)]
        covers[key] = Cover(PageImage(1, *size, dpi=96, turned=0, colour=True), boxes)
        keys[page.key] = key
    return replace(data, covers=covers), keys


def _lines(texts: Iterable[TextPlace]) -> Iterator[list[TextPlace]]:
    """Yield runs that stand behind one another in a line: a number may be set in several."""
    line: list[TextPlace] = []
    for text in texts:
        if line and not _goes_on(line[-1], text):
            yield line
            line = []
        line.append(text)
    if line:
        yield line


def _goes_on(before: TextPlace, text: TextPlace) -> bool:
    _, top, right, foot = before.box
    x0, y0, _, y1 = text.box
    high = min(foot - top, y1 - y0)
    return min(foot, y1) - max(top, y0) > high / 2 and -high <= x0 - right <= high


def _personal(line: Sequence[TextPlace], data: PersonalData) -> Iterator[tuple[Box, str]]:
    """Yield each run of a line that is, or is a piece of, something personal, with its kind."""
    owners = [run for run in line for _ in f"{run.text} "]
    found = places_of(" ".join(run.text for run in line), data.secrets, data.looks)
    yield from {Box(*owners[at].box): kind for at, kind in sorted(found.items())}.items()
