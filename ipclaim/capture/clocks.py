"""How this machine's clock compares with those of all hosts that answered. Pure.

A ``Date`` header has whole seconds and says when an answer was made; an answer kept by a cache in
between says with ``Age`` how long ago that was. Waiting only adds to the distance, so the least of
a host's answers is nearest to the truth; of the hosts the median is taken: one may be wrong.
"""

from collections import defaultdict
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from math import floor
from statistics import median
from urllib.parse import urlsplit

from ipclaim.capture.network import Answer, Exchange
from ipclaim.capture.record import SiteClock

_MOST = 20
"""Hosts that are named."""
_FARTHEST = 10**9
"""Seconds; a header beyond that is no time."""


def clocks_of(exchanges: Iterable[Exchange]) -> tuple[SiteClock, ...]:
    """Return each host's clock, those with most answers first."""
    offsets: dict[str, list[float]] = defaultdict(list)
    for exchange in exchanges:
        host = urlsplit(exchange.url).hostname
        offset = _offset(exchange.answer) if exchange.answer else None
        if host and offset is not None:
            offsets[host].append(offset)
    found = [
        SiteClock(host=host, answers=len(each), offset_seconds=floor(min(each)))
        for host, each in offsets.items()
    ]
    return tuple(sorted(found, key=lambda clock: (-clock.answers, clock.host))[:_MOST])


def middle_of(clocks: Iterable[SiteClock]) -> int | None:
    """Return the median of the hosts' offsets; ``None`` without any."""
    offsets = [clock.offset_seconds for clock in clocks]
    return round(median(offsets)) if offsets else None


def _offset(answer: Answer) -> float | None:
    headers = {name.lower(): value for name, value in answer.headers}
    if answer.received_at is None or "date" not in headers:
        return None
    try:
        made = parsedate_to_datetime(headers["date"]).timestamp()
        age = int(headers.get("age", "0"))
    except (ValueError, OverflowError):
        return None
    offset = answer.received_at - made - age
    return offset if abs(offset) < _FARTHEST else None
