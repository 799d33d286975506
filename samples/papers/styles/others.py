"""Papers that stand beside the main ones: identity card, invoice, a contract page, a blank page."""

from datetime import date
from random import Random

from samples.papers import invention, seals
from samples.papers.fonts import Face
from samples.papers.invention import Story
from samples.papers.numbers import resident_number
from samples.papers.ornaments import box, framed_table, rosette, specimen
from samples.papers.sheet import Align, Colour, Said, Sheet, Type
from samples.papers.styles.dates import short

_BLUE: Colour = (40, 90, 130)
_MAROON: Colour = (150, 70, 50)


def id_card(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Both sides of a resident identity card, copied onto one A4 page."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    _front(sheet, story, rng)
    _back(sheet, story, rng)
    return (sheet,)


def id_card_sides(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw the two sides of a card, each copied onto a page of its own."""
    sides = (Sheet(210, 148), Sheet(210, 148))
    for sheet, top, draw in zip(sides, (-34, -124), (_front, _back), strict=True):
        specimen(sheet)
        draw(sheet, story, rng, top)
    return sides


def _front(sheet: Sheet, story: Story, rng: Random, top: float = 0) -> None:
    born, female = invention.day(rng, date(1962, 1, 1), date(2001, 12, 28)), rng.random() < 0.5
    box(sheet, (52, top + 60, 158, top + 127), (170, 190, 200), mm=0.4)
    label, said = Type(Face.HEI, 9, _BLUE), Type(Face.HEI, 11)
    rows = (
        (68, (("姓名", Said("name", story.holder.person)),)),
        (77, (("性别", Said("sex", "女" if female else "男")), ("民族", Said("ethnicity", "汉")))),
    )
    for y, pairs in rows:
        for at, (name, value) in enumerate(pairs):
            sheet.text(59 + 26 * at, top + y, name, label)
            sheet.text(70 + 26 * at, top + y - 0.4, value, said)
    sheet.text(59, top + 86, "出生", label)
    birth = f"{born.year} 年 {born.month} 月 {born.day} 日"
    sheet.text(70, top + 85.6, Said("birth_date", birth, born.isoformat()), said)
    sheet.text(59, top + 95, "住址", label)
    address = Said("address", story.holder.address)
    sheet.paragraph(70, top + 94.6, 50, address, Type(Face.HEI, 10, leading=1.3))
    sheet.text(59, top + 117, "公民身份号码", label)
    number = Said("id_number", resident_number(rng, born, female=female))
    sheet.text(84, top + 116.4, number, Type(Face.HEI_BOLD, 12, tracking=0.12))
    box(sheet, (126, top + 66, 152, top + 100), (190, 200, 205), mm=0.2)
    portrait = Type(Face.HEI, 14, (190, 200, 205))
    sheet.text(139, top + 80, "样张", portrait, align=Align.CENTRE)


def _back(sheet: Sheet, story: Story, rng: Random, top: float = 0) -> None:
    box(sheet, (52, top + 150, 158, top + 217), (170, 190, 200), mm=0.4)
    rosette(sheet, 70, top + 168, 10, colours=((200, 40, 40), (196, 150, 70)))
    title = Type(Face.HEI_BOLD, 15, tracking=0.12)
    sheet.text(88, top + 160, "中华人民共和国", title)
    sheet.text(88, top + 170, "居民身份证", Type(Face.HEI_BOLD, 19, tracking=0.2))
    label, said = Type(Face.HEI, 9, _BLUE), Type(Face.HEI, 10)
    place = story.holder.authority.split("市场")[0]
    sheet.text(74, top + 196, "签发机关", label)
    sheet.text(92, top + 195.8, Said("issuing_authority", f"{place[-3:]}公安分局"), said)
    start = invention.day(rng, date(2012, 1, 4), date(2024, 12, 20))
    end = date(start.year + 20, start.month, min(start.day, 28))
    sheet.text(74, top + 205, "有效期限", label)
    first = Said("valid_from", f"{start:%Y.%m.%d}", start.isoformat())
    last = Said("valid_to", f"{end:%Y.%m.%d}", end.isoformat())
    sheet.text(92, top + 204.8, (first, "-", last), said)


def invoice(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """Draw an electronic VAT invoice with a few lines of goods."""
    sheet = Sheet(240, 140)
    specimen(sheet)
    head = Type(Face.KAI, 20, _MAROON, tracking=0.1)
    sheet.text(120, 9, "电子发票（普通发票）", head, align=Align.CENTRE)
    small, said = Type(Face.SONG, 9, _MAROON), Type(Face.SONG, 9)
    day = invention.day(rng, date(2025, 1, 5), date(2026, 10, 30))
    number = f"{day:%y}99{rng.randrange(10**15, 10**16)}"
    sheet.text(172, 11, ("发票号码：", Said("invoice_number", number)), said)
    date_said = Said("invoice_date", short(day), day.isoformat())
    sheet.text(172, 17, ("开票日期：", date_said), said)
    for x, label, field, firm in (
        (14, "购买方信息", "buyer", story.seller), (122, "销售方信息", "issuer", story.issuer)
    ):  # fmt: skip
        sheet.text(x, 27, label, small)
        sheet.text(x, 34, ("名称：", Said(field, firm.name)), said)
        sheet.text(x, 41, f"统一社会信用代码/纳税人识别号：{firm.credit_code}", said)
    tops = [24.0, 48.0, 56.0, 96.0, 106.0]
    framed_table(sheet, 12, tops, (216,), mm=0.3)
    columns = (14, 74, 104, 124, 146, 178, 206)
    for x, word in zip(
        columns, ("项目名称", "规格型号", "单位", "数量", "单价", "金额", "税额"), strict=True
    ):
        sheet.text(x, 50, word, small)
    total = _goods_lines(sheet, story, rng, columns, said)
    sheet.text(14, 99, "价税合计（小写）", small)
    sheet.text(178, 99, ("¥", Said("total", f"{total:.2f}")), said)
    sheet.text(14, 110, "备注：", small)
    sheet.text(14, 122, f"开票人：{story.issuer.person}", said)
    seal = seals.round_seal(story.issuer.name, rng, bottom="发票专用章", diameter=32)
    sheet.stamp(seal, 190, 112)
    return (sheet,)


def _goods_lines(
    sheet: Sheet, story: Story, rng: Random, columns: tuple[int, ...], said: Type
) -> float:
    """Print one to three lines; return the sum with tax in yuan, whole fen."""
    fen, names = 0, []
    y = 58.0
    for _ in range(rng.randrange(1, 4)):
        count, price = rng.randrange(10, 300), rng.randrange(4000, 32000)
        net = count * price
        tax = round(net * 0.13)
        fen += net + tax
        name = f"*鞋*{story.mark.text or ''}运动鞋"
        names.append(name)
        cells = (
            name, f"{rng.randrange(36, 45)}码", "双", str(count), f"{price / 100:.2f}",
            f"{net / 100:.2f}", f"{tax / 100:.2f}",
        )  # fmt: skip
        for x, cell in zip(columns, cells, strict=True):
            sheet.text(x, y, cell, said)
        y += 8
    rect = (float(columns[0]), 58.0, 226.0, y)
    scaled = tuple(value * 300 / 25.4 for value in rect)
    x0, y0, x1, y1 = scaled
    sheet.state(Said("lines", "\n".join(names), tuple(names)), (x0, y0, x1, y1))
    return fen / 100


def contract(story: Story, rng: Random) -> tuple[Sheet, ...]:
    """One page out of a supply contract: names both parties, yet is no authority at all."""
    sheet = Sheet(210, 297)
    specimen(sheet)
    sheet.text(105, 28, "产品购销合同", Type(Face.HEI_BOLD, 20, tracking=0.1), align=Align.CENTRE)
    body = Type(Face.SONG, 11.5, leading=1.8)
    y = 48.0
    for line in (
        f"合同编号：SP{rng.randrange(10**7, 10**8)}",
        f"甲方（供方）：{story.issuer.name}",
        f"乙方（需方）：{story.seller.name}",
        "根据《中华人民共和国民法典》的有关规定，甲乙双方经友好协商，就乙方向甲方采购运动鞋产品事宜，达成如下协议：",
        "一、产品名称、数量及价款以双方确认的订货单为准，乙方应于收到货物之日起三十日内付清货款。",
        "二、甲方应在收到订货单之日起十五日内发货，运输费用由乙方承担。",
        "三、产品质量标准按国家有关标准执行，乙方应在收货后七日内提出质量异议，逾期视为验收合格。",
        "四、任何一方违约，应向守约方支付合同总价款百分之十的违约金。",
        "五、因本合同引起的争议，由双方协商解决；协商不成的，任何一方均可向甲方所在地人民法院提起诉讼。",
    ):
        y = sheet.paragraph(28, y, 154, line, body, indent=8.1) + 1.5
    sheet.text(105, 284, "第 1 页 共 3 页", Type(Face.SONG, 9), align=Align.CENTRE)
    return (sheet,)


def blank(_: Story, __: Random) -> tuple[Sheet, ...]:
    """Draw a back side that went through the scanner."""
    sheet = Sheet(210, 297)
    specimen(sheet, colour=(250, 250, 250))
    return (sheet,)
