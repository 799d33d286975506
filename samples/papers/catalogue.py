"""Every kind and style that can be drawn, under the names of the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from samples.papers.fonts import turned
from samples.papers.invention import Firm, Story, story, trader
from samples.papers.rarities import rarely
from samples.papers.sheet import Sheet
from samples.papers.styles import (
    american,
    asian,
    certificates,
    companies,
    companions,
    early,
    exchanges,
    letters,
    licences,
    mandates,
    notices,
    offices,
    others,
    patents,
    persons,
    register,
    traps,
    works,
)

Draw = Callable[[Story, Random], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn paper: its pages and what the contract calls its kind."""

    doc_type: str
    style: str
    jurisdiction: str
    sheets: tuple[Sheet, ...]


def _of_any_firm(drawn: Callable[[Firm, Random], tuple[Sheet, ...]]) -> Draw:
    def draw(told: Story, rng: Random) -> tuple[Sheet, ...]:
        return drawn(rng.choice((told.holder, told.agent)), rng)

    return draw


def _patent(
    drawn: Callable[[Story, Random, patents.Kind], tuple[Sheet, ...]], kind: patents.Kind
) -> Draw:
    def draw(told: Story, rng: Random) -> tuple[Sheet, ...]:
        return drawn(told, rng, kind)

    return draw


def _of_a_trader(_: Story, rng: Random) -> tuple[Sheet, ...]:
    return licences.trader(trader(rng), rng)


