"""Certificates of the Japanese and the Korean office, in their own scripts."""

from datetime import date
from random import Random

from samples.papers import foreign, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story
from samples.papers.ornaments import (
    double_frame,
    paste_darker,
    qr_code,
    rosette,
    specimen,
    tint,
)
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.particulars import boxed_mark
from samples.papers.styles.rows import rows

_GOLD: Colour = (176, 138, 60)
_ERAS = ((date(2019, 5, 1), "令和", 2018), (date(1989, 1, 8), "平成", 1988))


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
    sheet.text(
        105,
        61,
        "（CERTIFICATE OF TRADEMARK REGISTRATION）",
        Type(Face.SONG_JA, 10),
        align=Align.CENTRE,
    )
    body = Type(Face.SONG_JA, 12, leading=1.6)
    number = f"{5_460_000 + rng.randrange(1_400_000)}"
    sheet.text(34, 74, ("登録番号", "　第", Said("registration_number", number), "号"), body)
    sheet.text(34, 82, f"(REGISTRATION NUMBER) {int(number):,}", english.sized(9))
    boxed_mark(sheet, right, rng, (70, 92, 140, 128))
    (goods,) = right.goods
    classes = Said("nice_classes", "25", right.classes)
    applied = f"{right.filed.year}-{rng.randrange(1000, 160000):06d}"
    y = rows(
        sheet,
        (34, 138, 92, 88),
        [
            ("商品及び役務の区分", ("第", classes, "類")),
            ("指定商品又は指定役務", Said("goods_services", "，".join(goods))),
            ("商標権者", Said("holder_address", right.address[0])),
            ("", Said("holder_name", right.holder)),
            ("出願番号", ("商願", Said("application_number", applied))),
            ("出願日", Said("filing_date", _era(right.filed), right.filed.isoformat())),
            (
                "登録日",
                Said("registration_date", _era(right.registered), right.registered.isoformat()),
            ),
        ],
        body,
        body,
    )
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
    sheet.text(
        105, 43, "CERTIFICATE OF TRADEMARK REGISTRATION", Type(Face.LATIN, 12), align=Align.CENTRE
    )
    body = Type(rng.choice((Face.SONG_KO, Face.HEI_KO)), 12, leading=1.6)
    number = f"40-{rng.randrange(900_000, 2_300_000):07d}"
    applied = f"40-{right.filed.year}-{rng.randrange(1000, 220000):07d}"
    boxed_mark(sheet, right, rng, (66, 100, 144, 140))
    rows(
        sheet,
        (30, 58, 84, 96),
        [
            ("등록번호 (Registration No.)", ("제 ", Said("registration_number", number), " 호")),
            ("출원번호 (Application No.)", ("제 ", Said("application_number", applied), " 호")),
            (
                "출원일 (Filing Date)",
                Said("filing_date", _korean(right.filed), right.filed.isoformat()),
            ),
            (
                "등록일 (Registration Date)",
                Said("registration_date", _korean(right.registered), right.registered.isoformat()),
            ),
        ],
        body.sized(10.5),
        body,
    )
    (goods,) = right.goods
    classes = Said("nice_classes", "25", right.classes)
    y = rows(
        sheet,
        (30, 152, 84, 96),
        [
            ("상표권자 (Owner)", Said("holder_name", right.holder)),
            ("", Said("holder_address", right.address[0])),
            ("상품류 구분", ("제 ", classes, " 류")),
            ("지정상품", Said("goods_services", ", ".join(goods))),
        ],
        body.sized(10.5),
        body,
    )
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


def _era(day: date) -> str:
    _, name, offset = next(era for era in _ERAS if day >= era[0])
    year = day.year - offset
    return f"{name}{year if year > 1 else '元'}年{day.month:2d}月{day.day:2d}日"


def _korean(day: date) -> str:
    return f"{day.year}년 {day.month:02d}월 {day.day:02d}일"
