"""What is kept of readings, and who is asked for what is missing."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ipclaim.read.ocr.recorded import RecordedLateWitness
from ipclaim.read.opening import Pixels


class _Sums:
    """Reads a picture as its sum; remembers how many it was shown each time."""

    name = "sums"

    def __init__(self) -> None:
        self.shown: list[int] = []

    def read_lines(self, crops: Sequence[Pixels]) -> list[str]:
        self.shown.append(len(crops))
        return [str(int(crop.sum())) for crop in crops]


def test_a_late_witness_is_asked_once_and_only_for_what_is_missing(tmp_path: Path) -> None:
    one, two, three = (np.full((2, 2, 3), level, np.uint8) for level in (1, 2, 3))
    sums = _Sums()
    assert RecordedLateWitness(tmp_path, sums).read_lines([one, two]) == ["12", "24"]
    assert RecordedLateWitness(tmp_path, sums).read_lines([two, three, one]) == ["24", "36", "12"]
    assert RecordedLateWitness(tmp_path, sums).read_lines([one]) == ["12"]
    assert sums.shown == [2, 1]
