"""Every outcome code that the program can give has its words."""

import re
from pathlib import Path

from ipclaim.model.listing import CaptureKind
from ipclaim.model.outcomes import OUTCOMES, told_outcome
from ipclaim.model.text import Lang

SOURCES = [
    *Path(__file__).parents[2].glob("ipclaim/capture/*.py"),
    *Path(__file__).parents[2].glob("templates/**/*.yaml"),
]
CODE = re.compile(r"\b(?:partial|gone|wall|technical|policy)_[a-z_]+\b")
NO_CODES = {"wall_time"}


def test_every_code_in_the_sources_has_its_own_words() -> None:
    found = {
        code
        for path in SOURCES
        for line in path.read_text("utf-8").splitlines()
        if '"' in line or "outcome:" in line
        for code in CODE.findall(line)
    }
    assert found - NO_CODES - set(OUTCOMES) == set()


def test_a_code_of_another_version_is_told_by_its_family() -> None:
    assert told_outcome("wall_moat").said_in(Lang.EN) == "behind a wall: capture it yourself"
    assert {CaptureKind(code.split("_")[0]) for code in OUTCOMES} == set(CaptureKind)
