"""How far the reading of a long paper is: a worker notes the page, whoever waits for it looks.

The note is a small file and not a queue, because a worker that is killed while it holds a queue's
lock would hold up all the others.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ipclaim.scratch import scratch_folder

OnPage = Callable[[int, int], None]
"""Hears the page that was read last and how many there are; 0 where the file does not say."""


def note_page(place: Path, page: int, of: int) -> None:
    """Note the page that was read last; a note that cannot be written is no trouble."""
    with suppress(OSError):
        place.write_text(f"{page} {of}", encoding="ascii")


@contextmanager
def page_notes(on_page: OnPage) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Give the place for a worker's notes, and what looks there and tells each new page once."""
    with scratch_folder() as folder:
        place = folder / "page"
        last = ""

        def look() -> None:
            nonlocal last
            with suppress(OSError):
                noted = place.read_text(encoding="ascii")
                found = re.fullmatch(r"(\d+) (\d+)", noted)
                if found and noted != last:
                    last = noted
                    on_page(int(found[1]), int(found[2]))

        yield place, look
