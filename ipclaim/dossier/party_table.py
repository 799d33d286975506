"""The parties in words: the table below the drawing, and what the drawing says to who hears it."""

from collections.abc import Iterator

from ipclaim.dossier.blocks import Cell, PageNumber, Paragraph, Span, Table, say
from ipclaim.dossier.parties import Constellation, Ground, Party, tied_parties
from ipclaim.dossier.sheets import both, head_cell
from ipclaim.dossier.style import CELL, CELL_EN
from ipclaim.dossier.tongues import pair, spans
from ipclaim.model.text import Languages, Text, counted

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
    shops = counted(count, "# shop|# shops")
    en.append(f"{whole.parties[whole.complainant].name} complains of {shops}")
    return languages.of(Text("；".join(zh) + "。", "; ".join(en) + "."))


def party_table(whole: Constellation) -> Table:
    """Return each tie with its exhibit and page, each party's identity, and the accused shops."""
    head = (
        Text("一方", "Party"),
        Text("关系", "Tie"),
        Text("另一方", "Other party"),
        Text("依据", "Shown by"),
        Text("页", "Page"),
    )
    rows = (*_ties(whole), *_identities(whole), *_near_names(whole), *_shops(whole))
    return Table((30, 17, 30, 15, 8), rows, tuple(map(head_cell, head)), 3.0)


Row = tuple[Cell, ...]


def _ties(whole: Constellation) -> Iterator[Row]:
    for tie, giver, taker in tied_parties(whole):
        other = (say(taker.name, CELL),) if taker else pair(whole.right, CELL, CELL_EN)
        yield (_named(giver), Cell(both(tie.what)), Cell(other), *_shown_by(tie.ground))


def _identities(whole: Constellation) -> Iterator[Row]:
    for party in whole.parties:
        if party.identity is not None:
            what = Cell(both(Text("主体", "identity")))
            yield (_named(party), what, Cell(()), *_shown_by(party.identity))


def _near_names(whole: Constellation) -> Iterator[Row]:
    for party in whole.parties:
        if party.near is not None:
            yield (
                _named(party),
                Cell(both(_NOT_THE_SAME)),
                Cell(both(party.near)),
                Cell(()),
                Cell(()),
            )


def _shops(whole: Constellation) -> Iterator[Row]:
    nameless = Paragraph(spans(NAMELESS, Span(""), Span(""), " "), CELL)
    for shop in whole.shops:
        count = len(shop.listings)
        yield (
            _named(whole.parties[whole.complainant]),
            Cell(both(COMPLAINS)),
            Cell((say(shop.name, CELL) if shop.name else nameless,)),
            Cell(both(Text(f"{count} 条链接", counted(count, "# listing|# listings")))),
            Cell((PageNumber(shop.listings[0].anchor, CELL),)),
        )


def _named(party: Party) -> Cell:
    return Cell((say(party.name, CELL),))


def _shown_by(ground: Ground | None) -> Row:
    """Return the exhibit and its page in the volume, or that no paper shows it."""
    if ground is None:
        return Cell(both(NO_PAPER)), Cell(())
    return Cell(both(ground.told, link=ground.anchor)), Cell((PageNumber(ground.anchor, CELL),))
