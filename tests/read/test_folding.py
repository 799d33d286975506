"""Folding: widths and look-alike code points, one character for one."""

import pytest

from ipclaim.read.agreement import compare
from ipclaim.read.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [("２０１９年⽉⽇", "2019年月日"), ("⻓⻛⼀", "长风一"), ("ＡＢ：（１）", "AB:(1)")],
    ids=["kangxi", "radicals", "wide"],
)
def test_alike_to_the_eye_is_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_browsers_radicals_agree_with_what_is_seen() -> None:
    seen = "2019年7月30日"
    assert compare(seen, 0, len(seen) - 1, "2019年7⽉30⽇").agrees


def test_every_radical_is_one_character() -> None:
    assert all(len(fold(chr(code))) == 1 for code in range(0x2E80, 0x2FD6))
