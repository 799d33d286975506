from pathlib import Path

import pytest

from ipclaim.errors import CaseError
from ipclaim.run.alone import alone_in


def test_a_case_is_held_by_one_run_and_let_go_after_it(tmp_path: Path) -> None:
    with (
        alone_in(tmp_path),
        pytest.raises(CaseError, match="another ipclaim is at work"),
        alone_in(tmp_path),
    ):
        pass
    with alone_in(tmp_path):
        assert not list(tmp_path.iterdir())
