import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ipclaim.errors import IpclaimError, RulesError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView
from ipclaim.review.serve import HOSTS
from tests.review.conftest import TestClient, app_over
from tests.review.specimen import CERTIFICATE, HOSTILE, LICENCE, TOKEN, draw, specimen_cases

PAGES = (
    "/",
    "/case/1",
    "/case/2",
    "/case/3",
    "/case/1/paper/1",
    "/case/1/paper/2",
    "/case/1/paper/3",
    "/case/2/paper/1",
    "/nothing",
)


class Outline(HTMLParser):
    """The parts of a page that its structure is judged by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang = ""
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.images: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(found)
        self.lang = found.get("lang", "") if tag == "html" else self.lang
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "img":
            self.images.append(found)
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.hrefs.append(found["href"])


def shown(client: TestClient, path: str, lang: str = "en") -> str:
    return client.get(path, params={"lang": lang}).text


def client_over(cases: tuple[CaseView, ...]) -> TestClient:
    client = TestClient(app_over(cases), base_url="http://127.0.0.1")
    client.get("/", params={"token": TOKEN})
    return client


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_built(client, path, lang):
    outline = Outline(shown(client, path, lang))
    assert outline.lang == {"zh": "zh-CN", "en": "en"}[lang]
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    steps = zip(outline.levels, outline.levels[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    assert len(outline.ids) == len(set(outline.ids))
    assert all("alt" in image for image in outline.images)
    assert "form" not in outline.tags
    assert not outline.attributes & {"style", "onclick", "onload", "onerror"}


@pytest.mark.parametrize("path", PAGES)
def test_every_local_link_leads_somewhere(client, path):
    page = Outline(shown(client, path))
    for href in page.hrefs:
        if href.startswith("#"):
            assert href[1:] in page.ids
        elif href.startswith("/"):
            target, _, anchor = href.partition("#")
            answer = client.get(target)
            assert answer.status_code == 200, href
            assert not anchor or anchor in Outline(answer.text).ids, href


def test_the_list_tells_ready_from_not_ready_from_unreadable(client):
    page = shown(client, "/")
    first, second, third = page.split('<li class="card">')[1:]
    assert "Not ready" in first
    assert "What NAM-05 found." in first
    assert "and 2 more" in first
    assert "Not ready" not in second
    assert "Ready" in second
    assert "case.yaml:3: unknown key" in third
    assert "Correct it." in third


def test_a_step_in_which_nothing_was_checked_is_not_shown_as_ready(client):
    page = re.sub(r"\s+", " ", shown(client, "/case/2"))
    assert 'Identity<span class="unseen"> ready' in page
    assert 'Rights<span class="unseen"> not checked' in page
    assert "No rule was checked in this step." in page


def test_no_cases_is_said():
    assert "There are no cases to show." in client_over(()).get("/").text


def test_a_case_shows_message_advice_basis_and_spot_of_each_finding(client):
    page = shown(client, "/case/1", "zh")
    finding = page.split('id="finding-print-NAM-05"')[1].split("</article>")[0]
    assert "需人工确认" in finding
    assert "NAM-05 的结果。" in finding
    assert "请核对原件。" in finding
    assert "商标法第三十九条" in finding
    assert "核实于 2026-11-21" in finding
    assert 'href="/case/1/paper/1#field-3"' in finding
    assert "杭州云岫鞋业有限公司" in finding
    assert "已接受：林晓" in page


def test_a_paper_shows_state_and_reason_before_the_value(client):
    page = shown(client, "/case/1/paper/1")
    row = page.split('id="field-3"')[1].split("</article>")[0]
    in_order = (
        "Doubtful",
        "Two engines read it differently.",
        "杭州云岫鞋业有限公司",
        "97.9 %",
        "OCR",
    )
    places = [row.index(part) for part in in_order]
    assert places == sorted(places)
    assert "杭州云轴鞋业有限公司" in row
    assert page.index('id="field-3"') < page.index('id="field-1"')


def test_each_box_lies_in_the_pixels_of_its_page(client):
    page = shown(client, "/case/1/paper/1")
    assert 'viewBox="0 0 1240 1754"' in page
    assert re.search(r'id="box-3" class="doubtful" x="412" y="692" width="596" height="66"', page)
    assert page.count("<rect ") == 6


def test_an_unreadable_paper_says_why_and_what_to_do(client):
    page = shown(client, "/case/1/paper/3", "zh")
    assert "文件有密码。" in page
    assert "请去掉密码后再放入。" in page
    assert "没有从这份材料读出任何字段。" in page
    assert "<img" not in page


def test_what_a_paper_says_is_text_and_never_markup(client):
    for path in ("/case/1/paper/1", "/case/2/paper/1"):
        page = shown(client, path)
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


def test_the_language_asked_for_is_kept(client):
    assert 'lang="zh-CN"' in client.get("/", headers={"accept-language": "zh"}).text
    client.get("/", params={"lang": "en"})
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "zh"}).text


def test_pages_and_thumbnails_are_pictures(client):
    page = client.get("/case/1/paper/1/page/1")
    assert page.headers["content-type"] == "image/png"
    assert Image.open(BytesIO(page.content)).size == (1240, 1754)
    small = client.get("/case/1/paper/1/thumbnail/1")
    assert small.headers["content-type"] == "image/webp"
    assert len(small.content) < len(page.content)


@pytest.mark.parametrize(
    "path",
    [
        "/case/0",
        "/case/4",
        "/case/-1",
        "/case/99999999999999999999",
        "/case/1/paper/0",
        "/case/1/paper/4",
        "/case/3/paper/1",
        "/case/1/paper/3/page/1",
        "/case/1/paper/1/page/2",
        "/case/1/paper/1/page/../../../../etc/passwd",
        "/case/1/paper/1/page/%2e%2e%2fcase.yaml",
        "/../pyproject.toml",
        "/words.yaml",
        "/base.html",
        "/style.css/../words.yaml",
    ],
)
def test_any_other_address_is_nothing(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text


def test_a_paper_that_changed_after_it_was_read_is_not_shown(tmp_path):
    client = client_over(specimen_cases(tmp_path))
    (tmp_path / CERTIFICATE).write_bytes(b"something else")
    page = shown(client, "/case/1/paper/1")
    assert "This file changed after it was read." in page
    assert "<img" not in page
    assert client.get("/case/1/paper/1/page/1").status_code == 404


def test_a_paper_that_went_away_is_said(tmp_path):
    client = client_over(specimen_cases(tmp_path))
    (tmp_path / LICENCE).unlink()
    assert "找不到这份文件" in shown(client, "/case/1/paper/2", "zh")
    assert client.get("/case/1/paper/2/thumbnail/1").status_code == 404


class CannotDrawError(IpclaimError):
    exit_code = 3


def failing(path: Path, page: int, turned: int) -> bytes:
    raise CannotDrawError(Text("画不出来", "cannot be drawn"), Text("重新扫描", "scan it again"))


def buggy(path: Path, page: int, turned: int) -> bytes:
    return b"<html>not a picture</html>"


@pytest.mark.parametrize(
    ("picture", "status", "told"), [(failing, 503, "cannot be drawn"), (buggy, 500, "terminal")]
)
def test_a_picture_that_fails_is_told(tmp_path, picture, status, told):
    app = make_app(
        specimen_cases(tmp_path),
        picture=picture,
        templates=Templates.with_overlay(),
        token=TOKEN,
        hosts=HOSTS,
    )
    client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    client.get("/", params={"token": TOKEN})
    answer = client.get("/case/1/paper/1/page/1")
    assert answer.status_code == status
    assert told in answer.text
    assert "not a picture" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/case/1").status_code == 200


def test_a_user_lays_own_wording_over_ours(tmp_path):
    (tmp_path / "review").mkdir()
    own = tmp_path / "review" / "notice.html"
    own.write_text('{% extends "base.html" %}{% block main %}<h1>OURS</h1>{% endblock %}', "utf-8")
    app = make_app(
        (), picture=draw, templates=Templates.with_overlay(tmp_path), token=TOKEN, hosts=HOSTS
    )
    client = TestClient(app, base_url="http://127.0.0.1")
    assert "OURS" in client.get("/").text


def test_missing_templates_are_told_before_anything_is_served(tmp_path):
    with pytest.raises(RulesError, match="There is no template"):
        make_app((), picture=draw, templates=Templates((tmp_path,)), token=TOKEN, hosts=HOSTS)
