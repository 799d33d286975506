"""The server of the samples that answers in place of the listings' sites, and its certificate."""

import asyncio
import hashlib
import ssl
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from ipclaim.capture.addresses import site_of
from ipclaim.capture.proxy import StandIn
from ipclaim.errors import CaseError
from ipclaim.model.text import Text

_WAIT = 10.0


@dataclass(frozen=True, slots=True)
class Pin:
    """The one certificate that is trusted for a stand-in besides the usual ones."""

    spki: str
    """Base64 of the SHA-256 of its public key, as Chromium's switch wants it."""
    sha256: str
    """Hex digest of the certificate."""
    subject: str


def stand_in_for(answered_by: str, urls: Iterable[str]) -> StandIn:
    """Return the stand-in at ``answered_by`` for the sites of the listings' addresses."""
    parts = urlsplit(answered_by)
    sites = frozenset(site_of(host) for url in urls if (host := urlsplit(url).hostname))
    return StandIn("127.0.0.1", parts.port or 443, sites)


async def pin_certificate(stand_in: StandIn, answered_by: str) -> Pin:
    """Fetch the stand-in's certificate once; raises `CaseError` when nobody answers there."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        _, writer = await asyncio.wait_for(
            asyncio.open_connection(stand_in.host, stand_in.port, ssl=context), _WAIT
        )
    except (OSError, TimeoutError) as fault:
        raise CaseError(
            Text(
                f"case.yaml 指定的替代服务器 {answered_by} 没有应答",
                f"The stand-in server {answered_by} of case.yaml does not answer",
            ),
            Text(
                "示例案件请先运行：python -m samples.shop；真实案件请删除 capture.answered_by。",
                "For a sample, start it with: python -m samples.shop; "
                "for a real case, remove capture.answered_by.",
            ),
        ) from fault
    der = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.transport.abort()
    certificate = x509.load_der_x509_certificate(der)
    public_key = certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return Pin(
        b64encode(hashlib.sha256(public_key).digest()).decode(),
        hashlib.sha256(der).hexdigest(),
        certificate.subject.rfc4514_string(),
    )
