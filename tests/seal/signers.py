"""Invented people who sign: a root, a signer in a PKCS#12 file, and the root's list of revoked."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = "specimen 样例"
NAME = "林晓 SPECIMEN"
_NOWHERE = "http://127.0.0.1:19/specimen.crl"


@dataclass(frozen=True)
class Signer:
    """Where the key file is, and what is trusted."""

    folder: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    root: x509.Certificate
    root_key: ec.EllipticCurvePrivateKey

    @property
    def key_file(self) -> Path:
        return self.folder / "signer.p12"

    @property
    def roots(self) -> Path:
        """The root's certificate alone."""
        return self.folder / "signer-root.pem"

    @property
    def roots_with_list(self) -> Path:
        """The root's certificate and its list of revoked certificates."""
        return self.folder / "signer-root-and-list.pem"


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "SPECIMEN"),
        ]
    )


def _numbered() -> x509.CertificateBuilder:
    return x509.CertificateBuilder().serial_number(x509.random_serial_number())


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def make_signer(
    folder: Path, *, days: tuple[int, int] = (-1, 700), revoked: bool = False
) -> Signer:
    """Make a root, a signer whose certificate is in force for such days from now, and a list."""
    now = datetime.now(UTC).replace(microsecond=0)
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name, name = _name("SPECIMEN root"), _name(NAME)
    root = (
        _numbered()
        .subject_name(root_name)
        .issuer_name(root_name)
        .public_key(root_key.public_key())
        .not_valid_before(now - timedelta(days=900))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), False)
        .sign(root_key, hashes.SHA256())
    )
    list_at = x509.DistributionPoint([x509.UniformResourceIdentifier(_NOWHERE)], None, None, None)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    made = (
        _numbered()
        .subject_name(name)
        .issuer_name(root_name)
        .public_key(key.public_key())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(issuer, False)
        .add_extension(x509.CRLDistributionPoints([list_at]), False)
        .sign(root_key, hashes.SHA256())
    )
    signer = Signer(folder, made, key, root, root_key)
    _write(signer, _list(signer, now, revoked=revoked))
    return signer


def _list(signer: Signer, now: datetime, *, revoked: bool) -> x509.CertificateRevocationList:
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.root_key.public_key())
    found = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(signer.root.subject)
        .last_update(now - timedelta(hours=1))
        .next_update(now + timedelta(days=30))
        .add_extension(x509.CRLNumber(1), False)
        .add_extension(issuer, False)
    )
    if revoked:
        found = found.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(signer.certificate.serial_number)
            .revocation_date(now - timedelta(hours=2))
            .build()
        )
    return found.sign(signer.root_key, hashes.SHA256())


def _write(signer: Signer, revoked: x509.CertificateRevocationList) -> None:
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    signer.key_file.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"specimen", signer.key, signer.certificate, [signer.root], locked
        )
    )
    root = signer.root.public_bytes(Encoding.PEM)
    signer.roots.write_bytes(root)
    signer.roots_with_list.write_bytes(root + revoked.public_bytes(Encoding.PEM))
