"""The specimen of ICAO Doc 9303 part 4, appendix A."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.document import CheckDigit
from ipclaim.read.values import PARSERS
from ipclaim.read.values.passports import check_digit_of

NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
FACTS = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
ZONE = f"{NAMES} {FACTS}"


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("zone-number", "L898902C3"),
        ("zone-surname", "ERIKSSON"),
        ("zone-given-names", "ANNA MARIA"),
        ("zone-birth", "1974-08-12"),
        ("zone-sex", "F"),
        ("zone-expiry", "2012-04-15"),
        ("mrz", (NAMES, FACTS)),
    ],
)
def test_what_the_zone_holds(form: str, value: object) -> None:
    parsed = PARSERS[form](ZONE)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == (value, True)
    assert parsed.check_digit is not CheckDigit.INVALID


@pytest.mark.parametrize("place", [*range(10), *range(13, 20), *range(21, 44)])
def test_one_wrong_character_shows(place: int) -> None:
    other = next(
        figure for figure in "12" if check_digit_of(figure) != check_digit_of(FACTS[place])
    )
    parsed = PARSERS["mrz"](f"{NAMES} {FACTS[:place]}{other}{FACTS[place + 1 :]}")
    assert parsed is not None
    assert parsed.check_digit is CheckDigit.INVALID


def test_letters_and_figures_that_weigh_alike_need_a_witness() -> None:
    parsed = PARSERS["zone-number"](f"{NAMES} 1{FACTS[1:]}")
    assert parsed is not None
    assert (parsed.value, parsed.check_digit) == ("1898902C3", CheckDigit.VALID)
    assert not parsed.proven


def test_a_nought_among_names_is_the_letter_and_a_letter_among_dates_the_nought() -> None:
    names = NAMES.replace("UTO", "UT0")
    parsed = PARSERS["mrz"](f"{names} {FACTS[:10]}UT0{FACTS[13:22]}{FACTS[22:]}")
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == ((NAMES, FACTS), True)
    assert parsed.check_digit is CheckDigit.VALID


def test_a_miscounted_run_of_fillers_hides_nothing_before_it() -> None:
    short = f"{NAMES[:-1]} {FACTS[:-4]}{FACTS[-2:]}"
    zone, number = PARSERS["mrz"](short), PARSERS["zone-number"](short)
    assert zone is not None
    assert (zone.well_formed, zone.check_digit) == (False, CheckDigit.INVALID)
    assert number is not None
    assert (number.value, number.check_digit) == ("L898902C3", CheckDigit.VALID)
    name = PARSERS["zone-surname"](short)
    assert name is not None
    assert (name.value, name.well_formed) == ("ERIKSSON", False)  # a letter may be missing


def test_a_character_missing_in_front_shows() -> None:
    parsed = PARSERS["zone-birth"](f"{NAMES} {FACTS[:12]}{FACTS[13:]}")
    assert parsed is None or parsed.check_digit is CheckDigit.INVALID


def test_a_letter_in_small_and_words_between_the_lines() -> None:
    text = f"{NAMES} Zone of two lines (MRZ) {FACTS[:10]}UTo{FACTS[13:]}"
    parsed = PARSERS["mrz"](text)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == ((NAMES, FACTS), True)


def test_figures_that_may_be_letters_of_a_series_need_a_witness() -> None:
    facts = "250000188" + check_digit_of("250000188") + FACTS[10:]
    parsed = PARSERS["zone-number"](f"{NAMES} {facts}")
    assert parsed is not None
    assert (parsed.check_digit, parsed.proven) == (CheckDigit.VALID, False)  # ZS weighs alike
    facts = "990000188" + check_digit_of("990000188") + FACTS[10:]
    parsed = PARSERS["zone-number"](f"{NAMES} {facts}")
    assert parsed is not None
    assert parsed.proven


def test_a_figure_in_a_name_is_not_repaired() -> None:
    zone = PARSERS["mrz"](f"{NAMES.replace('MARIA', 'MAR1A')} {FACTS}")
    assert zone is not None
    assert not zone.well_formed


def test_names_of_the_first_line_have_no_check_digit() -> None:
    parsed = PARSERS["mrz"](ZONE)
    assert parsed is not None
    assert parsed.check_digit is CheckDigit.VALID
    assert not parsed.proven


@given(st.text(alphabet=string.ascii_uppercase + string.digits + "<", max_size=30))
def test_a_check_digit_is_one_figure(text: str) -> None:
    assert check_digit_of(text) in set(string.digits)


@pytest.mark.parametrize(
    ("text", "surname", "given"),
    [
        ("郑嘉怡 ZHENG, JIAYI", "ZHENG", "JIAYI"),
        ("ZHENG", "ZHENG", "ZHENG"),
        ("Anna Maria", "Anna Maria", "Anna Maria"),
        ("O'BRIEN-SMITH", "O'BRIEN-SMITH", "O'BRIEN-SMITH"),
    ],
)
def test_names_of_the_visual_zone(text: str, surname: str, given: str) -> None:
    one, other = PARSERS["surname"](text), PARSERS["given-names"](text)
    assert (one and one.value, other and other.value) == (surname, given)
