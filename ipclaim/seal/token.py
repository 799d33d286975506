"""The signature inside a time stamp, checked against the certificate that the stamp carries.

This tells whether a stamp is whole: not altered, and signed by a certificate for time stamps that
was in force. It does not tell whether that certificate deserves trust (``check_signature`` does).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime

from asn1crypto import cms, tsp, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import Certificate, InvalidVersion, load_der_x509_certificate

from ipclaim.model.text import Text

_DIGESTS: dict[str, Callable[[], hashes.HashAlgorithm]] = {
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}


_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidVersion)


class _BrokenError(Exception):
    """Why a token is not whole."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(zh, en)


def signer_of(response: bytes) -> str | None:
    """Return the name of the certificate that signed a stamp; ``None`` when it carries none."""
    try:
        signed = _signed_data(response)
        found = _signer_certificate(signed, signed["signer_infos"][0])
    except (_BrokenError, ValueError, TypeError, KeyError, IndexError):
        return None
    return str(found.subject.native.get("common_name") or found.subject.human_friendly)


def broken_signature(response: bytes) -> Text | None:
    """Return what is wrong with the signature of a granted stamp, if anything.

    A kind of key that is not known here (anything but RSA and elliptic curves) is not judged.
    """
    try:
        token = tsp.TimeStampResp.load(response)["time_stamp_token"]
    except _UNREADABLE as fault:
        return _unreadable(fault)
    return broken_token(token)


def broken_token(token: cms.ContentInfo) -> Text | None:
    """Return what is wrong with the signature of a time stamp token, if anything."""
    try:
        signed = _content(token)
        if len(signed["signer_infos"]) != 1:
            raise _BrokenError("签名者不止一个", "it is not signed by exactly one signer")
        signer = signed["signer_infos"][0]
        _see_algorithms(signed, signer)
        certificate = _signer_certificate(signed, signer)
        content = bytes(signed["encap_content_info"]["content"])
        at = signed["encap_content_info"]["content"].parsed["gen_time"].native
        _see_purpose(certificate, at)
        _see_attributes(signer, certificate, content)
        _see_signature(signer, certificate)
        _see_chain(signed)
    except _BrokenError as fault:
        return fault.message
    except _UNREADABLE as fault:
        return _unreadable(fault)
    return None


def _unreadable(fault: Exception) -> Text:
    return Text(f"时间戳签名无法读取：{fault}", f"its signature cannot be read: {fault}")


def broken_frame(signed: cms.SignedData) -> Text | None:
    """Return what is wrong with what stands round a signature without being covered by it.

    Each certificate must be the signer's or the issuer of another one, and the signer named letter
    by letter: nobody would miss a byte of a stray, and names are compared without regard to case.
    """
    try:
        signer = signed["signer_infos"][0]
        _see_algorithms(signed, signer)
        own = _signer_certificate(signed, signer)
        if _named_issuer(signer) not in {None, own.issuer.dump()}:
            raise _BrokenError(
                "签名者与证书不符", "its signer is named otherwise than in its chain"
            )
        _see_chain(signed)
        _see_use(signed)
    except _BrokenError as fault:
        return fault.message
    except _UNREADABLE as fault:
        return _unreadable(fault)
    return None


def _signed_data(response: bytes) -> cms.SignedData:
    return _content(tsp.TimeStampResp.load(response)["time_stamp_token"])


def _content(token: cms.ContentInfo) -> cms.SignedData:
    if token["content_type"].native != "signed_data":
        raise _BrokenError("时间戳未签名", "it is not signed")
    signed = token["content"]
    if signed["encap_content_info"]["content_type"].native != "tst_info":
        raise _BrokenError("签的不是时间戳", "what it signs is no time stamp")
    return signed


def _see_algorithms(signed: cms.SignedData, signer: cms.SignerInfo) -> None:
    """See that the digest which the signer used is among those announced; parses all of it."""
    announced = [one["algorithm"] for one in signed["digest_algorithms"].native]
    if signer.native["digest_algorithm"]["algorithm"] not in announced:
        raise _BrokenError("签名算法与声明不符", "it is not signed as it announces")


def _named_issuer(signer: cms.SignerInfo) -> bytes | None:
    """Return the issuer by whom the signer's certificate is named, as it is written."""
    name = signer["sid"]
    if name.name != "issuer_and_serial_number":
        return None
    return bytes(name.chosen["issuer"].dump())


