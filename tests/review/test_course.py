"""The page shows what became of a case's complaints, as the folder tells it when one looks."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ipclaim.cli.main import cli
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView, Course
from ipclaim.review.course import course_of
from ipclaim.review.guard import form_check
from ipclaim.review.serve import HOSTS
from ipclaim.run.docketed import docket_of
from ipclaim.run.docketing import docket_beside
from ipclaim.run.kept_papers import digest_of
from ipclaim.run.known_readers import kept_text
from ipclaim.run.recording import Telling
from tests.docket.casework import NOW, TEMPLATES, a_case, another_program, received, told
from tests.reply.building import paper, with_text
from tests.review.specimen import TOKEN, draw

ITEM = "1005009000000001"


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
        course=lambda folder: course_of(folder, TEMPLATES, NOW),
        tell=told,
        writer="林晓",
    )
    client = TestClient(app, base_url="http://127.0.0.1:8000")
    client.get("/", params={"token": TOKEN})
    return client


def test_a_case_of_which_nobody_told_anything_shows_no_course(case: Path) -> None:
    assert course_of(case, TEMPLATES, NOW) == Course()


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


def test_what_is_due_stands_above_all_cases_and_runs_open_on_its_own_page(
    case: Path, client: TestClient
) -> None:
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    came = (("counter_notice_received", date(2026, 11, 10)),)
    told(case, Telling(by="lin", events=came, links=("all",)))
    first = client.get("/?lang=en").text
    assert first.index("What is due") < first.index('<ol class="cases">')
    assert "<time>2026-11-25</time>" in first
    page = client.get("/case/1?lang=zh").text
    assert "进行中的期限" in page
    assert "自 2026-11-10 起算：收到反通知" in page
    assert page.index("时间线") < page.index("期限起算")
    assert "更早" not in page  # a short timeline stands open as a whole


def a_decision(case: Path, words: str) -> None:
    """Lay a platform's letter into a case, as read before."""
    file = case / "counter-notices" / "决定.pdf"
    file.parent.mkdir()
    file.write_bytes(b"a letter")
    digest = digest_of(file)
    key = sha256(f"{digest} .pdf".encode()).hexdigest()
    letter = with_text(paper("counter-notices/决定.pdf", "other", {}), words)
    kept = case / "out" / "readings"
    kept.mkdir(parents=True)
    read = kept_text((replace(letter, sha256=digest),))
    (kept / f"0123456789abcdef-{key}.json").write_bytes(read)


def test_a_platforms_decision_waits_on_the_page_until_it_is_confirmed_there(
    case: Path, client: TestClient
) -> None:
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    words = f"您提交的知识产权投诉经审核不成立（商品{ITEM}），2026年11月19日。"
    a_decision(case, words)
    assert "Decisions of platforms, to be confirmed" in client.get("/?lang=en").text
    page = client.get("/case/1?lang=zh").text
    assert 'value="L0001"' in page
    assert 'value="2026-11-19"' in page
    assert 'value="林晓"' in page
    assert 'name="number"' not in page  # an item's number is no complaint's
    assert "确认登记：投诉不成立" in page
    sent = form(on="2026-11-18", note="counter-notices/决定.pdf")
    assert client.post("/case/1/docket", data=sent, headers=HERE).status_code == 200
    assert "确认登记" not in client.get("/case/1?lang=zh").text
    assert docket_of(case, TEMPLATES, NOW).complaints[0].links[0].outcome == "refused"


HERE = {"origin": "http://127.0.0.1:8000"}


def form(**changed: str) -> dict[str, str]:
    told = {
        "check": form_check(TOKEN),
        "what": "outcome:refused",
        "links": "L0001",
        "on": "2026-11-10",
        "by": "林",
        "note": "“证据不足”",
    }
    return told | changed


def entries(case: Path) -> list[str]:
    return (case / "docket.jsonl").read_text(encoding="utf-8").splitlines()


def test_an_outcome_told_on_the_page_is_an_entry_of_the_case(
    case: Path, client: TestClient
) -> None:
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    page = client.get("/case/1?lang=en").text
    assert form_check(TOKEN) in page
    assert "Write down what happened" in page
    answer = client.post("/case/1/docket", data=form(), headers=HERE)
    assert answer.status_code == 200
    assert "1 refused" in answer.text
    assert "“证据不足”" in entries(case)[-1]
    sent = form(what="event:replied", links="", on="2026-11-11")
    assert client.post("/case/1/docket", data=sent, headers=HERE).status_code == 200
    assert [line.number for line in docket_of(case, TEMPLATES, NOW).lines] == [1, 2, 3]


@pytest.mark.parametrize(
    ("headers", "changed", "status"),
    [
        ({}, {}, 403),
        ({"origin": "https://evil.test"}, {}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, {}, 403),
        (HERE, {"check": ""}, 403),
        (HERE, {"check": "é"}, 403),
        (HERE, {"what": "outcome:filed"}, 422),
        (HERE, {"what": "event:misspelt"}, 422),
        (HERE, {"on": "03/04/2026"}, 422),
        (HERE, {"by": " "}, 422),
        (HERE, {"links": "L9999"}, 422),
        (HERE, {"extra": "1"}, 422),
        (HERE, {"note": "x" * 20_000}, 413),
    ],
    ids=lambda value: None if isinstance(value, int) else "-".join(value) or "nothing",
)
def test_a_form_from_elsewhere_or_with_mistakes_writes_nothing(
    case: Path,
    client: TestClient,
    headers: dict[str, str],
    changed: dict[str, str],
    status: int,
) -> None:
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    answer = client.post("/case/1/docket", data=form(**changed), headers=headers)
    assert answer.status_code == status
    assert len(entries(case)) == 1


def test_a_stranger_with_the_forms_value_is_still_refused(case: Path, client: TestClient) -> None:
    client.cookies.clear()
    answer = client.post("/case/1/docket", data=form(), headers=HERE)
    assert answer.status_code == 401
    assert not (case / "docket.jsonl").exists()


def tell_by_command(case: Path, days: range, said: Connection) -> None:
    for day in days:
        told_day = f"--event=seller_contacted=2026-11-{day:02}"
        code = cli.main(
            ["docket", "record", str(case), told_day, "--by", "cli"], standalone_mode=False
        )
        said.send(str(code))


def test_page_and_command_line_may_write_at_once(case: Path, client: TestClient) -> None:
    """The page in this process, the command in another one; neither loses a line of the other."""
    told(case, Telling(by="lin", filed=date(2026, 11, 2)))
    days = range(3, 8)
    process, said = another_program(tell_by_command, case, days)
    for day in days:
        sent = form(what="event:replied", links="", on=f"2026-11-0{day}")
        assert client.post("/case/1/docket", data=sent, headers=HERE).status_code == 200
    assert received(said) == ["0"] * len(days)
    process.join()
    assert len(entries(case)) == 1 + 2 * len(days)
    with docket_beside(case, None) as docket:  # the database follows both
        assert not docket.put(case.name, lambda: docket_of(case, TEMPLATES, NOW), NOW)
