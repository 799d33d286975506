"""How long a visit may take."""

import pytest

from ipclaim.capture.limits import Limits, limits_at, limits_today


@pytest.mark.parametrize(("load", "times"), [(0.0, 1.0), (2.0, 1.0), (6.0, 3.0), (500.0, 8.0)])
def test_a_busy_machine_gets_more_time(load: float, times: float) -> None:
    limits, usual = limits_at(load), Limits()
    assert limits.times == times
    assert limits.total == usual.total * times
    assert limits.script == usual.script * times
    assert (limits.tallest, limits.widest) == (usual.tallest, usual.widest)


def test_this_machine_gets_no_less_than_usual() -> None:
    assert limits_today().times >= 1.0
