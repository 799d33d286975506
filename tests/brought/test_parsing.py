"""What the parsers find in captures, and what they refuse."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from ipclaim.brought.parsing.handover import Found, Order, Page
from ipclaim.brought.parsing.har import har_pages
from ipclaim.brought.parsing.kinds import kind_of
from ipclaim.brought.parsing.markup import look
from ipclaim.brought.parsing.saved import html_page, mhtml_page
from ipclaim.brought.parsing.times import camera_time, pdf_time
from ipclaim.brought.parsing.wacz import wacz_pages
from ipclaim.brought.parsing.warcs import warc_pages
from ipclaim.read.parsing.formats import Shut
from tests.brought import building as made
from tests.brought.building import ITEM, ORDER, OTHER, address_of

URL = address_of(ITEM)


def parsed(data: bytes, suffix: str = "") -> list[Found]:
    kind = kind_of(data[:16_384], suffix)
    file = io.BytesIO(data)
    if kind in {"html", "singlefile"}:
        return [html_page(file, ORDER)]
    if kind == "mhtml":
        return [mhtml_page(file, ORDER)]
    pages = {"har": har_pages, "wacz": wacz_pages, "warc": warc_pages}[kind]
    return list(pages(file, ORDER))


def only(data: bytes) -> Page:
    (found,) = parsed(data)
    return found.page


def refused(data: bytes) -> str:
    with pytest.raises(Shut) as shut:
        parsed(data)
    return shut.value.code


WHOLE: dict[str, Callable[[], bytes]] = {
    "singlefile": made.single_file,
    "mhtml": made.mhtml,
    "har": lambda: made.har((URL, made.markup(), 200)),
    "warc": lambda: made.warc((URL, made.markup())),
    "warc-plain": lambda: made.warc((URL, made.markup()), packed=False),
    "wacz": lambda: made.wacz(made.warc((URL, made.markup())), URL),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_every_kind_says_address_time_and_what_the_page_shows(kind: str) -> None:
    page = only(WHOLE[kind]())
    assert page.address == URL
    assert (page.shown_title, page.shown_shop, page.shown_price) == (
        "YUNLINGPAO running shoes",
        "SPECIMEN Store",
        "US $9.99",
    )
    assert page.claimed_at in {"2026-11-21T10:15:30+08:00", "2026-11-21T02:15:30+00:00"}
    assert page.claimed_in
    assert "returns within 15 days" in page.text


@pytest.mark.parametrize("kind", WHOLE)
def test_scripts_are_neither_run_nor_read(kind: str) -> None:
    page = only(WHOLE[kind]())
    assert page.title == "Shoes - SPECIMEN"
    assert "never run" not in page.text


def test_the_old_comment_of_singlefile_and_of_browsers_are_known() -> None:
    legacy = made.single_file().replace(b"Page saved with", b"Archive processed by")
    assert only(legacy).address == URL
    saved = f"<!-- saved from url=({len(URL):04d}){URL} -->\n{made.markup()}".encode()
    assert only(saved).address == URL
    assert only(saved).claimed_at is None
    assert only(made.markup().encode()).address is None


def test_a_canonical_address_is_the_pages_own_word() -> None:
    body = f'<link rel="canonical" href="/item/{ITEM}.html"><p>text</p>'
    page = only(made.single_file(body=body, url="https://www.aliexpress.com/x"))
    assert page.canonical == URL


@pytest.mark.parametrize("charset", ["gbk", "gb2312", "utf-8"])
def test_chinese_pages_are_read_in_their_own_encoding(charset: str) -> None:
    text = f'<html><head><meta charset="{charset}"><title>云岭跑</title></head><p>运动鞋</p></html>'
    found = look(text.encode("gbk" if charset != "utf-8" else "utf-8"), Order())
    assert (found.title, found.text) == ("云岭跑", "运动鞋")


def test_text_has_the_lines_of_the_page_without_what_is_hidden() -> None:
    body = (
        "<div>one<b> two</b></div><p hidden>no</p><div style='display: none'>no</div>"
        "<ul><li>three<!-- no --> four</ul><textarea>no</textarea>"
    )
    assert look(made.markup(body=body).encode(), Order()).text == "one two\nthree four"


def test_selectors_that_the_parser_does_not_know_find_nothing() -> None:
    order = Order(title=("h1:has(> :unknown(2))", "::part(x)", "h1"))
    assert look(made.markup().encode(), order).shown[0] == "YUNLINGPAO running shoes"


def test_pictures_of_an_mhtml_are_counted_by_what_is_inside() -> None:
    body = (
        '<img src="https://www.aliexpress.com/pic/1.png"><img src="/pic/2.png">'
        '<img src="1.gif" width=1>'
    )
    page = only(made.mhtml(body=body))
    assert (page.images, page.images_inside) == (2, 1)


def test_a_picture_of_the_page_comes_out_of_an_archive() -> None:
    shot = made.png(400, 300)
    (found,) = parsed(made.wacz(made.warc((URL, made.markup()), picture=shot), URL))
    assert found.picture == shot


def test_an_archive_of_many_pages_gives_those_of_the_case() -> None:
    strangers = [(f"https://example.com/{n}", made.markup("9")) for n in range(4)]
    ours = [(address_of(item), made.markup(item)) for item in (ITEM, OTHER)]
    addresses = [URL, address_of(OTHER)]
    records = made.warc(*strangers, *ours)
    assert [one.page.address for one in parsed(records)] == addresses
    listed = [url for url, _ in (*strangers, *ours)]
    assert [one.page.address for one in parsed(made.wacz(records, *listed))] == addresses


def test_a_har_gives_the_document_of_each_page_after_redirects() -> None:
    log = json.loads(made.har(("https://s.click.example/x", "", 302), (URL, made.markup(), 200)))
    log["log"]["entries"][1]["pageref"] = "page_0"
    assert only(json.dumps(log).encode()).address == URL


def test_digests_that_hold_are_told() -> None:
    page = only(WHOLE["wacz"]())
    assert page.notes == ("package-digests-hold",)


def unsafe(name: str) -> bytes:
    return made.wacz(made.warc((URL, made.markup())), URL, changes={name: b"x"})


def no_package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "x")
    return out.getvalue()


def bomb() -> bytes:
    """Return a WACZ whose directory says that a file unpacks to nearly 4 GB."""
    data = WHOLE["wacz"]()
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + b"\xf0\xff\xff\xff" + data[at + 28 :]


def twice() -> bytes:
    data = made.wacz(made.warc((URL, made.markup())), URL, changes={"archive/dota.warc.gz": b"x"})
    return data.replace(b"archive/dota.warc.gz", b"archive/data.warc.gz")


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "mhtml-cut": (lambda: made.mhtml()[:-200], "cut-off"),
    "mhtml-without-page": (
        lambda: made.mhtml().replace(b"Content-Type: text/html", b"Content-Type: text/plain"),
        "no-page",
    ),
    "har-cut": (lambda: WHOLE["har"]()[:-40], "damaged"),
    "har-nested": (lambda: b'{"log": ' + b"[" * 100_000, "damaged"),
    "har-without-contents": (lambda: made.har((URL, None, 200)), "without-contents"),
    "har-without-pages": (lambda: b'{"log": {"entries": []}}', "no-page"),
    "har-of-another-shape": (lambda: b'{"log": {"entries": [1]}}', "damaged"),
    "warc-cut": (lambda: made.warc((URL, made.markup() * 50))[:-300], "cut-off"),
    "warc-spoiled": (
        lambda: made.warc((URL, made.markup()), packed=False, spoil=True), "digests-differ"
    ),
    "warc-empty": (made.warc, "empty"),
    "gzip-of-something": (lambda: b"\x1f\x8b\x08\x00" + bytes(50), "damaged"),
    "wacz-spoiled": (lambda: unsafe("archive/data.warc.gz"), "digests-differ"),
    "wacz-package-spoiled": (
        lambda: made.wacz(made.warc((URL, made.markup())), URL,
                          changes={"datapackage.json": b'{"resources": []}'}),
        "digests-differ",
    ),
    "wacz-cut": (lambda: WHOLE["wacz"]()[:-60], "damaged"),
    "wacz-leads-out": (lambda: unsafe("../../etc/cron.d/x"), "unsafe-names"),
    "wacz-absolute": (lambda: unsafe("/etc/passwd"), "unsafe-names"),
    "wacz-backslash": (lambda: unsafe("..\\x"), "unsafe-names"),
    "wacz-twice": (twice, "unsafe-names"),
    "wacz-bomb": (bomb, "too-large"),
    "another-zip": (no_package, "not-a-capture"),
    "self-unpacking": (
        lambda: b"<!doctype html><html data-sfz><meta charset=utf-8>", "self-unpacking"
    ),
    "text": (lambda: b"just words", "not-a-capture"),
    "nothing": (lambda: b"", "empty"),
    "program": (lambda: b"\x7fELF" + bytes(100), "not-a-capture"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_files_have_a_code(name: str) -> None:
    build, code = BAD[name]
    assert refused(build()) == code


def test_markup_without_end_is_refused_unparsed() -> None:
    with pytest.raises(Shut) as shut:
        look(bytes(65 << 20), ORDER)
    assert shut.value.code == "too-large"


def test_deep_markup_is_looked_through() -> None:
    deep = b"<div>" * 50_000 + b"bottom" + b"</div>" * 50_000
    assert look(deep, ORDER).text in {"bottom", ""}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("D:20261121101530+08'00'", "2026-11-21T10:15:30+08:00"),
        ("D:20261121021530Z", "2026-11-21T02:15:30+00:00"),
        ("D:20261121021530", None),
        ("D:20261321021530Z", None),
        ("yesterday", None),
    ],
    ids=["zone", "utc", "no-zone", "no-month", "words"],
)
def test_a_time_without_a_zone_claims_nothing(text: str, time: str | None) -> None:
    assert pdf_time(text) == time


def test_a_cameras_time_needs_its_offset() -> None:
    assert camera_time("2026:11:21 10:15:30", "+08:00") == "2026-11-21T10:15:30+08:00"
    assert camera_time("2026:11:21 10:15:30", "") is None
