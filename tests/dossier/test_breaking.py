from itertools import pairwise

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


NEVER_FIRST = "。．，、；：！？）〕】》〉」』”’…—～·％℃／"
NEVER_LAST = "（〔【《〈「『“‘￥＄／"
"""From GB/T 15834-2011, section 5.1, and the W3C's CLREQ, 3.1.3."""

WORD = st.text(alphabet="abcdefgXYZ", min_size=1, max_size=8)
HAN = st.text(alphabet="商标注册人证号店铺", min_size=1, max_size=9)
NUMBER = st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3})?(\.[0-9])?[%％]?", fullmatch=True)
PIECE = st.one_of(HAN, WORD, NUMBER)
QUOTED = st.builds(
    lambda marks, words: f"{marks[0]}{words}{marks[1]}",
    st.sampled_from(["“”", "（）", "《》", "「」", "‘’", "【】", "〔〕"]),
    PIECE,
)
CLAUSE = st.builds(
    lambda parts, mark: "".join(parts) + mark,
    st.lists(st.one_of(PIECE, QUOTED), min_size=1, max_size=5),
    st.sampled_from(["，", "。", "；", "：", "？", "！", "……", "——", "、", "～", "·", "％", " "]),
)


# No clause's words without a place to break are wider than the least room.
@given(clauses=st.lists(CLAUSE, min_size=2, max_size=12), room=st.integers(40, 60))
def test_no_line_breaks_a_rule_of_chinese_setting(clauses: list[str], room: int) -> None:
    text = "".join(clauses)
    broken = [line.strip() for line in lines(text, room)]
    for before, after in pairwise(broken):
        assert after[0] not in NEVER_FIRST, (before, after)
        assert before[-1] not in NEVER_LAST, (before, after)
        assert not (before[-1].isascii() and after[0].isascii() and f"{before}{after}" in text)


@given(words=st.lists(WORD, min_size=2, max_size=30), room=st.integers(4, 20))
def test_a_word_that_fits_a_line_is_never_divided(words: list[str], room: int) -> None:
    broken = [part for line in lines(" ".join(words), room) for part in line.split()]
    assert broken == words


def test_latin_words_stay_whole() -> None:
    assert lines("the trademark certificate", 6) == ["the ", "trademark ", "certificate"]


def test_an_address_breaks_after_its_marks() -> None:
    broken = lines("https://www.example.com/item/1005001234567890.html?spm=a2g0o", 12)
    assert len(broken) > 1
    assert all(line[-1] in "-/?&=_." for line in broken[:-1])


def test_a_long_address_begins_on_the_line_of_the_words_before_it() -> None:
    first, *_ = lines("网址 https://www.example.com/item/1005001234567890.html", 12)
    assert first == "网址 https://www."


def test_a_short_address_moves_to_the_next_line_whole() -> None:
    assert lines("商标注册人的网址 www.example.com", 9) == ["商标注册人的网址 ", "www.example.com"]


def test_what_is_drawn_as_one_is_never_divided() -> None:
    signs = ["商", "👨‍👩‍👧", "e\u0301", "क्ष"]
    parts = break_lines(signs, [1.0] * 4, first=1, rest=1)
    assert [(one.start, one.end) for one in parts] == [(0, 1), (1, 2), (2, 3), (3, 4)]


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
