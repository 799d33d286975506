"""Signing the dossiers of a run, with one key that is opened once.

A draft is not signed: whoever signs says that it is finished. The build record then holds the
digest of the signed file, and beside it that of the dossier as it was rendered, which alone comes
out the same twice.
"""

import json
import threading
from dataclasses import dataclass, field
from pathlib import Path

from ipclaim.model.finding import Assessment
from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import name_of


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


def _note(record: Path, dossier: Path, unsigned: str) -> None:
    noted = json.loads(record.read_bytes())
    for output in noted["outputs"]:
        if output["file"] == dossier.name:
            output["sha256"] = sha256_of(dossier)
            output["unsigned_sha256"] = unsigned
    write_private(record, (json.dumps(noted, ensure_ascii=False, indent=2) + "\n").encode())
