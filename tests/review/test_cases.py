import pytest

from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from ipclaim.review.cases import CaseView
from tests.review.specimen import assessment, finding


def test_a_case_that_says_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="either an assessment or a trouble"):
        CaseView("empty", tmp_path)


def test_a_case_that_says_two_things_is_refused(tmp_path):
    with pytest.raises(ValueError, match="either an assessment or a trouble"):
        CaseView(
            "both", tmp_path, assessment((), (finding("NAM-01", Outcome.PASS),)), Text("坏", "bad")
        )
