"""Check digits of the numbers that papers carry, worked out from the standards' own text.

GB 32100-2015 and GB 11714 (firms), GB 11643 (residents), GS 15 (licences before 2015), ICAO 9303
(passports), ZC 0006 (patents). Everything made here belongs to no place and no firm: area codes
start with 99.
"""

from datetime import date
from random import Random

CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(rng: Random, kind: str = "91") -> str:
    """Return an 18-character credit code; ``kind`` is its first two: 91 firm, 92 trader."""
    if rng.random() < 0.6:
        body = "MA" + "".join(rng.choice("0123456789ABCDEFGHJKLM") for _ in range(6))
    else:
        body = f"{rng.randrange(10**7, 8 * 10**7)}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = -sum(int(sign, 36) * w for sign, w in zip(body, weights, strict=True)) % 11
    body += "X" if rest == 10 else str(rest)
    code = f"{kind}99{rng.randrange(2, 90):02d}{rng.randrange(1, 40):02d}{body}"
    total = sum(CREDIT_SIGNS.index(sign) * pow(3, k, 31) for k, sign in enumerate(code))
    return code + CREDIT_SIGNS[-total % 31]


def licence_number(rng: Random) -> str:
    """Return a 15-digit registration number with its ISO 7064 mod 11,10 check digit."""
    digits = f"99{rng.randrange(10, 99)}00{rng.randrange(10**8):08d}"
    carry = 10
    for digit in digits:
        carry = ((carry + int(digit) - 1) % 10 + 1) * 2 % 11
    return digits + str((11 - carry) % 10)


def resident_number(rng: Random, born: date, *, female: bool) -> str:
    """Return an 18-character resident number."""
    order = rng.randrange(5, 480) * 2 + (not female)
    digits = f"99{rng.randrange(2, 60):02d}{rng.randrange(1, 30):02d}{born:%Y%m%d}{order:03d}"
    total = sum(int(sign) * pow(2, 17 - k, 11) for k, sign in enumerate(digits))
    check = (12 - total) % 11
    return digits + ("X" if check == 10 else str(check))


def patent_number(rng: Random, filed: date, kind: int) -> str:
    """Return ``2019xnnnnnnn.c`` without ZL; ``kind`` is 1 invention, 2 utility model, 3 design."""
    digits = f"{filed.year}{kind}{rng.randrange(10**5, 10**7):07d}"
    total = sum(int(sign) * (2 + k % 8) for k, sign in enumerate(digits))
    return f"{digits}.{'0123456789X'[total % 11]}"


def machine_lines(
    state: str, surname: str, given: str, number: str, born: date, sex: str, until: date
) -> tuple[str, str]:
    """Return a passport's two machine-readable lines of 44 signs."""
    name = f"P<{state}{_filled(surname)}<<{_filled(given)}"
    number = number.ljust(9, "<")
    first = number + _check(number)
    second = f"{born:%y%m%d}" + _check(f"{born:%y%m%d}")
    third = f"{until:%y%m%d}" + _check(f"{until:%y%m%d}")
    own = "<" * 14 + "0"
    line = f"{first}{state}{second}{sex}{third}{own}"
    return name[:44].ljust(44, "<"), line + _check(first + second + third + own)


def _filled(name: str) -> str:
    return name.replace("'", "").replace(" ", "<").replace("-", "<")


def _check(text: str) -> str:
    worth = [0 if sign == "<" else int(sign, 36) for sign in text]
    return str(sum(w * (7, 3, 1)[k % 3] for k, w in enumerate(worth)) % 10)
