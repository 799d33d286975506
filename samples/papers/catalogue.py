"""Every kind and style that can be drawn, under the names of the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from samples.papers.invention import Firm, Story, story, trader
from samples.papers.sheet import Sheet
from samples.papers.styles import certificates, letters, licences, notices, others

Draw = Callable[[Story, Random], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn paper: its pages and what the contract calls its kind."""

    doc_type: str
    style: str
    sheets: tuple[Sheet, ...]


def _of_any_firm(drawn: Callable[[Firm, Random], tuple[Sheet, ...]]) -> Draw:
    def draw(told: Story, rng: Random) -> tuple[Sheet, ...]:
        return drawn(rng.choice((told.holder, told.agent)), rng)

    return draw


def _of_a_trader(_: Story, rng: Random) -> tuple[Sheet, ...]:
    return licences.trader(trader(rng), rng)


CATALOGUE: dict[str, dict[str, Draw]] = {
    "trademark_certificate": {
        "saic_old": certificates.saic_old,
        "saic_new": certificates.saic_new,
        "cnipa_paper": certificates.cnipa_paper,
        "cnipa_electronic": certificates.cnipa_electronic,
    },
    "business_licence": {
        "landscape": _of_any_firm(licences.landscape),
        "landscape_2022": _of_any_firm(licences.landscape_2022),
        "portrait": _of_any_firm(licences.portrait),
        "portrait_15": _of_any_firm(licences.portrait_15),
        "trader": _of_a_trader,
    },
    "authorization_letter": {
        "labels": letters.labels,
        "running": letters.running,
        "table": letters.table,
        "bilingual": letters.bilingual,
        "annexed": letters.annexed,
        "dealer": letters.dealer,
    },
    "id_card": {"copy": others.id_card},
    "invoice": {"electronic": others.invoice},
    "other": {"contract": others.contract, "blank": others.blank},
    "counter_notice": {"appeal": notices.appeal, "declaration": notices.declaration},
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
