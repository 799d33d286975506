import json
from xml.etree import ElementTree as ET

import pytest

from ipclaim.cli.reports import REPORTS
from ipclaim.model.text import Lang
from tests.cli.reports.judged import BROKEN, CLEAN, MIXED

BATCH = (MIXED, CLEAN, BROKEN)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("lang", Lang)
def test_every_format_names_every_open_finding_and_every_broken_case(name: str, lang: Lang) -> None:
    report = REPORTS[name](BATCH, lang)
    for told in ("NAM-02", "AUT-06", "NAM-08"):
        assert told in report
    error = BROKEN.error
    assert error
    assert error.message.said_in(lang) in report or error.message.en in report


@pytest.mark.parametrize("name", sorted(set(REPORTS) - {"json"}))
def test_formats_speak_the_language_asked_for(name: str) -> None:
    assert "there is no case.yaml" in REPORTS[name](BATCH, Lang.EN)
    assert "没有 case.yaml" in REPORTS[name](BATCH, Lang.ZH)


def test_text_puts_what_blocks_first_and_says_what_to_do() -> None:
    report = REPORTS["text"]([MIXED], Lang.EN)
    assert report.startswith("my-case: not ready")
    assert report.index("AUT-06") < report.index("NAM-08 (note)")
    assert "materials/cert 1.jpg#page=2&box=10,20,110,60" in report
    assert "→ Ask for a certificate" in report
    assert "RGT-01" not in report


def test_junit_counts_what_it_holds_and_survives_control_characters() -> None:
    root = ET.fromstring(REPORTS["junit"](BATCH, Lang.EN).split("\n", 1)[1])
    mixed, _, broken = root
    assert (mixed.get("tests"), mixed.get("failures"), mixed.get("skipped")) == ("5", "2", "1")
    assert broken.get("errors") == "1"
    assert {failure.get("type") for failure in mixed.iter("failure")} == {"fail", "review"}


def test_json_is_an_object_for_one_case_and_an_array_for_several() -> None:
    one = json.loads(REPORTS["json"]([CLEAN], Lang.EN))
    assert (one["case"], one["ready"], one["findings"][0]["outcome"]) == ("my-case", True, "pass")
    several = json.loads(REPORTS["json"](BATCH, Lang.EN))
    assert [case["ready"] for case in several] == [False, True, False]
    assert several[2]["error"]["en"] == "there is no case.yaml"


def test_github_annotations_are_one_line_each_with_escapes() -> None:
    lines = REPORTS["github"](BATCH, Lang.EN).splitlines()
    assert all(line.startswith("::") for line in lines)
    levels = [line.split(" ", 1)[0] for line in lines]
    assert levels == ["::error", "::error", "::warning", "::notice", "::notice", "::error"]
    assert "file=cases/my-case/materials/cert 1.jpg,line=1" in lines[0]
    assert "100%25" in lines[0]
    assert "now%0Aor tomorrow" in lines[0]


def test_sarif_has_lines_fingerprints_and_the_other_paper() -> None:
    run = json.loads(REPORTS["sarif"](BATCH, Lang.EN))["runs"][0]
    first = run["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}
    assert first["partialFingerprints"] == {"ipclaim/v1": "f-NAM-02"}
    assert first["relatedLocations"][0]["properties"]["page"] == 2
    assert [one["level"] for one in run["results"]] == ["error", "error", "warning"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_html_escapes_what_papers_say() -> None:
    page = REPORTS["html"]([MIXED], Lang.EN)
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in page
    assert "<b>&" not in page
