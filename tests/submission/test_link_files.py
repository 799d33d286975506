import csv
import io

from hypothesis import given as generated
from hypothesis import strategies as st
from openpyxl import load_workbook

from ipclaim.submission.batches import Entry
from ipclaim.submission.link_files import as_list, as_table, as_workbook

ENTRY = Entry(
    "L0001", "https://a.example/1", "1", "=cmd|' /C calc'!A1", '标题, "quoted"', None, None
)


def test_a_list_is_one_address_a_line() -> None:
    assert as_list([ENTRY, ENTRY]) == b"https://a.example/1\nhttps://a.example/1\n"


@generated(told=st.text(max_size=40))
def test_no_cell_of_a_table_starts_a_formula(told: str) -> None:
    entry = Entry("L0001", "https://a.example/1", None, told, told, told, told)
    table = as_table([entry]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert len(rows) == 2
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])
    assert rows[1][2] in {told, f"'{told}"}


def test_a_workbook_holds_the_links_and_has_no_time_in_it() -> None:
    made = as_workbook([ENTRY])
    assert made == as_workbook([ENTRY])
    sheet = load_workbook(io.BytesIO(made)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][0] == "https://a.example/1"
    assert sheet["C2"].data_type == "s"
    assert rows[1][2].startswith("'=")
