"""Evidence is believed only while its seal holds.

A case that was judged ready on a changed screenshot would be worse than none, so the seal is
compared before captures are used. What was captured since (killed before it was sealed) is new, not
changed: it may be judged, and the next build seals it.
"""

from pathlib import Path

from ipclaim.capture.store import load_captures
from ipclaim.errors import SealError
from ipclaim.model.listing import Capture
from ipclaim.model.text import Text
from ipclaim.seal.bag import MANIFEST, PAYLOAD, SEAL
from ipclaim.seal.verify import Mismatch, MismatchKind, verify_evidence

_NAMED = 5
"""Broken files that a message names; ``ipclaim verify`` names them all."""


def trusted_captures(evidence: Path) -> tuple[Capture, ...]:
    """Return what was captured; raises ``SealError`` when the seal does not hold."""
    refuse_broken_seal(evidence)
    return load_captures(evidence)


def refuse_broken_seal(evidence: Path) -> None:
    """Raise ``SealError`` when sealed evidence was changed; none sealed is no trouble."""
    if not any((evidence / name).exists() for name in (SEAL, MANIFEST)):
        return
    # Sealing anew takes the old seal away first: without it, only the payload is bound.
    sealed = (evidence / SEAL).exists()
    broken = [
        mismatch
        for mismatch in verify_evidence(evidence).mismatches
        if mismatch.kind is not MismatchKind.ADDED
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
