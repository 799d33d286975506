"""The specimen cases, and a client that talks to the page without a socket."""

import warnings
from collections.abc import Iterator

import pytest
from starlette.exceptions import StarletteDeprecationWarning

from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView
from ipclaim.review.serve import HOSTS
from tests.review.specimen import TOKEN, draw, specimen_cases

with warnings.catch_warnings():
    # Starlette 1.10 would rather have httpx2; it works the same with httpx, which we have.
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from starlette.testclient import TestClient


@pytest.fixture
def cases(tmp_path) -> tuple[CaseView, ...]:
    return specimen_cases(tmp_path)


@pytest.fixture
def stranger(cases) -> Iterator[TestClient]:
    """A client on this machine that was not given the token."""
    app = make_app(
        cases, picture=draw, templates=Templates.with_overlay(), token=TOKEN, hosts=HOSTS
    )
    with TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger) -> TestClient:
    """A client that opened the printed address."""
    stranger.get("/", params={"token": TOKEN})
    return stranger
