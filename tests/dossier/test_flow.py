from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.atoms import paginate
from ipclaim.dossier.blocks import Block, Cell, Gap, PageBreak, Paragraph, Span, Table, Target, say
from ipclaim.dossier.flow import compose
from ipclaim.dossier.glyphs import Chain, Face
from ipclaim.dossier.marks import Anchor, Glyphs, Group, LinkTo
from ipclaim.dossier.style import Align, Style
from ipclaim.model.text import Lang

PLAIN = Style(10, 10)
HEAD = Style(10, 10, keeps_next=True)


SQUARE = Face("Square", dict.fromkeys(range(32, 0x10000), 1.0))
SQUARES = Chain((SQUARE,))


class Square:
    """A font in which every character is as wide as it is high."""

    def chain(self, lang: Lang, *, bold: bool) -> Chain:
        del lang, bold
        return SQUARES


def pages(blocks: list[Block], height: float = 100.0, width: float = 100.0) -> list[list[str]]:
    atoms = compose(blocks, Square(), width)
    return [words(groups) for groups in paginate(atoms, x=0, y=0, height=height)]


def words(groups: Sequence[Group]) -> list[str]:
    return [mark.text for group in groups for mark in group.marks if isinstance(mark, Glyphs)]


@given(texts=st.lists(st.text(alphabet="商标注册", min_size=1, max_size=80), max_size=30))
def test_every_word_stands_on_some_page_in_order(texts: list[str]) -> None:
    drawn = "".join(word for page in pages([say(text, PLAIN) for text in texts]) for word in page)
    assert drawn == "".join(texts)


def test_a_heading_moves_with_what_follows() -> None:
    body = [say("一", PLAIN) for _ in range(9)]
    first, second = pages([*body, say("题", HEAD), say("文", PLAIN)])
    assert len(first) == 9
    assert second == ["题", "文"]


def test_no_paragraph_leaves_a_single_line_behind() -> None:
    filled = [say("一", PLAIN) for _ in range(9)]
    first, second = pages([*filled, say("商" * 30, PLAIN)])
    assert len(first) == 9
    assert len(second) == 3


def test_a_gap_at_the_head_of_a_page_is_dropped() -> None:
    blocks: list[Block] = [say("一", PLAIN), PageBreak(), Gap(50), say("二", PLAIN)]
    atoms = compose(blocks, Square(), 100)
    second = paginate(atoms, x=0, y=0, height=100)[1]
    assert second[0].y == 0


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((say(text, PLAIN),)) for text in texts)


def test_a_table_repeats_its_head_on_each_page() -> None:
    table = Table((1, 1), tuple(row("左", "右") for _ in range(12)), row("头", "目"), padding=0.0)
    drawn = pages([table])
    assert len(drawn) > 1
    assert all(page[:2] == ["头", "目"] for page in drawn)
    assert sum(page.count("左") for page in drawn) == 12


@given(size=st.integers(1, 400))
def test_a_row_higher_than_a_page_is_cut_without_loss(size: int) -> None:
    drawn = pages([Table((1,), (row("商" * 10 * size),))], height=500.0)
    assert sum(len(word) for page in drawn for word in page) == 10 * size
    assert all(len(page) <= 50 for page in drawn)


def test_a_justified_line_fills_its_measure_and_the_last_does_not() -> None:
    style = Style(10, 10, align=Align.JUSTIFY)
    atoms = compose([Paragraph((Span("商标注册证，商标注册证，商标"),), style)], Square(), 105)
    first, last = (mark for atom in atoms for mark in atom.marks if isinstance(mark, Glyphs))
    assert first.spread > 0
    assert last.spread == 0


def test_a_word_within_a_justified_line_is_not_pulled_apart() -> None:
    style = Style(10, 10, align=Align.JUSTIFY)
    atoms = compose([say("商标注册QINGHE商标注册证，商标", style)], Square(), 155)
    marks = [mark for mark in atoms[0].marks if isinstance(mark, Glyphs)]
    assert [mark.text for mark in marks] == ["商标注册", "QINGHE", "商标注册"]
    assert marks[0].spread == marks[2].spread > marks[1].spread == 0
    end = marks[2].x + 10 * 4 + 3 * marks[2].spread
    assert abs(end - 155) < 0.01


def test_the_words_of_a_link_are_one_place_to_click() -> None:
    style = Style(10, 10, align=Align.JUSTIFY)
    spans = (Span("商标注册"), Span("证据A1证", link="exhibit:1"), Span("商标注册，商标"))
    atoms = compose([Paragraph(spans, style)], Square(), 135)
    assert sum(isinstance(mark, LinkTo) for atom in atoms for mark in atom.marks) == 1


def test_a_target_sticks_to_the_next_line() -> None:
    filled: list[Block] = [say("一", PLAIN) for _ in range(10)]
    atoms = compose([*filled, Target("here"), say("二", PLAIN)], Square(), 100)
    second = paginate(atoms, x=0, y=0, height=100)[1]
    assert any(isinstance(mark, Anchor) for group in second for mark in group.marks)
