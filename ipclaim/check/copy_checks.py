"""Checks on what copies tell of themselves (RGT-20, DOC-03, DOC-04, DOC-06).

Whether a paper is genuine no picture tells: fonts, electronic signatures and QR codes are not
looked at, and a pass never says that a paper is genuine.
"""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from ipclaim.check import looking, names
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.document import Document, Problem
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written


class CodesArgs(Written):
    """Codes of the problems that the check is about."""

    codes: tuple[Filled, ...] = Setting(min_length=1)


def filed_papers(matter: Matter) -> tuple[Document, ...]:
    """Return the papers that are handed in: those that play a part, and what continues them."""
    parts = matter.parts
    cast = (parts.right, parts.letter, parts.complainant_identity, parts.holder_identity)
    further = (*parts.renewals, *parts.transfers, *parts.letters)
    return tuple(dict.fromkeys(paper for paper in (*cast, *further) if paper is not None))


def _problems(
    papers: Collection[Document], codes: Collection[str]
) -> Iterator[tuple[Document, Problem]]:
    for paper in papers:
        for problem in paper.problems:
            if problem.code in codes and not problem.fatal:
                yield paper, problem


def _told(found: Collection[tuple[Document, Problem]]) -> Text:
    told = [
        Text(
            f"{paper.file}：{problem.message.zh.rstrip('。')}",
            f"{paper.file}: {problem.message.en.rstrip('.')}",
        )
        for paper, problem in found
    ]
    return looking.listed(list(dict.fromkeys(told)))


@check("pages_are_all_there", CodesArgs, whole="count", lacking="papers")
def pages_are_all_there(matter: Matter, args: CodesArgs) -> Verdict:
    """Tell papers whose page numbers, or whose files, show that pages are missing.

    Page numbers are read like everything else, so a person makes sure. A paper without page
    numbers that lost its last page is not found out here.
    """
    papers = filed_papers(matter)
    if not papers:
        return not_applicable()
    found = list(_problems(papers, args.codes))
    if found:
        return needs_a_look("lacking", *papers, papers=_told(found))
    return passes("whole", *papers, count=len(papers))


@check("copies_are_unaltered", CodesArgs, no_sign="count", signs="papers")
def copies_are_unaltered(matter: Matter, args: CodesArgs) -> Verdict:
    """Tell papers that show a sign of having been altered, as print and text layer that differ."""
    papers = filed_papers(matter)
    if not papers:
        return not_applicable()
    found = list(_problems(papers, args.codes))
    if found:
        return needs_a_look("signs", *papers, papers=_told(found))
    return passes("no-sign", *papers, count=len(papers))


class PurposeArgs(Written):
    """Words of a purpose that covers a complaint, and words that take something out of it."""

    codes: tuple[Filled, ...] = Setting(min_length=1)
    fitting: tuple[Filled, ...] = Setting(min_length=1)
    limiting: tuple[Filled, ...] = ()


@check("purpose_covers_the_complaint", PurposeArgs, no_purpose="count", covers="papers",
       other="papers")  # fmt: skip
def purpose_covers_the_complaint(matter: Matter, args: PurposeArgs) -> Verdict:
    """Tell copies that are marked for one use only, unless it is this kind of complaint.

    A mark that also excludes something goes to a person, whatever else it says.
    """
    papers = filed_papers(matter)
    if not papers:
        return not_applicable()
    found = list(_problems(papers, args.codes))
    if not found:
        return passes("no-purpose", *papers, count=len(papers))
    fitting = (*args.fitting, matter.pack.name.zh, matter.pack.name.en)
    other = [each for each in found if not _fits(each[1].message.zh, fitting, args.limiting)]
    if other:
        return needs_a_look("other", *papers, papers=_told(other))
    return passes("covers", *papers, papers=_told(found))


def _fits(said: str, fitting: Collection[str], limiting: Collection[str]) -> bool:
    return any(names.holds(said, word) for word in fitting) and not any(
        names.holds(said, word) for word in limiting
    )


@check("files_fit_the_upload", NoArgs, fit="count", converted="files", refused="files",
       no_size="files", no_source="")  # fmt: skip
def files_fit_the_upload(matter: Matter, _: NoArgs) -> Verdict:
    """Check each file that is handed in against the formats and the size that the platform takes.

    Only what a source says is compared. A limit of size decides nothing about a file whose size is
    not known. A picture or PDF of another format is no obstacle: a copy of it is converted.
    """
    uploads = matter.pack.uploads
    if uploads is None or (uploads.formats is None and uploads.max_bytes is None):
        return not_applicable("no-source")
    files = dict.fromkeys(file for paper in filed_papers(matter) for file in paper.files)
    if not files:
        return not_applicable()
    sizes = {file: matter.facts.sizes.get(file) for file in files}
    looked = tuple(f"{file}={size}" for file, size in sizes.items())
    wrong = _wrong_formats(files, uploads.formats)
    told = [text for file, text in wrong.items() if ending_of(file) not in CONVERTIBLE]
    told += _too_large(sizes, uploads.max_bytes)
    if told:
        return fails("refused", *looked, files=looking.listed(told))
    unknown = [file for file, size in sizes.items() if size is None]
    if unknown and uploads.max_bytes is not None:
        return needs_a_look("no-size", *looked, files=looking.listed(unknown))
    if wrong:
        return passes("converted", *looked, files=looking.listed(list(wrong.values())))
    return passes("fit", *looked, count=len(files))


CONVERTIBLE = frozenset(
    ("pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "bmp", "gif")
)
"""Endings of what the submission folder converts on a copy."""


def _wrong_formats(files: Collection[str], formats: tuple[str, ...] | None) -> dict[str, Text]:
    """Return the files that the platform does not take as they are, each told."""
    if formats is None:
        return {}
    taken = {_ALIKE.get(each, each) for each in formats}
    takes = ", ".join(formats)
    return {
        file: Text(f"{file}（只接受 {takes}）", f"{file} (takes {takes})")
        for file in files
        if ending_of(file) not in taken
    }


def ending_of(file: str) -> str:
    """Return the ending of a name in lower case, one of several for the same format."""
    ending = PurePosixPath(file).suffix.lower().removeprefix(".")
    return _ALIKE.get(ending, ending)


_ALIKE = {"jpeg": "jpg", "pjpeg": "jpg", "tiff": "tif"}
"""Endings of one format."""
_MB = 1_000_000


def _too_large(sizes: dict[str, int | None], most: int | None) -> Iterator[Text]:
    for file, size in sizes.items():
        if most is not None and size is not None and size > most:
            told = f"{size / _MB:.1f} MB > {most / _MB:.1f} MB"
            yield Text(f"{file}（{told}）", f"{file} ({told})")
