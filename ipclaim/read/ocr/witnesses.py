"""Who is asked once more about a value that engine and first witness read alike, but not easily.

Measured on 583 lines of values on 71 spoiled pages of calibration styles, for values that the first
witness confirmed and whose lowest character score is under 0.90: Tesseract confirmed 18 of 23 right
numbers, Latin and short Han values, and none of 3 wrong ones. Of long texts it confirmed one right
and one wrong, so it is not asked about them.
"""

from functools import cache

from ipclaim.read.ocr.engine import Witness
from ipclaim.read.ocr.tesseract import TesseractWitness, tesseract_languages

_LONGEST = {"eng": 40, "chi_sim": 22}


def third_witness(value: str) -> Witness | None:
    """Return who may confirm a value of few characters; ``None`` when nobody here can.

    It should be shown the value alone (``part_of``): Tesseract's English model makes Latin letters
    of a Chinese label.
    """
    language = "chi_sim" if any("\u4e00" <= char <= "\u9fff" for char in value) else "eng"
    return _tesseract(language) if len(value) <= _LONGEST[language] else None


@cache
def _tesseract(language: str) -> Witness | None:
    return TesseractWitness(language) if language in tesseract_languages() else None


def third_witnesses() -> str:
    """Return the fingerprints of all that may be asked on this machine."""
    languages = sorted(tesseract_languages() & set(_LONGEST))
    return " ".join(TesseractWitness(language).fingerprint for language in languages)
