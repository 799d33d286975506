"""The parties in words: the table below the drawing, and what the drawing says to who hears it."""

from ipclaim.dossier.blocks import Cell, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.parties import Constellation, tied_parties
from ipclaim.dossier.sheets import both, head_cell
from ipclaim.dossier.style import CELL, CELL_EN
from ipclaim.dossier.tongues import pair, spans
from ipclaim.model.text import Languages, Text

NO_PAPER = Text("未见证明文件", "no paper shows this")
COMPLAINS = Text("投诉", "complains of")
_NOT_THE_SAME = Text("形近而不同", "not the same")
NAMELESS = Text("（页面未显示店铺）", "(the page shows no shop)")


def told_in_words(whole: Constellation, languages: Languages) -> str:
    """Return what the drawing shows, in words."""
    zh = [
        f"{giver.name}{tie.what.zh}{f' {taker.name}' if taker else ''}"
        for tie, giver, taker in tied_parties(whole)
    ]
    en = [
        f"{giver.name} {tie.what.en}{f' {taker.name}' if taker else ''}"
        for tie, giver, taker in tied_parties(whole)
    ]
    count = len(whole.shops)
    zh.append(f"{whole.parties[whole.complainant].name}投诉 {count} 家店铺")
    en.append(f"{whole.parties[whole.complainant].name} complains of {count} shop(s)")
    return languages.of(Text("；".join(zh) + "。", "; ".join(en) + "."))


def party_table(whole: Constellation) -> Table:
    """Return each tie with its exhibit and page, each party's identity, and the accused shops."""
    nameless = Paragraph(spans(NAMELESS, Span(""), Span(""), " "), CELL)
    head = tuple(
        map(
            head_cell,
            (
                Text("一方", "Party"),
                Text("关系", "Tie"),
                Text("另一方", "Other party"),
                Text("依据", "Shown by"),
                Text("页", "Page"),
            ),
        )
    )
    rows = [
        (
            Cell((say(giver.name, CELL),)),
            Cell(both(tie.what)),
            Cell((say(taker.name, CELL),) if taker else pair(whole.right, CELL, CELL_EN)),
            Cell(both(tie.ground.told, link=tie.ground.anchor) if tie.ground else both(NO_PAPER)),
            Cell((PageNumber(tie.ground.anchor, CELL),) if tie.ground else ()),
        )
        for tie, giver, taker in tied_parties(whole)
    ]
    rows += [
        (
            Cell((say(party.name, CELL),)),
            Cell(both(Text("主体", "identity"))),
            Cell(()),
            Cell(both(party.identity.told, link=party.identity.anchor)),
            Cell((PageNumber(party.identity.anchor, CELL),)),
        )
        for party in whole.parties
        if party.identity is not None
    ]
    rows += [
        (
            Cell((say(party.name, CELL),)),
            Cell(both(_NOT_THE_SAME)),
            Cell(both(party.near)),
            Cell(()),
            Cell(()),
        )
        for party in whole.parties
        if party.near is not None
    ]
    rows += [
        (
            Cell((say(whole.parties[whole.complainant].name, CELL),)),
            Cell(both(COMPLAINS)),
            Cell((say(shop.name, CELL) if shop.name else nameless,)),
            Cell(both(Text(f"{len(shop.listings)} 条链接", f"{len(shop.listings)} listing(s)"))),
            Cell((PageNumber(shop.listings[0].anchor, CELL),)),
        )
        for shop in whole.shops
    ]
    return Table((30, 17, 30, 15, 8), tuple(rows), head, 3.0)
