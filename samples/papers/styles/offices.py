"""Trade mark certificates of offices outside China, in their own languages and date orders.

INID codes stand where the office prints them; emblems are replaced by a rosette.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from samples.papers import foreign, pens, seals
from samples.papers.fonts import Face
from samples.papers.foreign import Right
from samples.papers.invention import Story, years_later
from samples.papers.marks import drawn_mark
from samples.papers.ornaments import (
    box,
    double_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Fact, Part, Parts, Said, Sheet, Type
from samples.papers.styles.dates import american, month_first, plain, slashed, worded
from samples.papers.styles.rows import rows

_NAVY: Colour = (24, 44, 96)
_GOLD: Colour = (176, 138, 60)
_GREY: Colour = (96, 98, 104)
_ENTITIES = {
    "LLC": "LIMITED LIABILITY COMPANY",
    "Corporation": "CORPORATION",
    "Inc.": "CORPORATION",
}
_STATES = ("CN", "JP", "KR", "US", "GB", "SG", "AU", "NO", "TR", "VN")
_ERAS = ((date(2019, 5, 1), "令和", 2018), (date(1989, 1, 8), "平成", 1988))


def uspto(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """USPTO 2010s: particulars in a narrow left column, owner and goods in a wide one."""
    right = foreign.right(rng, "US", first=date(2010, 1, 5), last=date(2023, 12, 19))
    sheet = Sheet(216, 279)
    specimen(sheet)
    rosette(sheet, 30, 30, 10, colours=(_NAVY, _GOLD))
    sheet.text(46, 20, "United States of America", Type(Face.LATIN_BOLD, 23, _NAVY))
    office = Type(Face.LATIN_BOLD, 15, _NAVY)
    sheet.text(46, 32, "United States Patent and Trademark Office", office)
    _drawn(sheet, right, rng, (62, 52, 154, 96))
    bold = Type(Face.LATIN_BOLD, 11.5)
    said = month_first if rng.random() < 0.3 else american
    _uspto_column(sheet, right, rng, bold, said(right.registered))
    body = Type(Face.LATIN, 11, leading=1.35)
    y = sheet.paragraph(82, 112, 114, _us_owner(right, rng), body)
    y = _lines(sheet, right, 82, y, 114, body) + 3
    use = date(right.filed.year - 1, rng.randrange(1, 13), rng.randrange(1, 28))
    for number, names in zip(right.classes, _goods(right), strict=True):
        y = sheet.paragraph(82, y, 114, (f"CLASS {number}: ", names), body) + 1.5
    day_of_use = f"{use.month}-{use.day}-{use.year}"
    y = sheet.paragraph(82, y, 114, f"FIRST USE {day_of_use}; IN COMMERCE {day_of_use}", body) + 3
    y = sheet.paragraph(82, y, 114, "THE MARK CONSISTS OF STANDARD CHARACTERS WITHOUT CLAIM TO ANY "
                        "PARTICULAR FONT STYLE, SIZE OR COLOR", body) + 3  # fmt: skip
    _serial(sheet, right, rng, 82, y, body)
    sheet.stamp(pens.signature("Orla Fenn", rng, height=8), 42, 238)
    director = "Director of the United States\nPatent and Trademark Office"
    sheet.paragraph(20, 250, 60, director, Type(Face.LATIN_ITALIC, 9.5, leading=1.3))
    return (sheet,)


def uspto_older(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """USPTO about 2000: class on top, number at the right, two columns of small capitals."""
    right = foreign.right(rng, "US", first=date(1994, 1, 5), last=date(2007, 12, 19))
    sheet = Sheet(216, 279, (252, 250, 244))
    specimen(sheet, colour=(240, 237, 230))
    body = Type(Face.LATIN, 11.5, leading=1.35)
    classes = Said("nice_classes", ", ".join(map(str, right.classes)), right.classes)
    sheet.text(24, 24, ("Int. Cl.: ", classes), body)
    sheet.text(24, 33, "Prior U.S. Cls.: 22 and 39", body)
    number = f"{rng.randrange(1_800_000, 3_360_000):,}"
    sheet.text(192, 40, ("Reg. No. ", Said("registration_number", number, number.replace(",", ""))),
               body, align=Align.RIGHT)  # fmt: skip
    sheet.text(24, 46, "United States Patent and Trademark Office", Type(Face.LATIN_BOLD, 13))
    registered = Said("registration_date", american(right.registered), right.registered.isoformat())
    sheet.text(192, 47, ("Registered ", registered), body, align=Align.RIGHT)
    sheet.rule(24, 56, 192, 56, mm=0.5)
    sheet.text(108, 64, "TRADEMARK", Type(Face.LATIN_BOLD, 15), align=Align.CENTRE)
    sheet.text(108, 72, "PRINCIPAL REGISTER", Type(Face.LATIN_BOLD, 12), align=Align.CENTRE)
    _drawn(sheet, right, rng, (58, 88, 158, 132))
    y = sheet.paragraph(24, 146, 78, _us_owner(right, rng), body)
    y = _lines(sheet, right, 24, y, 78, body) + 4
    sheet.paragraph(24, y, 78, ("FOR: ", *_joined_goods(right)), body)
    use = f"{rng.randrange(1, 13)}-{rng.randrange(1, 28)}-{right.filed.year - 1}"
    y = sheet.paragraph(114, 146, 78, f"FIRST USE {use}; IN COMMERCE {use}.", body) + 4
    _serial(sheet, right, rng, 114, y, body)
    sheet.text(114, y + 24, "EDDA MERE, EXAMINING ATTORNEY", body.sized(9.5))
    return (sheet,)


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
    sheet.text(186, 48, "SPECIMEN OFFICE OF THE EUROPEAN UNION", Type(Face.SANS, 9, _GREY),
               align=Align.RIGHT)  # fmt: skip
    _drawn(sheet, right, rng, (120, 58, 186, 98))
    code, body = Type(Face.SANS_BOLD, 10, _NAVY), Type(Face.SANS, 10.5, leading=1.4)
    y = rows(sheet, (22, 62, 36, 78), [
        ("111", Said("registration_number", number)),
        ("151", Said("registration_date", slashed(right.registered), right.registered.isoformat())),
        ("210", Said("application_number", number)),
        ("220", Said("filing_date", slashed(right.filed), right.filed.isoformat())),
        ("180", Said("valid_to", *_pair(_anniversary(right.filed), slashed))),
        ("541", Said("mark_text", right.text)),
    ], code, body, gap=2)  # fmt: skip
    y = rows(sheet, (22, max(y, 104), 36, 150), [
        ("732", Said("holder_name", right.holder)),
        ("", Said("holder_address", "\n".join(right.address), ", ".join(right.address))),
        ("740", "HALDMERE IP\n9 Specimen Platz\n99999 Musterstadt\nDE"),
        ("270", "EN DE"),
    ], code, body, gap=2)  # fmt: skip
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
    y = sheet.paragraph(30, 82, 150, (
        "I certify that the mark shown below has been registered under No. ",
        Said("registration_number", number), " as of the date ",
        Said("filing_date", worded(right.filed), right.filed.isoformat()),
        " in respect of the goods specified below.",
    ), body)  # fmt: skip
    _drawn(sheet, right, rng, (66, y + 6, 144, y + 46))
    y += 56
    classes = Said("nice_classes", ", ".join(map(str, right.classes)), right.classes)
    y = rows(sheet, (30, y, 80, 102), [
        ("Class(es):", classes),
        ("Specification:", Said("goods_services", right.listed)),
        ("In the name of:", Said("holder_name", right.holder)),
        ("Address:", Said("holder_address", ", ".join(right.address))),
        ("Date of entry in register:",
         Said("registration_date", *_pair(right.registered, worded))),
        ("Renewal date:", Said("valid_to", *_pair(_anniversary(right.filed), worded))),
    ], Type(Face.LATIN_BOLD, 12), body, gap=3)  # fmt: skip
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
        ("Inschrijvingsnummer / Numéro d'enregistrement (111)",
         Said("registration_number", f"{1_000_000 + rng.randrange(480_000)}")),
        ("Datum van inschrijving / Date d'enregistrement (151)",
         Said("registration_date", *_pair(right.registered, slashed))),
        ("Datum van depot / Date du dépôt (220)", Said("filing_date", *_pair(right.filed, slashed))),
        ("Vervaldatum / Date d'expiration (180)", Said("valid_to", *_pair(expiry, slashed))),
        ("Naam en adres van de houder / Nom et adresse du titulaire (732)",
         (Said("holder_name", right.holder), "\n",
          Said("holder_address", "\n".join(right.address), ", ".join(right.address)))),
        ("Klassen / Classes (511)", Said("nice_classes", " ".join(map(str, right.classes)), right.classes)),
        ("Waren en diensten / Produits et services (511)", Said("goods_services", right.listed)),
    ):  # fmt: skip
        sheet.text(22, y, label, small)
        y = sheet.paragraph(22, y + 5, 160, value, body) + 3
    sheet.text(22, y, "Merk / Marque (540)", small)
    _drawn(sheet, right, rng, (22, y + 6, 92, y + 44))
    return (sheet,)


def wipo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """Madrid certificate of the International Bureau, INID codes and designations."""
    right = foreign.right(rng, "WIPO", first=date(2012, 1, 9), last=date(2024, 11, 20))
    sheet = Sheet(210, 297)
    specimen(sheet)
    rosette(sheet, 105, 26, 9, colours=((0, 96, 160), _GOLD))
    title = Type(Face.LATIN_BOLD, 19, (0, 70, 130))
    sheet.text(105, 40, "CERTIFICATE OF REGISTRATION", title, align=Align.CENTRE)
    small = Type(Face.LATIN_ITALIC, 10.5, leading=1.4)
    sheet.paragraph(28, 52, 154, "The International Bureau certifies that the indications appearing "
                    "in the present certificate conform to the recording made in the International "
                    "Register of Marks.", small)  # fmt: skip
    digits = f"{1_090_000 + rng.randrange(700_000)}"
    number = f"{digits[0]} {digits[1:4]} {digits[4:]}"
    code, body = Type(Face.LATIN, 10, _GREY), Type(Face.LATIN, 11, leading=1.4)
    until = _anniversary(right.registered)
    states = tuple(sorted(rng.sample(_STATES, rng.randrange(2, 7)) + ["EM"]))
    _drawn(sheet, right, rng, (128, 74, 186, 108))
    y = rows(sheet, (28, 76, 42, 84), [
        ("111", Said("registration_number", number, digits)),
        ("151", Said("registration_date", *_pair(right.registered, worded))),
        ("180", Said("valid_to", *_pair(until, worded))),
        ("270", "English"),
        ("732", Said("holder_name", right.holder)),
        ("", Said("holder_address", "\n".join(right.address), ", ".join(right.address))),
        ("842", f"{right.entity}, {right.address[-1]}"),
    ], code, body, gap=2)  # fmt: skip
    y = rows(sheet, (28, max(y, 114), 42, 140), [
        ("541", "Standard characters"),
    ], code, body, gap=2)  # fmt: skip
    y = _by_class(sheet, right, (28, y, 42, 140), code, body, "511")
    basic = f"{right.address[-1][:2]}, {right.filed:%d.%m.%Y}, {rng.randrange(300_000, 790_000)}"
    rows(sheet, (28, y, 42, 140), [
        ("822", basic),
        ("832", Said("designated_states", " - ".join(states), states)),
        ("527", "SG - US"),
    ], code, body, gap=2)  # fmt: skip
    sheet.text(120, 266, "Geneva, SPECIMEN", body.sized(10))
    return (sheet,)


def madrid_in_china(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """国际注册商标在中国受保护的证明, issued by the Chinese office."""
    right = foreign.right(rng, "WIPO", first=date(2013, 1, 9), last=date(2024, 3, 20))
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
    y = sheet.paragraph(32, 64, 146, (
        "兹证明国际注册第", Said("registration_number", number),
        "号商标在中国获得领土延伸保护，其注册事项如下：",
    ), body, indent=8.8)  # fmt: skip
    _drawn(sheet, right, rng, (68, y + 4, 142, y + 42))
    classes = Said("nice_classes", "、".join(map(str, right.classes)), right.classes)
    y = rows(sheet, (32, y + 52, 66, 112), [
        ("国际分类：", ("第", classes, "类")),
        ("注 册 人：", Said("holder_name", right.holder)),
        ("地　　址：", Said("holder_address", ", ".join(right.address))),
        ("国际注册日：", Said("registration_date", *_pair(right.registered, plain))),
        ("有效期限：", ("至", Said("valid_to", *_pair(_anniversary(right.registered), plain)))),
    ], body, body)  # fmt: skip
    issued = date(2025, rng.randrange(1, 12), rng.randrange(1, 28))
    sheet.text(140, 244, "国家知识产权局", body, align=Align.CENTRE)
    sheet.text(140, 254, Said("issue_date", *_pair(issued, plain)), body, align=Align.CENTRE)
    sheet.stamp(seals.round_seal("国家知识产权局", rng, bottom="SPECIMEN", diameter=42), 140, 249)
    return (sheet,)


def jpo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """商標登録証: era years with the English day beside them."""
    right = foreign.japanese(rng)
    sheet = Sheet(210, 297, (254, 253, 247))
    double_frame(sheet, 12, (150, 120, 60))
    specimen(sheet, colour=(242, 239, 230))
    rosette(sheet, 105, 32, 9, colours=((140, 40, 110), _GOLD))
    sheet.text(
        105, 47, "商標登録証", Type(Face.SONG_JA_BOLD, 30, tracking=0.35), align=Align.CENTRE
    )
    english = Type(Face.LATIN, 11)
    sheet.text(105, 61, "（CERTIFICATE OF TRADEMARK REGISTRATION）", Type(Face.SONG_JA, 10),
               align=Align.CENTRE)  # fmt: skip
    body = Type(Face.SONG_JA, 12, leading=1.6)
    number = f"{5_460_000 + rng.randrange(1_400_000)}"
    sheet.text(34, 74, ("登録番号", "　第", Said("registration_number", number), "号"), body)
    sheet.text(34, 82, f"(REGISTRATION NUMBER)　{int(number):,}", english.sized(9))
    _drawn(sheet, right, rng, (70, 92, 140, 128))
    (goods,) = right.goods
    classes = Said("nice_classes", "25", right.classes)
    applied = f"{right.filed.year}-{rng.randrange(1000, 160000):06d}"
    y = rows(sheet, (34, 138, 92, 88), [
        ("商品及び役務の区分", ("第", classes, "類")),
        ("指定商品又は指定役務", Said("goods_services", "，".join(goods))),
        ("商標権者", Said("holder_address", right.address[0])),
        ("", Said("holder_name", right.holder)),
        ("出願番号", ("商願", Said("application_number", applied))),
        ("出願日", Said("filing_date", _era(right.filed), right.filed.isoformat())),
        ("登録日", Said("registration_date", _era(right.registered), right.registered.isoformat())),
    ], body, body)  # fmt: skip
    sheet.paragraph(
        34, y + 6, 142, "この商標は、登録するものと確定し、商標原簿に登録されたことを証する。", body
    )
    sheet.text(34, 258, _era(right.registered), body)
    sheet.text(92, 262, "特許庁長官", Type(Face.SONG_JA, 14))
    sheet.text(130, 262, "見本野 太郎", Type(Face.SONG_JA, 14))
    sheet.stamp(seals.square_seal("見本", rng, side=20), 172, 264)
    return (sheet,)


def kipo(_: Story, rng: Random) -> tuple[Sheet, ...]:
    """상표등록증: number, application, owner and goods under Korean labels."""
    right = foreign.korean(rng)
    sheet = Sheet(210, 297)
    tint(sheet, (240, 244, 248), rng=rng)
    double_frame(sheet, 11, (60, 90, 140))
    specimen(sheet, colour=(234, 238, 244))
    sheet.text(105, 28, "상 표 등 록 증", Type(Face.SONG_KO_BOLD, 30), align=Align.CENTRE)
    sheet.text(105, 43, "CERTIFICATE OF TRADEMARK REGISTRATION", Type(Face.LATIN, 12),
               align=Align.CENTRE)  # fmt: skip
    body = Type(rng.choice((Face.SONG_KO, Face.HEI_KO)), 12, leading=1.6)
    number = f"40-{rng.randrange(900_000, 2_300_000):07d}"
    applied = f"40-{right.filed.year}-{rng.randrange(1000, 220000):07d}"
    _drawn(sheet, right, rng, (66, 100, 144, 140))
    rows(sheet, (30, 58, 84, 96), [
        ("등록번호 (Registration No.)", ("제 ", Said("registration_number", number), " 호")),
        ("출원번호 (Application No.)", ("제 ", Said("application_number", applied), " 호")),
        ("출원일 (Filing Date)", Said("filing_date", _korean(right.filed), right.filed.isoformat())),
        ("등록일 (Registration Date)",
         Said("registration_date", _korean(right.registered), right.registered.isoformat())),
    ], body.sized(10.5), body)  # fmt: skip
    (goods,) = right.goods
    classes = Said("nice_classes", "25", right.classes)
    y = rows(sheet, (30, 152, 84, 96), [
        ("상표권자 (Owner)", Said("holder_name", right.holder)),
        ("", Said("holder_address", right.address[0])),
        ("상품류 구분", ("제 ", classes, " 류")),
        ("지정상품", Said("goods_services", ", ".join(goods))),
    ], body.sized(10.5), body)  # fmt: skip
    sheet.paragraph(
        30,
        y + 6,
        150,
        "위의 표장은 「상표법」에 따라 상표등록원부에 등록되었음을 증명합니다.",
        body,
    )
    sheet.text(105, 236, _korean(right.registered), body, align=Align.CENTRE)
    sheet.text(105, 250, "특 허 청 장 （견본）", Type(Face.SONG_KO_BOLD, 18), align=Align.CENTRE)
    paste_darker(sheet, qr_code(f"SPECIMEN:{number}", 20), 30, 254)
    sheet.stamp(seals.square_seal("見本", rng, side=22), 158, 252)
    return (sheet,)


def _anniversary(start: date) -> date:
    """Return the anniversary after ten years, which these offices print as the end."""
    return years_later(start, 10) + timedelta(1)


def _pair(day: date, said: Callable[[date], str]) -> tuple[str, str]:
    return said(day), day.isoformat()


def _drawn(
    sheet: Sheet, right: Right, rng: Random, rect: tuple[float, float, float, float]
) -> None:
    x0, y0, x1, y1 = rect
    picture = drawn_mark(right.text, rng, width=x1 - x0 - 4, height=y1 - y0 - 4)
    place = paste_darker(sheet, picture, x0 + 2, y0 + 2)
    box(sheet, rect, (150, 150, 156), mm=0.2)
    sheet.facts["mark_text"] = Fact(right.text, right.text, [place])


def _goods(right: Right) -> list[Part]:
    return [
        Said("goods_services", "; ".join(names), right.listed, more=at > 0)
        for at, names in enumerate(right.goods)
    ]


def _joined_goods(right: Right) -> list[Part]:
    return [Said("goods_services", right.listed), f", IN CLASS {right.classes[0]}."]


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
    for number, names in zip(right.classes, _goods(right), strict=True):
        y = sheet.paragraph(at, y, width, (f"Class {number}: ", names, "."), body) + 1
    return y + 1.5


def _us_owner(right: Right, rng: Random) -> Parts:
    state = rng.choice(("OREGON", "IDAHO", "NEVADA", "OHIO"))
    return (Said("holder_name", right.holder), f" ({state} {_ENTITIES[right.entity]})")


def _lines(sheet: Sheet, right: Right, x: float, y: float, width: float, body: Type) -> float:
    address = Said("holder_address", "\n".join(right.address), ", ".join(right.address))
    return sheet.paragraph(x, y, width, address, body)


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
    serial = f"{rng.randrange(75, 98)}-{rng.randrange(1000):03d},{rng.randrange(1000):03d}"
    value = serial.replace("-", "").replace(",", "")
    filed = right.filed
    said = Said("filing_date", f"{filed.month:02d}-{filed.day:02d}-{filed.year}", filed.isoformat())
    sheet.text(
        x,
        y,
        ("SER. NO. ", Said("application_number", serial, value), ", FILED ", said),
        body.sized(10),
    )


def _era(day: date) -> str:
    _, name, offset = next(era for era in _ERAS if day >= era[0])
    year = day.year - offset
    return f"{name}{year if year > 1 else '元'}年{day.month:2d}月{day.day:2d}日"


def _korean(day: date) -> str:
    return f"{day.year}년 {day.month:02d}월 {day.day:02d}일"
