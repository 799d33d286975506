"""The form of a pack: fields laid over each other, and mistakes in them told at their place."""

from pathlib import Path

import pytest

from ipclaim.errors import RulesError
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack, pack_ids
from tests import building as made

OVERLAY = """
id: mine
name: {{zh: 甲, en: Mine}}
extends: aliexpress
version: "2026.11"
effective_from: 2026-11-21
sources:
  guide: {{kind: page, ref: "https://example.com/guide", verified_on: 2026-11-21}}
form_fields:
  - id: reason
    title: {{zh: 说明, en: Message}}
    step: complaint
    {body}
    cites: [{{source: guide, confidence: high}}]
"""


def overlaid(folder: Path, body: str) -> Templates:
    (folder / "platforms").mkdir()
    text = OVERLAY.format(body=body)
    (folder / "platforms" / "mine.yaml").write_text(text, encoding="utf-8")
    return Templates.with_overlay(folder)


def test_a_platform_replaces_a_field_and_keeps_its_place(tmp_path: Path) -> None:
    templates = overlaid(tmp_path, "value: reason\n    max_characters: 500")
    fields = load_pack("mine", templates).form_fields
    base = made.pack("aliexpress").form_fields
    assert [field.id for field in fields] == [field.id for field in base]
    reason = next(field for field in fields if field.id == "reason")
    assert (reason.max_characters, reason.title.en) == (500, "Message")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("value: raison", "did you mean reason", id="unknown-fact"),
        pytest.param(
            "value: reason\n    otherwise: [{zh: '{makr}', en: x}]",
            "did you mean mark",
            id="braces",
        ),
        pytest.param(
            "value: reason\n    otherwise: [{zh: '{mark', en: x}]", "left open", id="open-brace"
        ),
        pytest.param("needed: true", "neither value nor hint", id="nothing-to-fill-in"),
    ],
)
def test_a_mistake_in_a_field_is_told(tmp_path: Path, body: str, told: str) -> None:
    with pytest.raises(RulesError, match=told) as caught:
        load_pack("mine", overlaid(tmp_path, body))
    assert "mine.yaml" in caught.value.message.en


@pytest.mark.parametrize("pack_id", pack_ids(Templates.with_overlay()))
def test_every_platform_has_a_form_in_its_own_steps(pack_id: str) -> None:
    pack = made.pack(pack_id)
    assert pack.form is not None
    assert pack.form_fields
    assert all(field.cites for field in pack.form_fields)


def test_an_anonymous_report_asks_for_no_party() -> None:
    asked = {field.id for field in made.pack("taobao_prohibited_report").form_fields}
    assert not asked & {"complainant", "contact_person", "email", "phone", "right_number"}
