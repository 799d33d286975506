"""What `ipclaim verify` can prove: sealed evidence and dossiers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.run.difference import Difference
from ipclaim.run.folder import EVIDENCE, OUT
from ipclaim.run.records import compare_records
from ipclaim.seal.custody import Action, CustodyLine, log_custody
from ipclaim.seal.verify import EvidenceVerdict, has_evidence, verify_evidence

if TYPE_CHECKING:
    from ipclaim.seal.pdf_verdict import SignatureVerdict

DOSSIER = "dossier.pdf"


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
    signatures: "tuple[SignatureVerdict, ...]" = ()
    """Signatures and time stamps on a dossier, in the order in which they were made."""

    @property
    def is_intact(self) -> bool:
        """Whether everything is as sealed; never true when nothing was compared."""
        return not self.differences and self.files > 0


@dataclass(frozen=True, slots=True)
class _Roots:
    """Files with the root certificates that the user trusts."""

    authority: Path | None
    signer: Path | None

    @property
    def of_dossiers(self) -> tuple[Path, ...]:
        """Those for signatures with time stamps; none without the signer's."""
        if self.signer is None:
            return ()
        return (self.signer, *((self.authority,) if self.authority else ()))


def verify_paths(
    paths: Sequence[Path],
    *,
    authority_roots: Path | None = None,
    signer_roots: Path | None = None,
    logged: bool = True,
) -> tuple[Verified, ...]:
    """Verify cases, folders of cases, evidence folders and dossiers, each by itself.

    A path with nothing sealed gives a verdict of its own, so that the others are told too. With
    ``logged``, an evidence folder that has a custody log and may be written hears of it. Signatures
    on dossiers are judged by ``signer_roots``, their time stamps by both.
    """
    found: list[Verified] = []
    roots = _Roots(authority_roots, signer_roots)
    for path in paths:
        for target in _targets(path):
            try:
                found += _verified(target, roots, logged)
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


def _verified(path: Path, roots: _Roots, logged: bool) -> Iterator[Verified]:
    if path.is_file():
        yield _dossier(path, roots.of_dossiers)
        return
    dossier = path / OUT / DOSSIER
    if has_evidence(path) or (path / EVIDENCE).is_dir() or not dossier.is_file():
        yield _evidence(path, roots.authority, logged)
    if dossier.is_file():
        yield _dossier(dossier, roots.of_dossiers)


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


def _dossier(path: Path, roots: Sequence[Path]) -> Verified:
    # Judging signatures needs libraries that evidence alone must not wait for.
    from ipclaim.run.verifying_dossier import prove_dossier  # noqa: PLC0415

    proof = prove_dossier(path, roots)
    stamped = [one for one in proof.signatures if one.at is not None and not one.flaws]
    return Verified(
        path=path,
        files=proof.files,
        differences=proof.differences,
        not_checked=proof.not_checked,
        stamped_at=stamped[0].at if stamped else None,
        stamped_by=stamped[0].stamped_by if stamped else None,
        signatures=proof.signatures,
    )
