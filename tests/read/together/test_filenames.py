import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.together.filenames import Count, Side, follows, place_of, side_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("身份证正面.jpg", "身份证反面.png"),
        ("林-人像面.jpg", "林-国徽面.jpg"),
        ("id_front.jpg", "id_back.jpg"),
        ("ID-Front.jpg", "id-Reverse.jpeg"),
        ("materials/正面.jpg", "materials/背面.jpg"),
        ("证件A面.jpg", "证件B面.jpg"),
    ],
)
def test_sides_of_one_card(one: str, other: str) -> None:
    first, second = side_of(one), side_of(other)
    assert first is not None
    assert second is not None
    assert first[0] == second[0]
    assert (first[1], second[1]) == (Side.FRONT, Side.BACK)


def test_sides_of_two_cards() -> None:
    assert side_of("林正面.jpg") != side_of("何正面.jpg")
    assert side_of("a/正面.jpg") != side_of("b/正面.jpg")
    assert side_of("营业执照.jpg") is None


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("授权书第1页.jpg", "授权书第2页.jpg", Count.PAGES),
        ("授权书 第一页.jpg", "授权书 第二页.jpg", Count.PAGES),
        ("poa_page1.png", "poa_page2.png", Count.PAGES),
        ("poa p3.png", "poa p4.png", Count.PAGES),
        ("证书-1.jpg", "证书-2.jpg", Count.SMALL),
        ("证书 (1).jpg", "证书 (2).jpg", Count.SMALL),
        ("2026-授权书_9.jpg", "2026-授权书_10.jpg", Count.SMALL),
        ("IMG_0101.jpg", "IMG_0102.jpg", Count.CAMERA),
        ("扫描0009.pdf", "扫描0010.pdf", Count.CAMERA),
    ],
)
def test_names_that_count_on(one: str, other: str, count: Count) -> None:
    place = follows(one, other)
    assert place is not None
    assert place.count is count
    assert follows(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("证书-1.jpg", "证书-3.jpg"),
        ("证书-1.jpg", "执照-2.jpg"),
        ("a/证书-1.jpg", "b/证书-2.jpg"),
        ("证书.jpg", "证书-2.jpg"),
        ("map12.jpg", "map14.jpg"),
    ],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert follows(one, other) is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_name_has_one_place_and_never_follows_itself(one: str, other: str) -> None:
    assert follows(one, one) is None
    assert not (follows(one, other) and follows(other, one))
    assert place_of(one) == place_of(one)
