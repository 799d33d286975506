"""Certificates of the United States office: months first, particulars in columns."""

from datetime import date
from random import Random

from samples.papers import foreign, pens
from samples.papers.fonts import Face
from samples.papers.foreign import Right
from samples.papers.invention import Story
from samples.papers.ornaments import (
    rosette,
    specimen,
)
from samples.papers.sheet import Align, Colour, Part, Parts, Said, Sheet, Type
from samples.papers.styles.dates import american, month_first
from samples.papers.styles.particulars import address_lines, boxed_mark, goods_said

_NAVY: Colour = (24, 44, 96)
_GOLD: Colour = (176, 138, 60)
_ENTITIES = {
    "LLC": "LIMITED LIABILITY COMPANY",
    "Corporation": "CORPORATION",
    "Inc.": "CORPORATION",
}

_SERIES = ((1995, 74), (2000, 75), (2006, 76), (2010, 77), (2013, 85), (2016, 86), (2018, 87),
           (2020, 88), (2022, 90), (9999, 97))  # fmt: skip
"""Which series of serial numbers was given out until which year, about."""


def uspto(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """USPTO 2010s: particulars in a narrow left column, owner and goods in a wide one."""
    right = foreign.right(rng, "US", first=date(2010, 1, 5), last=date(2023, 12, 19))
    sheet = Sheet(216, 279)
    specimen(sheet)
    rosette(sheet, 30, 30, 10, colours=(_NAVY, _GOLD))
    sheet.text(46, 20, "United States of America", Type(Face.LATIN_BOLD, 23, _NAVY))
    office = Type(Face.LATIN_BOLD, 15, _NAVY)
    sheet.text(46, 32, "United States Patent and Trademark Office", office)
    boxed_mark(sheet, right, rng, (62, 52, 154, 96))
    bold = Type(Face.LATIN_BOLD, 11.5)
    said = month_first if rng.random() < 0.3 else american
    _uspto_column(sheet, right, rng, bold, said(right.registered))
    body = Type(Face.LATIN, 11, leading=1.35)
    y = sheet.paragraph(82, 112, 114, _us_owner(right, rng), body)
    y = address_lines(sheet, right, 82, y, 114, body) + 3
    use = date(right.filed.year - 1, rng.randrange(1, 13), rng.randrange(1, 28))
    for number, names in zip(right.classes, goods_said(right), strict=True):
        y = sheet.paragraph(82, y, 114, (f"CLASS {number}: ", names), body) + 1.5
    day_of_use = f"{use.month}-{use.day}-{use.year}"
    y = sheet.paragraph(82, y, 114, f"FIRST USE {day_of_use}; IN COMMERCE {day_of_use}", body) + 3
    y = (
        sheet.paragraph(
            82,
            y,
            114,
            "THE MARK CONSISTS OF STANDARD CHARACTERS WITHOUT CLAIM TO ANY "
            "PARTICULAR FONT STYLE, SIZE OR COLOR",
            body,
        )
        + 3
    )
    _serial(sheet, right, rng, 82, y, body)
    sheet.stamp(pens.signature("Orla Fenn", rng, height=8), 42, 238)
    director = "Director of the United States\nPatent and Trademark Office"
    sheet.paragraph(20, 250, 60, director, Type(Face.LATIN_ITALIC, 9.5, leading=1.3))
    return (sheet,)


def uspto_older(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """USPTO about 2000: class on top, number at the right, two columns of small capitals."""
    right = foreign.right(rng, "US", first=date(1994, 1, 5), last=date(2007, 12, 19), classes=(25,))
    sheet = Sheet(216, 279, (252, 250, 244))
    specimen(sheet, colour=(240, 237, 230))
    body = Type(Face.LATIN, 11.5, leading=1.35)
    classes = Said("nice_classes", ", ".join(map(str, right.classes)), right.classes)
    sheet.text(24, 24, ("Int. Cl.: ", classes), body)
    sheet.text(24, 33, "Prior U.S. Cls.: 22 and 39", body)
    number = f"{rng.randrange(1_800_000, 3_360_000):,}"
    sheet.text(
        192,
        40,
        ("Reg. No. ", Said("registration_number", number, number.replace(",", ""))),
        body,
        align=Align.RIGHT,
    )
    sheet.text(24, 46, "United States Patent and Trademark Office", Type(Face.LATIN_BOLD, 13))
    registered = Said("registration_date", american(right.registered), right.registered.isoformat())
    sheet.text(192, 47, ("Registered ", registered), body, align=Align.RIGHT)
    sheet.rule(24, 56, 192, 56, mm=0.5)
    sheet.text(108, 64, "TRADEMARK", Type(Face.LATIN_BOLD, 15), align=Align.CENTRE)
    sheet.text(108, 72, "PRINCIPAL REGISTER", Type(Face.LATIN_BOLD, 12), align=Align.CENTRE)
    boxed_mark(sheet, right, rng, (58, 88, 158, 132))
    y = sheet.paragraph(24, 146, 78, _us_owner(right, rng), body)
    y = address_lines(sheet, right, 24, y, 78, body) + 4
    sheet.paragraph(24, y, 78, ("FOR: ", *_joined_goods(right)), body)
    use = f"{rng.randrange(1, 13)}-{rng.randrange(1, 28)}-{right.filed.year - 1}"
    y = sheet.paragraph(114, 146, 78, f"FIRST USE {use}; IN COMMERCE {use}.", body) + 4
    _serial(sheet, right, rng, 114, y, body)
    sheet.text(114, y + 24, "EDDA MERE, EXAMINING ATTORNEY", body.sized(9.5))
    return (sheet,)


def _joined_goods(right: Right) -> list[Part]:
    return [Said("goods_services", right.listed), f", IN CLASS {right.classes[0]}."]


def _us_owner(right: Right, rng: Random) -> Parts:
    state = rng.choice(("OREGON", "IDAHO", "NEVADA", "OHIO"))
    return (Said("holder_name", right.holder), f" ({state} {_ENTITIES[right.entity]})")


def _uspto_column(sheet: Sheet, right: Right, rng: Random, bold: Type, registered: str) -> None:
    number = f"{rng.randrange(3_730_000, 7_250_000):,}"
    classes = Said("nice_classes", ", ".join(map(str, right.classes)), right.classes)
    lines: tuple[Parts, ...] = (
        ("Reg. No. ", Said("registration_number", number, number.replace(",", ""))),
        ("Registered ", Said("registration_date", registered, right.registered.isoformat())),
        ("Int. Cl.: ", classes),
        "Trademark",
        "Principal Register",
    )
    for at, parts in enumerate(lines):
        sheet.text(20, 112 + 11 * at, parts, bold)


def _serial(sheet: Sheet, right: Right, rng: Random, x: float, y: float, body: Type) -> None:
    series = next(number for until, number in _SERIES if right.filed.year < until)
    serial = f"{series}-{rng.randrange(1000):03d},{rng.randrange(1000):03d}"
    value = serial.replace("-", "").replace(",", "")
    filed = right.filed
    said = Said("filing_date", f"{filed.month:02d}-{filed.day:02d}-{filed.year}", filed.isoformat())
    sheet.text(
        x,
        y,
        ("SER. NO. ", Said("application_number", serial, value), ", FILED ", said),
        body.sized(10),
    )
