"""A certificate between signer and root: brought along, missing, given by the user, changed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)

from ipclaim.seal.pdf_judge import judge
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import KeyFile, opened
from ipclaim.seal.trust import Trust, read_trust
from tests.dossier.bare import write_bare
from tests.seal.signers import PASSPHRASE

NOW = datetime.now(UTC).replace(microsecond=0)
SOON = NOW + timedelta(minutes=10)


@dataclass(frozen=True)
class Chain:
    """A PDF signed under a certificate between, once with it inside and once without."""

    whole: Path
    lacking: Path
    between: bytes
    """In DER."""
    root: Trust
    root_and_between: Trust


def _name(said: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, f"SPECIMEN {said}")])


def _issued(
    said: str, key: ec.EllipticCurvePrivateKey, by: str, by_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    is_issuer = said != "signer"
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .subject_name(_name(said))
        .issuer_name(_name(by))
        .public_key(key.public_key())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=700))
        .add_extension(x509.BasicConstraints(ca=is_issuer, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_issuer,
                content_commitment=not is_issuer,
                key_cert_sign=is_issuer,
                crl_sign=is_issuer,
                **usage,
            ),
            critical=True,
        )
        .sign(by_key, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    folder = tmp_path_factory.mktemp("chain")
    keys = {said: ec.generate_private_key(ec.SECP256R1()) for said in ("root", "between", "signer")}
    root = _issued("root", keys["root"], "root", keys["root"])
    between = _issued("between", keys["between"], "root", keys["root"])
    signer = _issued("signer", keys["signer"], "between", keys["between"])
    pem = {"root": root.public_bytes(Encoding.PEM)}
    pem["both"] = pem["root"] + between.public_bytes(Encoding.PEM)
    for name, data in pem.items():
        (folder / f"{name}.pem").write_bytes(data)
    made = []
    for name, along in (("whole", [between]), ("lacking", [])):
        locked = BestAvailableEncryption(PASSPHRASE.encode())
        file = folder / f"{name}.p12"
        file.write_bytes(
            pkcs12.serialize_key_and_certificates(b"s", keys["signer"], signer, along, locked)
        )
        made.append(write_bare(folder / f"{name}.pdf"))
        with opened(KeyFile(file, PASSPHRASE)) as key:
            sign_pdf(made[-1], Means(key))
    trusts = [read_trust(folder / name) for name in ("root.pem", "both.pem")]
    return Chain(*made, between.public_bytes(Encoding.DER), *trusts)


def test_a_certificate_between_that_came_along_leads_to_the_root(chain: Chain) -> None:
    (told,) = judge(chain.whole, chain.root, SOON).signatures
    assert (told.trusted, told.flaws) == (True, ())


def test_one_that_is_missing_leads_nowhere_until_the_user_gives_it(chain: Chain) -> None:
    (told,) = judge(chain.lacking, chain.root, SOON).signatures
    assert (told.trusted, told.flaws) == (False, ()), "its bytes stand, whom to trust does not"
    (given,) = judge(chain.lacking, chain.root_and_between, SOON).signatures
    assert given.trusted is True
    (alone,) = judge(chain.lacking, None, SOON).signatures
    assert alone.trusted is None


def test_a_changed_byte_in_it_is_seen_with_the_root(chain: Chain, tmp_path: Path) -> None:
    data = chain.whole.read_bytes()
    start = data.lower().index(chain.between.hex().encode())
    path = tmp_path / "changed.pdf"
    missed = []
    for place in range(start + 1, start + 2 * len(chain.between), 61):
        changed = bytearray(data)
        changed[place] = ord("1" if changed[place] != ord("1") else "2")
        path.write_bytes(bytes(changed))
        verdict = judge(path, chain.root, SOON)
        if not verdict.trouble and all(one.trusted and not one.flaws for one in verdict.signatures):
            missed.append(place - start)
    assert missed == []
