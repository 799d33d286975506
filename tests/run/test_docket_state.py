from pathlib import Path

import pytest
from sqlalchemy import text

from ipclaim.docket.opening import VERSIONS, docket_url, engine_of, migrate, writing
from ipclaim.errors import DocketError
from ipclaim.run.docket_state import docket_state
from ipclaim.run.docketing import keep
from tests.docket.casework import NOW, TEMPLATES, a_case


def test_looking_makes_nothing(tmp_path: Path) -> None:
    state = docket_state(None, tmp_path)
    assert not state.is_there
    assert state.address == str(tmp_path / ".ipclaim" / "docket.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_kept_docket_tells_its_version_and_rows(tmp_path: Path) -> None:
    case = a_case(tmp_path)
    keep([case], None, TEMPLATES, NOW)
    for here in (tmp_path, case):
        state = docket_state(None, here)
        assert state.is_newest
        assert state.rows["docket_cases"] == 1


def test_older_and_newer_versions_are_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "docket.sqlite"
    engine = engine_of(docket_url(str(path)))
    with writing(engine, lock="test") as connection:
        migrate(connection, VERSIONS[0])
    state = docket_state(str(path), tmp_path)
    assert state.version == VERSIONS[0]
    assert state.is_newest is (len(VERSIONS) == 1)
    with writing(engine, lock="test") as connection:
        connection.execute(text("UPDATE docket_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DocketError):
        docket_state(str(path), tmp_path)
