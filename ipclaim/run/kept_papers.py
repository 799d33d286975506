"""What was read of the files that a seller sent, recalled without reading: messages too.

A message is taken apart into a folder of its own; its papers are kept there, since its own bytes
were never read as a paper.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ipclaim.intake.files import is_message, safe_name
from ipclaim.model.document import Document
from ipclaim.private import write_private
from ipclaim.run.folder import READINGS
from ipclaim.run.known_readers import kept_documents, kept_text
from ipclaim.run.reading import kept_reading

RECEIVED = "received"
"""In ``out/``: what messages held."""
_KEPT = "papers.json"


def kept_papers(file: Path, work: Path) -> tuple[Document, ...]:
    """Return what was last read on a file, or in it when it is a message; nothing is read now."""
    if not is_message(file):
        return kept_reading(file, work / READINGS)
    kept = message_folder(file, digest_of(file), work) / _KEPT
    try:
        return kept_documents(kept.read_bytes())
    except (OSError, ValueError):
        return ()


def keep_papers(folder: Path, papers: Sequence[Document]) -> None:
    """Keep a message's papers in its folder."""
    if papers:
        write_private(folder / _KEPT, kept_text(tuple(papers)))


def message_folder(file: Path, digest: str, work: Path) -> Path:
    """Return where a message is taken apart: one folder for each name and content."""
    return work / RECEIVED / f"{safe_name(file.stem)}-{digest[:8]}"


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
