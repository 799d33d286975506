"""What `ipclaim verify` can prove: sealed evidence, and a dossier against its build record."""

import json
from dataclasses import dataclass
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.run.folder import OUT
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.verify import verify_evidence

BUILD_RECORD = "build.json"
DOSSIER = "dossier.pdf"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as sealed."""

    kind: str
    """``changed``, ``missing``, ``added``, ``empty``, ``unreadable`` or ``not-sealed``."""
    file: str
    message: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on one evidence folder or dossier."""

    path: Path
    files: int
    differences: tuple[Difference, ...]
    not_checked: tuple[Text, ...]

    @property
    def is_intact(self) -> bool:
        """Whether everything is as sealed; never true when nothing was compared."""
        return not self.differences and self.files > 0


def verify_path(path: Path) -> tuple[Verified, ...]:
    """Verify a case folder (its evidence and its dossier), an evidence folder or a dossier.

    Raises ``SealError`` when there is nothing sealed at that path.
    """
    if path.is_file():
        return (_dossier(path),)
    dossier = path / OUT / DOSSIER
    return (_evidence(path), *((_dossier(dossier),) if dossier.is_file() else ()))


def _evidence(path: Path) -> Verified:
    verdict = verify_evidence(path)
    return Verified(
        path=verdict.folder,
        files=verdict.files,
        differences=tuple(
            Difference(mismatch.kind.value, mismatch.file, mismatch.message)
            for mismatch in verdict.mismatches
        ),
        not_checked=verdict.not_checked,
    )


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
