"""``ipclaim docket``: what is typed, what is printed, what is refused; in both languages."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from ipclaim.docket.jsonform import SCHEMAS
from ipclaim.docket.ledger import read_ledger
from ipclaim.errors import CaseError, DocketError, EntryError, ExitCode
from tests.docket.casework import a_case, address_of

FILED = ("--filed", "2026-11-02", "--number", "A-1", "--by", "林")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return a_case(tmp_path, "案件 one")


def docket(*words: str | Path, lang: str = "en") -> Result:
    return CliRunner().invoke(
        cli, ["docket", *map(str, words), "--lang", lang], standalone_mode=False
    )


def fits(name: str, told: str) -> object:
    made = json.loads(told)
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    for each in made if isinstance(made, list) else [made]:
        jsonschema.validate(each, schema)
    return made


def test_a_course_is_told_and_shown(case: Path) -> None:
    assert "written down as entry 1" in docket("record", case, *FILED).output
    event = "counter_notice_received=2026-11-06T10:30"
    docket("record", case, "--event", event, "--links", "L0001", "--note", "站内信")
    on = ("--on", "2026-11-09")
    docket("record", case, "--outcome", "L0002=removed", "--outcome", "L0003=驳回", *on)
    docket("record", case, "--extend", "suit-or-complaint=2026-12-20", *on)
    shown = docket("show", case)
    assert shown.return_value == ExitCode.READY
    said = shown.output
    for part in (
        "filing 1 of 2026-11-02 (number A-1): counter-noticed",
        "L0001  counter-noticed, not decided 2026-11-06  1005009000000001  Shop 0",
        "L0003  refused 2026-11-09",
        "2026-11-06 10:30  #2 event  counter-notice received (L0001)",
        "clock extended  Proof of a suit",
        "林, docket.jsonl:1",
    ):
        assert part in said
    chinese = docket("show", case, lang="zh").output
    for part in ("投诉被驳回", "收到反通知（L0001）", "期限延长", "编号 A-1"):
        assert part in chinese


def test_what_is_printed_for_programs_fits_its_schema(case: Path) -> None:
    (added,) = fits("docket-record", docket("record", case, *FILED, "--json").output)["added"]  # type: ignore[index]
    assert added == {"case": "案件 one", "entry": 1}
    (shown,) = fits("docket-show", docket("show", case, "--json").output)  # type: ignore[misc]
    assert shown["complaints"][0]["links"][0]["outcome"] == "filed"
    assert {each["step"] for each in shown["timeline"]} >= {"event", "clock_started"}
    (listed,) = fits("docket-list", docket("list", case.parent, "--json").output)  # type: ignore[misc]
    assert listed["docket"].endswith(".ipclaim/docket.sqlite")
    assert [each["case"] for each in listed["cases"]] == ["案件 one"]


def test_a_list_is_imported_and_each_row_left_is_named(case: Path, tmp_path: Path) -> None:
    docket("record", case, *FILED)
    file = tmp_path / "out.csv"
    rows = ("url,result,date,team", f"{address_of(1)},removed,2026-11-05,x", "x,removed,,y")
    file.write_text("\n".join(rows))
    done = docket("import", file, tmp_path)
    assert done.return_value == ExitCode.NOT_READY
    assert "1 rows fit, 1 new entries, 0 rows wait for a decision, 1 rows were not" in done.output
    assert "out.csv:3: not taken in: no day; name one with --on" in done.output
    assert "columns that mean nothing to us (kept in the notes): team" in done.output
    again = docket("import", file, tmp_path, "--on", "2026-11-06", "--json")
    made = fits("docket-record", again.stdout)
    assert (made["taken"], made["added"], len(made["left"])) == (1, [], 1)  # type: ignore[index]


def test_a_number_that_two_cases_claim_gives_1_and_keeps_both(case: Path, tmp_path: Path) -> None:
    other = a_case(tmp_path, "two", first_item=11)
    assert docket("record", case, *FILED).return_value == ExitCode.READY
    second = docket("record", other, *FILED)
    assert second.return_value == ExitCode.NOT_READY
    assert "several cases claim complaint number A-1: two, 案件 one" in second.output
    assert len(read_ledger(other)) == 1
    listed = docket("list", tmp_path, lang="zh")
    assert listed.return_value == ExitCode.NOT_READY
    assert "多个案件写明同一投诉编号 A-1" in listed.output


def test_a_broken_case_does_not_hide_the_others(case: Path, tmp_path: Path) -> None:
    broken = a_case(tmp_path, "broken")
    (broken / "docket.jsonl").write_text("{}\n")
    docket("record", case, *FILED)
    listed = docket("list", tmp_path)
    assert listed.return_value == ExitCode.UNREADABLE
    assert "filing 1 of 2026-11-02" in listed.output
    assert "docket.jsonl:1: not a valid entry" in listed.output


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--outcome", "L0001"),
        ("--event", "=2026-11-02"),
        ("--event", "replied=soon"),
        ("--filed", "02/11/2026"),
        ("--extend", "suit-or-complaint=later"),
    ],
    ids=lambda words: "-".join(words) or "nothing",
)
def test_a_wrong_command_line_is_told(case: Path, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(cli, ["docket", "record", str(case), *words])
    assert done.exit_code == ExitCode.USAGE
    assert not (case / "docket.jsonl").exists()


def test_other_mistakes_are_errors_with_their_own_code(case: Path, tmp_path: Path) -> None:
    assert isinstance(docket("record", case, "--outcome", "L0009=removed").exception, EntryError)
    mysql = docket("list", case, "--docket", "mysql://x/y").exception
    assert isinstance(mysql, EntryError)
    gone = docket("list", case, "--docket", "postgresql://x@127.0.0.1:1/y").exception
    assert isinstance(gone, DocketError)
    assert isinstance(docket("import", tmp_path / "none.csv", case).exception, CaseError)


def test_another_place_for_the_database(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "d.sqlite"
    docket("record", case, *FILED, "--docket", file)
    assert file.is_file()
    assert not (tmp_path / ".ipclaim").exists()
    # The entry is the case's own, whichever database followed it.
    assert "A-1" in docket("show", case).output


def test_rebuilding_says_how_many(case: Path, tmp_path: Path) -> None:
    docket("record", case, *FILED)
    file = tmp_path / ".ipclaim" / "docket.sqlite"
    file.unlink()
    assert "1 cases told anew" in docket("rebuild", tmp_path).output
    file.write_bytes(b"nothing of a database" * 500)
    assert isinstance(docket("list", tmp_path).exception, DocketError)
    again = docket("rebuild", tmp_path)
    assert "the damaged database is now" in again.output
    assert (tmp_path / ".ipclaim" / "docket.sqlite.damaged").is_file()


def test_due_counts_from_the_docket(case: Path) -> None:
    docket("record", case, *FILED, "--event", "counter_notice_received=2026-11-06")
    docket("record", case, "--extend", "suit-or-complaint=2026-12-20", "--on", "2026-11-09")
    words = ["due", str(case), "--as-of", "2026-11-20", "--lang", "en"]
    said = CliRunner().invoke(cli, words, standalone_mode=False)
    assert said.return_value == 0
    assert "2026-12-20  open  [案件 one] Proof of a suit" in said.output
    assert "extended on 2026-11-09 to 2026-12-20" in said.output
    assert "complaint A-1" in said.output
    words[-1] = "zh"
    assert "延至 2026-12-20" in CliRunner().invoke(cli, words, standalone_mode=False).output


def test_outcomes_over_all_cases_go_into_a_table_that_can_be_taken_in_again(
    case: Path, tmp_path: Path
) -> None:
    other = a_case(tmp_path, "two", first_item=11)
    (other / "links.csv").write_text(
        f"url,seller\n{address_of(11)},=HYPERLINK(1)\n", encoding="utf-8"
    )
    docket("record", case, *FILED, "--outcome", "L0002=removed", "--on", "2026-11-05")
    docket("record", other, "--filed", "2026-11-09", "--number", "B-2")
    table = tmp_path / "all.csv"
    said = docket("outcomes", tmp_path, "--csv", table).output
    assert "2026-11-02  案件 one  A-1  L0002  accepted (removed) 2026-11-05" in said
    assert table.stat().st_mode & 0o777 == 0o600
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 3 + 1
    assert "'=HYPERLINK(1)" in rows[-1]
    assert docket("import", table, tmp_path).output.startswith("all.csv: 1 rows fit, 0 new")
    asked = docket("outcomes", tmp_path, "--number", "b-2", "--since", "2026-11-03", "--json")
    (row,) = fits("docket-outcomes", asked.output)  # type: ignore[misc]
    assert (row["case"], row["outcome"]) == ("two", "filed")
    assert "No link was filed" in docket("outcomes", tmp_path, "--platform", "jd").output


def test_a_folder_of_cases_is_not_one_case(case: Path, tmp_path: Path) -> None:
    other = a_case(tmp_path, "two")
    assert isinstance(docket("record", tmp_path, *FILED).exception, EntryError)
    assert read_ledger(case) == read_ledger(other) == ()


def test_a_duty_whose_day_has_passed_is_told_in_the_list(case: Path) -> None:
    docket("record", case, "--filed", "2026-05-20")
    docket("record", case, "--event", "counter_notice_received=2026-06-01")
    docket("record", case, "--extend", "suit-or-complaint=2026-07-01", "--on", "2026-06-02")
    assert "SAFE DAY PASSED 2026-07-01: Proof of a suit" in docket("list", case.parent).output
