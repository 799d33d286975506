"""Numbers with valid check digits in areas that are assigned to nobody (GB 32100, GB 11643)."""

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
