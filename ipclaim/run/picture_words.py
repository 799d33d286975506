"""The words in the top of a page's picture, read in a worker: a wall says so, an address too.

What is read here is never a value of the case: misreadings cannot hurt, they only leave a picture
without words.
"""

import io
from functools import cache
from typing import TYPE_CHECKING

from ipclaim.run.reading import Readers
from ipclaim.run.workers import WorkerDiedError, WorkerTimeoutError

if TYPE_CHECKING:
    from ipclaim.read.ocr.engine import Engine

_SECONDS = 300.0
_ONE_SCREEN = 2.3
"""Height by width of a phone's screen; a longer picture is a whole page."""
_TOP = 1.2
"""Height by width of the part of a whole page that is read."""
_WIDEST = 1400


def words_of(readers: Readers, jpeg: bytes) -> str | None:
    """Return the words of a picture of our own making; ``None`` when it could not be read."""
    try:
        return readers.workers.run(_words_in_worker, jpeg, readers.engine, seconds=_SECONDS)
    except (WorkerTimeoutError, WorkerDiedError):
        return None


@cache
def _engine(name: str) -> "Engine":
    # Only workers read: the models' libraries take two seconds to import.
    from ipclaim.read.ocr import engine_named  # noqa: PLC0415

    return engine_named(name)


def _words_in_worker(jpeg: bytes, engine: str) -> str:
    import numpy as np  # noqa: PLC0415 - as above
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(jpeg)) as picture:
        width, height = picture.size
        if height > width * _ONE_SCREEN:
            height = round(width * _TOP)
        top = picture.convert("RGB").crop((0, 0, width, height))
    if width > _WIDEST:
        top.thumbnail((_WIDEST, height), Image.Resampling.LANCZOS)
    reading = _engine(engine).read(np.asarray(top))
    return "\n".join(line.text for line in reading.lines)
