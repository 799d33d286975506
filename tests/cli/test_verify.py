"""``ipclaim verify`` and ``ipclaim capture --stamp`` as typed: exit codes, words and JSON."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from ipclaim.errors import ExitCode
from ipclaim.seal.bag import seal_run
from ipclaim.seal.custody import Action, custody_state, log_custody
from tests.seal.authority import Authority, answering
from tests.seal.test_verify import make_bag

DAY = date(2026, 11, 23)
SCHEMA = Path(__file__).parents[2] / "schema" / "verify.schema.json"
CASE = "platform: aliexpress\nclaim: trademark\ncomplainant: {role: holder, name: 云岭有限公司}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with answering(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a folder of two cases with sealed evidence."""
    for name in ("one", "two"):
        folder = tmp_path / "cases" / name
        make_bag(folder / "evidence", name.encode())
        log_custody(folder / "evidence", Action.CAPTURED, {"listings": "L0001-L0002"}, begin=True)
        (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    seal_run([tmp_path / "cases" / name / "evidence" for name in ("one", "two")], on=DAY)
    return tmp_path / "cases"


def test_a_folder_of_cases_is_verified_and_the_log_shown(cases: Path) -> None:
    done = run("--lang", "en", "verify", cases, "--custody")
    assert done.return_value == ExitCode.READY
    assert done.output.count("unchanged (3 files compared)") == 2
    assert "captured" in done.output
    assert "listings=L0001-L0002" in done.output
    assert [line.action for line in custody_state(cases / "one/evidence").lines] == [
        "captured",
        "verified",
    ]


def test_every_difference_of_every_path_is_told_and_the_code_is_6(cases: Path) -> None:
    (cases / "one/evidence/data/L0001/page.jpg").write_bytes(b"SPECIMEN forgery")
    (cases / "two/evidence/data/L0002/page.jpg").unlink()
    done = run("verify", cases / "one", cases / "gone", cases / "two", "--json", "--no-log")
    assert done.return_value == ExitCode.BROKEN_SEAL
    told = json.loads(done.output)
    jsonschema.validate(told, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [[one["kind"] for one in result["differences"]] for result in told] == [
        ["changed"],
        ["no-seal"],
        ["missing"],
    ]
    assert told[0]["custody"][0]["action"] == "captured"
    assert set(told[0]) == {
        "path", "intact", "files", "differences", "not_checked", "stamped_at", "stamped_by",
        "custody", "signatures",
    }  # fmt: skip
    assert len(custody_state(cases / "one/evidence").lines) == 1


def test_a_read_only_folder_is_verified_all_the_same(cases: Path) -> None:
    log = cases / "one/evidence/custody.jsonl"
    log.chmod(0o400)
    done = run("--lang", "en", "verify", cases / "one")
    assert done.return_value == ExitCode.READY
    may_write = os.access(log, os.W_OK)  # the superuser may
    assert ("this was not logged" in done.output) != may_write


def test_the_signer_is_checked_against_given_roots(
    cases: Path, authority: Authority, tmp_path: Path
) -> None:
    assert run("capture", cases, "--stamp", "--tsa", authority.url).return_value == ExitCode.READY
    done = run("--lang", "en", "verify", cases, "--tsa-roots", authority.roots)
    assert done.return_value == ExitCode.READY
    assert "by SPECIMEN time authority" in done.output
    assert "deserves trust" not in done.output
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    with answering(stranger) as other:
        done = run("verify", cases, "--tsa-roots", other.roots)
    assert done.return_value == ExitCode.BROKEN_SEAL


def test_stamps_are_added_from_the_first_authority_that_gives_one(
    cases: Path, authority: Authority
) -> None:
    before = len(authority.asked)
    tried = ("--tsa", f"{authority.url}rejects", "--tsa", authority.url)
    done = run("--lang", "en", "capture", cases, "--stamp", *tried)
    assert done.return_value == ExitCode.READY
    assert authority.asked[before:] == ["rejects", ""]
    assert done.output.count("time stamp: ") == 2


def test_a_stamp_that_nobody_gives_is_exit_code_1_with_the_reasons(
    cases: Path, authority: Authority
) -> None:
    done = run("--lang", "en", "capture", cases, "--stamp", "--tsa", f"{authority.url}garbage")
    assert done.return_value == ExitCode.NOT_READY
    assert "garbage" in done.output
    assert "cannot be read" in done.output


def test_stamping_without_an_authority_is_a_wrong_command_line(
    cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IPCLAIM_TSA", raising=False)
    done = run("--lang", "en", "capture", cases, "--stamp")
    assert "IPCLAIM_TSA" in str(done.exception)


def test_authorities_may_stand_in_the_environment(
    cases: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPCLAIM_TSA", f"{authority.url}rejects {authority.url}")
    assert run("capture", cases, "--stamp").return_value == ExitCode.READY
