"""Where captures lie, and how they get there whole or not at all.

A visit fills a folder in ``.staging`` and is renamed into ``data/`` when it is complete and on
the disk. An earlier visit of the same listing moves into ``earlier-1`` and so on inside the new
one, and later looks (``again-...``) move with it: nothing that was captured is overwritten.
"""

import os
import shutil
from pathlib import Path

from pydantic import ValidationError

from ipclaim.capture.record import RECORD, CaptureRecord
from ipclaim.errors import SealError
from ipclaim.model.listing import Artefact, Capture
from ipclaim.model.text import Text
from ipclaim.private import private_folder
from ipclaim.seal.digest import sha256_of_bytes
from ipclaim.seal.layout import PAYLOAD

_STAGING = ".staging"
_REPLACED = ".replaced"


def load_captures(evidence: Path) -> tuple[Capture, ...]:
    """Return the finished captures of an evidence folder by listing; none if there is no folder.

    Raises `SealError` when a record cannot be read or a file is missing or has another size;
    whether the bytes are unchanged is for ``verify_evidence`` to say.
    """
    folders = sorted(path.parent for path in (evidence / PAYLOAD).glob(f"*/{RECORD}"))
    return tuple(_load(folder) for folder in folders)


def _load(folder: Path) -> Capture:
    data = (folder / RECORD).read_bytes()
    try:
        record = CaptureRecord.model_validate_json(data)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        cause = f"{first['loc']}: {first['msg']}"
        raise _damaged(folder / RECORD, Text(cause, cause)) from fault
    for file in record.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            raise _damaged(
                path, Text("缺失或大小与记录不符", "missing or of another size than recorded")
            )
    return record.capture(Artefact(RECORD, sha256_of_bytes(data), len(data)))


def _damaged(path: Path, cause: Text) -> SealError:
    return SealError(
        Text(f"证据文件 {path} 已损坏：{cause.zh}", f"Evidence file {path} is damaged: {cause.en}"),
        Text(
            "请用 ipclaim verify 核对，并从备份恢复。",
            "Run ipclaim verify, and restore the file from a copy.",
        ),
    )


def open_evidence(evidence: Path) -> Path:
    """Make the evidence folder ready, undo what an interrupted run left, return the staging."""
    private_folder(evidence)
    for torn in evidence.glob(".*.part"):
        torn.unlink()
    staging = evidence / _STAGING
    for replaced in staging.glob(f"*{_REPLACED}"):
        home = evidence / PAYLOAD / replaced.name.removesuffix(_REPLACED)
        if not home.exists():
            replaced.rename(home)
    shutil.rmtree(staging, ignore_errors=True)
    for folder in (staging, evidence / PAYLOAD):
        folder.mkdir(mode=0o700, exist_ok=True)
    return staging


def close_evidence(evidence: Path) -> None:
    """Remove the staging folder, so that nothing unlisted stands in the bag."""
    shutil.rmtree(evidence / _STAGING, ignore_errors=True)


def keep(staged: Path, evidence: Path, listing_id: str) -> None:
    """Move a complete visit to its place; an earlier one is kept inside it.

    Raises `SealError` when a file is empty: it would prove nothing, whatever its name.
    """
    _refuse_empty(staged)
    home = evidence / PAYLOAD / listing_id
    replaced = evidence / _STAGING / f"{listing_id}{_REPLACED}"
    if home.exists():
        _carry_earlier(home, staged)
        home.rename(replaced)
    _sync(staged)
    staged.rename(home)
    _sync(home.parent)
    shutil.rmtree(replaced, ignore_errors=True)


def keep_look(staged: Path, evidence: Path, listing_id: str, name: str) -> Path:
    """Move a later look to its place beside a listing's capture, which stays as it is."""
    _refuse_empty(staged)
    target = evidence / PAYLOAD / listing_id / name
    _sync(staged)
    staged.rename(target)
    _sync(target.parent)
    return target


def _refuse_empty(staged: Path) -> None:
    for file in staged.rglob("*"):
        if file.is_file() and file.stat().st_size == 0:
            raise _damaged(file, Text("是空文件", "it is empty"))


def _carry_earlier(home: Path, staged: Path) -> None:
    for before in home.iterdir():
        if before.is_dir():
            shutil.copytree(before, staged / before.name, copy_function=os.link)
    number = sum(1 for _ in staged.glob("earlier-*")) + 1
    target = staged / f"earlier-{number}"
    target.mkdir(mode=0o700)
    for file in home.iterdir():
        if file.is_file():
            os.link(file, target / file.name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
