"""Pieces that certificates of offices abroad share: the mark, the goods, days, addresses."""

from collections.abc import Callable
from datetime import date
from random import Random

from samples.papers.foreign import Right
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import (
    box,
    paste_darker,
)
from samples.papers.sheet import Fact, Part, Said, Sheet, Type


def boxed_mark(
    sheet: Sheet, right: Right, rng: Random, rect: tuple[float, float, float, float]
) -> None:
    x0, y0, x1, y1 = rect
    picture = drawn_mark(right.text, rng, width=x1 - x0 - 4, height=y1 - y0 - 4)
    place = paste_darker(sheet, picture, x0 + 2, y0 + 2)
    box(sheet, rect, (150, 150, 156), mm=0.2)
    sheet.facts["mark_text"] = Fact(right.text, right.text, [place])


def goods_said(right: Right) -> list[Part]:
    return [
        Said("goods_services", "; ".join(names), right.listed, more=at > 0)
        for at, names in enumerate(right.goods)
    ]


def stated(day: date, said: Callable[[date], str]) -> tuple[str, str]:
    return said(day), day.isoformat()


def address_lines(
    sheet: Sheet, right: Right, x: float, y: float, width: float, body: Type
) -> float:
    address = Said("holder_address", "\n".join(right.address), ", ".join(right.address))
    return sheet.paragraph(x, y, width, address, body)
