"""Every kind and style that can be drawn, under the names of the command line."""

from collections.abc import Callable
from datetime import date
from random import Random

from samples.papers.invention import Story, story
from samples.papers.sheet import Sheet
from samples.papers.styles import Paper, certificates, letters, licences

Draw = Callable[[Story, Random], tuple[Sheet, ...]]

CATALOGUE: dict[str, dict[str, Draw]] = {
    "trademark_certificate": {
        "saic_new": certificates.saic_new,
        "cnipa_paper": certificates.cnipa_paper,
    },
    "business_licence": {
        "landscape": lambda told, rng: licences.landscape(told.holder, rng),
    },
    "authorization_letter": {"labels": letters.labels},
}
_ERAS = {
    "saic_old": (date(2003, 1, 7), date(2013, 12, 28)),
    "saic_new": (date(2014, 5, 7), date(2018, 10, 28)),
    "cnipa_paper": (date(2019, 1, 7), date(2021, 12, 28)),
    "cnipa_electronic": (date(2022, 1, 7), date(2025, 12, 28)),
}
"""When each style of certificate was issued, about."""


def draw(kind: str, style: str, rng: Random) -> Paper:
    """Draw a paper with a fresh story."""
    era = _ERAS.get(style)
    told = story(rng, first=era[0], last=era[1]) if era else story(rng)
    return Paper(kind, style, CATALOGUE[kind][style](told, rng))
