"""The sample shop: the same pages for ever, SPECIMEN on each, and troubles where they belong."""

import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPSConnection
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from samples.shop.certificate import COMMON_NAME
from samples.shop.goods import Behaviour, behaviour_of, goods_of
from samples.shop.pages import listing_page, notice_page
from samples.shop.pictures import picture
from samples.shop.server import open_shop

GOOD = "1005009000000001"


@pytest.fixture(scope="module")
def shop() -> Iterator[str]:
    with open_shop() as address:
        yield address


def get(shop: str, host: str, path: str) -> tuple[int, str, str]:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", urlsplit(shop).port, context=context, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or "", answer.read().decode("utf-8")
    finally:
        connection.close()


@pytest.mark.parametrize("number", range(1, 41))
def test_all_forty_items_are_good_in_both_languages(number: int) -> None:
    for item_id in (f"10050090000000{number:02d}", f"7900000000{number:02d}"):
        assert behaviour_of(item_id) is Behaviour.GOOD
        goods = goods_of(item_id)
        for lang, title in (("en", goods.title.en), ("zh", goods.title.zh)):
            page = listing_page(goods, lang, Behaviour.GOOD)
            assert f">{title}</h1>" in page
            assert page == listing_page(goods_of(item_id), lang, Behaviour.GOOD)


@pytest.mark.parametrize("item_id", ["", "1", "1005009000000000", "1005009000000041", "x" * 16])
def test_other_ids_are_missing(item_id: str) -> None:
    assert behaviour_of(item_id) is Behaviour.MISSING


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("behaviour", Behaviour)
def test_every_page_says_specimen(behaviour: Behaviour, lang: str) -> None:
    notices = {
        Behaviour.MISSING,
        Behaviour.GONE,
        Behaviour.LOGIN,
        Behaviour.CAPTCHA,
        Behaviour.RATE_LIMIT,
    }
    if behaviour in notices:
        page = notice_page(behaviour, lang)
        assert "product-title" not in page
    else:
        page = listing_page(goods_of(GOOD), lang, behaviour)
    assert "SPECIMEN" in page


def test_most_pictures_come_late() -> None:
    page = listing_page(goods_of(GOOD), "en", Behaviour.GOOD)
    late = page.count('loading="lazy"') + page.count("data-src=")
    assert page.count("<img") == 26
    assert late == 20


def test_pictures_are_the_same_each_time_and_differ_from_each_other() -> None:
    first = picture(GOOD, 1, 80, 80)
    assert first.startswith(b"\xff\xd8")
    assert first != picture(GOOD, 2, 80, 80)
    script = "import sys;from samples.shop.pictures import picture;"
    again = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{script}sys.stdout.buffer.write(picture('{GOOD}', 1, 80, 80))",
        ],
        capture_output=True,
        check=True,
    )
    assert again.stdout == first


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("www.aliexpress.com", f"/item/{GOOD}.html", 200),
        ("detail.1688.com", "/offer/790000000002.html", 200),
        ("www.aliexpress.com", "/offer/790000000002.html", 404),
        ("www.aliexpress.com", "/item/1005009000000055.html", 404),
        ("www.aliexpress.com", "/item/1005009000000091.html", 200),
        ("www.aliexpress.com", "/item/1005009000000092.html", 302),
        ("www.aliexpress.com", "/item/1005009000000096.html", 302),
        ("www.aliexpress.com", "/item/1005009000000099.html", 429),
        ("www.example.com", "/", 404),
    ],
)
def test_it_answers_by_host_and_path(shop: str, host: str, path: str, status: int) -> None:
    assert get(shop, host, path)[0] == status


def test_the_language_is_the_sites(shop: str) -> None:
    assert 'lang="en"' in get(shop, "www.aliexpress.com", f"/item/{GOOD}.html")[2]
    assert 'lang="zh-CN"' in get(shop, "detail.1688.com", "/offer/790000000001.html")[2]


def test_redirects_end_at_the_item(shop: str) -> None:
    path, hops = "/item/1005009000000096.html", 0
    status, target, page = get(shop, "www.aliexpress.com", path)
    while status in {301, 302}:
        parts = urlsplit(target)
        status, target, page = get(
            shop, "www.aliexpress.com", f"{parts.path}?{parts.query}".rstrip("?")
        )
        hops += 1
    assert (status, hops) == (200, 2)
    assert "1005009000000096" in page


def test_its_certificate_says_what_it_is(shop: str) -> None:
    parts = urlsplit(shop)
    pem = ssl.get_server_certificate(("127.0.0.1", parts.port or 0))
    subject = x509.load_pem_x509_certificate(pem.encode()).subject
    (name,) = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert name.value == COMMON_NAME
    assert COMMON_NAME.startswith("SPECIMEN")


def test_a_taken_port_is_told(shop: str) -> None:
    port = str(urlsplit(shop).port)
    run = subprocess.run(
        [sys.executable, "-m", "samples.shop", "--port", port],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert port in run.stderr
    assert not run.stdout


def test_it_says_one_line_when_ready_and_ends_when_told() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "samples.shop", "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline().strip()
        address = line.rpartition(" ")[2]
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address, context=context, timeout=30)
        running.terminate()
        assert running.wait(20) == 0
    assert "SPECIMEN" in line
