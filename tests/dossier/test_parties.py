"""Who is who in a complaint, and how it is drawn."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import Glyphs, LinkTo, Panel, Stroke
from ipclaim.dossier.parties import AGENT, COMPLAINANT, HOLDER, constellation
from ipclaim.dossier.party_graph import party_section
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.style import CARE, PAGE_WIDTH, RIGHT, TEXT_BOTTOM
from ipclaim.model.document import Document, Value
from ipclaim.model.text import Languages, Text
from tests.dossier.hand_made import made_by_hand

AGENCY = "杭州云帆知识产权代理有限公司"
HOLDING = "苏州青禾䶮服饰有限公司"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    given = made_by_hand(tmp_path_factory.mktemp("case"))
    nothing = Text("无", "none")
    files = [document.file for document in given.assessment.documents]
    prepared = {
        file: PreparedFile(file, "0", 0, (), nothing)
        for file in (*files, "evidence/data/L0001/page.jpg")
    }
    return make_book(given, prepared)


def saying(paper: Document | None, **values: Value) -> Document:
    assert paper is not None
    return replace(
        paper,
        fields=tuple(
            replace(field, value=values.get(field.name, field.value)) for field in paper.fields
        ),
    )


def with_letters(book: Book, *letters: Document) -> Book:
    return replace(book, parts=replace(book.parts, letters=letters))


def with_shops(book: Book, count: int, name: str = "SPECIMEN {} 号店") -> Book:
    first = book.captured[1]
    shops = tuple(
        replace(
            first,
            listing=replace(
                first.listing,
                id=f"L{number:04}",
                link=first.listing.link.model_copy(update={"seller": name.format(number)}),
            ),
        )
        for number in range(1, count + 1)
    )
    return replace(book, captured=shops)


def marks(section: Section) -> Iterator[tuple[float, float, object]]:
    for sheet in section.sheets:
        for group in sheet.groups:
            for mark in group.marks:
                yield group.x, group.y, mark


def words(section: Section) -> str:
    return "".join(mark.text for _, _, mark in marks(section) if isinstance(mark, Glyphs))


def links(section: Section) -> set[str]:
    return {mark.target for _, _, mark in marks(section) if isinstance(mark, LinkTo)}


def test_the_chain_runs_from_the_right_over_its_holder_to_the_agent(book: Book) -> None:
    whole = constellation(book)
    assert [(party.name, party.roles) for party in whole.parties] == [
        (HOLDING, (HOLDER,)),
        (AGENCY, (AGENT, COMPLAINANT)),
    ]
    assert whole.depths == (1, 2)
    assert [tie.ground.anchor if tie.ground else None for tie in whole.ties] == [
        "exhibit:2",
        "exhibit:3",
    ]
    assert whole.parties[whole.complainant].identity is not None


def test_a_look_alike_is_a_party_of_its_own_and_the_chain_shows_broken(book: Book) -> None:
    wrong = saying(book.parts.letter, grantor="苏州青禾垄服饰有限公司")
    whole = constellation(with_letters(book, wrong))
    near = whole.parties[1].near
    assert near is not None
    assert near.zh == f"与“{HOLDING}”相近而不同：䶮 ≠ 垄"
    assert [party.name for party in whole.parties][:2] == [HOLDING, "苏州青禾垄服饰有限公司"]
    assert whole.depths == (1, 2, 3)


def test_a_sub_delegation_makes_the_chain_longer(book: Book) -> None:
    head = saying(book.parts.letter, grantee="宁波远桥咨询有限公司")
    further = saying(book.parts.letter, grantor="宁波远桥咨询有限公司", grantee=AGENCY)
    whole = constellation(with_letters(book, head, further))
    assert {whole.parties[place].name: depth for place, depth in enumerate(whole.depths)} == {
        HOLDING: 1,
        "宁波远桥咨询有限公司": 2,
        AGENCY: 3,
    }


def test_each_line_names_its_exhibit_and_leads_there(book: Book, faces: FontSet) -> None:
    section = party_section(book, faces)
    assert {"exhibit:1", "exhibit:2", "exhibit:3", "listing:L0001"} <= links(section)
    told = words(section)
    for name in (HOLDING, AGENCY, "SPECIMEN 鞋行"):
        assert name in told
    assert "未见证明文件" not in told


def test_where_no_paper_ties_a_party_the_line_is_broken(book: Book, faces: FontSet) -> None:
    whole, broken = (party_section(each, faces) for each in (book, with_letters(book)))
    dashes = [
        sum(isinstance(mark, Stroke) and mark.colour == CARE for _, _, mark in marks(section))
        for section in (whole, broken)
    ]
    assert dashes[0] == 0
    assert dashes[1] > 4
    assert "未见证明文件" in words(broken)


def test_the_drawing_is_one_figure_that_says_what_it_shows(book: Book, faces: FontSet) -> None:
    section = party_section(book, faces)
    tags = {mark.tag for _, _, mark in marks(section) if isinstance(mark, Panel) and mark.tag}
    (figure,) = (tag for tag in tags if tag.alt)
    assert f"{HOLDING}授权 {AGENCY}" in figure.alt
    assert f"{AGENCY} complains of 1 shop" in figure.alt


@pytest.mark.parametrize("count", [1, 2, 3, 12, 40])
def test_any_number_of_shops_stays_on_the_page(book: Book, faces: FontSet, count: int) -> None:
    section = party_section(with_shops(book, count), faces)
    told = words(section)
    assert all(f"SPECIMEN {number} 号店" in told for number in range(1, count + 1))
    assert ("另有 28 家店铺" in told) == (count == 40)
    assert ("被投诉店铺（" in told) == (count > 1)
    for x, y, mark in marks(section):
        if isinstance(mark, Glyphs):
            assert 0 < x + mark.x < PAGE_WIDTH - RIGHT
            assert 0 < y + mark.y < TEXT_BOTTOM + 1


def test_a_long_chain_leaves_room_for_fewer_shops(book: Book, faces: FontSet) -> None:
    names = [HOLDING, "宁波远桥咨询有限公司", "上海示例代理有限公司", AGENCY]
    letters = [
        saying(book.parts.letter, grantor=giver, grantee=taker) for giver, taker in pairwise(names)
    ]
    long = "SPECIMEN {} 号店 Outdoor Running and Hiking Official Flagship Store of the Brand"
    section = party_section(with_shops(with_letters(book, *letters), 12, long), faces)
    told = words(section)
    assert "被投诉店铺（12）" in told
    assert "家店铺，见链接清单" in told
    assert all(f"SPECIMEN {number} 号店" in told for number in range(1, 13))


def test_a_case_with_nothing_in_it_shows_the_complainant_alone(book: Book, faces: FontSet) -> None:
    nothing = replace(book.parts, right=None, letters=(), transfers=(), identities=(), letter=None)
    bare = replace(book, parts=nothing, captured=())
    told = words(party_section(bare, faces))
    assert "材料中未找到权利证明" in told
    assert AGENCY in told
    assert "被投诉店铺" not in told


@pytest.mark.parametrize("process", ["report", "order_dispute", "seller_reply"])
def test_only_a_complaint_has_parties(book: Book, faces: FontSet, process: str) -> None:
    assert party_section(replace(book, process=process), faces).sheets == ()


def test_each_book_speaks_its_own_language(book: Book, faces: FontSet) -> None:
    zh = words(party_section(replace(book, languages=Languages.ZH), faces))
    en = words(party_section(replace(book, languages=Languages.EN), faces))
    assert "authorises" not in zh
    assert "授权" in zh
    assert "authorises" in en
    assert "权利人" not in en
