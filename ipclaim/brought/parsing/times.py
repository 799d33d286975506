"""Times that files claim, as ISO text with a zone; a time without a zone claims nothing."""

import re
from datetime import datetime

_PDF = re.compile(
    r"D:(?P<day>\d{8})(?P<time>\d{6})(?:(?P<utc>Z)|(?P<sign>[+-])(?P<hours>\d\d)'?(?P<minutes>\d\d))"
)


def with_zone(text: str) -> str | None:
    """Return an ISO time as it is when it names a zone, else ``None``."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.isoformat() if found.tzinfo is not None else None


def pdf_time(text: str) -> str | None:
    """Return the time of a PDF's information dictionary (ISO 32000-1, 7.9.4)."""
    found = _PDF.match(text)
    if found is None:
        return None
    zone = "+0000" if found["utc"] else f"{found['sign']}{found['hours']}{found['minutes']}"
    try:
        said = datetime.strptime(f"{found['day']}{found['time']}{zone}", "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
    return said.isoformat()


def camera_time(time: str, offset: str) -> str | None:
    """Return a time of EXIF with its offset."""
    try:
        said = datetime.strptime(f"{time.strip()}{offset.strip()}", "%Y:%m:%d %H:%M:%S%z")
    except ValueError:
        return None
    return said.isoformat()
