"""One server with a wrong clock does not make this machine's clock wrong."""

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from ipclaim.capture.clocks import clocks_of, middle_of
from ipclaim.capture.network import Answer, Exchange

NOW = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)


def answered(host: str, seconds: float, **headers: str) -> Exchange:
    """Return an answer that arrived so many seconds after the time it states."""
    dated = {"Date": format_datetime(NOW, usegmt=True), **headers}
    answer = Answer(
        status=200,
        status_text="OK",
        headers=tuple(dated.items()),
        address=None,
        protocol="h2",
        received_at=NOW.timestamp() + seconds,
    )
    return Exchange("1", f"https://{host}/x", "GET", (), NOW.timestamp(), "Image", answer)


def test_each_host_is_told_by_the_answer_that_waited_least() -> None:
    found = clocks_of(
        [
            answered("a.test", 1),
            answered("a.test", 2),
            answered("a.test", 90),
            answered("b.test", 0),
        ]
    )
    assert [(clock.host, clock.answers, clock.offset_seconds) for clock in found] == [
        ("a.test", 3, 1),
        ("b.test", 1, 0),
    ]


def test_one_wrong_server_does_not_move_the_middle() -> None:
    found = clocks_of([answered("a.test", 1), answered("b.test", 1), answered("c.test", -86_400)])
    assert middle_of(found) == 1
    assert middle_of(()) is None


def test_what_a_cache_kept_is_counted_from_when_it_was_made() -> None:
    (clock,) = clocks_of([answered("a.test", 3600, Age="3599")])
    assert clock.offset_seconds == 1


@pytest.mark.parametrize("headers", [{"Date": "soon"}, {"Date": ""}, {"Age": "old"}])
def test_a_header_that_is_no_time_is_left_out(headers: dict[str, str]) -> None:
    assert clocks_of([answered("a.test", 1, **headers)]) == ()
