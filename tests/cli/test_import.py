"""``ipclaim capture --import``: what is said, what it costs, what excludes what."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from ipclaim.errors import ExitCode
from tests.brought import building as made
from tests.brought.building import ITEM, OTHER, address_of

SCHEMA = Path(__file__).parents[2] / "schema" / "capture.schema.json"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    case = tmp_path / "my-case"
    (case / "captures").mkdir(parents=True)
    (case / "case.yaml").write_text(
        "platform: aliexpress\nclaim: trademark\n"
        "complainant: {role: holder, name: SPECIMEN holder}\n",
        encoding="utf-8",
    )
    (case / "links.csv").write_text(f"url\n{address_of(ITEM)}\n", encoding="utf-8")
    return case


def run(*arguments: str | Path) -> Result:
    given = [*map(str, arguments), "--lang", "en"]
    return CliRunner().invoke(cli, given, standalone_mode=False)


def refused(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments), "--lang", "en"])


def test_files_are_taken_sealed_and_told(case: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(made.single_file())
    told = run("capture", case, "--import", page)
    assert told.return_value == ExitCode.READY, told.output
    assert f"+ L0001  {tmp_path.name}/page.html" in told.output
    assert "partial_imported" in told.output
    assert run("verify", case).return_value == ExitCode.READY
    again = run("capture", case, "--import", page)
    assert "(imported before)" in again.output


def test_a_file_that_is_left_is_not_ready(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "line\nbreak.html"
    other.write_bytes(made.single_file(OTHER))
    told = run("capture", case, "--import", other)
    assert told.return_value == ExitCode.NOT_READY
    assert r"line\x0abreak.html: it shows another item" in told.output
    assert "add it to links.csv" in told.output


def test_the_captures_folder_is_taken_before_links_are_visited(case: Path) -> None:
    (case / "captures" / "page.html").write_bytes(made.single_file())
    told = run("capture", case, "--json")
    assert told.return_value == ExitCode.READY, told.output
    printed = json.loads(told.stdout)
    jsonschema.validate(printed, json.loads(SCHEMA.read_text(encoding="utf-8")))
    (result,) = printed
    assert result["brought"] == [
        {
            "file": "page.html",
            "listings": ["L0001"],
            "is_new": True,
            "code": None,
            "message": None,
            "advice": None,
        }
    ]
    (capture,) = result["captures"]
    assert (capture["outcome"], capture["imported"]) == ("partial_imported", True)


@pytest.mark.parametrize("other", ["--again", "--stamp"])
def test_options_exclude_each_other(case: Path, other: str) -> None:
    told = refused("capture", case, "--import", case / "links.csv", other)
    assert told.exit_code == ExitCode.USAGE
    assert "exclude each other" in told.output


def test_files_go_into_one_case_at_a_time(case: Path, tmp_path: Path) -> None:
    (tmp_path / "b" / "materials").mkdir(parents=True)
    told = refused("capture", case, tmp_path / "b", "--import", case / "links.csv")
    assert told.exit_code == ExitCode.USAGE
    assert "one case at a time" in told.output


def test_a_path_that_is_not_there_is_told(case: Path) -> None:
    told = run("capture", case, "--import", case / "nowhere.png")
    assert told.return_value == ExitCode.UNREADABLE
    assert "does not exist" in told.output


def test_evidence_of_the_user_is_judged_and_told_from_ours(case: Path) -> None:
    (case / "captures" / "page.html").write_bytes(made.single_file())
    run("capture", case)
    told = run("check", case, "--format", "json")
    report = json.loads(told.stdout)
    findings = {one["rule"]: one for one in report["findings"]}
    assert findings["EVD-01"]["outcome"] == "pass"
    assert findings["EVD-IMPORTED"]["outcome"] == "review"
    assert "L0001" in findings["EVD-IMPORTED"]["message"]["en"]
