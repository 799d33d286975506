"""The certificates that a user trusts, and lists of revoked ones, from a PEM file of theirs.

One file may hold all of them: certificates that sign themselves are roots, others only help to
find the way there. Nothing is trusted that the user did not name; the system's list is not asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import crl, pem, x509

from ipclaim.errors import SigningError
from ipclaim.model.text import Text


@dataclass(frozen=True, slots=True)
class Trust:
    """What signatures are judged by."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...] = ()
    """Certificates between a root and a signer."""
    revoked: tuple[crl.CertificateList, ...] = ()
    """Lists of revoked certificates."""


def read_trust(path: Path) -> Trust:
    """Return what a PEM file holds; raises `SigningError` when there is no root in it."""
    roots: list[x509.Certificate] = []
    others: list[x509.Certificate] = []
    revoked: list[crl.CertificateList] = []
    try:
        for kind, _, data in pem.unarmor(path.read_bytes(), multiple=True):
            if kind == "X509 CRL":
                revoked.append(crl.CertificateList.load(data, strict=True))
            elif kind in {"CERTIFICATE", "TRUSTED CERTIFICATE"}:
                found = x509.Certificate.load(data, strict=True)
                (others if found.self_signed == "no" else roots).append(found)
    except (OSError, ValueError, TypeError) as fault:
        raise _no_roots(path, str(fault)) from fault
    if not roots:
        raise _no_roots(path, "no root certificate")
    return Trust(tuple(roots), tuple(others), tuple(revoked))


def together(trusts: Iterable[Trust]) -> Trust:
    """Return what several files hold."""
    given = tuple(trusts)
    return Trust(
        tuple(root for one in given for root in one.roots),
        tuple(other for one in given for other in one.others),
        tuple(revoked for one in given for revoked in one.revoked),
    )


def _no_roots(path: Path, cause: str) -> SigningError:
    return SigningError(
        Text(f"{path} 里没有可用的根证书（{cause}）", f"{path} holds no usable root ({cause})"),
        Text(
            "请提供 PEM 格式的根证书；可在同一文件里附上中间证书和 CRL。",
            "Give root certificates in PEM; certificates between and CRLs may stand with them.",
        ),
    )
