"""What faint print cannot tell apart."""

import pytest

from ipclaim.read.lookalikes import _GROUPS, are_alike


@pytest.mark.parametrize(
    "pair", ["5S", "S5", "Zz", "2Z", "Z2", "日目", "目日", "未末", "析折", "O〇"]
)
def test_either_may_be_the_other(pair: str) -> None:
    assert are_alike(*pair)


def test_each_character_stands_in_one_group() -> None:
    together = "".join(_GROUPS.split())
    assert len(together) == len(set(together))


def test_nothing_is_alike_to_itself_or_to_nothing() -> None:
    assert not are_alike("日", "日")
    assert not are_alike("日", "")
    assert not are_alike("杭", "州")
