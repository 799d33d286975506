"""Our frozen dataclasses are the standard library's, to everyone who looks at them."""

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot on a page."""

    file: str
    page: int = 1
    words: tuple[str, ...] = ()
    marks: list[str] = dataclasses.field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Seal(Spot):
    """A spot that knows whose it is."""

    holder: str = dataclasses.field(default="", repr=False)
    kind: str = dataclasses.field(default="round", kw_only=True)

    def __post_init__(self) -> None:
        if not self.file:
            raise ValueError("no file")


@dataclass(frozen=True, slots=True)
class Bare:
    """A fact without values."""


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    """A fact that equals only itself."""

    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """What the standard library makes of the same fields as ``Spot``."""

    file: str
    page: int = 1
    words: tuple[str, ...] = ()
    marks: list[str] = dataclasses.field(default_factory=list, compare=False)


_SPOTS = st.tuples(st.text(max_size=2), st.integers(0, 2), st.tuples(st.text(max_size=1)))


@given(_SPOTS, _SPOTS)
def test_equality_and_hash_are_those_of_the_standard_library(one: Any, other: Any) -> None:
    assert (Spot(*one) == Spot(*other)) is (Model(*one) == Model(*other))
    assert hash(Spot(*one)) == hash(Model(*one))
    assert repr(Spot(*one)) == repr(Model(*one)).replace("Model", "Spot")


def test_values_go_by_place_by_name_and_by_default() -> None:
    assert Spot("a.pdf") == Spot(file="a.pdf", page=1, words=())
    assert Spot("a.pdf").marks is not Spot("a.pdf").marks
    assert Seal("a.pdf", 2, kind="oval").kind == "oval"
    assert Bare() == Bare()
    assert hash(Bare()) == hash(())


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(Spot, id="too-few"),
        pytest.param(lambda: Spot("a", 1, (), [], 5), id="too-many"),  # type: ignore[call-arg]
        pytest.param(lambda: Spot("a", place=1), id="unknown"),  # type: ignore[call-arg]
        pytest.param(lambda: Seal("a", 1, (), [], "b", "oval"), id="by-name"),  # type: ignore[call-arg]
    ],
)
def test_wrong_calls_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        call()


def test_a_class_and_its_child_are_not_equal_and_both_are_checked() -> None:
    assert Spot("a.pdf") != Seal("a.pdf")
    assert repr(Seal("a.pdf")) == "Seal(file='a.pdf', page=1, words=(), marks=[], kind='round')"
    with pytest.raises(ValueError, match="no file"):
        Seal("")


def test_a_fact_cannot_be_changed() -> None:
    spot = Spot("a.pdf")
    with pytest.raises(dataclasses.FrozenInstanceError):
        spot.page = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del spot.page
    with pytest.raises(dataclasses.FrozenInstanceError):
        spot.other = 2  # type: ignore[attr-defined]


def test_it_is_replaced_copied_matched_and_looked_at_like_any_dataclass() -> None:
    seal = Seal("a.pdf", 3, marks=["鹿"], kind="oval")
    assert dataclasses.replace(seal, page=4) == Seal("a.pdf", 4, kind="oval")
    copied = pickle.loads(pickle.dumps(seal))
    assert (copied, copied.marks, copied.kind) == (seal, ["鹿"], "oval")
    assert dataclasses.asdict(Spot("a.pdf")) == {
        "file": "a.pdf",
        "page": 1,
        "words": (),
        "marks": [],
    }
    match seal:
        case Spot(file, page):
            assert (file, page) == ("a.pdf", 3)


def test_equality_may_be_left_to_identity() -> None:
    one = Alone("a")
    assert one == one
    assert one != Alone("a")
    assert len({one, Alone("a")}) == 2


def test_classes_of_the_standard_library_may_follow() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Stamp(Spot):
        day: str = ""

    assert Stamp("a.pdf", day="2026").day == "2026"
