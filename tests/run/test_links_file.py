import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from ipclaim.errors import CaseError
from ipclaim.run.links_file import read_links

ITEM = "https://www.aliexpress.com/item/1005009000000001.html"
CHINESE = f"商品链接,店铺名称,备注,城市\r\n{ITEM},云岭运动,鞋舌有标,泉州\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_that_excel_writes_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "links.csv").write_bytes(CHINESE.encode(encoding))
    (link,) = read_links(tmp_path)
    assert (link.url, link.seller, link.note) == (ITEM, "云岭运动", "鞋舌有标")
    assert link.extra == (("城市", "泉州"),)
    assert link.row == 2


def test_a_pasted_list_without_heading_is_read(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f"{ITEM}\n\n{ITEM}?a=1\n", encoding="utf-8")
    assert [link.url for link in read_links(tmp_path)] == [ITEM, f"{ITEM}?a=1"]


def test_semicolons_and_tabs_part_columns_too(tmp_path: Path) -> None:
    for mark in ";\t":
        text = f"url{mark}order_number\n{ITEM}{mark}A1\n"
        (tmp_path / "links.csv").write_text(text, encoding="utf-8")
        (link,) = read_links(tmp_path)
        assert link.order_number == "A1"


def test_a_row_without_address_is_kept_for_the_check(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("url,note\n,look here\n", encoding="utf-8")
    (link,) = read_links(tmp_path)
    assert link.url == ""
    assert link.note == "look here"


@pytest.mark.parametrize("rows", ["title,seller\nshoes,A shop\n", "标题,备注\n鞋,看图\n"])
def test_a_heading_without_a_column_of_addresses_is_told_as_that(tmp_path: Path, rows: str) -> None:
    (tmp_path / "links.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(CaseError, match="no column url"):
        read_links(tmp_path)


def test_excel_rows_and_hidden_hyperlinks_are_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["链接", "订单号"])
    sheet.append(["Running shoes", 8123])
    sheet["A2"].hyperlink = ITEM
    book.save(tmp_path / "links.xlsx")
    (link,) = read_links(tmp_path)
    assert (link.url, link.order_number) == (ITEM, "8123")


def test_no_file_means_no_links_and_two_files_are_refused(tmp_path: Path) -> None:
    assert read_links(tmp_path) == ()
    (tmp_path / "links.csv").write_text("url\n", encoding="utf-8")
    assert read_links(tmp_path) == ()
    (tmp_path / "links.xlsx").write_bytes(b"PK")
    with pytest.raises(CaseError, match="both"):
        read_links(tmp_path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a zip", b"", b"\x00" * 100])
def test_a_workbook_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "links.xlsx").write_bytes(content)
    with pytest.raises(CaseError, match=r"links\.xlsx: the table cannot be read"):
        read_links(tmp_path)


@given(st.binary(max_size=300))
def test_any_bytes_give_links_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("links")
    (folder / "links.csv").write_bytes(content)
    try:
        links = read_links(folder)
    except CaseError as error:
        told = error.message.zh
    else:
        told = "links.csv" if all(link.row >= 1 for link in links) else ""
    assert "links.csv" in told


def test_a_quotation_mark_without_partner_swallows_no_rows(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f'url\n{ITEM}\n"{ITEM},shop\n{ITEM}\n', encoding="utf-8")
    with pytest.raises(CaseError, match="from line 3 a quotation mark has no partner"):
        read_links(tmp_path)


def test_remarks_are_no_links(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f"# 本周\nurl\n# {ITEM}\n{ITEM}\n", encoding="utf-8")
    assert [(link.row, link.url) for link in read_links(tmp_path)] == [(4, ITEM)]


def test_a_heading_in_other_words_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text(f"序号,宝贝地址\n1,{ITEM}\n", encoding="utf-8")
    (link,) = read_links(tmp_path)
    assert link.url == ITEM
    assert link.extra == (("序号", "1"),)


def test_no_address_anywhere_keeps_every_row_for_the_check(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("哈哈\n不是链接\n", encoding="utf-8")
    assert [link.url for link in read_links(tmp_path)] == ["哈哈", "不是链接"]


def workbook() -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active.append(["url"])
    book.active.append([ITEM])
    book.save(made)
    return made.getvalue()


def with_half_a_sheet(made: bytes) -> bytes:
    halved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(halved, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[: len(part) // 2] if "sheet1" in name else part)
    return halved.getvalue()


@pytest.mark.parametrize(
    "made",
    [b"", workbook()[:2000], with_half_a_sheet(workbook()), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    ids=["empty", "truncated", "half a sheet", "locked with a password"],
)
def test_a_workbook_that_is_none_says_the_way_out(tmp_path: Path, made: bytes) -> None:
    (tmp_path / "links.xlsx").write_bytes(made)
    with pytest.raises(CaseError, match="not an intact Excel workbook") as trouble:
        read_links(tmp_path)
    assert "Save it as CSV" in trouble.value.advice.en


@given(st.integers(0, len(workbook()) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_to_a_workbook_is_a_bug_of_ours(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    made = workbook()
    (folder / "links.xlsx").write_bytes(made[:at] + junk + made[at + len(junk) :])
    told = "links.xlsx"
    try:
        read_links(folder)
    except CaseError as trouble:
        told = trouble.message.zh
    assert "links.xlsx" in told
