"""The specimen cases, and a client that talks to the page without a socket."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView
from ipclaim.review.serve import HOSTS
from tests.review.specimen import TOKEN, draw, specimen_cases


def app_over(cases: tuple[CaseView, ...]) -> Starlette:
    return make_app(
        cases, picture=draw, templates=Templates.with_overlay(), token=TOKEN, hosts=HOSTS
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Starlette:
    """The page over the specimen cases, for tests that change nothing."""
    return app_over(specimen_cases(tmp_path_factory.mktemp("cases")))


@pytest.fixture
def stranger(site) -> Iterator[TestClient]:
    """A client on this machine that was not given the token."""
    with TestClient(site, base_url="http://127.0.0.1:8000", follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger) -> TestClient:
    """A client that opened the printed address."""
    stranger.get("/", params={"token": TOKEN})
    return stranger
