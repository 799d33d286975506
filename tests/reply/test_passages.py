"""The sentences of a paper."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ipclaim.reply.passages import passages_with
from tests.reply.building import paper, with_text

BARE = paper("counter-notices/n.pdf", "counter_notice", {})


def test_a_sentence_over_two_lines_is_one() -> None:
    document = with_text(
        BARE, "申诉理由如下：", "本店已取得品牌", "授权，属于正品经销。其他事项从略。"
    )
    [found] = passages_with(document, ("品牌授权",))
    assert found.text == "本店已取得品牌授权，属于正品经销。"


def test_a_label_starts_a_new_sentence() -> None:
    document = with_text(BARE, "本店已取得授权", "申诉人：义乌样张商贸有限公司")
    [found] = passages_with(document, ("授权",))
    assert found.text == "本店已取得授权"


def test_a_line_that_stops_short_ends_its_paragraph() -> None:
    document = with_text(
        BARE, "授权编号 SP-2024-729", "兹授权义乌样张商贸有限公司为品牌", "线下经销商。"
    )
    (page, first), *others = document.lines
    short = replace(first, box=replace(first.box, x1=400))
    [found] = passages_with(replace(document, lines=((page, short), *others)), ("线下",))
    assert found.text == "兹授权义乌样张商贸有限公司为品牌线下经销商。"


def test_attachments_and_seal_scraps_are_not_quoted() -> None:
    document = with_text(BARE, "附件一：品牌授权书一份", "SP", "一、本店已获授权。")
    [found] = passages_with(document, ("授权",))
    assert found.text == "本店已获授权。"


def test_english_lines_are_joined_with_a_space() -> None:
    document = with_text(BARE, "We are an authorised", "dealer of the brand.")
    [found] = passages_with(document, ("authorised dealer",))
    assert found.text == "We are an authorised dealer of the brand."


def test_quotation_marks_inside_become_single() -> None:
    [found] = passages_with(with_text(BARE, "“样张”品牌授权。"), ("授权",))
    assert found.inside_quotes == "‘样张’品牌授权。"


@given(st.lists(st.text(max_size=30), max_size=8), st.text(min_size=1, max_size=3))
def test_every_passage_has_the_word_and_stands_on_the_paper(lines: list[str], word: str) -> None:
    document = with_text(BARE, *lines)
    for passage in passages_with(document, (word,)):
        rest = iter("".join(lines))
        # Every character was read, in this order; pieces of seals may be left out between.
        assert all(char in rest for char in "".join(passage.text.split()))
