"""The published schemas are current; renew them with ``scripts/rules_reference.py``."""

import json
from pathlib import Path

import pytest

from ipclaim.check.registry import CHECKS
from ipclaim.read.schema import NAME
from ipclaim.rules.reference import pack_page
from ipclaim.rules.schema import SCHEMAS, schema_text
from tests.building import pack

FOLDER = Path(__file__).parent.parent.parent / "schema"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_current(name: str) -> None:
    published = (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == schema_text(name)


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {
        f"{name}.schema.json" for name in (*SCHEMAS, NAME)
    }


def test_unknown_keys_are_refused_by_the_schema_too() -> None:
    assert json.loads(schema_text("case"))["additionalProperties"] is False


def test_the_reference_page_of_each_pack_is_current() -> None:
    about = {name: check.about for name, check in CHECKS.items()}
    page = FOLDER.parent / "docs" / "reference" / "rules-aliexpress.md"
    assert page.read_text(encoding="utf-8") == pack_page(pack(), about)
