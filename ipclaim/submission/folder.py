"""``out/submission/``: what a platform's form takes, ready to be uploaded and copied from.

Papers go in as received where the form takes them so, else as converted copies; a paper that the
platform does not ask for or that could not be recognised is left out and named. The folder is made
anew beside the old one and takes its place as a whole.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ipclaim.dossier.build import DossierInput
from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.resources import Templates
from ipclaim.rules.procedure import Uploads
from ipclaim.scratch import scratch_folder
from ipclaim.seal.digest import sha256_of
from ipclaim.submission.batches import Entry, handed_in, in_batches
from ipclaim.submission.converting import convert
from ipclaim.submission.filling import filing_step, form_filled
from ipclaim.submission.handover import (
    HandedDossier,
    HandedFile,
    HandedLinks,
    HandedPaper,
    Handover,
)
from ipclaim.submission.link_files import LINK_FILES
from ipclaim.submission.message import message
from ipclaim.submission.page_pictures import draw_pages
from ipclaim.submission.parts import part_dossier
from ipclaim.submission.sheets import as_json, as_page, as_text
from ipclaim.submission.uploads import Upload, fits, left_out, uploads_of

_NO_PDF = Text(
    "平台的表单不接受 PDF，卷宗未放入；需要时请通过平台的其他渠道提交。",
    "The form takes no PDF, so the dossier is not among the files; hand it in another way.",
)
_PAGES = "dossier-pages"
_STEM = "evidence-dossier"
_MISSING = Text("材料中没有确认的这份文件", "No paper in the case was recognised as this")
_PARTED = Text(
    "分卷不含附件，也不带整卷的电子签名；完整的卷宗是 out/dossier.pdf。",
    "Parts hold no attachments, nor the signature of the whole; the whole dossier is "
    "out/dossier.pdf.",
)
_LIGHTER = Text(
    "分卷中的图像已重新压缩，不含附件，也不带整卷的电子签名；原样的卷宗是 out/dossier.pdf，"
    "请核对分卷是否清晰。",
    "Pictures in the parts are compressed anew, and parts hold no attachments, nor the signature "
    "of the whole; the dossier as it is is out/dossier.pdf. See that the parts are legible.",
)
_PAGE_TOO_LARGE = Text(
    "卷宗中有单页就超过平台限制的内容，无法只靠拆分满足；请重新截取较小的页面，或分别提交该页。",
    "One page of the dossier alone is above the limit, which parting it cannot cure: capture a "
    "smaller page, or hand that page in by itself.",
)


def write_submission(given: DossierInput, out: Path, templates: Templates) -> Path:
    """Write ``submission/`` beside the dossier in ``out``; return the folder."""
    return finish_submission(gather_submission(given, out), given, out, templates)


def gather_submission(given: DossierInput, out: Path, *, spare: int = 0) -> Handover:
    """Lay the files to upload into the unfinished folder; return what they are.

    ``spare`` are the bytes to keep free in each part of the dossier, for its signature.
    """
    given = given.as_shown
    fresh = unfinished_in(out)
    if fresh.exists():
        shutil.rmtree(fresh)
    fresh.mkdir(mode=0o700, parents=True)
    return _handed_over(given, out / "dossier.pdf", fresh, spare)


def unfinished_in(out: Path) -> Path:
    """Return the folder in which the files lie until the sheets tell of them."""
    return out / ".submission.part"


def finish_submission(
    handover: Handover, given: DossierInput, out: Path, templates: Templates
) -> Path:
    """Write the sheets beside the files, put the whole in its place, and return the folder."""
    folder, fresh = out / "submission", unfinished_in(out)
    write_private(fresh / "field-sheet.html", as_page(handover, templates, given.assessment.as_of))
    write_private(fresh / "submission.txt", as_text(handover))
    if (said := message(handover)) is not None:
        write_private(fresh / "message.txt", said.encode())
    write_private(fresh / "submission.json", as_json(handover))
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)
    return folder


def _handed_over(given: DossierInput, dossier: Path, fresh: Path, spare: int) -> Handover:
    uploads = uploads_of(given.case, given.pack, given.parts)
    papers = (*_papers(uploads, given, fresh), *_missing(uploads, given))
    last = len({paper.files for paper in papers if paper.files})
    step = filing_step(given.pack)
    return Handover(
        pack=given.pack,
        ready=given.assessment.ready,
        approved_by=given.assessment.approved_by,
        fields=form_filled(given.case, given.pack, given.parts, given.listings, given.captures),
        papers=papers,
        left_out=left_out(uploads, given.assessment.documents),
        dossier=_dossier(given, dossier, fresh, f"{last + 1:02d}-{_STEM}", step, spare),
        links=tuple(_links(given, fresh)),
    )


def _papers(uploads: Sequence[Upload], given: DossierInput, fresh: Path) -> Iterator[HandedPaper]:
    """Write each file once and yield each paper that needs it.

    A file that is taken as it is serves all its papers under the name that it got first; where it
    must be converted, each paper in it gets a copy of its own pages.
    """
    made: dict[tuple[str, tuple[int, ...]], HandedPaper] = {}
    for upload in uploads:
        source = given.folder / upload.file
        is_whole = not source.is_file() or _fits(upload, source, given)
        key = (upload.file, () if is_whole else upload.pages)
        if key not in made:
            number = sum(bool(paper.files) for paper in made.values()) + 1
            made[key] = _paper(upload, source, fresh, number, given.pack.uploads, whole=is_whole)
        yield replace(made[key], title=upload.material.title, step=upload.material.step)


def _missing(uploads: Sequence[Upload], given: DossierInput) -> Iterator[HandedPaper]:
    """Yield the materials that the form asks for and no paper is."""
    found = {upload.material.id for upload in uploads}
    for material in given.pack.wanted(given.case.complainant.role, given.case.claim):
        if material.id not in found:
            yield HandedPaper(material.title, material.step, "", "", (), trouble=_MISSING)


def _fits(upload: Upload, source: Path, given: DossierInput) -> bool:
    papers = given.assessment.documents
    pages = {page for paper in papers if paper.file == upload.file for page in paper.pages}
    return fits(upload, source.stat().st_size, len(pages), given.pack.uploads)


def _paper(
    upload: Upload, source: Path, fresh: Path, number: int, limits: Uploads | None, *, whole: bool
) -> HandedPaper:
    title, step, name = upload.material.title, upload.material.step, upload.name(number)
    if not source.is_file():
        gone = Text("文件已不在案件文件夹中", "The file is no longer in the case folder")
        return HandedPaper(title, step, upload.file, "", (), trouble=gone)
    digest = sha256_of(source)
    if whole:
        kept = _kept(source, fresh / f"{name}{upload.suffix}")
        return HandedPaper(title, step, upload.file, digest, (kept,))
    with scratch_folder() as work:
        apart = upload.material.pages_apart
        converted = convert(source, work, limits, pages=upload.pages, pages_apart=apart)
        files = tuple(
            _kept(path, fresh / f"{name}{_part_of(place, converted.files)}{path.suffix}")
            for place, path in enumerate(converted.files, start=1)
        )
    if converted.trouble is not None:
        files = (_kept(source, fresh / f"{name}{upload.suffix}"),)
    return HandedPaper(
        title, step, upload.file, digest, files, converted.changes, converted.trouble
    )


def _part_of(number: int, files: Sequence[Path]) -> str:
    return f"-{number}" if len(files) > 1 else ""


def _kept(source: Path, target: Path) -> HandedFile:
    """Copy a file without holding it in memory; the copy is the user's alone."""
    with (
        source.open("rb") as file,
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy,
    ):
        shutil.copyfileobj(file, copy, 1 << 20)
    return HandedFile(target.name, sha256_of(target), target.stat().st_size)


