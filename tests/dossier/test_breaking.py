from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.breaking import break_lines, may_break

CLOSING = "，。、；：？！）》」”’…"
OPENING = "（《「“‘"
WRITTEN = st.text(
    alphabet="商标注册证人ab1 ，。、；：？！）》”’…（《“‘/-", min_size=1, max_size=120
)


def lines(text: str, room: float) -> list[str]:
    widths = [1.0 if ord(char) > 0x2E80 or char in CLOSING + OPENING else 0.5 for char in text]
    return [text[one.start : one.end] for one in break_lines(text, widths, first=room, rest=room)]


@given(text=WRITTEN, room=st.integers(1, 30))
def test_nothing_but_spaces_is_lost(text: str, room: int) -> None:
    assert "".join(lines(text, room)).replace(" ", "") == text.replace(" ", "")


@given(
    clauses=st.lists(
        st.builds(
            lambda words, mark: words + mark,
            st.text(alphabet="商标注册人证号", min_size=2, max_size=9),
            st.sampled_from(["，", "。", "；", "）。", "”，", "……"]),
        ),
        min_size=3,
        max_size=20,
    ),
    room=st.integers(6, 30),
)
def test_no_line_starts_with_a_closing_mark(clauses: list[str], room: int) -> None:
    for line in lines("".join(clauses), room)[1:]:
        assert line[0] not in CLOSING


@given(
    parts=st.lists(st.text(alphabet="商标注册人证号", min_size=1, max_size=6), min_size=3),
    room=st.integers(6, 30),
)
def test_no_line_ends_with_an_opening_mark(parts: list[str], room: int) -> None:
    for line in lines("（《“".join(parts), room)[:-1]:
        assert line[-1] not in OPENING


def test_latin_words_stay_whole() -> None:
    assert lines("the trademark certificate", 6) == ["the ", "trademark ", "certificate"]


def test_an_address_breaks_after_its_marks() -> None:
    broken = lines("https://www.example.com/item/1005001234567890.html?spm=a2g0o", 12)
    assert len(broken) > 1
    assert all(line[-1] in "-/?&=_." for line in broken[:-1])


def test_what_stays_whole_moves_to_the_next_line() -> None:
    text = "商标注册证据一二"
    widths = [1.0] * len(text)
    parts = break_lines(text, widths, first=5, rest=5, whole=frozenset({5}))
    assert [text[one.start : one.end] for one in parts] == ["商标注册", "证据一二"]


def test_a_line_too_narrow_for_anything_still_ends() -> None:
    assert lines("，，，，", 0.1) == ["，", "，", "，", "，"]


def test_chinese_breaks_between_any_two_characters_but_not_before_a_comma() -> None:
    assert may_break("商", "标")
    assert not may_break("标", "，")
    assert not may_break("（", "商")