CATALOGUE: dict[str, dict[str, Draw]] = {
    "trademark_certificate": {
        "saic_old": certificates.saic_old,
        "saic_new": certificates.saic_new,
        "cnipa_paper": certificates.cnipa_paper,
        "cnipa_electronic": certificates.cnipa_electronic,
        "with_class_page": early.with_class_page,
        "class_page": early.class_page,
        "chinese_dates": early.chinese_dates,
        "vertical": early.vertical,
        "uspto": american.uspto,
        "uspto_older": american.uspto_older,
        "euipo": offices.euipo,
        "ukipo": offices.ukipo,
        "boip": offices.boip,
        "wipo": offices.wipo,
        "madrid_in_china": offices.madrid_in_china,
        "jpo": asian.jpo,
        "kipo": asian.kipo,
        "reissued": traps.reissued,
    },
    "trademark_renewal": {
        "sentence": companions.renewal_sentence,
        "rows": companions.renewal_rows,
    },
    "trademark_assignment": {
        "sentence": companions.assignment_sentence,
        "rows": companions.assignment_rows,
    },
    "trademark_change": {
        "name": companions.change_of_name,
        "both": companions.change_of_both,
    },
    "trademark_application": {
        "acceptance": register.acceptance,
        "acceptance_form": register.acceptance_form,
    },
    "trademark_register_extract": {
        "archive": register.archive,
        "web_page": register.web_page,
        "history": traps.history,
    },
    "business_licence": {
        "landscape": _of_any_firm(licences.landscape),
        "landscape_2022": _of_any_firm(licences.landscape_2022),
        "portrait": _of_any_firm(licences.portrait),
        "portrait_15": _of_any_firm(licences.portrait_15),
        "trader": _of_a_trader,
        "electronic_print": _of_any_firm(companies.electronic_print),
        "hong_kong": companies.hong_kong,
        "hong_kong_business": companies.hong_kong_business,
        "companies_house": companies.companies_house,
        "renumbered": _of_any_firm(traps.renumbered),
    },
    "authorization_letter": {
        "labels": letters.labels,
        "running": letters.running,
        "table": letters.table,
        "bilingual": letters.bilingual,
        "annexed": letters.annexed,
        "dealer": letters.dealer,
        "sub_delegation": mandates.sub_delegation,
        "clauses": mandates.clauses,
        "english": mandates.english,
        "english_running": mandates.english_running,
        "replacing": traps.replacing,
    },
    "copyright_certificate": {"work": works.work, "work_narrative": works.work_narrative},
    "software_copyright_certificate": {
        "software": works.software,
        "software_electronic": works.software_electronic,
    },
    "design_patent_certificate": {
        "paper": _patent(patents.paper, patents.DESIGN),
        "electronic": _patent(patents.electronic, patents.DESIGN),
    },
    "invention_patent_certificate": {
        "paper": _patent(patents.paper, patents.INVENTION),
        "electronic": _patent(patents.electronic, patents.INVENTION),
    },
    "utility_model_certificate": {
        "paper": _patent(patents.paper, patents.MODEL),
        "electronic": _patent(patents.electronic, patents.MODEL),
    },
    "id_card": {
        "copy": others.id_card,
        "sides": others.id_card_sides,
        "back": persons.card_back,
        "front": persons.card_front,
    },
    "passport": {
        "bilingual": persons.passport_bilingual,
        "english": persons.passport_english,
    },
    "invoice": {"electronic": others.invoice},
    "other": {
        "contract": others.contract,
        "blank": others.blank,
        "licence_agreement": exchanges.licence_agreement,
        "order_screenshot": exchanges.order_screenshot,
    },
    "counter_notice": {
        "appeal": notices.appeal,
        "declaration": notices.declaration,
        "english_letter": exchanges.counter_letter,
        "english_form": exchanges.counter_form,
    },
}
HELD_OUT: frozenset[tuple[str, str]] = frozenset(
    {
        ("trademark_certificate", "class_page"),
        ("trademark_certificate", "uspto_older"),
        ("trademark_renewal", "rows"),
        ("trademark_assignment", "rows"),
        ("trademark_application", "acceptance_form"),
        ("software_copyright_certificate", "software_electronic"),
        ("design_patent_certificate", "electronic"),
        ("invention_patent_certificate", "electronic"),
        ("utility_model_certificate", "electronic"),
        ("id_card", "front"),
        ("other", "order_screenshot"),
    }
)
"""Kinds and styles to report on only: nothing is tuned or calibrated on them."""
_JURISDICTIONS = {
    "uspto": "US", "uspto_older": "US", "euipo": "EU", "ukipo": "UK", "boip": "BX", "wipo": "WIPO",
    "madrid_in_china": "CN", "jpo": "JP", "kipo": "KR", "hong_kong": "HK",
    "hong_kong_business": "HK", "companies_house": "UK",
}  # fmt: skip
"""Styles of offices outside China; all others are Chinese."""
_ERAS = {
    "saic_old": (date(2003, 1, 7), date(2013, 12, 28)),
    "saic_new": (date(2014, 5, 7), date(2018, 10, 28)),
    "cnipa_paper": (date(2019, 1, 7), date(2021, 12, 28)),
    "cnipa_electronic": (date(2022, 1, 7), date(2025, 12, 28)),
    "with_class_page": (date(2003, 1, 7), date(2013, 12, 28)),
    "class_page": (date(2003, 1, 7), date(2018, 12, 28)),
    "chinese_dates": (date(1990, 1, 7), date(2002, 12, 28)),
    "vertical": (date(1983, 3, 7), date(1989, 12, 28)),
    "sentence": (date(2001, 1, 7), date(2007, 12, 28)),
    "rows": (date(2010, 3, 7), date(2015, 10, 28)),
    "name": (date(2003, 1, 7), date(2007, 12, 28)),
    "both": (date(2012, 1, 7), date(2021, 12, 28)),
    "acceptance": (date(2022, 1, 7), date(2026, 10, 28)),
    "acceptance_form": (date(2022, 1, 7), date(2026, 10, 28)),
    "reissued": (date(2012, 1, 7), date(2024, 12, 28)),
    "history": (date(2006, 1, 7), date(2014, 12, 28)),
    "archive": (date(2016, 12, 7), date(2025, 12, 28)),
    "web_page": (date(2016, 12, 7), date(2025, 12, 28)),
}
"""When the mark on each style of paper was registered, about."""
_TRIES = 12
"""Rare names that are tried until one fits the page."""


def draw(kind: str, style: str, rng: Random, *, fonts: int = 0, rare: bool = False) -> Paper:
    """Draw a paper with a fresh story.

    ``fonts`` turns the Chinese text so many places on in ``fonts.ROTATION``; 0 keeps each style's
    own typefaces. ``rare`` gives the parties long and rare names.
    """
    era = _ERAS.get(style)
    told = story(rng, first=era[0], last=era[1]) if era else story(rng)
    with turned(fonts):
        sheets = CATALOGUE[kind][style](rarely(told, rng) if rare else told, rng)
        for _ in range(_TRIES if rare else 0):
            if all(sheet.holds_its_text for sheet in sheets):
                break
            sheets = CATALOGUE[kind][style](rarely(told, rng), rng)
    return Paper(kind, style, _JURISDICTIONS.get(style, "CN"), sheets)
