"""The sample cases from papers and links to the dossier, as a user builds them.

Real OCR, a real Chromium against the sample shop, one build for all tests here.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from samples.demo import sample_cases
from samples.shop.server import open_shop

pytestmark = pytest.mark.slow

CASES = [path.name for path in sample_cases()]


@dataclass(frozen=True)
class Run:
    """The cases after a build, and how to call the program again on the same ground."""

    folder: Path
    shop: str
    code: int
    said: str

    def ipclaim(self, *arguments: str | Path) -> tuple[int, str]:
        return ipclaim(*arguments)

    def assessment(self, case: str) -> dict:
        return json.loads((self.folder / case / "out" / "assessment.json").read_bytes())


def ipclaim(*arguments: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "ipclaim", *arguments],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("cases")
    for path in sample_cases():
        kept = shutil.ignore_patterns("out", "evidence")
        shutil.copytree(path, folder / path.name, ignore=kept)
    (folder / "not-a-case").mkdir()
    with open_shop() as shop:
        code, said = ipclaim("build", "--answered-by", shop, folder)
        yield Run(folder, shop, code, said)


def expected(case: str) -> dict:
    path = next(path for path in sample_cases() if path.name == case)
    return json.loads((path / "expected.json").read_text(encoding="utf-8"))


def outcomes(assessment: dict) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for finding in assessment["findings"]:
        found.setdefault(finding["rule"], set()).add(finding["outcome"])
    return found


def blockers(assessment: dict) -> list[str]:
    return sorted(
        {
            finding["rule"]
            for finding in assessment["findings"]
            if finding["severity"] == "block" and finding["outcome"] in {"fail", "review"}
        }
    )


def test_there_are_enough_cases_and_the_batch_tells_of_the_unreadable_one(built: Run) -> None:
    assert len(CASES) >= 6
    assert built.code == 3
    assert all(f"{case}: " in built.said for case in CASES)
    assert "encrypted" in built.said


@pytest.mark.parametrize("case", CASES)
def test_the_case_comes_out_as_expected(built: Run, case: str) -> None:
    wanted, assessment = expected(case), built.assessment(case)
    assert blockers(assessment) == wanted["blockers"]
    assert assessment["ready"] is wanted["ready"]
    steps = {step["id"]: step["ready"] for step in assessment["steps"]}
    assert {step: steps[step] for step in wanted["steps"]} == wanted["steps"]
    found = outcomes(assessment)
    assert {rule: found.get(rule) for rule in wanted["findings"]} == {
        rule: {outcome} for rule, outcome in wanted["findings"].items()
    }


@pytest.mark.parametrize("case", CASES)
def test_nothing_that_is_called_certain_is_wrong(built: Run, case: str) -> None:
    told = json.loads((built.folder / case / "truth.json").read_bytes())
    compared = 0
    for document in built.assessment(case)["documents"]:
        for name, field in document["fields"].items():
            truth = _truth_of(told, field["source"]["file"], document["doc_type"])
            if field["state"] == "certain" and name in truth:
                assert _plain(field["value"]) == _plain(truth[name]["value"]), (
                    field["source"]["file"],
                    name,
                )
                compared += 1
    assert compared > 5


def test_papers_in_several_files_are_told_as_one(built: Run) -> None:
    papers = {paper["file"]: paper for paper in built.assessment("papers-in-parts")["documents"]}
    card = papers["materials/身份证 正面.jpg"]
    assert [part["file"] for part in card["parts"]] == ["materials/身份证 反面.jpg"]
    assert card["fields"]["valid_to"]["source"]["file"] == "materials/身份证 反面.jpg"
    page = papers["materials/续页.jpg"]
    assert page["continues"]["file"] == "materials/商标证.jpg"
    assert "内衣" in papers["materials/商标证.jpg"]["fields"]["goods_services"]["value"]


def _truth_of(told: dict, file: str, doc_type: str) -> dict:
    for candidate in told.get(file, {}).get("documents", []):
        if candidate["doc_type"] == doc_type:
            return candidate["fields"]
    return {}


def _plain(value: object) -> object:
    """Return a value without spaces and with one kind of brackets: what a person calls equal."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, str):
        return value.replace(" ", "").replace("(", "（").replace(")", "）").replace("\n", "")
    return value


