"""One paper's cast, invented only when a template asks for it."""

from datetime import date
from functools import cached_property
from random import Random

from benchmarks.papers.strangers import abroad, invention
from benchmarks.papers.strangers.abroad import Foreign
from benchmarks.papers.strangers.digits import (
    credit_code,
    machine_lines,
    patent_number,
    resident_number,
)
from benchmarks.papers.strangers.invention import Firm, Goods, Mark, Person


class Story:
    """Who and what one paper is about; templates ask for what they print."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    @cached_property
    def holder(self) -> Firm:
        """The right holder."""
        return invention.firm(self.rng)

    @cached_property
    def other(self) -> Firm:
        """A second firm: the old holder, or the new one."""
        return invention.firm(self.rng)

    @cached_property
    def agent(self) -> Firm:
        """An intellectual property agency."""
        return invention.firm(
            self.rng, self.rng.choice(("知识产权代理", "知识产权服务", "商标事务所"))
        )

    @cached_property
    def seller(self) -> Firm:
        """Somebody who sells on a platform."""
        return invention.firm(self.rng, self.rng.choice(("电子商务", "商贸", "贸易")))

    @cached_property
    def person(self) -> Person:
        """A resident."""
        return invention.person(self.rng)

    @cached_property
    def clerk(self) -> Person:
        """A second resident."""
        return invention.person(self.rng)

    def mark(self, first: int = 2009, last: int = 2023, classes: int = 1) -> Mark:
        """Invent a mark registered in these years."""
        return invention.mark(self.rng, first, last, classes)

    def goods(self, count: int, longest: int = 10) -> tuple[Goods, ...]:
        """Choose goods of ``count`` classes."""
        return invention.goods(self.rng, count, longest)

    def day(self, first: int, last: int) -> date:
        """Return some day of these years."""
        return invention.day(self.rng, first, last)

    def after(self, day: date, years: int = 10) -> date:
        """Return the last day of a term of ``years`` from ``day``."""
        return invention.ten_years(day, years)

    def plus(self, day: date, low: int, high: int) -> date:
        """Return a day ``low`` to ``high`` days later."""
        return date.fromordinal(day.toordinal() + self.rng.randint(low, high))

    def trader_code(self) -> str:
        """Return the credit code of a sole trader."""
        return credit_code(self.rng, "92")

    def body_code(self, kind: str) -> str:
        """Return the credit code of a body that is no firm: 12 institution, 51 association."""
        return credit_code(self.rng, kind)

    def patent(self, filed: date, kind: int) -> str:
        """Return a patent number."""
        return patent_number(self.rng, filed, kind)

    def resident(self, born: date, *, female: bool) -> str:
        """Return a resident number."""
        return resident_number(self.rng, born, female=female)

    def mrz(
        self, state: str, surname: str, given: str, number: str, born: date, sex: str, until: date
    ) -> tuple[str, str]:
        """Return a passport's machine-readable lines."""
        return machine_lines(state, surname, given, number, born, sex, until)

    def brand(self) -> str:
        """Invent a Chinese brand."""
        return invention.brand(self.rng)

    def latin(self) -> str:
        """Invent a Latin brand."""
        return invention.latin(self.rng)

    def place(self) -> tuple[str, str, str, str]:
        """Return city, city_en, address, address_en."""
        return invention.place(self.rng)

    def foreign(self, *lands: str) -> Foreign:
        """Invent a firm of one of these lands, given by their two letters, or of any."""
        return abroad.foreign(self.rng, self.latin(), *lands)
