"""The smallest PDF that the dossier's writer writes, for tests of what is done with a whole one."""

from pathlib import Path

from ipclaim.dossier.streams import PdfOut, dictionary, reference
from ipclaim.private import open_private


def write_bare(path: Path) -> Path:
    """Write a PDF of one empty page with its identifier."""
    with open_private(path) as file:
        out = PdfOut(file)
        pages = out.reserve()
        page = out.add(dictionary(Type=b"/Page", Parent=reference(pages), MediaBox=b"[0 0 99 99]"))
        kids = b"[" + reference(page) + b"]"
        out.put(pages, dictionary(Type=b"/Pages", Kids=kids, Count=b"1"))
        root = out.add(dictionary(Type=b"/Catalog", Pages=reference(pages)))
        out.finish(root, out.add(b"<</Producer(ipclaim)>>"))
    return path
