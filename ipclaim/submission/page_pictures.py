"""The dossier's pages as pictures, for a form that takes no PDF: a person chooses among them."""

import io
from pathlib import Path

import pypdfium2

from ipclaim.private import write_private

MOST_PAGES = 150
"""Pages beyond which nobody chooses among pictures."""
_DPI = 150
_QUALITIES = (85, 70, 55)


def draw_pages(dossier: Path, folder: Path, most: int | None) -> int:
    """Write each page as JPEG below ``most`` bytes into a new folder; return how many there are.

    A dossier of too many pages, or with a page that does not fit, gives none.
    """
    with pypdfium2.PdfDocument(dossier) as pdf:
        if len(pdf) > MOST_PAGES:
            return 0
        folder.mkdir(mode=0o700)
        for number, page in enumerate(pdf, start=1):
            image = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            for quality in _QUALITIES:
                made = io.BytesIO()
                image.save(made, "JPEG", quality=quality, dpi=(_DPI, _DPI))
                if most is None or made.tell() <= most:
                    break
            else:
                return 0
            write_private(folder / f"page-{number:03d}.jpg", made.getvalue())
        return len(pdf)
