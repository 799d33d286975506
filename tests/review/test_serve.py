"""A real server in a process of its own, and a real browser before it."""

import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.serve import HOSTS, LOOPBACK, PortError, new_token, serve
from tests.review.specimen import TOKEN, draw

ROOT = Path(__file__).parents[2]


@contextmanager
def running(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give the server process and the address that it printed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.review.specimen", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("case")) as (_, printed):
        yield printed


def test_tokens_are_long_and_never_the_same():
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert all(re.fullmatch(r"[\w-]{43}", token) for token in tokens)


def test_a_taken_port_is_told_with_a_way_out():
    app = make_app((), picture=draw, templates=Templates.with_overlay(), token=TOKEN, hosts=HOSTS)
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortError, match=f"Port {port} cannot be used") as told:
            serve(app, token=TOKEN, port=port, say=pytest.fail)
    assert told.value.exit_code == ExitCode.USAGE
    assert "--port" in told.value.advice.zh


def test_an_impossible_port_is_told():
    app = make_app((), picture=draw, templates=Templates.with_overlay(), token=TOKEN, hosts=HOSTS)
    with pytest.raises(PortError, match="Port 70000 cannot be used"):
        serve(app, token=TOKEN, port=70000, say=pytest.fail)


def test_the_language_asked_for_stands_in_the_address_and_wins_over_the_browsers():
    app = make_app((), picture=draw, templates=Templates.with_overlay(), token=TOKEN, hosts=HOSTS)

    def stop(address: str) -> None:
        raise InterruptedError(address)

    with pytest.raises(InterruptedError, match=rf"token={TOKEN}&lang=zh$") as told:
        serve(app, token=TOKEN, lang=Lang.ZH, say=stop)
    client = TestClient(app, base_url=f"http://{LOOPBACK}")
    page = client.get(str(told.value), headers={"accept-language": "en"})
    assert '<html lang="zh-CN"' in page.text


@pytest.mark.slow
def test_it_serves_on_loopback_and_ends_in_order_on_ctrl_c(tmp_path):
    with running(tmp_path) as (process, address):
        check_one_run(process, address)


def check_one_run(process: subprocess.Popen[str], address: str) -> None:
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/\?token={TOKEN}", address)
    with httpx2.Client(follow_redirects=True) as client:
        answer = client.get(address)
        assert answer.status_code == 200
        assert TOKEN not in str(answer.url)
        assert "server" not in answer.headers
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out.strip() == "ended"
    assert err == ""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "this test needs Chromium"
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium)
        yield started
        started.close()


def open_paper(
    browser: Browser, address: str, *, javascript: bool = True
) -> tuple[Page, list[str]]:
    """Open the first paper; return the page and a list to which each complaint is added."""
    page = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="zh-CN", java_script_enabled=javascript
    ).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "response", lambda answer: complaints.extend([answer.url] if answer.status >= 400 else [])
    )
    page.goto(address)
    page.get_by_role("link", name="云岫 & Sons").click()
    page.get_by_role("link", name="商标注册证", exact=True).click()
    return page, complaints


@pytest.mark.slow
def test_a_real_browser_may_send_the_dockets_form(address, browser):
    page = browser.new_context(locale="zh-CN").new_page()
    page.set_default_timeout(180_000)
    page.goto(address)
    page.get_by_role("link", name="云岫 & Sons").click()
    page.get_by_text("登记进展").click()
    page.get_by_label("发生了什么").select_option("outcome:withdrawn")
    page.get_by_label("日期").fill("2026-11-10")
    page.get_by_label("记录人").fill("林")
    page.get_by_role("button", name="登记").click()
    page.wait_for_url(re.compile("#course$"))
    assert "林：withdrawn" in page.locator(".standing").inner_text()


@pytest.mark.slow
def test_a_box_finds_its_field_and_a_field_its_box(address, browser):
    page, complaints = open_paper(browser, address)
    picture = page.locator(".sheet img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1240

    page.locator("#box-3").click()
    assert page.evaluate("document.activeElement.id") == "field-3"
    assert page.locator(".chosen").evaluate_all("parts => parts.map(part => part.id).sort()") == [
        "box-3",
        "field-3",
    ]

    page.locator("#field-6 a.show").focus()
    page.wait_for_function(
        """() => {
          const box = document.getElementById("box-6").getBoundingClientRect();
          const pane = document.querySelector(".scan").getBoundingClientRect();
          return box.top > pane.top && box.bottom < pane.bottom;
        }"""
    )
    assert page.locator("#box-6").get_attribute("class") == "certain chosen"
    assert page.locator(".chosen").count() == 2

    page.get_by_label("隐藏框线").check()
    assert not page.locator("#box-6").is_visible()
    assert complaints == []


@pytest.mark.slow
def test_without_javascript_boxes_and_fields_are_links(address, browser):
    page, complaints = open_paper(browser, address, javascript=False)
    page.locator("#box-5").click()
    assert page.url.endswith("/case/1/paper/1#field-5")
    page.locator("#field-6 a.show").click()
    assert page.url.endswith("/case/1/paper/1#box-6")
    assert complaints == []


@pytest.mark.slow
def test_no_page_is_wider_than_the_screen(address, browser):
    page, complaints = open_paper(browser, address)
    origin = address.split("/?")[0]
    for path in ("/", "/case/1", "/case/1/paper/1", "/case/1/paper/2"):
        page.goto(origin + path)
        for width in (360, 768, 1366):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert complaints == []
