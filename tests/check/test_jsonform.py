"""The assessment as JSON has the contract's keys and survives a round trip."""

import json
from dataclasses import replace

from ipclaim.check.jsonform import assessment_json
from ipclaim.check.judge import judge
from tests import building as made

CONTRACT = {"case", "platform", "pack_version", "as_of", "ready", "steps", "findings", "documents"}
FINDING = {"rule", "outcome", "severity", "step", "message", "advice", "sources", "cites",
           "fingerprint"}  # fmt: skip


def test_the_contracts_keys_are_there() -> None:
    told = assessment_json(judge(made.agent_facts()), [{"file": "materials/cert.jpg"}])
    read = json.loads(json.dumps(told, ensure_ascii=False))
    assert set(read) >= CONTRACT
    assert (read["platform"], read["as_of"], read["ready"]) == ("aliexpress", "2026-11-23", True)
    assert read["documents"] == [{"file": "materials/cert.jpg"}]
    assert [step["id"] for step in read["steps"]] == ["identity", "rights", "complaint"]
    for each in read["findings"]:
        assert set(each) >= FINDING
        assert each["outcome"] in {"pass", "fail", "review", "not_applicable"}
        assert each["severity"] in {"block", "warn", "info"}
        assert set(each["message"]) == {"zh", "en"}
        assert set(each["cites"][0]) == {"ref", "verified_on", "confidence"}


def test_a_source_is_a_spot_on_a_page() -> None:
    told = assessment_json(judge(made.agent_facts()), [])
    read = json.loads(json.dumps(told))
    expiry = next(each for each in read["findings"] if each["rule"] == "AUT-01")
    assert expiry["sources"][0] == {
        "file": "materials/letter.pdf", "page": 1, "box": [10, 20, 300, 60], "text": "2026-01-01",
    }  # fmt: skip


def test_a_case_without_captures_is_not_ready() -> None:
    told = assessment_json(judge(replace(made.agent_facts(), captures=())), [])
    assert told["ready"] is False
    steps = json.loads(json.dumps(told))["steps"]
    assert {step["id"]: step["ready"] for step in steps} == {
        "identity": True, "rights": True, "complaint": False,
    }  # fmt: skip
