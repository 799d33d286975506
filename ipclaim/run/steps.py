"""What every job on a case begins with: loading it, reading its papers, judging it.

``check_case`` is a job for one case; ``run_cases`` does it for many. Jobs start from the folder
alone, so that the command line, CI and the review page always agree. What captures and renders is
in ``building``: a check must not wait for a browser's or a printer's libraries to load.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.errors import CaseError
from ipclaim.frozen import dataclass
from ipclaim.model.case import CaptureSetting
from ipclaim.model.decision import DecisionsFile, FieldDecision
from ipclaim.model.document import Document
from ipclaim.model.filing import EvidenceSeal, Filed
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, Listing
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.kept import Platforms, kept_platform
from ipclaim.rules.links import understand
from ipclaim.rules.load import pack_ids, pack_meant
from ipclaim.rules.pack import RulePack
from ipclaim.run.batch import CaseResult, Progress, run_cases
from ipclaim.run.counting import Count
from ipclaim.run.filed import filed_before
from ipclaim.run.folder import CASE_FILE, READINGS, CaseFolder, load_case
from ipclaim.run.kept_papers import digest_of, kept_papers
from ipclaim.run.reading import Readers

if TYPE_CHECKING:
    from ipclaim.seal.timestamp import TimeAuthority

READING = Text("读取材料", "reading papers")
AT_ONCE = 3
"""Listings that a browser visits side by side, where nobody asks for more."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What the jobs work with; one for a whole batch."""

    readers: Readers
    today: date
    as_of: date | None
    """The day asked for on the command line, before any that the case names."""
    answered_by: str | None
    """A stand-in server asked for on the command line, before the one that the case names."""
    progress: Progress
    authorities: "tuple[TimeAuthority, ...]"
    """Who stamps the seals, the first that answers; none means no time stamps."""
    browsing: threading.Lock
    """Held while a browser runs: one browser with several pages beats several browsers."""
    at_once: int = AT_ONCE
    """Listings that the browser visits side by side."""

    @property
    def templates(self) -> Templates:
        """The data files in force."""
        return self.readers.templates

    def run(
        self, cases: tuple[Path, ...], job: "Callable[[Bench, Path], CaseResult]"
    ) -> tuple[CaseResult, ...]:
        """Do one job for each case, side by side."""
        return run_cases(cases, lambda path: job(self, path), self.progress)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A loaded case with its rule pack and its links understood."""

    folder: CaseFolder
    pack: RulePack
    listings: tuple[Listing, ...]
    filed: tuple[Filed, ...] | None
    as_of: date


def open_case(bench: Bench, path: Path) -> OpenCase:
    """Load a case and what its judgement needs; raises ``CaseError`` or ``RulesError``."""
    folder = load_case(path)
    if not folder.materials and not folder.links:
        raise CaseError(
            Text(f"{path}：既没有材料也没有链接", f"{path}: there are neither papers nor links"),
            Text(
                "把证件放入 materials/，把侵权链接写入 links.csv（列名 url）。",
                "Put the papers into materials/ and the listings into links.csv (column url).",
            ),
        )
    if bench.answered_by:
        setting = CaptureSetting(answered_by=bench.answered_by)
        folder = replace(folder, file=folder.file.model_copy(update={"capture": setting}))
    pack = _pack_of(folder, bench.templates)
    listings = understand(folder.links, Platforms(pack, bench.templates))
    return OpenCase(
        folder=folder,
        pack=pack,
        listings=listings,
        filed=filed_before(folder.path, listings, pack.id, bench.templates),
        as_of=bench.as_of or folder.file.submit_on or bench.today,
    )


def _pack_of(folder: CaseFolder, templates: Templates) -> RulePack:
    """Return the case's rule pack; a platform that has none is a mistake in ``case.yaml``."""
    platform = folder.file.platform
    if pack := kept_platform(platform, templates):
        return pack
    case_file = folder.path / CASE_FILE
    raise CaseError(
        Text(
            f"{case_file}：没有名为 {platform} 的平台规则包",
            f"{case_file}: there is no rule pack for the platform {platform}",
        ),
        pack_meant(platform, pack_ids(templates)),
    )


def read_papers(bench: Bench, folder: CaseFolder) -> tuple[Document, ...]:
    """Read a case's papers and take them together, remembering what was read before."""
    count = Count(bench.progress, folder.path, READING, len(folder.materials))

    def on_page(name: str, page: int, of: int) -> None:
        if of > 1:
            zh, en = f"{READING.zh} {name} 第{page}/{of}页", f"{READING.en} {name} {page}/{of}"
            count.tell(Text(zh, en))

    return bench.readers.read_together(
        folder.materials, folder.name_of, folder.out / READINGS, count.one, on_page
    )


def judge_case(
    bench: Bench,
    opened: OpenCase,
    documents: tuple[Document, ...],
    captures: tuple[Capture, ...],
) -> Assessment:
    """Judge a case on what was read and captured; raises ``RulesError`` for a wrong letter."""
    facts = Facts(
        name=opened.folder.name,
        case=opened.folder.file,
        documents=documents,
        listings=opened.listings,
        captures=captures,
        pack=opened.pack,
        as_of=opened.as_of,
        decisions=_about_ours(opened.folder),
        sizes=_sizes(opened.folder),
        filed=opened.filed,
        seal=_seal_of(opened.folder.evidence, captures),
    )

    def read_letter(assessment: Assessment) -> tuple[Text, ...]:
        # Only a case that is ready but for its letter waits for what writes letters.
        from ipclaim.dossier.letter_gaps import LetterGaps  # noqa: PLC0415

        return LetterGaps(facts, bench.templates)(assessment)

    return judge(facts, read_letter)


def _about_ours(folder: CaseFolder) -> DecisionsFile:
    """Return what people decided without what they corrected on a seller's papers.

    Those are no papers of a check, which would say that the decisions have lapsed.
    """
    theirs = {digest_of(file) for file in folder.counter_notices} | {
        paper.sha256 for file in folder.counter_notices for paper in kept_papers(file, folder.out)
    }
    kept = tuple(
        each
        for each in folder.decisions.decisions
        if not (isinstance(each, FieldDecision) and each.document in theirs)
    )
    return folder.decisions.model_copy(update={"decisions": kept})


def _sizes(folder: CaseFolder) -> dict[str, int]:
    """Return the bytes of each paper's file; one that is gone has none."""
    return {
        folder.name_of(path): path.stat().st_size for path in folder.materials if path.is_file()
    }


def check_case(bench: Bench, path: Path) -> CaseResult:
    """Read and judge one case, with the evidence that it already has."""
    opened = open_case(bench, path)
    documents = read_papers(bench, opened.folder)
    captures = _captures_of(opened.folder.evidence)
    assessment = judge_case(bench, opened, documents, captures)
    return CaseResult(opened.folder.name, path, assessment=assessment, captures=captures)


def _seal_of(evidence: Path, captures: tuple[Capture, ...]) -> EvidenceSeal | None:
    if not captures:
        return None
    from ipclaim.run.evidence import seal_of  # noqa: PLC0415 - as below

    return seal_of(evidence, captures)


def _captures_of(evidence: Path) -> tuple[Capture, ...]:
    if not evidence.is_dir():
        return ()
    # Proving a seal needs libraries that a case without evidence must not wait for.
    from ipclaim.run.evidence import trusted_captures  # noqa: PLC0415

    return trusted_captures(evidence)