@pytest.mark.parametrize("case", CASES)
def test_every_dossier_is_sound_and_private(built: Run, case: str) -> None:
    dossier = built.folder / case / "out" / "dossier.pdf"
    assert dossier.stat().st_mode & 0o777 == 0o600
    assert dossier.parent.stat().st_mode & 0o777 == 0o700
    checked = subprocess.run(["qpdf", "--check", dossier], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout
    text = subprocess.run(["pdftotext", dossier, "-"], capture_output=True, text=True, check=True)
    assert "检查报告" in text.stdout
    assert "stand-in" in text.stdout


def test_the_same_inputs_give_the_same_bytes_without_reading_or_capturing_again(
    built: Run,
) -> None:
    case = built.folder / "agent-complete"
    dossier = case / "out" / "dossier.pdf"
    before = dossier.read_bytes()
    kept = {file: file.stat().st_mtime_ns for file in (case / "out" / "readings").iterdir()}
    captured = {file: file.stat().st_mtime_ns for file in case.glob("evidence/data/*/page.jpg")}
    code, said = built.ipclaim("build", "--answered-by", built.shop, case)
    assert code == 0, said
    assert dossier.read_bytes() == before
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    assert {file: file.stat().st_mtime_ns for file in captured} == captured


def test_evidence_and_dossier_verify_until_one_byte_changes(built: Run, tmp_path: Path) -> None:
    case = shutil.copytree(built.folder / "holder-complete", tmp_path / "case")
    code, said = built.ipclaim("verify", case)
    assert code == 0, said
    picture = next(iter(sorted(case.glob("evidence/data/*/page.jpg"))))
    content = bytearray(picture.read_bytes())
    content[len(content) // 2] ^= 1
    picture.write_bytes(content)
    (case / "evidence" / "data" / "L0001" / "extra.txt").write_text("x", encoding="utf-8")
    next(iter(sorted(case.glob("evidence/data/*/text.txt"), reverse=True))).unlink()
    with (case / "out" / "dossier.pdf").open("ab") as dossier:
        dossier.write(b"\n")
    code, said = built.ipclaim("verify", case)
    assert code == 6
    for name in ("page.jpg", "extra.txt", "text.txt", "dossier.pdf"):
        assert name in said


def test_the_reply_takes_each_defence_up_for_its_listing_and_says_by_when(built: Run) -> None:
    """From a mail with two letters attached; all of it has text, so nothing is recognised again."""
    case = built.folder / "counter-notice-mail"
    code, said = built.ipclaim("reply", "--received", "2026-11-20", "--lang", "en", case)
    assert code == 1, said
    replies = case / "out" / "replies"
    draft = json.loads(next(iter(replies.glob("*.json"))).read_bytes())
    wanted = expected("counter-notice-mail")["reply"]
    assert [each["id"] for each in draft["defences"]] == wanted["defences"]
    assert {each["listing"]: each["suggestion"] for each in draft["links"]} == wanted["links"]
    dealer = {test["id"]: test for test in draft["defences"][0]["tests"]}
    assert (dealer["chain"]["verdict"], dealer["period"]["verdict"]) == ("met", "not_met")
    assert "2025年12月31日" in dealer["period"]["sentence"]["zh"]
    assert draft["missing"]
    assert any(deadline["safe"] == "2026-12-05" for deadline in draft["deadlines"])
    letter = next(iter(replies.glob("*-reply.pdf")))
    text = subprocess.run(["pdftotext", letter, "-"], capture_output=True, text=True, check=True)
    assert "证据1" in text.stdout
    assert draft["status"] == "draft"


def test_clean_leaves_what_the_user_brought(built: Run, tmp_path: Path) -> None:
    case = shutil.copytree(built.folder / "holder-complete", tmp_path / "case")
    assert built.ipclaim("clean", case)[0] == 0
    original = next(path for path in sample_cases() if path.name == "holder-complete")
    brought = {
        file.relative_to(original)
        for file in original.rglob("*")
        if file.is_file() and file.relative_to(original).parts[0] not in {"out", "evidence"}
    }
    assert {file.relative_to(case) for file in case.rglob("*") if file.is_file()} == brought
