"""Kinds of paper are data: the how-to's own example is read, and a wrong file is told."""

import json
import re
from pathlib import Path

import pytest

from ipclaim.errors import RulesError
from ipclaim.read.layouts import load_layouts
from ipclaim.read.schema import layout_schema
from ipclaim.resources import Templates
from tests.read.pages import certain, document, said, typed

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-kind-of-paper.md"
FACTS = {
    "record_number": "T2025-118233",
    "holder_name": "杭州青岚文化创意有限公司",
    "rights_numbers": ("36112874",),
    "valid_from": "2025-04-09",
    "valid_to": "2030-02-04",
    "issue_date": "2025-04-09",
}


def block(language: str) -> str:
    """Return the how-to's first block of a language."""
    match = re.search(rf"```{language}\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)
    assert match
    return match[1]


def overlay(folder: Path, layout: str) -> Templates:
    (folder / "documents").mkdir()
    (folder / "documents" / "customs-record.yaml").write_text(layout, encoding="utf-8")
    return Templates.with_overlay(folder)


def test_the_how_to_reads_its_paper_and_nothing_is_certain(tmp_path: Path) -> None:
    layouts = load_layouts(overlay(tmp_path, block("yaml")))
    paper = document(typed(block("text")), layouts=layouts)
    assert (paper.doc_type, paper.doc_type_certain) == ("customs_record", True)
    assert said(paper) == FACTS
    assert not certain(paper)


def test_a_measured_layout_is_certain(tmp_path: Path) -> None:
    layouts = load_layouts(overlay(tmp_path, block("yaml").replace("tested: false\n", "")))
    assert certain(document(typed(block("text")), layouts=layouts)) == FACTS


@pytest.mark.parametrize(
    ("right", "wrong", "said_of_it"),
    [
        ("value: number", "value: nubmer", "nubmer"),
        ("(?P<value>", "(", "value"),
        ("labels: [权利人, 权利人名称]", "lables: [权利人]", "lables"),
    ],
)
def test_a_wrong_layout_is_told_with_its_line(
    tmp_path: Path, right: str, wrong: str, said_of_it: str
) -> None:
    with pytest.raises(RulesError, match=said_of_it) as caught:
        load_layouts(overlay(tmp_path, block("yaml").replace(right, wrong)))
    assert re.search(r"customs-record\.yaml:\d+", str(caught.value))


def test_the_schema_knows_every_form_of_value() -> None:
    schema = json.loads(layout_schema())
    forms = schema["$defs"]["LayoutField"]["properties"]["value"]["enum"]
    assert {"credit-code", "choice"} <= set(forms)
    assert schema["additionalProperties"] is False
