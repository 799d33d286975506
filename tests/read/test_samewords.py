"""Which two candidates are one statement, cut in two ways."""

import pytest

from ipclaim.read.candidates import Candidate
from ipclaim.read.layouts import LayoutField
from ipclaim.read.lines import strip_of
from ipclaim.read.samewords import are_the_same_words
from ipclaim.read.values import PARSERS
from tests.read.pages import line, page


def cut(text: str, part: str, form: str) -> Candidate:
    """Return a candidate that took this part of a line."""
    sheet = page(line(text, 100, 200))
    whole = strip_of(sheet.lines[0])
    at = whole.text.index(part)
    strip = whole.cut(at, at + len(part))
    parsed = PARSERS[form](part)
    assert parsed is not None
    field = LayoutField.model_validate({"name": "seller_name", "value": form, "labels": ["某"]})
    return Candidate(field, sheet, parsed, strip, part, 0)


COUNSEL = "本所受义乌砚褚贸易有限公司委托"
LETTER = "on behalf of Nordhafen Trading Limited in the European Union"


@pytest.mark.parametrize(
    ("text", "best", "rival", "form", "same"),
    [
        (COUNSEL, "义乌砚褚贸易有限公司", "受义乌砚褚贸易有限公司", "company", True),
        (COUNSEL, "受义乌砚褚贸易有限公司", "义乌砚褚贸易有限公司", "company", False),
        (COUNSEL, "义乌砚褚贸易有限公司", "本所受义乌砚褚贸易有限公司", "company", False),
        ("义乌砚褚贸易有限公司", "义乌砚褚贸易有限公司", "褚贸易有限公司", "company", True),
        ("原义乌砚褚贸易有限公司", "义乌砚褚贸易有限公司", "褚贸易有限公司", "company", False),
        (LETTER, "in the European Union", "the European Union", "phrase", True),
        (LETTER, "the European Union", "in the European Union", "phrase", True),
        (LETTER, "European Union", "Limited in the European Union", "phrase", False),
        ("中华人民共和国境内", "中华人民共和国", "中华人民共和国境内", "phrase", False),
    ],
    ids=["led", "lead-taken", "more", "within", "no-start", "in", "the", "words", "tail"],
)
def test_only_words_that_say_nothing_may_part_them(
    text: str, best: str, rival: str, form: str, same: bool
) -> None:
    assert are_the_same_words(cut(text, best, form), cut(text, rival, form)) is same


def test_the_same_words_elsewhere_on_the_paper_are_not_the_same_place() -> None:
    twice = "the Union, in the Union"
    best, rival = cut(twice, "the Union", "phrase"), cut(twice, "in the Union", "phrase")
    assert not are_the_same_words(best, rival)