def _signer_certificate(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate:
    name = signer["sid"]
    for choice in signed["certificates"]:
        certificate = choice.chosen
        if name.name == "issuer_and_serial_number":
            same = (
                certificate.issuer == name.chosen["issuer"]
                and certificate.serial_number == name.chosen["serial_number"].native
            )
        else:
            same = certificate.key_identifier == name.chosen.native
        if same:
            return certificate
    raise _BrokenError("未附签名者的证书", "the signer's certificate is not in it")


def _see_purpose(certificate: x509.Certificate, at: datetime) -> None:
    purposes = certificate.extended_key_usage_value
    if purposes is None or purposes.native != ["time_stamping"]:
        raise _BrokenError("证书不是用于时间戳的", "its certificate is not one for time stamps")
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        raise _BrokenError("所载时间不在证书有效期内", "its certificate was not in force then")


def _see_attributes(signer: cms.SignerInfo, certificate: x509.Certificate, content: bytes) -> None:
    """See that the signed attributes bind this content and this certificate."""
    values = {one["type"].native: one["values"] for one in signer["signed_attrs"]}
    digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, content).digest()
    if values["message_digest"][0].native != digest:
        raise _BrokenError("时间戳内容已被改动", "its content was altered")
    der = certificate.dump()
    if "signing_certificate_v2" in values:
        bound = values["signing_certificate_v2"][0]["certs"][0]
        name = bound["hash_algorithm"]["algorithm"].native
    else:
        bound = values["signing_certificate"][0]["certs"][0]
        name = "sha1"
    if bound["cert_hash"].native != hashlib.new(name, der).digest():
        raise _BrokenError("证书不是签名所指的那一张", "it is bound to another certificate")


def _see_signature(signer: cms.SignerInfo, certificate: x509.Certificate) -> None:
    try:
        key = load_der_x509_certificate(certificate.dump()).public_key()
    except UnsupportedAlgorithm:
        return
    algorithm = signer["signature_algorithm"]
    try:
        name = algorithm.hash_algo
    except ValueError:  # plain RSA names no digest of its own
        if algorithm["algorithm"].native != "rsassa_pkcs1v15":
            raise
        name = signer["digest_algorithm"]["algorithm"].native
    digest = _DIGESTS[name]()
    signed = signer["signed_attrs"].untag().dump()
    signature = signer["signature"].native
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(digest))
        elif isinstance(key, rsa.RSAPublicKey) and algorithm.signature_algo == "rsassa_pss":
            salt = algorithm["parameters"]["salt_length"].native
            key.verify(signature, signed, padding.PSS(padding.MGF1(digest), salt), digest)
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), digest)
    except InvalidSignature as fault:
        raise _BrokenError("时间戳签名不成立", "its signature is not that of its bytes") from fault


def _see_chain(signed: cms.SignedData) -> None:
    """See that each certificate in it is whole: signed by the one that it names, if that is there.

    A chain that was damaged on the way would only be missed when somebody verifies, years later.
    """
    own, chain = _certificates(signed)
    for certificate in chain:
        # Its signature binds the signer's own, which some authorities name as they name the root.
        issuers = [one for one in chain if one.subject == certificate.issuer and one != own]
        if issuers and not any(_is_issued_by(certificate, one) for one in issuers):
            raise _BrokenError("所附证书链已损坏", "its chain of certificates is damaged")


def _certificates(signed: cms.SignedData) -> tuple[Certificate, list[Certificate]]:
    """Return the signer's certificate, and all that there are."""
    own = _signer_certificate(signed, signed["signer_infos"][0])
    ders = [choice.chosen.dump() for choice in signed["certificates"]]
    return load_der_x509_certificate(own.dump()), [load_der_x509_certificate(der) for der in ders]


def _see_use(signed: cms.SignedData) -> None:
    own, chain = _certificates(signed)
    used = {own}
    used |= {one for one in chain if any(_has_issued(one, other) for other in chain)}
    if len(chain) != len(set(chain)) or used != set(chain):
        raise _BrokenError("附有多余的证书", "a certificate in it is none of its chain")


def _has_issued(issuer: Certificate, certificate: Certificate) -> bool:
    return issuer != certificate and _is_issued_by(certificate, issuer)


def _is_issued_by(certificate: Certificate, issuer: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError):
        return False
    except (TypeError, UnsupportedAlgorithm):  # a key that we cannot judge
        return True
    return True
