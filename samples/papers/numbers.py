"""Numbers with valid check digits in areas that are assigned to nobody.

Rules: GB 32100 and GB 11643 for Chinese firms and people, ICAO 9303 part 4 for passports, the
patent office's own rule for patents.
"""

from datetime import date
from random import Random

_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGAN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_PERSON_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
NOBODYS_AREA = "9901"
"""First digits of an administrative area that GB/T 2260 gives to no place."""


def credit_code(rng: Random, prefix: str = "91") -> str:
    """Invent an 18-character unified social credit code; ``92`` is a 个体工商户."""
    organ = "MA" + "".join(rng.choice("0123456789ABCDEFGHJK") for _ in range(6))
    total = sum(int(c, 36) * w for c, w in zip(organ, _ORGAN_WEIGHTS, strict=True))
    organ += "0123456789X0"[(11 - total % 11) % 11]
    code = f"{prefix}{NOBODYS_AREA}{rng.randrange(0, 99):02d}{organ}"
    weighed = sum(_CREDIT.index(c) * w for c, w in zip(code, _CREDIT_WEIGHTS, strict=True))
    return code + _CREDIT[(31 - weighed % 31) % 31]


def resident_number(rng: Random, born: date, *, female: bool) -> str:
    """Invent an 18-character resident number of nobody's area."""
    serial = rng.randrange(10, 99) * 10 + 2 * rng.randrange(5) + (0 if female else 1)
    number = f"{NOBODYS_AREA}01{born:%Y%m%d}{serial:03d}"
    total = sum(int(c) * w for c, w in zip(number, _PERSON_WEIGHTS, strict=True))
    return number + "10X98765432"[total % 11]


def registration_number(rng: Random) -> str:
    """Invent a 15-digit licence number as used before 2015 (GS 15, ISO 7064 mod 11,10)."""
    digits = f"{NOBODYS_AREA}00{rng.randrange(10**8):08d}"
    rest = 10
    for digit in digits:
        rest = (rest + int(digit)) % 10 or 10
        rest = rest * 2 % 11
    return digits + str((11 - rest) % 10)


def patent_number(rng: Random, filed: date, kind: int) -> str:
    """Invent a 13-digit patent number without ZL; ``kind`` is 1 invention, 2 model, 3 design."""
    digits = f"{filed.year}{kind}{rng.randrange(10**7):07d}"
    total = sum(int(c) * w for c, w in zip(digits, (*range(2, 10), *range(2, 6)), strict=True))
    return f"{digits}.{'0123456789X'[total % 11]}"


def mrz(
    state: str, surname: str, given: str, number: str, born: date, sex: str, until: date
) -> tuple[str, str]:
    """Return the two lines of a passport's machine-readable zone (TD3), check digits included."""
    names = f"{surname}<<{given}".replace(" ", "<").replace("-", "<")
    first = f"P<{state}{names}"[:44].ljust(44, "<")
    number = number.ljust(9, "<")
    numbered = number + _mrz_digit(number)
    birth = f"{born:%y%m%d}" + _mrz_digit(f"{born:%y%m%d}")
    expiry = f"{until:%y%m%d}" + _mrz_digit(f"{until:%y%m%d}")
    optional = "<" * 14 + "0"
    whole = _mrz_digit(numbered + birth + expiry + optional)
    return first, f"{numbered}{state}{birth}{sex}{expiry}{optional}{whole}"


def _mrz_digit(text: str) -> str:
    values = (0 if char == "<" else int(char, 36) for char in text)
    return str(sum(value * (7, 3, 1)[at % 3] for at, value in enumerate(values)) % 10)
