"""Which paper goes into which field of the form, and whether it fits as it is. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ipclaim.check.copy_checks import ending_of
from ipclaim.check.matter import Parts
from ipclaim.model.case import CaseFile
from ipclaim.model.document import Document
from ipclaim.rules.pack import Material, RulePack
from ipclaim.rules.procedure import Uploads


@dataclass(frozen=True, slots=True)
class Upload:
    """One paper to upload, before anything is converted."""

    material: Material
    file: str
    """Relative to the case folder."""
    kind: str
    pages: tuple[int, ...]
    """The pages of the file that are this paper's, from 1."""

    def name(self, number: int) -> str:
        """Return its new name without an ending; names sort in the form's order."""
        material, kind = (name.replace("_", "-") for name in (self.material.id, self.kind))
        return f"{number:02d}-{material}-{kind}"

    @property
    def suffix(self) -> str:
        """The ending of the file as received, in lower case."""
        return PurePosixPath(self.file).suffix.lower()


def uploads_of(case: CaseFile, pack: RulePack, parts: Parts) -> tuple[Upload, ...]:
    """Return the paper for each material that the platform asks for, in the order of its form."""
    return tuple(
        Upload(material, file, paper.doc_type, _pages(paper, file))
        for material in pack.wanted(case.complainant.role, case.claim)
        for paper in _players(material, parts)
        for file in paper.files
    )


def _players(material: Material, parts: Parts) -> Iterator[Document]:
    player = parts.playing(material.part)
    if player is None:
        return
    yield player
    if player is parts.right:
        yield from parts.renewals
        yield from parts.transfers


def _pages(paper: Document, file: str) -> tuple[int, ...]:
    if file == paper.file:
        return paper.pages
    return tuple(page for part in paper.parts if part.file == file for page in part.pages)


def left_out(uploads: Sequence[Upload], documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the files that no field of the form asks for."""
    taken = {upload.file for upload in uploads}
    return tuple(dict.fromkeys(each.file for each in documents if each.file not in taken))


def fits(upload: Upload, size: int, pages: int, limits: Uploads | None) -> bool:
    """Return whether the form takes the file as it is, as far as a source says what it takes.

    ``size`` and ``pages`` are the whole file's, which may hold other papers too.
    """
    if upload.material.pages_apart and len(upload.pages) > 1:
        return False
    if limits is None:
        return True
    taken = None if limits.formats is None else {ending_of(f"x.{each}") for each in limits.formats}
    return (
        (taken is None or ending_of(upload.file) in taken)
        and (limits.max_bytes is None or size <= limits.max_bytes)
        and (limits.max_pages is None or pages <= limits.max_pages)
    )
