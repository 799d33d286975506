import pytest

from ipclaim.read.spacing import minding_no_spaces


@pytest.mark.parametrize(
    "text", ["extends to all countries", "extendsto all countries", "extends toAll countries"]
)
def test_a_lost_space_is_minded_nowhere(text: str) -> None:
    found = minding_no_spaces(r"extends to (?P<value>[a-z ]+)").search(text)
    assert found is not None
    assert found["value"].lower() == "all countries"


def test_a_value_does_not_begin_inside_a_word() -> None:
    pattern = minding_no_spaces(r"authorize (?P<value>[A-Z][a-z ]+)")
    assert pattern.search("authorized dealer") is None


def test_classes_and_repeated_spaces_stay_as_written() -> None:
    assert minding_no_spaces(r"[a-z ]{3} *x").fullmatch("a b  x")


def test_what_looks_back_keeps_its_spaces() -> None:
    pattern = minding_no_spaces(r"(?<!not (?=to))to (?P<value>B)")
    assert pattern.search("up toB")
    assert not pattern.search("not to B")
