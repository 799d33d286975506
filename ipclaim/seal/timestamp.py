"""RFC 3161 time stamps over ``seal.txt``: the query, and reading what was answered.

A stamp proves that the seal existed at that time; it does not prove that a page was true.

The authority's whole response is kept, not the bare token: ``openssl ts -verify`` wants it so.
"""

import secrets
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import cms, core, tsp

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text


class _Response(core.Sequence):  # type: ignore[misc]
    """A response as RFC 3161 has it: one that refuses holds no token."""

    _fields = [  # noqa: RUF012 - how the library wants it
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


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


def new_nonce() -> int:
    """Return a number that no earlier answer can hold."""
    return secrets.randbits(63) | 1 << 62


def stamp_query(digest: bytes, nonce: int) -> bytes:
    """Return the query for a stamp over what has this SHA-256 digest."""
    query = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": digest,
            },
            "nonce": nonce,
            # Without the certificates a lawyer would have to find them to verify.
            "cert_req": True,
        }
    )
    return bytes(query.dump())


def read_stamp(response: bytes) -> Stamp:
    """Return what a time stamp response says; raises `StampError` when it grants nothing."""
    try:
        parsed = _Response.load(response, strict=True)
        status = str(parsed["status"]["status"].native)
        if status not in {"granted", "granted_with_mods"}:
            raise StampError(_refusal(status, parsed["status"]))
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


def _refusal(status: str, info: tsp.PKIStatusInfo) -> Text:
    """Tell a refusal with the authority's own words, as far as it gave any."""
    said = [str(one) for one in info["status_string"].native or ()]
    said += sorted(str(one) for one in info["fail_info"].native or ())
    why = f"{status} ({'; '.join(said)})"[:300] if said else status
    return Text(f"时间戳机构拒绝了请求：{why}", f"The time authority refused: {why}")


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
