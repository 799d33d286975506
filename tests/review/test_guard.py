from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.review.guard import SAFE_HEADERS, Gate, cookie_name, without_token
from tests.review.specimen import TOKEN


def test_without_the_token_nothing_is_shown(stranger):
    for path in ("/", "/case/1", "/case/1/paper/1/page/1", "/style.css", "/nothing"):
        answer = stranger.get(path)
        assert answer.status_code == 401, path
        assert "云岫" not in answer.text


@pytest.mark.parametrize("wrong", ["", "wrong", TOKEN + "x", "令牌", "\x00"])
def test_a_wrong_token_is_refused_and_sets_no_cookie(stranger, wrong):
    answer = stranger.get("/", params={"token": wrong})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_wrong_cookie_is_refused(stranger):
    cookie = f"{cookie_name(TOKEN)}=caf\xe9".encode("latin-1")
    assert stranger.get("/", headers={b"cookie": cookie}).status_code == 401


def test_the_token_moves_from_the_address_into_a_strict_cookie(stranger):
    answer = stranger.get("/case/1", params={"lang": "zh", "token": TOKEN})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/case/1?lang=zh"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "domain" not in cookie
    assert stranger.get(answer.headers["location"]).status_code == 200


def test_two_runs_have_cookies_of_their_own():
    assert cookie_name("a") != cookie_name("b")
    assert "secret" not in cookie_name("secret")


@pytest.mark.parametrize("path", ["//evil.test/", "///evil.test", "/\\evil.test/", "//evil.test"])
def test_the_redirect_stays_here(stranger, path):
    answer = stranger.get(f"http://127.0.0.1:8000{path}?token={TOKEN}")
    assert answer.status_code == 303
    went = urlsplit(urljoin("http://127.0.0.1:8000/", answer.headers["location"]))
    assert went.netloc == "127.0.0.1:8000"


@settings(deadline=None)
@given(st.text(alphabet="/\\:@.?#%evil\t\r\n", max_size=20), st.text(max_size=20))
def test_no_path_leads_to_another_site(path, query):
    address = without_token("/" + path, query)
    assert address.startswith("/")
    assert not address.startswith(("//", "/\\"))
    assert not set(address) & set("\r\n\t\\")
    assert urlsplit(urljoin("http://127.0.0.1:8000/", address)).netloc == "127.0.0.1:8000"


def test_other_queries_survive_and_each_token_goes():
    assert without_token("/", "a=1&token=x&b=&token=y") == "/?a=1&b="


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8000", "127.0.0.1.evil.test", ""])
def test_another_host_name_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "云岫" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/", "/case/1/paper/1", "/nothing"])
def test_only_looking_is_allowed(client, method, path):
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/nothing", 404), ("/style.css", 200), ("/case/1/paper/1/page/1", 200)],
)
def test_every_answer_carries_the_protecting_headers(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    for name, value in SAFE_HEADERS.items():
        assert answer.headers.get_list(name) == [value]
    assert answer.headers["cache-control"] == "no-store"


def test_refusals_carry_the_protecting_headers_too(stranger):
    answers = (
        stranger.get("/"),
        stranger.post("/"),
        stranger.get("/", params={"token": "wrong"}),
        stranger.get("/", headers={"host": "evil.test"}),
    )
    for answer in answers:
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"


def test_an_empty_token_is_refused():
    with pytest.raises(ValueError, match="let everybody in"):
        Gate(lambda *_: None, token="", refuse=lambda *_: None)
