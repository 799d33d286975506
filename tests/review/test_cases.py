import pytest

from ipclaim.model.text import Text
from ipclaim.review.cases import CaseView


def test_a_case_that_says_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="either an assessment or a trouble"):
        CaseView("empty", tmp_path)


def test_a_case_that_says_two_things_is_refused(cases, tmp_path):
    with pytest.raises(ValueError, match="either an assessment or a trouble"):
        CaseView("both", tmp_path, cases[0].assessment, Text("坏", "bad"))
