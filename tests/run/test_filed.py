"""The list of what was filed before, beside the cases."""

from pathlib import Path

import pytest

from ipclaim.errors import CaseError
from ipclaim.resources import Templates
from ipclaim.run.filed import filed_before
from tests.building import address, listings

OURS = Templates.with_overlay()


def asked(case: Path) -> object:
    return filed_before(case, listings(address(1)), "aliexpress", OURS)


def test_without_a_list_nothing_is_known(tmp_path: Path) -> None:
    assert asked(tmp_path / "case") is None


@pytest.mark.parametrize(
    "header", ["url,case,filed_on,outcome", "链接,案件,提交日期,结果"], ids=["en", "zh"]
)
def test_a_row_is_found_by_its_item_however_it_was_written(tmp_path: Path, header: str) -> None:
    rows = (
        header,
        f"https://m.aliexpress.com/item/{1005009000000001}.html?spm=x,old-case,2026-10-01,下架",
        f"{address(2)},old-case,2026-10-01,下架",
        "no address,old-case,,",
    )
    (tmp_path / "filed.csv").write_text("\n".join(rows), encoding="utf-8")
    (found,) = filed_before(tmp_path / "case", listings(address(1)), "aliexpress", OURS) or ()
    assert (found.row, found.case, found.filed_on, found.outcome, found.address) == (
        2, "old-case", "2026-10-01", "下架", address(1),
    )  # fmt: skip
    assert (found.platform, found.item_id) == ("aliexpress", "1005009000000001")


def test_a_list_that_was_changed_is_read_again(tmp_path: Path) -> None:
    listed = tmp_path / "filed.csv"
    listed.write_text(f"url\n{address(2)}\n", encoding="utf-8")
    assert asked(tmp_path / "case") == ()
    listed.write_text(f"url\n{address(2)}\n{address(1)}\n", encoding="utf-8")
    assert len(asked(tmp_path / "case")) == 1  # type: ignore[arg-type]


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "filed.csv").write_text('url\n"https://never closed\n', encoding="utf-8")
    with pytest.raises(CaseError, match=r"filed\.csv"):
        asked(tmp_path / "case")
