"""What `ipclaim verify` can prove: sealed evidence, and a dossier against its build record."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.run.folder import EVIDENCE, OUT
from ipclaim.run.records import compare_records
from ipclaim.seal.custody import Action, CustodyLine, log_custody
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.verify import EvidenceVerdict, has_evidence, verify_evidence

BUILD_RECORD = "build.json"
DOSSIER = "dossier.pdf"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as sealed."""

    kind: str
    """``changed``, ``missing``, ``added``, ``empty``, ``unreadable``, ``not-sealed``,
    ``not-recorded`` (a capture's own record says otherwise) or ``no-seal`` (nothing to compare)."""
    file: str
    message: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one evidence folder or dossier."""

    path: Path
    files: int
    differences: tuple[Difference, ...]
    not_checked: tuple[Text, ...]
    stamped_at: datetime | None = None
    stamped_by: str | None = None
    custody: tuple[CustodyLine, ...] = ()
    """What the evidence's custody log says, oldest first."""

    @property
    def is_intact(self) -> bool:
        """Whether everything is as sealed; never true when nothing was compared."""
        return not self.differences and self.files > 0


def verify_paths(
    paths: Sequence[Path], *, authority_roots: Path | None = None, logged: bool = True
) -> tuple[Verified, ...]:
    """Verify cases, folders of cases, evidence folders and dossiers, each by itself.

    A path with nothing sealed gives a verdict of its own, so that the others are told too. With
    ``logged``, an evidence folder that has a custody log and may be written hears of it.
    """
    found: list[Verified] = []
    for path in paths:
        for target in _targets(path):
            try:
                found += _verified(target, authority_roots, logged)
            except SealError as fault:
                found.append(_nothing_sealed(target, fault))
    return tuple(found)


def _targets(path: Path) -> Iterator[Path]:
    """Return the path itself, or the cases in it when it is a folder of cases."""
    inside: list[Path] = []
    if path.is_dir() and not _is_target(path):
        inside = sorted(child for child in path.iterdir() if _is_target(child))
    yield from inside or [path]


def _is_target(path: Path) -> bool:
    return path.is_dir() and (
        has_evidence(path) or (path / EVIDENCE).is_dir() or (path / OUT / DOSSIER).is_file()
    )


def _verified(path: Path, roots: Path | None, logged: bool) -> Iterator[Verified]:
    if path.is_file():
        yield _dossier(path)
        return
    dossier = path / OUT / DOSSIER
    if has_evidence(path) or (path / EVIDENCE).is_dir() or not dossier.is_file():
        yield _evidence(path, roots, logged)
    if dossier.is_file():
        yield _dossier(dossier)


def _nothing_sealed(path: Path, fault: SealError) -> Verified:
    told = Text(f"{fault.message.zh}。{fault.advice.zh}", f"{fault.message.en}. {fault.advice.en}")
    return Verified(path, 0, (Difference("no-seal", path.name, told),), ())


def _evidence(path: Path, roots: Path | None, logged: bool) -> Verified:
    verdict = verify_evidence(path, authority_roots=roots)
    told = {mismatch.file for mismatch in verdict.mismatches}
    records = compare_records(verdict.folder, verdict.digests, told)
    verified = Verified(
        path=verdict.folder,
        files=verdict.files,
        differences=(
            *(
                Difference(mismatch.kind.value, mismatch.file, mismatch.message)
                for mismatch in verdict.mismatches
            ),
            *(Difference("not-recorded", file, message) for file, message in records.differences),
        ),
        not_checked=(*verdict.not_checked, *records.not_checked),
        stamped_at=verdict.stamped_at,
        stamped_by=verdict.stamped_by,
        custody=verdict.custody.lines,
    )
    return _logged(verified, verdict) if logged else verified


def _logged(verified: Verified, verdict: EvidenceVerdict) -> Verified:
    """Note in the custody log that the evidence was verified, and with what result."""
    details = {"intact": verified.is_intact, "differences": len(verified.differences)}
    trouble = log_custody(verdict.folder, Action.VERIFIED, details)
    if trouble is None or not verified.custody:
        return verified
    told = Text(f"本次核验未记入保管记录：{trouble.zh}", f"this was not logged: {trouble.en}")
    return replace(verified, not_checked=(*verified.not_checked, told))


def _dossier(path: Path) -> Verified:
    record = path.with_name(BUILD_RECORD)
    expected = _recorded_digest(record, path.name)
    found = sha256_of(path)
    changed = Difference(
        "changed",
        path.name,
        Text(
            f"{path.name} 与制作记录不符：应为 {expected}，实为 {found}",
            f"{path.name} differs from its build record: expected {expected}, found {found}",
        ),
    )
    return Verified(
        path=path,
        files=1,
        differences=() if found == expected else (changed,),
        not_checked=(
            Text(
                "卷宗没有电子签名；制作记录 build.json 本身可被一并替换",
                "the dossier is not signed; whoever replaced it could replace build.json too",
            ),
        ),
    )


def _recorded_digest(record: Path, name: str) -> str:
    try:
        outputs = json.loads(record.read_bytes())["outputs"]
        digest = next(one["sha256"] for one in outputs if one["file"] == name)
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as fault:
        raise SealError(
            Text(f"{record} 里没有 {name} 的摘要", f"{record} holds no digest of {name}"),
            Text(
                "卷宗旁边应有制作时写下的 build.json；请连同 out/ 一起给出。",
                "The build.json written with the dossier must lie beside it.",
            ),
        ) from fault
    return str(digest)
