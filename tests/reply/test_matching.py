"""To which case an answer belongs."""

import pytest

from ipclaim.reply.matching import AnswerMarks, CaseMarks, Fit, complaint_numbers, match

A = CaseMarks("a", ("CN-2026110001",), {"1005001000000001": "L0001"}, ("12345678",), ("样张店铺",))
B = CaseMarks("b", ("CN2026110002",), {"1005001000000002": "L0001"}, ("12345678",), ("别家店铺",))


def answer(
    words: str = "", *numbers: str, rights: tuple[str, ...] = (), sellers: tuple[str, ...] = ()
) -> AnswerMarks:
    return AnswerMarks(numbers, rights, sellers, words)


def test_a_number_decides_however_it_is_written() -> None:
    found = match(answer("", "cn2026110001"), (A, B))
    assert (found.fit, found.cases) == (Fit.ONE, ("a",))
    assert "CN-2026110001" in found.why[0].en


def test_a_cases_own_number_is_known_without_a_word_before_it() -> None:
    assert match(answer("異議申立 CN2026110002 の件"), (A, B)).cases == ("b",)
    assert match(answer("XCN20261100029"), (A, B)).fit is Fit.NONE


def test_a_listing_of_one_case_decides_and_an_id_within_a_longer_one_does_not() -> None:
    assert match(answer("https://x/item/1005001000000002.html"), (A, B)).cases == ("b",)
    assert match(answer("编号91005001000000002"), (A, B)).fit is Fit.NONE


def test_an_item_id_is_not_taken_for_a_complaints_number() -> None:
    found = match(answer("投诉 1005001000000001", "1005001000000001"), (A, B))
    assert (found.fit, found.cases, len(found.why)) == (Fit.ONE, ("a",), 1)


def test_number_and_listing_of_two_cases_contradict_each_other() -> None:
    found = match(answer("1005001000000002", "CN2026110001"), (A, B))
    assert (found.fit, found.cases) == (Fit.SEVERAL, ("a", "b"))


def test_a_number_settles_what_a_listing_of_two_cases_leaves_open() -> None:
    both = CaseMarks("c", ("CN2026110003",), dict(A.items), (), ())
    assert match(answer("1005001000000001"), (A, both)).fit is Fit.SEVERAL
    settled = match(answer("1005001000000001", "CN2026110003"), (A, both))
    assert (settled.fit, settled.cases) == (Fit.ONE, ("c",))


def test_two_cases_that_claim_one_number_are_told() -> None:
    twin = CaseMarks("twin", ("CN2026110001",), {}, (), ())
    found = match(answer("1005001000000001", "CN2026110001"), (A, twin))
    assert (found.fit, found.cases) == (Fit.SEVERAL, ("a", "twin"))
    assert any("several cases claim" in why.en for why in found.why)


def test_a_listing_with_another_number_is_placed_and_told() -> None:
    found = match(answer("1005001000000001", "CN2026119999"), (A, B))
    assert (found.fit, found.cases) == (Fit.ONE, ("a",))
    assert any("CN2026119999" in why.en for why in found.why)


def test_right_and_seller_alone_are_a_guess_for_a_person() -> None:
    marks = answer("", rights=("12345678",), sellers=("样张店铺",))
    found = match(marks, (A, B))
    assert (found.fit, found.cases) == (Fit.LIKELY, ("a",))
    assert match(answer("", rights=("12345678",)), (A, B)).fit is Fit.NONE


def test_what_fits_nothing_says_which_number_it_had() -> None:
    found = match(answer("", "ZZ99999999"), (A, B))
    assert (found.fit, found.cases) == (Fit.NONE, ())
    assert "ZZ99999999" in found.why[0].zh
    assert match(answer(""), ()).fit is Fit.NONE


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("回复：投诉 CN2026110001", ("CN2026110001",)),
        ("投诉编号：2026110987654321，请处理", ("2026110987654321",)),
        ("Re: Complaint number CN-2026110001", ("CN-2026110001",)),
        ("Your case ID: 99887766", ("99887766",)),
        ("投诉日期：2026-11-20", ()),
        ("我店成立于20180901", ()),
    ],
)
def test_numbers_that_words_name(words: str, numbers: tuple[str, ...]) -> None:
    assert complaint_numbers(words) == numbers
