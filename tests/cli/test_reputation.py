"""``ipclaim reputation``: told from the dockets of case folders, and forecast for others."""

import json
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from ipclaim.cli.main import cli
from ipclaim.reputation.jsonform import SCHEMAS

CASE = """\
platform: taobao
claim: trademark
complainant: {role: holder, name: 云岭有限公司}
"""
HEAD = '"at": "2026-11-01T10:00:00+08:00", "by": "tester"'


def write_case(folder: Path, ends: Mapping[str, int], *, seller: str = "") -> Path:
    """Write a case of filed links with an outcome for so many of them each."""
    (folder / "materials").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    count = max(sum(ends.values()), 1)
    rows = [
        f"https://item.taobao.com/item.htm?id={6000000000000 + n},{seller}" for n in range(count)
    ]
    (folder / "links.csv").write_text("url,seller\n" + "\n".join(rows) + "\n", encoding="utf-8")
    lines = [f'{{"kind": "event", "what": "filed", "on": "2026-10-01", {HEAD}}}'] if ends else []
    first = 0
    for end, number in ends.items():
        links = [
            {"id": f"L{n + 1:04d}", "address": rows[n].partition(",")[0]}
            for n in range(first, first + number)
        ]
        said = f'"kind": "outcome", "outcome": "{end}", "on": "2026-11-02", {HEAD}'
        lines.append(f'{{{said}, "links": {json.dumps(links)}}}')
        first += number
    (folder / "docket.jsonl").write_text("\n".join(lines) + "\n" * bool(lines), encoding="utf-8")
    return folder


def reputation(*arguments: str | Path) -> Result:
    words = ["reputation", *map(str, arguments), "--as-of", "2026-11-22"]
    return CliRunner().invoke(cli, words, standalone_mode=False)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    write_case(tmp_path / "cases" / "one", {"accepted": 24, "refused": 1}, seller="样张小店")
    write_case(tmp_path / "cases" / "two", {"accepted": 3, "reinstated": 1}, seller="样张小店")
    return tmp_path / "cases"


def test_the_record_is_told_against_the_line(cases: Path) -> None:
    done = reputation(cases, "--lang", "zh")
    assert done.return_value == 0
    assert "已有结果 29 条链接（成立 27，驳回 1，撤回 0，恢复 1）" in done.output
    assert "投诉成立率 93.1–96.5 %（要求 ≥ 90 %）: 达标" in done.output
    assert "样张小店 (taobao): 2 次投诉 (one#1, two#1)" in done.output


def test_a_crossed_line_is_told_with_what_it_costs(tmp_path: Path) -> None:
    done = reputation(write_case(tmp_path / "bad", {"accepted": 3, "refused": 2}), "--lang", "en")
    assert done.return_value == 1
    assert "60.0 % (line ≥ 90 %): crossed" in done.output
    assert "Out of the good-faith programme for three months" in done.output


def test_cases_about_to_be_filed_are_forecast_and_held_back(cases: Path, tmp_path: Path) -> None:
    write_case(tmp_path / "new" / "unready", {})
    done = reputation(cases, "--filing", tmp_path / "new", "--lang", "en", "-q")
    assert done.return_value in {0, 1}, done.output
    assert "would take complaints upheld from 93.1 % to 90.0 %" in done.output
    assert "unready: 1 link, 0.0 % expected" in done.output
    assert "check fails" in done.output


def test_the_data_follow_the_published_schema(cases: Path, tmp_path: Path) -> None:
    write_case(tmp_path / "new" / "unready", {})
    told = json.loads(reputation(cases, "--filing", tmp_path / "new", "--json", "-q").output)
    jsonschema.validate(told, SCHEMAS["reputation"].model_json_schema(mode="serialization"))
    (account,) = told["accounts"]
    assert account["links"]["upheld"] == {"low": "0.931034", "high": "0.965517"}
    assert account["forecast"]["cases"][0]["readiness"] == "fail"


def test_nothing_filed_is_told_as_such(tmp_path: Path) -> None:
    done = reputation(write_case(tmp_path / "new", {}), "--lang", "en")
    assert "No complaint was noted as filed" in done.output


def test_a_broken_docket_is_named_and_the_rest_is_told(cases: Path) -> None:
    (cases / "two" / "docket.jsonl").write_text("{\n", encoding="utf-8")
    done = CliRunner().invoke(
        cli, ["reputation", str(cases), "--as-of", "2026-11-22"], standalone_mode=False
    )
    assert done.return_value == 3
    assert "docket.jsonl" in done.stderr
    assert "25 links decided" in done.output
