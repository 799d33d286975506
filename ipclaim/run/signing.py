"""Signing the dossiers of a run, with one key that is opened once.

A draft is not signed: whoever signs says that it is finished. The build record then holds the
digest of the signed file, and beside it that of the dossier as it was rendered, which alone comes
out the same twice.
"""

import json
import shutil
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from ipclaim.model.finding import Assessment
from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import name_of
from ipclaim.submission.handover import Handover


@dataclass(frozen=True, slots=True)
class Signing:
    """What dossiers are signed with."""

    means: Means
    busy: threading.Lock = field(default_factory=threading.Lock)
    """Held while the key is used: tokens do one thing at a time."""


def sign_dossier(
    signing: Signing, dossier: Path, record: Path, assessment: Assessment
) -> tuple[Text, ...]:
    """Sign a finished dossier in its place and note it in its build record; say what became of it.

    Raises ``SigningError`` when the key fails; the dossier is then there without a signature.
    """
    if not (assessment.ready and assessment.approved_by):
        return (_DRAFT,)
    unsigned = sha256_of(dossier)
    with signing.busy:
        signed = sign_pdf(dossier, signing.means)
    _note(record, dossier, unsigned)
    name = name_of(signing.means.signer.signing_cert)
    told = Text(
        f"卷宗已由 {name} 签名（PAdES {signed.level}）",
        f"the dossier is signed by {name}, PAdES {signed.level}",
    )
    return (told, *signed.notes)


_DRAFT = Text(
    "卷宗没有签名：它还是草稿（案件未就绪或未获批准）",
    "the dossier is not signed: it is a draft (the case is not ready, or not approved)",
)


ROOM_FOR_A_SIGNATURE = 96 << 10
"""Bytes kept free in each part of a dossier: twice what a signature with its proofs has taken."""


def sign_parts(
    signing: Signing, handover: Handover, folder: Path, most: int | None
) -> tuple[Handover, tuple[Text, ...]]:
    """Sign each part of a parted dossier in its place; return them as they are now, and notes.

    A part that would be larger than ``most`` bytes with its signature stays without one. Raises
    ``SigningError`` when the key fails.
    """
    parts = handover.dossier.files
    if handover.is_draft or not handover.dossier.pages or not parts:
        return handover, ()
    signed, notes = [], dict[Text, None]()
    for part in parts:
        made, told = _signed_part(signing, folder / part.name, most)
        signed.append(replace(part, sha256=sha256_of(made), size=made.stat().st_size))
        notes |= dict.fromkeys(told)
    note = handover.dossier.note or Text("", "")
    all_signed = _PARTS_SIGNED if not notes else Text("", "")
    dossier = replace(
        handover.dossier,
        files=tuple(signed),
        note=Text(note.zh + all_signed.zh, f"{note.en} {all_signed.en}".strip()),
    )
    return replace(handover, dossier=dossier), tuple(notes)


_PARTS_SIGNED = Text("每个分卷均已单独签名。", "Each part bears a signature of its own.")


def _signed_part(signing: Signing, part: Path, most: int | None) -> tuple[Path, tuple[Text, ...]]:
    unsigned = part.with_name(f".{part.name}.unsigned")
    shutil.copyfile(part, unsigned)
    try:
        with signing.busy:
            signed = sign_pdf(part, signing.means)
        if most is None or part.stat().st_size <= most:
            return part, signed.notes
        unsigned.replace(part)
    finally:
        unsigned.unlink(missing_ok=True)
    too_large = Text(
        f"{part.name} 没有签名：加上签名会超过平台的限制",
        f"{part.name} is not signed: with a signature it would be above the platform's limit",
    )
    return part, (too_large,)


def _note(record: Path, dossier: Path, unsigned: str) -> None:
    noted = json.loads(record.read_bytes())
    for output in noted["outputs"]:
        if output["file"] == dossier.name:
            output["sha256"] = sha256_of(dossier)
            output["unsigned_sha256"] = unsigned
    write_private(record, (json.dumps(noted, ensure_ascii=False, indent=2) + "\n").encode())
