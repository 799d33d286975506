"""Keys in files and in a token, opened as users give them."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ipclaim.errors import SigningError
from ipclaim.seal.pdf_judge import judge
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import KeyFile, KeyToken, named_key, opened
from ipclaim.seal.trust import read_trust
from tests.dossier.bare import write_bare
from tests.seal.authority import openssl
from tests.seal.signers import NAME, PASSPHRASE, Signer, make_signer

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
TOKEN = "SPECIMEN office"
PIN = "123456"


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return make_signer(tmp_path_factory.mktemp("signer"))


@pytest.fixture(scope="module")
def token(signer: Signer) -> Iterator[str]:
    """Return the address of a software token that holds the signer's key and certificate."""
    import pkcs11
    from pkcs11.util.ec import decode_ec_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    store = signer.folder / "tokens"
    store.mkdir()
    config = signer.folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {store}\nobjectstore.backend = file\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(config)
    init = ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--so-pin", "0" * 6]
    subprocess.run([*init, "--pin", PIN], check=True, capture_output=True)
    key = signer.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    named = {pkcs11.Attribute.LABEL: "seal", pkcs11.Attribute.TOKEN: True}
    with pkcs11.lib(str(MODULE)).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as held:
        held.create_object({**decode_ec_private_key(key), **named})
        der = signer.certificate.public_bytes(Encoding.DER)
        held.create_object({**decode_x509_certificate(der), **named})
    yield f"pkcs11:token=SPECIMEN%20office;object=seal?module-path={MODULE}"
    if before is None:
        del os.environ["SOFTHSM2_CONF"]


def test_a_key_in_a_token_signs(token: str, signer: Signer, tmp_path: Path) -> None:
    path = write_bare(tmp_path / "dossier.pdf")
    with opened(named_key(token, PIN)) as key:
        sign_pdf(path, Means(key))
    now = datetime.now(UTC) + timedelta(minutes=1)
    (told,) = judge(path, read_trust(signer.roots), now).signatures
    assert (told.by, told.trusted, told.flaws) == (NAME, True, ())


@pytest.mark.parametrize(
    ("change", "pin"),
    [("", "000000"), ("office;", PIN), ("seal", PIN)],
    ids=["wrong PIN", "no such token", "no such key"],
)
def test_a_token_that_cannot_be_used_is_told(token: str, change: str, pin: str) -> None:
    name = token.replace(change, f"x{change}") if change else token
    with pytest.raises(SigningError, match="cannot be used"), opened(named_key(name, pin)):
        pass


def test_an_address_names_module_token_and_key() -> None:
    named = named_key("pkcs11:object=k%3B1;token=T;type=private?module-path=/m.so", "9")
    assert named == KeyToken(Path("/m.so"), "T", "k;1", "9")
    assert "9" not in repr(named)
    with pytest.raises(SigningError, match="lacks module-path"):
        named_key("pkcs11:token=T;object=k", "9")


@pytest.mark.parametrize("data", [None, b"", b"SPECIMEN no key"], ids=["absent", "empty", "text"])
def test_a_file_that_is_no_key_is_told(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "key.p12").write_bytes(data)
    with pytest.raises(SigningError), opened(KeyFile(tmp_path / "key.p12", PASSPHRASE)):
        pass


def test_a_key_of_sm2_is_told_with_what_to_do(tmp_path: Path) -> None:
    openssl(tmp_path, "ecparam", "-genkey", "-name", "SM2", "-out", "key.pem")
    named = ("-subj", "/CN=SPECIMEN Guomi", "-days", "9")
    openssl(tmp_path, "req", "-new", "-x509", "-key", "key.pem", "-sm3", *named, "-out", "own.pem")
    both = ("-inkey", "key.pem", "-in", "own.pem", "-passout", f"pass:{PASSPHRASE}")
    openssl(tmp_path, "pkcs12", "-export", *both, "-out", "key.p12")
    with pytest.raises(SigningError) as told, opened(KeyFile(tmp_path / "key.p12", PASSPHRASE)):
        pass
    assert "SM2" in told.value.message.zh
    assert "--sign" in told.value.advice.en


def test_a_wrong_passphrase_is_told_and_stands_in_no_message(signer: Signer) -> None:
    with pytest.raises(SigningError) as told, opened(KeyFile(signer.key_file, "guessed")):
        pass
    assert "guessed" not in told.value.told_in("en")  # type: ignore[arg-type]


@pytest.mark.parametrize("days", [(-9, -1), (1, 9)], ids=["lapsed", "not yet"])
def test_a_certificate_not_in_force_signs_nothing(days: tuple[int, int], tmp_path: Path) -> None:
    late = make_signer(tmp_path, days=days)
    with (
        pytest.raises(SigningError, match="not in force"),
        opened(KeyFile(late.key_file, PASSPHRASE)),
    ):
        pass


def test_roots_without_a_root_are_told(signer: Signer, tmp_path: Path) -> None:
    own = tmp_path / "own.pem"
    own.write_bytes(signer.certificate.public_bytes(Encoding.PEM))
    with pytest.raises(SigningError, match="no usable root"):
        read_trust(own)
