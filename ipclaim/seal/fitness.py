"""Whether a time authority's answer is fit to be kept as a time stamp.

Kept is only what ``openssl ts -verify`` will accept from whoever trusts the authority: granted,
over our bytes, an answer to this very query, signed by the certificate that it carries. Whether
that certificate deserves trust is for whoever verifies, with root certificates of their choice.

No policy is asked for: the authority's own is recorded in the stamp and told.
"""

from ipclaim.model.text import Text
from ipclaim.seal.timestamp import StampError, read_stamp
from ipclaim.seal.token import broken_signature

_DAY = 86_400.0
_CONSTRUCTED = 0x20
_STRING_IN_PIECES = 0x24
_MANY_BYTES_OF_TAG = 0x1F


def refuse_unfit(response: bytes, digest: bytes, nonce: int, *, now: float) -> None:
    """Raise `StampError` with the reason unless a response to our query is fit to be kept.

    ``digest`` is the SHA-256 of what was to be stamped, ``now`` is this machine's time in seconds
    since 1970. A stamp more than a day away from it is not kept: one of the two clocks is wrong,
    and nobody could tell which.
    """
    stamp = read_stamp(response)
    if not is_strict_der(response):
        raise StampError(Text("应答不是 DER 编码", "sent an answer that is not DER"))
    if stamp.digest != digest.hex():
        raise StampError(Text("盖的不是我们要盖的内容", "stamped other bytes than ours"))
    if stamp.nonce != nonce:
        raise StampError(Text("答的不是这次请求", "answered another query than ours"))
    if abs(stamp.at.timestamp() - now) > _DAY:
        raise StampError(
            Text(
                f"所载时间 {stamp.at:%Y-%m-%d %H:%M} UTC 与本机相差一天以上，请核对本机时钟",
                f"says {stamp.at:%Y-%m-%d %H:%M} UTC, more than a day from this machine's clock: "
                "check that clock",
            )
        )
    wrong = broken_signature(response)
    if wrong is not None:
        raise StampError(wrong)


def is_strict_der(data: bytes) -> bool:
    """Whether every length is definite and as short as can be, and no string comes in pieces.

    RFC 3161 wants DER; looser encodings are read differently by different programs. The order
    within sets is let be: the common authorities get it wrong, and every program reads it.
    """
    at = 0
    while at + 1 < len(data):
        tag, first = data[at], data[at + 1]
        more = first & 0x7F if first & 0x80 else 0
        size = data[at + 2 : at + 2 + more]
        length = int.from_bytes(size, "big") if more else first
        is_short = not more or (size[:1] != b"\0" and length >= 0x80)
        if first == 0x80 or not is_short or tag == _STRING_IN_PIECES:
            return False
        if tag & _MANY_BYTES_OF_TAG == _MANY_BYTES_OF_TAG:
            return False
        at += 2 + more + (0 if tag & _CONSTRUCTED else length)
    return at == len(data)
