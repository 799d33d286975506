"""Certificates of offices in Europe and of the Madrid system: INID codes, days first.

Emblems are replaced by a rosette.
"""

from datetime import date, timedelta
from random import Random

from samples.papers import foreign, pens, seals
from samples.papers.fonts import Face
from samples.papers.foreign import Right
from samples.papers.invention import GOODS, Story, years_later
from samples.papers.ornaments import (
    double_frame,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.dates import plain, slashed, worded
from samples.papers.styles.particulars import boxed_mark, goods_said, stated
from samples.papers.styles.rows import rows

_NAVY: Colour = (24, 44, 96)
_GOLD: Colour = (176, 138, 60)
_GREY: Colour = (96, 98, 104)
_STATES = ("CN", "JP", "KR", "US", "GB", "SG", "AU", "NO", "TR", "VN")


def euipo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """European Union certificate: INID codes in a narrow column, days first."""
    right = foreign.right(rng, "EU", first=date(2017, 1, 9), last=date(2024, 11, 20))
    sheet = Sheet(210, 297)
    tint(sheet, (240, 244, 250), rng=rng)
    specimen(sheet, colour=(234, 238, 245))
    rosette(sheet, 32, 32, 10, colours=(_NAVY, _GOLD))
    sheet.text(50, 22, "CERTIFICATE OF REGISTRATION", Type(Face.SANS_BOLD, 19, _NAVY))
    sheet.text(50, 32, "EUROPEAN UNION TRADE MARK", Type(Face.SANS_BOLD, 12, _NAVY))
    number = f"018{rng.randrange(10**6):06d}"
    sheet.text(
        186,
        48,
        "SPECIMEN OFFICE OF THE EUROPEAN UNION",
        Type(Face.SANS, 9, _GREY),
        align=Align.RIGHT,
    )
    boxed_mark(sheet, right, rng, (120, 58, 186, 98))
    code, body = Type(Face.SANS_BOLD, 10, _NAVY), Type(Face.SANS, 10.5, leading=1.4)
    y = rows(
        sheet,
        (22, 62, 36, 78),
        [
            ("111", Said("registration_number", number)),
            (
                "151",
                Said("registration_date", slashed(right.registered), right.registered.isoformat()),
            ),
            ("210", Said("application_number", number)),
            ("220", Said("filing_date", slashed(right.filed), right.filed.isoformat())),
            ("180", Said("valid_to", *stated(_anniversary(right.filed), slashed))),
            ("541", Said("mark_text", right.text)),
        ],
        code,
        body,
        gap=2,
    )
    y = rows(
        sheet,
        (22, max(y, 104), 36, 150),
        [
            ("732", Said("holder_name", right.holder)),
            ("", Said("holder_address", "\n".join(right.address), ", ".join(right.address))),
            ("740", "HALDMERE IP\n9 Specimen Platz\n99999 Musterstadt\nDE"),
            ("270", "EN DE"),
        ],
        code,
        body,
        gap=2,
    )
    _by_class(sheet, right, (22, y, 36, 150), code, body, "511")
    sheet.stamp(pens.signature("Selma Thor", rng, height=8), 150, 262)
    sheet.text(130, 272, "The Executive Director", body.sized(9))
    return (sheet,)


def ukipo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the certificate of the United Kingdom: running text, no codes."""
    right = foreign.right(rng, "UK", first=date(2014, 1, 9), last=date(2024, 11, 20))
    sheet = Sheet(210, 297, (253, 253, 250))
    double_frame(sheet, 11, (60, 78, 110))
    specimen(sheet, colour=(240, 241, 240))
    rosette(sheet, 105, 36, 12, colours=((70, 40, 90), _GOLD))
    sheet.text(
        105, 54, "CERTIFICATE OF REGISTRATION", Type(Face.LATIN_BOLD, 22), align=Align.CENTRE
    )
    sheet.text(105, 66, "Trade Marks Act 1994", Type(Face.LATIN_ITALIC, 13), align=Align.CENTRE)
    body = Type(Face.LATIN, 12, leading=1.55)
    number = f"UK0000{3_000_000 + rng.randrange(999_999)}"
    y = sheet.paragraph(
        30,
        82,
        150,
        (
            "I certify that the mark shown below has been registered under No. ",
            Said("registration_number", number),
            " as of the date ",
            Said("filing_date", worded(right.filed), right.filed.isoformat()),
            " in respect of the goods specified below.",
        ),
        body,
    )
    boxed_mark(sheet, right, rng, (66, y + 6, 144, y + 46))
    y += 56
    classes = Said("nice_classes", ", ".join(map(str, right.classes)), right.classes)
    y = rows(
        sheet,
        (30, y, 80, 102),
        [
            ("Class(es):", classes),
            ("Specification:", Said("goods_services", right.listed)),
            ("In the name of:", Said("holder_name", right.holder)),
            ("Address:", Said("holder_address", ", ".join(right.address))),
            (
                "Date of entry in register:",
                Said("registration_date", *stated(right.registered, worded)),
            ),
            ("Renewal date:", Said("valid_to", *stated(_anniversary(right.filed), worded))),
        ],
        Type(Face.LATIN_BOLD, 12),
        body,
        gap=3,
    )
    sheet.stamp(pens.signature("Jasper Lor", rng, height=9), 62, 262)
    sheet.text(34, 270, "Registrar of Trade Marks", body.sized(10))
    return (sheet,)


def boip(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Benelux certificate in Dutch and French, codes in brackets after the labels."""
    right = foreign.right(rng, "BX", first=date(2014, 1, 9), last=date(2024, 11, 20))
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.rule(20, 20, 190, 20, colour=(226, 110, 30), mm=2.2)
    sheet.text(22, 27, "Bewijs van inschrijving", Type(Face.SANS_BOLD, 20))
    sheet.text(22, 37, "Certificat d'enregistrement", Type(Face.SANS, 17, _GREY))
    body, small = Type(Face.SANS, 11, leading=1.4), Type(Face.SANS, 9, _GREY)
    y = 54.0
    expiry = _anniversary(right.filed)
    for label, value in (
        (
            "Inschrijvingsnummer / Numéro d'enregistrement (111)",
            Said("registration_number", f"{1_000_000 + rng.randrange(480_000)}"),
        ),
        (
            "Datum van inschrijving / Date d'enregistrement (151)",
            Said("registration_date", *stated(right.registered, slashed)),
        ),
        (
            "Datum van depot / Date du dépôt (220)",
            Said("filing_date", *stated(right.filed, slashed)),
        ),
        ("Vervaldatum / Date d'expiration (180)", Said("valid_to", *stated(expiry, slashed))),
        (
            "Naam en adres van de houder / Nom et adresse du titulaire (732)",
            (
                Said("holder_name", right.holder),
                "\n",
                Said("holder_address", "\n".join(right.address), ", ".join(right.address)),
            ),
        ),
        (
            "Klassen / Classes (511)",
            Said("nice_classes", " ".join(map(str, right.classes)), right.classes),
        ),
        ("Waren en diensten / Produits et services (511)", Said("goods_services", right.listed)),
    ):
        sheet.text(22, y, label, small)
        y = sheet.paragraph(22, y + 5, 160, value, body) + 3
    sheet.text(22, y, "Merk / Marque (540)", small)
    boxed_mark(sheet, right, rng, (22, y + 6, 92, y + 44))
    return (sheet,)


def wipo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Madrid certificate of the International Bureau, INID codes and designations."""
    right = foreign.right(rng, "WIPO", first=date(2012, 1, 9), last=date(2024, 11, 20))
    sheet = _bureau_page()
    digits = f"{1_090_000 + rng.randrange(700_000)}"
    number = f"{digits[0]} {digits[1:4]} {digits[4:]}"
    code, body = Type(Face.LATIN, 10, _GREY), Type(Face.LATIN, 11, leading=1.4)
    until = _anniversary(right.registered)
    states = tuple(sorted((*rng.sample(_STATES, rng.randrange(2, 7)), "EM")))
    boxed_mark(sheet, right, rng, (128, 74, 186, 108))
    y = rows(
        sheet,
        (28, 76, 42, 84),
        [
            ("111", Said("registration_number", number, digits)),
            ("151", Said("registration_date", *stated(right.registered, worded))),
            ("180", Said("valid_to", *stated(until, worded))),
            ("270", "English"),
            ("732", Said("holder_name", right.holder)),
            ("", Said("holder_address", "\n".join(right.address), ", ".join(right.address))),
            ("842", f"{right.entity}, {right.address[-1]}"),
        ],
        code,
        body,
        gap=2,
    )
    y = rows(
        sheet,
        (28, max(y, 114), 42, 140),
        [
            ("541", "Standard characters"),
        ],
        code,
        body,
        gap=2,
    )
    y = _by_class(sheet, right, (28, y, 42, 140), code, body, "511")
    basic = f"{right.address[-1][:2]}, {right.filed:%d.%m.%Y}, {rng.randrange(300_000, 790_000)}"
    rows(
        sheet,
        (28, y, 42, 140),
        [
            ("822", basic),
            ("832", Said("designated_states", " - ".join(states), states)),
            ("527", "SG - US"),
        ],
        code,
        body,
        gap=2,
    )
    sheet.text(120, 266, "Geneva, SPECIMEN", body.sized(10))
    return (sheet,)


def _bureau_page() -> Sheet:
    """Return the International Bureau's page with its heading."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    rosette(sheet, 105, 26, 9, colours=((0, 96, 160), _GOLD))
    title = Type(Face.LATIN_BOLD, 19, (0, 70, 130))
    sheet.text(105, 40, "CERTIFICATE OF REGISTRATION", title, align=Align.CENTRE)
    small = Type(Face.LATIN_ITALIC, 10.5, leading=1.4)
    sheet.paragraph(
        28,
        52,
        154,
        "The International Bureau certifies that the indications appearing "
        "in the present certificate conform to the recording made in the International "
        "Register of Marks.",
        small,
    )
    return sheet


def madrid_in_china(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """国际注册商标在中国受保护的证明, issued by the Chinese office."""
    right = foreign.right(
        rng, "WIPO", first=date(2016, 1, 9), last=date(2024, 3, 20), classes=(25,)
    )
    sheet = Sheet(210, 297)
    double_frame(sheet, 13, (150, 112, 70))
    specimen(sheet)
    title = Type(Face.SONG_BOLD, 24, tracking=0.12)
    sheet.text(105, 36, "商标注册证明", title, align=Align.CENTRE)
    sheet.text(
        105, 49, "（马德里商标国际注册 领土延伸至中国）", Type(Face.SONG, 12), align=Align.CENTRE
    )
    body = Type(Face.SONG, 12.5, leading=1.75)
    number = f"G{1_090_000 + rng.randrange(700_000)}"
    y = sheet.paragraph(
        32,
        64,
        146,
        (
            "兹证明国际注册第",
            Said("registration_number", number),
            "号商标在中国获得领土延伸保护，其注册事项如下：",
        ),
        body,
        indent=8.8,
    )
    boxed_mark(sheet, right, rng, (68, y + 4, 142, y + 42))
    classes = Said("nice_classes", "、".join(map(str, right.classes)), right.classes)
    y = rows(
        sheet,
        (32, y + 52, 66, 112),
        [
            ("国际分类：", ("第", classes, "类")),
            ("商品/服务：", Said("goods_services", "；".join(rng.sample(GOODS[25], 5)))),
            ("注 册 人：", Said("holder_name", right.holder)),
            ("地　　址：", Said("holder_address", ", ".join(right.address))),
            ("国际注册日：", Said("registration_date", *stated(right.registered, plain))),
            (
                "有效期限：",
                ("至", Said("valid_to", *stated(_anniversary(right.registered), plain))),
            ),
        ],
        body,
        body,
    )
    issued = date(2025, rng.randrange(1, 12), rng.randrange(1, 28))
    sheet.text(140, 244, "国家知识产权局", body, align=Align.CENTRE)
    sheet.text(140, 254, Said("issue_date", *stated(issued, plain)), body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal("国家知识产权局", rng, bottom="SPECIMEN", diameter=42), 140, 249)
    return (sheet,)


def _anniversary(start: date) -> date:
    """Return the anniversary after ten years, which these offices print as the end."""
    return years_later(start, 10) + timedelta(1)


def _by_class(
    sheet: Sheet,
    right: Right,
    place: tuple[float, float, float, float],
    code: Type,
    body: Type,
    inid: str,
) -> float:
    """Set 511 as offices do, class by class; the classes are one field."""
    x, y, at, width = place
    sheet.text(x, y, inid, code)
    listed = ", ".join(map(str, right.classes))
    y = sheet.paragraph(at, y, width, Said("nice_classes", listed, right.classes), body) + 1
    for number, names in zip(right.classes, goods_said(right), strict=True):
        y = sheet.paragraph(at, y, width, (f"Class {number}: ", names, "."), body) + 1
    return y + 1.5
