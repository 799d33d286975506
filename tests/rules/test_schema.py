"""The published schemas are current; renew them with ``scripts/rules_reference.py``."""

import json
from pathlib import Path

import pytest

from ipclaim.cli.captured_json import SCHEMAS as CAPTURE
from ipclaim.docket.jsonform import SCHEMAS as DOCKET
from ipclaim.read.schema import NAME
from ipclaim.reply.json_models import SCHEMAS as REPLY
from ipclaim.reputation.jsonform import SCHEMAS as REPUTATION
from ipclaim.rules.schema import SCHEMAS, schema_text
from ipclaim.run.verify_json import SCHEMAS as VERIFY
from scripts.rules_reference import RULES, pages

FOLDER = Path(__file__).parent.parent.parent / "schema"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_current(name: str) -> None:
    published = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(name)


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {
        f"{name}.schema.json"
        for name in (*SCHEMAS, *CAPTURE, *DOCKET, *REPLY, *REPUTATION, *VERIFY, NAME)
    }


def test_unknown_keys_are_refused_by_the_schema_too() -> None:
    assert json.loads(schema_text("case"))["additionalProperties"] is False


def test_the_reference_pages_are_current() -> None:
    made = dict(pages())
    assert set(RULES.glob("*.md")) <= set(made)
    stale = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run: python scripts/rules_reference.py"