def _dossier(
    given: DossierInput, dossier: Path, fresh: Path, stem: str, step: str, spare: int
) -> HandedDossier:
    """Put the dossier in, whole or in parts."""
    limits = given.pack.uploads or Uploads(None, None, ())
    digest = sha256_of(dossier)
    if limits.formats is not None and "pdf" not in limits.formats:
        return HandedDossier(step, digest, (), trouble=_NO_PDF, note=_drawn(dossier, fresh, limits))
    parted = part_dossier(dossier, fresh, stem, limits, spare=spare)
    if parted is None:
        return HandedDossier(step, digest, (), trouble=_PAGE_TOO_LARGE)
    if not parted.parts:
        return HandedDossier(step, digest, (_kept(dossier, fresh / f"{stem}.pdf"),))
    files = tuple(
        HandedFile(part.path.name, sha256_of(part.path), part.path.stat().st_size)
        for part in parted.parts
    )
    pages = tuple((part.first, part.last) for part in parted.parts)
    note = _LIGHTER if parted.lightened else _PARTED
    return HandedDossier(step, digest, files, pages, note=note)


def _drawn(dossier: Path, fresh: Path, limits: Uploads) -> Text | None:
    """Put the dossier's pages in as pictures where the form takes these; say where they are."""
    if not {"jpg", "jpeg"} & set(limits.formats or ()):
        return None
    count = draw_pages(dossier, fresh / _PAGES, limits.max_bytes)
    if not count:
        shutil.rmtree(fresh / _PAGES, ignore_errors=True)
        return None
    return Text(
        f"卷宗各页的图片在 {_PAGES}/（{count} 页），请选取需要的页面上传，例如商品取证页。",
        f"Its pages lie as pictures in {_PAGES}/ ({count}): choose those to upload, such as the "
        "evidence of the listings.",
    )


def _links(given: DossierInput, fresh: Path) -> Iterator[HandedLinks]:
    """Write each batch in each kind of file; a batch whose file is too large is halved."""
    form = given.pack.form
    kinds = ("txt", "csv", *(kind for kind in (form.links_as if form else ()) if kind != "csv"))
    most = form.max_links_bytes if form else None
    entries = handed_in(given.listings, given.captures)
    number = 0
    for batch in in_batches(entries, given.pack.links_per_complaint):
        for piece in _pieces(batch, kinds, most):
            number += 1
            yield HandedLinks(piece, tuple(_link_files(piece, kinds, number, fresh)))


def _pieces(
    batch: tuple[Entry, ...], kinds: Sequence[str], most: int | None
) -> Iterator[tuple[Entry, ...]]:
    too_large = most is not None and any(len(LINK_FILES[kind](batch)) > most for kind in kinds)
    if too_large and len(batch) > 1:
        middle = len(batch) // 2
        yield from _pieces(batch[:middle], kinds, most)
        yield from _pieces(batch[middle:], kinds, most)
    else:
        yield batch


def _link_files(
    batch: Sequence[Entry], kinds: Sequence[str], number: int, fresh: Path
) -> Iterator[HandedFile]:
    for kind in kinds:
        path = write_private(fresh / f"links-{number:02d}.{kind}", LINK_FILES[kind](batch))
        yield HandedFile(path.name, sha256_of(path), path.stat().st_size)
