"""How long each step of a visit may take, and how much longer on a machine that is busy.

A page that hangs must not hold the others up; but where many programs share the cores everything
takes longer, and a busy machine is not to be taken for a slow site.
"""

import os
from dataclasses import dataclass, fields, replace

_USUAL = 2.0
"""Programs that want a core, for each core: what our own browser makes of it."""
_MOST = 8.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits in seconds and size limits in CSS pixels."""

    navigation: float = 15.0
    load: float = 8.0
    quiet: float = 4.0
    script: float = 3.0
    """For one look into the page; a page that takes longer hangs."""
    scroll: float = 8.0
    images: float = 15.0
    """For lazy pictures, as long as they keep coming."""
    still: float = 4.0
    """Without a further picture."""
    screenshot: float = 10.0
    total: float = 40.0
    tallest: int = 30_000
    widest: int = 2_000
    times: float = 1.0
    """By how much the seconds are longer than usual."""

    def stretched(self, times: float) -> "Limits":
        """Return these limits with every time so many times as long."""
        longer = {
            each.name: getattr(self, each.name) * times
            for each in fields(self)
            if isinstance(getattr(self, each.name), float)
        }
        return replace(self, **longer)


def limits_today() -> Limits:
    """Return the limits that suit the load of this machine in the last minute."""
    wanted, _, _ = os.getloadavg()
    return limits_at(wanted / len(os.sched_getaffinity(0)))


def limits_at(load: float) -> Limits:
    """Return the limits for so many programs that want each core."""
    return Limits().stretched(min(max(load / _USUAL, 1.0), _MOST))
