"""What the child process answers with, and how it says no."""

import sys
from pathlib import Path
from typing import Any

from PIL import Image

Answer = dict[str, Any]
"""One page as JSON; becomes a ``PreparedPage`` as soon as the parent has it."""

MOST_PAGES = 400
"""Pages of one file."""


class RefusedError(Exception):
    """The file cannot stand in the dossier; the message is a code of ``exhibits.REFUSALS``."""


def tell_page_done() -> None:
    """Tell whoever asked that one page more is drawn, so that the wait for the next begins anew."""
    sys.stdout.write("\n")
    sys.stdout.flush()


def picture_answer(
    coding: str, fidelity: str, path: Path, image: Image.Image, *, turned: int = 0
) -> Answer:
    """Return the answer for a page that is a picture kept at ``path``."""
    return {
        "coding": coding,
        "fidelity": fidelity,
        "path": str(path),
        "index": 0,
        "width": image.width,
        "height": image.height,
        "channels": 1 if image.mode in {"L", "1"} else 3,
        "turned": turned,
    }
