"""Evidence is believed only while its seal holds.

A case that was judged ready on a changed screenshot would be worse than none, so the seal is
compared before captures are used. What was captured since (killed before it was sealed) is new, not
changed: it may be judged, and the next build seals it.
"""

from datetime import datetime
from pathlib import Path

from ipclaim.capture.store import load_captures
from ipclaim.errors import SealError
from ipclaim.model.filing import EvidenceSeal
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.seal.custody import Action, log_custody
from ipclaim.seal.digest import Digests, sha256_of
from ipclaim.seal.layout import CUSTODY, MANIFEST, PAYLOAD, SEAL, STAMP
from ipclaim.seal.manifest import parse_manifest
from ipclaim.seal.mismatch import Mismatch, MismatchKind
from ipclaim.seal.verify import verify_evidence

_NAMED = 5
"""Broken files that a message names; ``ipclaim verify`` names them all."""


def trusted_captures(evidence: Path) -> tuple[Capture, ...]:
    """Return what was captured; raises ``SealError`` when the seal does not hold."""
    refuse_broken_seal(evidence)
    captures = load_captures(evidence)
    if captures:
        log_custody(evidence, Action.OPENED, {})
    return captures


def seal_of(evidence: Path, captures: tuple[Capture, ...]) -> EvidenceSeal | None:
    """Return what the seal and the recorded digests show; ``None`` where nothing was captured.

    Sealed files were compared when the captures were loaded (``trusted_captures``). What was
    captured since is compared here with the digests that its own record holds.
    """
    artefacts = {
        f"{PAYLOAD}/{capture.listing_id}/{each.name}": each
        for capture in captures
        for each in capture.artefacts
    }
    if not artefacts:
        return None
    sealed = _sealed_names(evidence)
    altered = [
        name
        for name, each in artefacts.items()
        if name not in sealed and sha256_of(evidence / name) != each.sha256
    ]
    return EvidenceSeal(
        sealed=(evidence / SEAL).is_file(),
        compared=len(artefacts),
        altered=tuple(sorted(altered)),
        stamped_at=_stamped_at(evidence),
    )


def _sealed_names(evidence: Path) -> frozenset[str]:
    manifest = evidence / MANIFEST
    if not manifest.is_file():
        return frozenset()
    return frozenset(entry.path for entry in parse_manifest(manifest.read_bytes()))


def _stamped_at(evidence: Path) -> datetime | None:
    """Return the time that a stamp over this seal gives; one that cannot be read gives none."""
    stamp = evidence / STAMP
    if not stamp.is_file():
        return None
    from ipclaim.seal.timestamp import StampError, read_stamp  # noqa: PLC0415 - seldom needed

    try:
        return read_stamp(stamp.read_bytes()).at
    except StampError:
        return None


def refuse_broken_seal(evidence: Path, digests: Digests | None = None) -> None:
    """Raise ``SealError`` when sealed evidence was changed; none sealed is no trouble.

    ``digests`` keeps what was computed for those who need it in the same run.
    """
    if not any((evidence / name).exists() for name in (SEAL, MANIFEST)):
        return
    # Sealing anew takes the old seal away first: without it, only the payload is bound.
    sealed = (evidence / SEAL).exists()
    broken = [
        mismatch
        for mismatch in verify_evidence(evidence, digests=digests).mismatches
        if mismatch.kind is not MismatchKind.ADDED
        and mismatch.file != CUSTODY  # who handled the evidence changes nothing in it
        and (sealed or mismatch.file.startswith(f"{PAYLOAD}/"))
    ]
    if broken:
        raise _broken(evidence, broken)


def _broken(evidence: Path, broken: list[Mismatch]) -> SealError:
    more = len(broken) - _NAMED
    zh = "；".join(mismatch.message.zh for mismatch in broken[:_NAMED])
    en = "; ".join(mismatch.message.en for mismatch in broken[:_NAMED])
    if more > 0:
        zh, en = f"{zh}；另有 {more} 处", f"{en}; and {more} more"
    return SealError(
        Text(
            f"{evidence}：取证内容与封存不符，不予采用：{zh}",
            f"{evidence}: the evidence does not match its seal and is not used: {en}",
        ),
        Text(
            "请用备份恢复后再运行；没有备份时运行 ipclaim clean 删除取证并重新取证"
            "（卖家可能已改动商品）。全部不符之处见 ipclaim verify。",
            "Restore it from a copy and run again; without one, remove it with ipclaim clean and "
            "capture anew (the seller may have changed the listing). ipclaim verify names all.",
        ),
    )
