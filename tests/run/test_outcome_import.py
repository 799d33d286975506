"""Lists of outcomes taken into cases: what fits, what does not, and what a second time adds."""

from datetime import date
from pathlib import Path

import pytest

from ipclaim.docket.ledger import read_ledger
from ipclaim.errors import CaseError
from ipclaim.model.outcome_record import Outcome
from ipclaim.run.docketed import docket_of
from ipclaim.run.outcome_import import Imported, import_outcomes
from ipclaim.run.recording import Telling
from tests.docket.casework import NOW, TEMPLATES, a_case, address_of, told

FILED = date(2026, 11, 2)


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, Path]:
    one, two = a_case(tmp_path, "one"), a_case(tmp_path, "two", first_item=11)
    told(one, Telling(by="lin", filed=FILED, number="A-1"))
    told(two, Telling(by="lin", filed=FILED))
    return one, two


def imported(cases: tuple[Path, ...], *rows: str) -> Imported:
    file = cases[0].parent / "结果.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    return import_outcomes(file, cases, TEMPLATES, NOW, by="lin")


def outcomes(case: Path) -> list[Outcome]:
    return [link.outcome for link in docket_of(case, TEMPLATES, NOW).complaints[0].links]


def test_rows_find_their_links_by_number_address_and_item(cases: tuple[Path, Path]) -> None:
    made = imported(
        cases,
        "投诉编号,链接,商品ID,处理结果,处理时间",
        f"a-1,{address_of(1)}?spm=x,,投诉成立,2026-11-05",
        "A-1,,1005009000000002,驳回,2026-11-05",
        ",https://www.aliexpress.com/item/1005009000000012.html,,投诉成立,2026-11-06",
        "A-1,,,处理中,",
    )
    assert (made.taken, made.waiting, made.left) == (3, 1, ())
    assert outcomes(cases[0]) == [Outcome.ACCEPTED, Outcome.REFUSED, Outcome.FILED]
    assert outcomes(cases[1]) == [Outcome.FILED, Outcome.ACCEPTED, Outcome.FILED]
    (entry,) = (line.entry for line in read_ledger(cases[1])[1:])
    assert entry.source == "结果.csv:4"


def test_the_same_list_again_adds_nothing(cases: tuple[Path, Path]) -> None:
    rows = ("number,url,outcome,date", f"A-1,{address_of(1)},removed,2026-11-05")
    assert len(imported(cases, *rows).added) == 1
    again = imported(cases, *rows, f"A-1,{address_of(2)},removed,2026-11-05")
    assert (again.taken, len(again.added)) == (2, 1)
    assert outcomes(cases[0]) == [Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.FILED]


def test_a_row_with_a_number_alone_is_about_the_whole_complaint(cases: tuple[Path, Path]) -> None:
    imported(cases, "number,outcome,date", "A-1,withdrawn,2026-11-05")
    assert outcomes(cases[0]) == [Outcome.WITHDRAWN] * 3
    assert outcomes(cases[1]) == [Outcome.FILED] * 3


def test_a_filing_without_a_number_takes_the_lists_one(cases: tuple[Path, Path]) -> None:
    item = "1005009000000011"
    imported(cases, "number,item id,outcome,date", f"B-7,{item},refused,2026-11-05")
    assert docket_of(cases[1], TEMPLATES, NOW).complaints[0].number == "B-7"


def test_a_number_for_each_link_is_not_the_filings(cases: tuple[Path, Path]) -> None:
    rows = (
        "number,item id,outcome,date",
        "B-7,1005009000000011,refused,2026-11-05",
        "B-8,1005009000000012,refused,2026-11-05",
    )
    imported(cases, *rows)
    assert docket_of(cases[1], TEMPLATES, NOW).complaints[0].number is None
    notes = [line.entry.note or "" for line in read_ledger(cases[1])[1:]]
    assert all(number in " ".join(notes) for number in ("B-7", "B-8"))
    assert imported(cases, *rows).added == ()


def test_what_fits_nothing_or_two_cases_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    one, two = a_case(tmp_path, "one"), a_case(tmp_path, "two")
    for case in (one, two):
        told(case, Telling(by="lin", filed=FILED))
    made = imported(
        (one, two),
        "case,url,outcome,date,team",
        f",{address_of(1)},removed,2026-11-05,x",
        f"two,{address_of(1)},removed,2026-11-05,x",
        f"two,{address_of(9)},removed,2026-11-05,x",
        f"two,{address_of(1)},removed,2026-11-01,before the filing",
    )
    assert [row.row for row in made.left] == [2, 4, 5]
    assert "one, two" in made.left[0].why.en
    assert made.unknown_columns == ("team",)
    assert outcomes(one)[0] is Outcome.FILED
    assert outcomes(two)[0] is Outcome.ACCEPTED
    assert read_ledger(two)[-1].entry.note == "team: x"


def test_a_broken_case_keeps_no_row_from_the_others(cases: tuple[Path, Path]) -> None:
    (cases[0] / "case.yaml").write_text("platform: nowhere\n")
    made = imported(cases, "url,outcome,date", f"{address_of(11)},removed,2026-11-05")
    assert [each.case for each in made.troubles] == ["one"]
    assert outcomes(cases[1])[0] is Outcome.ACCEPTED


def test_a_file_that_is_none_is_told(cases: tuple[Path, Path]) -> None:
    with pytest.raises(CaseError, match="There is no file"):
        import_outcomes(Path("nowhere.csv"), cases, TEMPLATES, NOW, by="lin")
