"""A small case made by hand, with a dossier beside it that only has to be a PDF."""

import pytest

from ipclaim.resources import Templates


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates.with_overlay()
