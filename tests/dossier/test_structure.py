"""What a person hears who cannot see the page."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.blocks import Block, Cell, Paragraph, Span, Table, say
from ipclaim.dossier.glyphs import Chain, Face
from ipclaim.dossier.marks import Glyphs, Group, LinkTo, Sheet, TagRole
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.structure import Element, Spoken, elements, runs
from ipclaim.dossier.style import HEAD, TITLE, Style
from ipclaim.model.text import Lang, Text
from tests.dossier.test_flow import SQUARE, Square

PLAIN = Style(20, 30)
TALL = Style(20, 300)


def planned(*blocks: Block) -> Plan:
    section = Section("text", Text("正文", "Text"), flowing(blocks, Square()))
    return bind(Volume((section,), "卷", is_draft=False), Square())


def heard(plan: Plan) -> Sequence[Element]:
    ((_, parts),) = elements(plan)
    return parts


def shape(element: Element) -> str:
    below = [shape(part) for part in element.parts if isinstance(part, Element)]
    return f"{element.tag.role}({' '.join(below)})" if below else str(element.tag.role)


def words(plan: Plan, element: Element) -> str:
    said = ""
    for part in element.parts:
        if isinstance(part, Element):
            said += words(plan, part)
        elif isinstance(part, Spoken):
            spoken = [run for run in runs(plan.pages[part.page - 1]) if run.tag is not None]
            marks = [placed.mark for placed in spoken[part.number].marks]
            said += "".join(mark.text for mark in marks if isinstance(mark, Glyphs))
    return said


def roles(parts: Sequence[Element]) -> Iterator[TagRole]:
    for element in parts:
        yield element.tag.role
        yield from roles([part for part in element.parts if isinstance(part, Element)])


def test_headings_are_told_from_paragraphs() -> None:
    parts = heard(planned(say("题", TITLE), say("节", HEAD), say("文", PLAIN)))
    assert [shape(part) for part in parts] == ["title", "heading", "paragraph"]


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    plan = planned(say("商标" * 60, TALL))
    assert len(plan.pages) > 1
    (paragraph,) = heard(plan)
    assert {part.page for part in paragraph.parts if isinstance(part, Spoken)} == {
        page.number for page in plan.pages
    }


def test_a_link_holds_its_words_and_its_place() -> None:
    spans = (Span("见 "), Span("网页", link="https://shop.example/1"), Span("。"))
    plan = planned(Paragraph(spans, PLAIN))
    (paragraph,) = heard(plan)
    assert shape(paragraph) == "paragraph(link)"
    (link,) = (part for part in paragraph.parts if isinstance(part, Element))
    assert words(plan, link) == "网页"
    assert link.parts[-1] == 0, "the plan's first link"
    assert words(plan, paragraph) == "见 网页。"


def test_a_table_keeps_its_columns_where_a_cell_is_empty() -> None:
    rows = ((Cell((say("左", PLAIN),)), Cell(())), (Cell(()), Cell((say("右", PLAIN),))))
    head = (Cell((say("头", PLAIN),)), Cell((say("目", PLAIN),)))
    (table,) = heard(planned(Table((1, 1), rows, head)))
    assert shape(table) == (
        "table(row(column-head(paragraph) column-head(paragraph)) "
        "row(cell(paragraph) cell) row(cell cell(paragraph)))"
    )


def test_a_repeated_head_is_read_once() -> None:
    rows = tuple((Cell((say("行", TALL),)),) for _ in range(6))
    plan = planned(Table((1,), rows, (Cell((say("头", PLAIN),)),)))
    assert len(plan.pages) > 1
    (table,) = heard(plan)
    assert words(plan, table) == "头" + "行" * 6


def test_names_of_rows_are_row_heads() -> None:
    row = (Cell((say("名称", PLAIN),)), Cell((say("云帆", PLAIN),)))
    (table,) = heard(planned(Table((1, 1), (row,), is_keyed=True)))
    assert shape(table) == "table(row(row-head(paragraph) cell(paragraph)))"


def test_english_is_said_in_english() -> None:
    zh, en = heard(planned(say("中文", PLAIN), say("English", Style(20, 30, lang=Lang.EN))))
    assert (zh.tag.lang, en.tag.lang) == (None, Lang.EN)


def test_header_footer_and_rules_are_decoration() -> None:
    plan = planned(say("文", PLAIN))
    said = "".join(words(plan, part) for part in heard(plan))
    assert said == "文"


def test_a_link_without_words_is_an_error() -> None:
    bare = Group(0, 0, (LinkTo(0, 0, 10, 10, "section:text"),))
    section = Section("text", Text("正文", "Text"), (Sheet((bare,)),))
    plan = bind(Volume((section,), "卷", is_draft=False), Square())
    with pytest.raises(ValueError, match="nobody hears the note on page 1"):
        elements(plan)


HALVES = Chain((Face("Odd", {code: 1.0 for code in SQUARE.advances if code % 2}), SQUARE))


class Halves:
    """Two fonts, so that one span makes several runs of glyphs."""

    def chain(self, lang: Lang, *, bold: bool) -> Chain:
        del lang, bold
        return HALVES


@given(
    texts=st.lists(
        st.lists(st.text(alphabet="商标注册证", min_size=1, max_size=40), min_size=1, max_size=4),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_is_heard_once_and_in_order(texts: list[list[str]]) -> None:
    blocks = [
        Paragraph(tuple(Span(text, link="section:text" if n % 2 else None) for n, text in at), TALL)
        for at in (list(enumerate(spans)) for spans in texts)
    ]
    section = Section("text", Text("正文", "Text"), flowing(blocks, Halves()))
    plan = bind(Volume((section,), "卷", is_draft=False), Halves())
    said = [words(plan, part) for part in heard(plan)]
    assert said == ["".join(spans) for spans in texts]
    assert list(roles(heard(plan))).count(TagRole.PARAGRAPH) == len(texts)
