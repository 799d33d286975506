"""RFC 3161 time stamps over ``seal.txt``: asking an authority, and reading what it answered.

One stamp serves a whole run, whatever its size, because ``seal.txt`` stands for all its bags. A
stamp proves that the seal existed at that time; it does not prove that a page was true.

The authority's whole response is kept, not the bare token: ``openssl ts -verify`` wants it so.
"""

import hashlib
import secrets
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import cms, tsp

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text

_WAIT = 30.0
_MOST = 1_000_000
"""Bytes of a response; real ones have a few thousand."""


class StampError(Exception):
    """There is no usable time stamp; the evidence keeps its lower level."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class TimeAuthority:
    """A time stamping authority as configured."""

    url: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a response says; its signature is checked by `check_signature` alone."""

    at: datetime
    """UTC, as the authority says."""
    serial: int
    policy: str
    digest: str
    """SHA-256 of what was stamped, in hex."""
    nonce: int | None


def ask_for_stamp(authority: TimeAuthority, seal: bytes) -> bytes:
    """Return the authority's response over ``seal``; raises `StampError` when there is none.

    The response is checked for its status, for what it stamps and for the nonce.
    """
    nonce = secrets.randbits(63)
    response = _post(authority.url, _request(seal, nonce))
    stamp = read_stamp(response)
    if stamp.digest != hashlib.sha256(seal).hexdigest() or stamp.nonce not in {nonce, None}:
        raise StampError(
            Text(
                f"时间戳机构 {authority.url} 的应答与请求不符",
                f"The time authority {authority.url} answered another request",
            )
        )
    return response


def read_stamp(response: bytes) -> Stamp:
    """Return what a time stamp response says; raises `StampError` when it grants nothing."""
    try:
        parsed = tsp.TimeStampResp.load(response, strict=True)
        status = str(parsed["status"]["status"].native)
        if status not in {"granted", "granted_with_mods"}:
            raise StampError(
                Text(f"时间戳机构拒绝了请求：{status}", f"The time authority refused: {status}")
            )
        signed: cms.SignedData = parsed["time_stamp_token"]["content"]
        info = signed["encap_content_info"]["content"].parsed
        imprint = info["message_imprint"]
        if imprint["hash_algorithm"]["algorithm"].native != "sha256":
            raise StampError(Text("时间戳不是 SHA-256", "The time stamp is not over SHA-256"))
        return Stamp(
            at=info["gen_time"].native,
            serial=int(info["serial_number"].native),
            policy=str(info["policy"].native),
            digest=bytes(imprint["hashed_message"].native).hex(),
            nonce=info["nonce"].native,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise StampError(
            Text(f"时间戳应答无法读取：{fault}", f"The time stamp cannot be read: {fault}")
        ) from fault


def check_signature(seal: Path, response: Path, roots: Path) -> Text | None:
    """Verify a stamp with ``openssl`` against root certificates; return what is wrong, if any.

    The authority's certificate is judged as of the time in the stamp: it may have expired since.
    Raises `MissingToolError` when there is no ``openssl``, because then nothing was checked.
    """
    stamp = read_stamp(response.read_bytes())
    command = ["openssl", "ts", "-verify", "-data", str(seal), "-in", str(response)]
    command += ["-CAfile", str(roots), "-attime", str(int(stamp.at.timestamp()))]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise MissingToolError(
            Text("找不到 openssl，无法核对时间戳", "openssl is missing: the stamp is unchecked"),
            Text(
                "请安装：sudo apt-get install openssl", "Install it: sudo apt-get install openssl"
            ),
        ) from fault
    if run.returncode == 0:
        return None
    said = (run.stderr or run.stdout).strip().splitlines()
    cause = said[-1][:200] if said else "openssl"
    return Text(f"时间戳验证失败：{cause}", f"the time stamp does not verify: {cause}")


def _request(seal: bytes, nonce: int) -> bytes:
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": hashlib.sha256(seal).digest(),
            },
            "nonce": nonce,
            # Without the certificates a lawyer would have to find them to verify.
            "cert_req": True,
        }
    )
    return bytes(request.dump())


def _post(url: str, request: bytes) -> bytes:
    if not url.startswith(("http://", "https://")):
        raise StampError(Text(f"{url} 不是网址", f"{url} is no web address"))
    asked = urllib.request.Request(  # noqa: S310  # the scheme was checked
        url, data=request, headers={"Content-Type": "application/timestamp-query"}
    )
    try:
        with urllib.request.urlopen(asked, timeout=_WAIT) as answer:  # noqa: S310
            return bytes(answer.read(_MOST))
    except (urllib.error.URLError, OSError) as fault:
        cause = getattr(fault, "reason", fault)
        raise StampError(
            Text(
                f"时间戳机构 {url} 无法访问：{cause}",
                f"The time authority {url} cannot be reached: {cause}",
            )
        ) from fault
