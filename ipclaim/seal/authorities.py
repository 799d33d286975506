"""Asking time authorities for a stamp: in order, again after a pause, and never for long.

An authority that is away, busy or in trouble may answer a little later, so it is asked again; one
that refused, or whose answer is not fit to be kept, would do the same again and is not. Each
failure is told with its authority.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ipclaim.model.text import Text
from ipclaim.seal.fitness import refuse_unfit
from ipclaim.seal.posting import NoAnswerError, post_query
from ipclaim.seal.timestamp import StampError, TimeAuthority, new_nonce, stamp_query


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try, in seconds."""

    total: float = 60.0
    """For one seal, all authorities and pauses together."""
    answer: float = 15.0
    """For one answer, however slowly it comes."""
    pauses: tuple[float, ...] = (1.0, 4.0)
    """Before the second round, the third, and so on; each with up to half as much again, so that
    many machines that failed together do not come back together."""
    sleep: Callable[[float], None] = time.sleep


def first_stamp(
    authorities: Sequence[TimeAuthority], digest: bytes, patience: Patience | None = None
) -> bytes:
    """Return the response of the first authority that stamps as it must.

    ``digest`` is the SHA-256 of what is to be stamped.

    Raises `StampError` that names each authority and why it gave none.
    """
    patience = patience or Patience()
    until = time.monotonic() + patience.total
    failures: dict[str, Text] = {}
    waiting = list(dict.fromkeys(authorities))
    for least in (0.0, *patience.pauses):
        pause = least * random.uniform(1.0, 1.5)  # noqa: S311 - spreads load, hides nothing
        if not waiting or time.monotonic() + pause >= until:
            break
        patience.sleep(pause)
        for authority in tuple(waiting):
            left = min(patience.answer, until - time.monotonic())
            if left <= 0:
                break
            try:
                return _asked(authority, digest, left)
            except StampError as fault:
                failures[authority.url] = fault.message
                if not isinstance(fault, NoAnswerError) or not fault.may_pass:
                    waiting.remove(authority)
    raise StampError(_told(authorities, failures))


def _asked(authority: TimeAuthority, digest: bytes, seconds: float) -> bytes:
    nonce = new_nonce()
    response = post_query(authority.url, stamp_query(digest, nonce), seconds)
    refuse_unfit(response, digest, nonce, now=time.time())
    return response


def _told(authorities: Sequence[TimeAuthority], failures: dict[str, Text]) -> Text:
    silent = Text("来不及询问", "there was no time left to ask it")
    told = [(one.url, failures.get(one.url, silent)) for one in dict.fromkeys(authorities)]
    return Text(
        "；".join(f"{url} {why.zh}" for url, why in told),
        "; ".join(f"{url} {why.en}" for url, why in told),
    )
