"""The page shows what became of a case's complaints, as the folder tells it when one looks."""

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ipclaim.cli.review import course_of
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView, Course
from ipclaim.review.serve import HOSTS
from ipclaim.run.recording import Telling
from tests.docket.casework import TEMPLATES, a_case, told
from tests.review.specimen import TOKEN, draw


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return a_case(tmp_path, "<one>")


@pytest.fixture
def client(case: Path) -> TestClient:
    view = CaseView(case.name, case, trouble=Text("坏", "bad"), advice=Text("改", "mend"))
    app = make_app(
        (view,),
        picture=draw,
        templates=Templates.with_overlay(),
        token=TOKEN,
        hosts=HOSTS,
        course=lambda folder: course_of(folder, TEMPLATES),
    )
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    client.get("/", params={"token": TOKEN})
    return client


def test_a_case_of_which_nobody_told_anything_shows_no_course(case: Path) -> None:
    assert course_of(case, TEMPLATES) == Course()


def test_what_the_command_line_writes_down_is_on_the_next_page(
    case: Path, client: TestClient
) -> None:
    assert "filing 1" not in client.get("/?lang=en").text
    told(case, Telling(by="<b>lin</b>", filed=date(2026, 11, 2), number="A<1>"))
    for path in ("/?lang=en", "/case/1?lang=en"):
        page = client.get(path).text
        assert "filing 1 of 2026-11-02 (number A&lt;1&gt;): filed" in page
        assert "3 filed, no answer yet" in page
    assert "&lt;b&gt;lin&lt;/b&gt;" in page
    assert "第 1 次投诉 2026-11-02" in client.get("/case/1?lang=zh").text
    assert "时间线" in client.get("/case/1?lang=zh").text


def test_a_docket_that_cannot_be_read_is_told_and_the_page_stays(
    case: Path, client: TestClient
) -> None:
    (case / "docket.jsonl").write_text("{}\n")
    answer = client.get("/?lang=en")
    assert answer.status_code == 200
    assert "docket.jsonl:1: not a valid entry" in answer.text
