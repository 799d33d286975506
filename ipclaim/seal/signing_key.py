"""The key that a dossier is signed with: in a PKCS#12 file, or in a token behind PKCS#11.

The passphrase is handed in, never looked for here, and stands in no message. A certificate that is
not in force signs nothing: everybody who verifies would have to refuse it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from asn1crypto import x509
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.signers import Signer, SimpleSigner

from ipclaim.errors import MissingToolError, SigningError
from ipclaim.model.text import Text

_SM2 = "1.2.156.10197.1.301"
"""The curve of GB/T 32918.5."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A PKCS#12 file (``.p12``, ``.pfx``)."""

    path: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyToken:
    """A key in a token, reached through its maker's PKCS#11 module."""

    module: Path
    token: str
    """The token's own name."""
    key: str
    """The name that key and certificate have in it."""
    pin: str = field(repr=False)


def named_key(name: str, passphrase: str) -> KeyFile | KeyToken:
    """Return the key that a file's path or a PKCS#11 URI (RFC 7512) names.

    The URI needs the token, the object and the module:
    ``pkcs11:token=Office;object=seal?module-path=/usr/lib/token.so``.
    """
    if not name.startswith("pkcs11:"):
        return KeyFile(Path(name), passphrase)
    path, _, query = name.removeprefix("pkcs11:").partition("?")
    parts = [part.partition("=") for part in (*path.split(";"), *query.split("&"))]
    said = {key: unquote(value) for key, _, value in parts}
    try:
        module, token, key = Path(said["module-path"]), said["token"], said["object"]
    except KeyError as fault:
        raise SigningError(
            Text(f"{name} 缺少 {fault.args[0]}", f"{name} lacks {fault.args[0]}"),
            Text(
                "写法：pkcs11:token=设备名;object=密钥名?module-path=/路径/模块.so",
                "Write it like pkcs11:token=NAME;object=KEY?module-path=/path/to/module.so",
            ),
        ) from fault
    return KeyToken(module, token, key, passphrase)


@contextmanager
def opened(key: KeyFile | KeyToken) -> Iterator[Signer]:
    """Open a key for as long as the block lasts.

    Raises `SigningError` when it cannot be opened or its certificate is not in force, and
    `MissingToolError` when tokens cannot be reached from here.
    """
    if isinstance(key, KeyFile):
        yield _in_force(_from_file(key))
    else:
        with _from_token(key) as signer:
            yield _in_force(signer)


def _from_file(key: KeyFile) -> Signer:
    try:
        data = key.path.read_bytes()
        found: Signer = SimpleSigner.load_pkcs12_data(data, (), key.passphrase.encode())
    except (OSError, ValueError, TypeError, AttributeError) as fault:
        if _is_of_sm2(fault):
            raise _sm2_fault(str(key.path)) from fault
        raise SigningError(
            Text(f"无法打开签名密钥 {key.path}", f"The signing key {key.path} cannot be opened"),
            Text(
                "请核对口令；文件须为含私钥和证书的 PKCS#12（.p12 或 .pfx）。",
                "Check the passphrase; the file must be PKCS#12 (.p12, .pfx) with key and "
                "certificate.",
            ),
        ) from fault
    return found


def _is_of_sm2(fault: BaseException | None) -> bool:
    """Whether a file was not opened because its key is of SM2: the library names its number."""
    while fault is not None:
        if _SM2 in str(fault):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _sm2_fault(name: str) -> SigningError:
    return SigningError(
        Text(
            f"签名密钥（{name}）是国密 SM2 密钥，本程序不能用它签名",
            f"The signing key {name} is of SM2 (GM/T), with which this program cannot sign",
        ),
        Text(
            "请向签发机构申请 RSA 或 ECDSA 的文档签名证书；必须使用 SM2 的，请先不加 --sign 制作，"
            "再用签发机构提供的国密签章软件对 dossier.pdf 签名。",
            "Ask its issuer for a certificate of RSA or ECDSA for signing documents. Where it must "
            "be SM2, build without --sign and sign dossier.pdf with the issuer's own program.",
        ),
    )


@contextmanager
def _from_token(key: KeyToken) -> Iterator[Signer]:
    try:
        import pkcs11  # noqa: PLC0415 - an extra: few have a token
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session  # noqa: PLC0415
    except ImportError as fault:
        raise MissingToolError(
            Text("没有安装读取密码设备的软件包", "The package that reads tokens is missing"),
            Text("请安装：pip install 'ipclaim[pkcs11]'", "Run: pip install 'ipclaim[pkcs11]'"),
        ) from fault
    try:
        session = open_pkcs11_session(
            str(key.module), token_criteria=TokenCriteria(label=key.token), user_pin=key.pin
        )
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as fault:
        raise _token_fault(key, fault) from fault
    with session:
        # Digests are made here: not every token offers them together with its signing.
        signer = PKCS11Signer(
            session, cert_label=key.key, key_label=key.key, use_raw_mechanism=True
        )
        try:
            _ = signer.signing_cert
        except pkcs11.PKCS11Error as fault:
            raise _token_fault(key, fault) from fault
        yield signer


def _token_fault(key: KeyToken, fault: Exception) -> SigningError:
    cause = str(fault) or type(fault).__name__
    return SigningError(
        Text(
            f"密码设备 {key.token} 里的密钥 {key.key} 无法使用：{cause}",
            f"The key {key.key} in the token {key.token} cannot be used: {cause}",
        ),
        Text(
            "请检查设备是否插好、PIN 是否正确、模块路径和密钥名是否无误。",
            "Check that the token is plugged in, the PIN, the module's path and the key's name.",
        ),
    )


def _in_force(signer: Signer) -> Signer:
    certificate = signer.signing_cert
    if certificate is None:
        raise SigningError(
            Text("签名密钥没有证书", "There is no certificate with the signing key"),
            Text("请使用同时含证书的密钥。", "Use a key that comes with its certificate."),
        )
    key = certificate.public_key
    if key.algorithm == "ec" and key["algorithm"]["parameters"].native == _SM2:
        raise _sm2_fault(name_of(certificate))  # tokens hold such keys
    now = datetime.now(UTC)
    if not certificate.not_valid_before <= now <= certificate.not_valid_after:
        days = f"{certificate.not_valid_before:%Y-%m-%d} – {certificate.not_valid_after:%Y-%m-%d}"
        name = name_of(certificate)
        raise SigningError(
            Text(
                f"签名证书（{name}）不在有效期内：{days}",
                f"The signing certificate of {name} is not in force: {days}",
            ),
            Text("请换用有效的证书，或核对本机时钟。", "Use one in force, or check the clock."),
        )
    # Roots are not covered by a signature, and whoever verifies has their own.
    signer.embed_roots = False
    return signer


def name_of(certificate: x509.Certificate) -> str:
    """Return whom a certificate names, as people say it."""
    said = certificate.subject.native
    return str(said.get("common_name") or certificate.subject.human_friendly)
