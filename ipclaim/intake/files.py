"""Files as they came: whether one is a message, and what is harmless of its name.

Light on purpose: ``ipclaim due`` asks this of every counter-notice and opens none.
"""

import re
import unicodedata
from pathlib import Path, PurePosixPath

from ipclaim.intake.parsing.kinds import START_BYTES, kind_of

_NAME_CHARS = 60
_HARMFUL = re.compile(r"[^\w.()（）【】《》、，-]+")


def is_message(path: Path) -> bool:
    """Whether a file is a message, a page, typed text or an archive, and not a paper itself."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return kind_of(file.read(START_BYTES), path.suffix) is not None
    except OSError:
        return False


def safe_name(name: str) -> str:
    """Return what is harmless of a stranger's file name: one step, printable, not too long."""
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    stem, dot, suffix = last.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", suffix):
        stem, suffix = last, ""
    kept = _HARMFUL.sub("-", stem).strip(".-")[:_NAME_CHARS] or "file"
    return f"{kept}.{suffix.lower()}" if suffix else kept
