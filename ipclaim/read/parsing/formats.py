"""Which formats are opened, told by their first bytes, and what the others are.

Everything that is not on the list is refused, whatever its suffix says.
"""

SUFFIXES = {
    "pdf": {".pdf"},
    "png": {".png"},
    "jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"},
    "tiff": {".tif", ".tiff"},
    "webp": {".webp"},
    "heic": {".heic", ".heif", ".hif"},
}
START_BYTES = 1024
"""How much of a file tells its format."""
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}

# What people send instead, by first bytes; each has its own advice.
_REFUSED_STARTS = (
    (b"%!PS", "postscript"),
    (b"\xc5\xd0\xd3\xc6", "postscript"),
    (b"GIF8", "other-picture"),
    (b"BM", "other-picture"),
    (b"8BPS", "other-picture"),
    (b"\x00\x00\x00\x0cjP  ", "other-picture"),
    (b"\xff\x0a", "other-picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OFFICE_PARTS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_OFFICE_SUFFIXES = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".wps"}


class Shut(Exception):  # noqa: N818 - a state of the file, reported as data
    """The file gives no page, for the reason of this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def format_of(start: bytes) -> str | None:
    """Tell the format by a file's first kilobyte; ``None`` for what is not opened."""
    if b"%PDF-" in start[:START_BYTES]:
        return "pdf"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if start[:4] in {b"II*\x00", b"MM\x00*"}:
        return "tiff"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    return "heic" if start[4:8] == b"ftyp" and start[8:12] in _HEIC_BRANDS else None


def refusal_of(start: bytes, suffix: str) -> str:
    """Return the code for a file that is not opened, by what it is and what it is called."""
    if (known := _known_refusal(start, suffix)) is not None:
        return f"not-supported/{known}"
    if suffix == ".pdf":
        return "damaged"
    return "not-an-image" if suffix in set().union(*SUFFIXES.values()) else "not-supported"


def _known_refusal(start: bytes, suffix: str) -> str | None:
    for known, name in _REFUSED_STARTS:
        if start.startswith(known):
            return name
    if start.startswith(b"PK\x03\x04"):
        if suffix == ".ofd" or b"OFD.xml" in start:
            return "ofd"
        office = suffix in _OFFICE_SUFFIXES or any(part in start for part in _OFFICE_PARTS)
        return "office" if office else "archive"
    if start[4:8] == b"ftyp":
        return "other-picture" if start[8:11] == b"avi" else "film"
    return "drawing" if b"<svg" in start.lower() else None
