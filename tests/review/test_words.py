import re

import pytest

from ipclaim.errors import RulesError
from ipclaim.model.document import CheckDigit, FieldState, Origin
from ipclaim.model.finding import Confidence, Outcome, Severity
from ipclaim.read.layouts import load_layouts
from ipclaim.resources import Templates
from ipclaim.review.pictures import FileState
from ipclaim.review.rows import StepState
from ipclaim.review.words import read_words

TEMPLATES = Templates.with_overlay()
WORDS = read_words(TEMPLATES)
FOLDER = TEMPLATES.path("review/words.yaml").parent
ENUMS = {
    "outcome": Outcome,
    "severity": Severity,
    "confidence": Confidence,
    "state": FieldState,
    "origin": Origin,
    "check_digit": CheckDigit,
    "step": StepState,
}


def test_every_value_of_the_model_has_a_word():
    for prefix, enum in ENUMS.items():
        for member in enum:
            assert WORDS.phrase(f"{prefix}_{member.value}").zh
    for state in set(FileState) - {FileState.SAME}:
        assert WORDS.phrase(f"file_{state.value}").zh


def test_every_phrase_is_used_and_every_used_phrase_exists():
    pages = "".join(page.read_text("utf-8") for page in FOLDER.glob("*.html"))
    calls = re.findall(r"word\(([^()]*)\)", pages)
    used = {key for call in calls for key in re.findall(r"[\"']([a-z_-]+)[\"']", call)}
    used -= {f"{prefix}_" for prefix in (*ENUMS, "file")}
    made = {f"{prefix}_{member.value}" for prefix, enum in ENUMS.items() for member in enum}
    made |= {"file_changed", "file_missing", "yes", "no", "long_term"}
    assert used | made == set(WORDS.phrases)


def test_chinese_is_chinese_and_both_languages_take_the_same_facts():
    for group in (WORDS.phrases, WORDS.papers, WORDS.fields):
        for key, phrase in group.items():
            assert re.search(r"[\u4e00-\u9fff]", phrase.zh), key
            assert not re.search(r"[\u4e00-\u9fff]", phrase.en), key
            assert set(re.findall(r"{\w+}", phrase.zh)) == set(re.findall(r"{\w+}", phrase.en)), key


def test_a_mistake_is_named_with_its_line(tmp_path):
    (tmp_path / "review").mkdir()
    mistaken = tmp_path / "review" / "words.yaml"
    mistaken.write_text("phrases: {}\npapers: {}\nfield: {}\nfields: {}\n", "utf-8")
    with pytest.raises(RulesError, match=r"words\.yaml:3: unknown key field; did you mean fields"):
        read_words(Templates.with_overlay(tmp_path))


def test_every_field_that_can_be_read_has_a_name():
    for layout in load_layouts(TEMPLATES):
        assert layout.kind in WORDS.papers
        assert {field.name for field in layout.fields} <= set(WORDS.fields), layout.kind
