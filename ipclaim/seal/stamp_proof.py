"""What the time stamp beside a ``seal.txt`` proves, now or of an earlier seal."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.layout import SEAL, STAMP


@dataclass(frozen=True, slots=True)
class StampProof:
    """What is known of the time of a seal."""

    at: datetime | None = None
    """When the seal existed, as a sound stamp says; ``None`` without one."""
    by: str | None = None
    """The name in the certificate that signed it."""
    wrong: Text | None = None
    """Why the stamp that is there proves nothing."""
    not_checked: tuple[Text, ...] = ()


def prove_stamp(folder: Path, roots: Path | None) -> StampProof:
    """Check the stamp over the seal in a folder; with root certificates, its signer too."""
    seal, stamp = folder / SEAL, folder / STAMP
    if not stamp.is_file() or not seal.is_file():
        return StampProof(not_checked=(_NO_STAMP,))
    # Evidence without a stamp must not wait for the libraries that read and judge one.
    from ipclaim.seal.timestamp import StampError, check_signature, read_stamp  # noqa: PLC0415
    from ipclaim.seal.token import broken_signature, signer_of  # noqa: PLC0415

    try:
        response = stamp.read_bytes()
        said = read_stamp(response)
        if said.digest != sha256_of(seal):
            return StampProof(
                wrong=Text("它不是对 seal.txt 的时间戳", "it does not stamp this seal.txt")
            )
        wrong = broken_signature(response) or (
            check_signature(seal, stamp, roots) if roots else None
        )
    except StampError as fault:
        return StampProof(wrong=fault.message)
    if wrong is not None:
        return StampProof(wrong=wrong)
    signer = signer_of(response)
    return StampProof(said.at, signer, not_checked=() if roots else (_no_roots(signer),))


def _no_roots(signer: str | None) -> Text:
    return Text(
        f"时间戳签名完好，签名证书为 {signer}；该证书是否可信未核对：请用 --tsa-roots "
        "提供该机构的根证书，或按 HOW-TO-VERIFY.txt 第 5 步用 openssl 核对。",
        f"The time stamp is whole, signed by {signer}; whether that certificate deserves trust "
        "was not checked: give the authority's root certificates with --tsa-roots, or use openssl "
        "as in step 5 of HOW-TO-VERIFY.txt.",
    )


_NO_STAMP = Text(
    "没有可信时间戳：证明文件与封存清单一致，不证明封存的时间。",
    "There is no time stamp: the files match the seal, but when it was made is not proven.",
)
