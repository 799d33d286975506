"""Which defences a sentence raises: written examples, and sentences that nothing was fitted to.

``templates/replies/examples.yaml`` says how each was written. Before the words were fitted to
them, 122 of 174 defences of the first set were found, 9 of 90 of those written to avoid the words,
and 43 of 60 of those written last; 3, 1 and 5 were wrong. All measurements stand in
``docs/decisions/answers-taken-in.md``.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from ipclaim.check.decided import settled
from ipclaim.model.decision import FieldDecision
from ipclaim.model.document import Document
from ipclaim.reply.likeness import examples_of, likeliest
from ipclaim.reply.pleas import Pleas, pleaded_in, pleas_of
from tests.reply.building import book, paper, with_text

UNSEEN = Path(__file__).with_name("unseen.tsv")


@cache
def raised(sentence: str) -> set[str]:
    """Return what the words of one sentence raise; several tests ask it of the same examples."""
    return pleaded_in(book(), sentence).here


@cache
def pleas(sentence: str) -> Pleas:
    """Return what a counter-notice of that one sentence pleads."""
    return pleas_of(book(), (notice(sentence),))


def rows(written: str) -> Iterator[tuple[set[str], str]]:
    for example in book().examples:
        if example.written == written:
            yield set(example.defences), example.says


def unseen() -> Iterator[tuple[set[str], str]]:
    for line in UNSEEN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            wanted, sentence = line.split("\t")
            yield set() if wanted == "-" else set(wanted.split()), sentence


@pytest.mark.parametrize(
    ("written", "least", "most_wrong"),
    [("tuned", 0.98, 4), ("unlike", 0.93, 4), ("fresh", 0.97, 2), ("unfitted", 0.2, 2)],
)
def test_defences_are_found_by_their_sentences(written: str, least: float, most_wrong: int) -> None:
    found = wanted = wrong = 0
    for want, sentence in rows(written):
        got = raised(sentence)
        found, wanted, wrong = found + len(got & want), wanted + len(want), wrong + len(got - want)
    assert found >= least * wanted
    assert wrong <= most_wrong


def test_what_pleads_nothing_raises_nothing() -> None:
    silent = [
        sentence
        for written in ("tuned", "unlike", "fresh", "unfitted")
        for want, sentence in rows(written)
        if not want
    ]
    assert len(silent) > 60
    assert [sentence for sentence in silent if raised(sentence)] == []


def test_of_unseen_sentences_few_are_lost() -> None:
    """Words find half and likeness proposes for most others; the numbers are measured ones."""
    found = proposed = wrong = lost = noise = 0
    for want, sentence in unseen():
        told = pleas(sentence)
        got = set(told.ids)
        found, wrong = found + len(got & want), wrong + len(got - want)
        proposed += bool(want and not got and told.unplaced and told.unplaced[0].likely in want)
        lost += bool(want and not got and not told.unplaced)
        noise += bool(not want and told.unplaced)
    assert found >= 39
    assert wrong <= 3
    assert proposed >= 25
    assert lost <= 1
    assert noise <= 12


def test_likeness_is_silent_where_nothing_is_alike() -> None:
    examples = examples_of(book().examples)
    assert likeliest(examples, "") is None
    assert likeliest(examples, "zzz qqq xyzzy") is None
    assert likeliest(examples_of(()), "本店已取得授权") is None


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("目前我们没有拿到品牌方的授权，正在联系中。", ()),
        ("We do not have authorization at this moment but will apply.", ()),
        ("顾客不会弄错的", ("D10",)),
        ("本店已取得品牌授權，並提供授權書。", ("D01",)),
        ("目前我們沒有拿到品牌方的授權。", ()),
        ("人家注册的是衣服，我卖的是水杯，八竿子打不着", ("D04",)),
        ("主图是花钱在图库上买的，有购买记录和授权编号", ("D15",)),
        ("我们是授权经销商，图片是品牌方提供给我们使用的。", ("D01", "D15")),
        ("The brand name was put in the title by mistake.", ()),
        ("You reported our listing by mistake.", ("D07",)),
        ("员工上传时弄错了标题。", ()),
        ("我方使用的图形与贵方注册商标不近似。", ("D10",)),
        ("权利人未在期限内起诉的，平台应当及时终止措施。", ()),
        ("附证据：采购合同、付款凭证、店铺截图。", ()),
        ("We have a genuine interest in resolving this matter.", ()),
        ("There was no genuine use of the mark in five years.", ("D06",)),
        ("On behalf of SPECIMEN Trading (registration No. 914403001234) we answer.", ()),
    ],
)
def test_negation_and_neighbouring_clauses_count(sentence: str, ids: tuple[str, ...]) -> None:
    assert pleas_of(book(), (notice(sentence),)).ids == ids


def test_what_is_not_recognised_is_never_silent() -> None:
    """Of the sentences that plead something, none may be neither recognised nor told."""
    silent = [
        sentence
        for want, sentence in rows("unfitted")
        if want and not raised(sentence) and not pleas(sentence).unplaced
    ]
    assert silent == []


def test_a_proposal_says_which_known_wording_is_closest() -> None:
    (point,) = pleas("你们的证是管护肤品的，我这是手机支架，挨不着").unplaced
    assert point.likely == "D04"
    assert point.closest in {example.says for example in book().examples}


@pytest.mark.parametrize(
    ("sentence", "ids", "beside"),
    [
        ("我们已把主图中的logo去掉。", ("D12",), ("D15",)),
        ("These are authentic items bought from the brand's outlet store.", ("D02",), ("D11",)),
        ("Products of this shape were sold years before the patent was filed.", ("D09",), ("D05",)),
        ("商品类别不同且不会造成混淆。", ("D04", "D10"), ()),
        ("Our goods are genuine and were bought from our supplier.", ("D02", "D11"), ()),
    ],
)
def test_a_word_within_another_defences_clause_is_a_proposal(
    sentence: str, ids: tuple[str, ...], beside: tuple[str, ...]
) -> None:
    told = pleas(sentence)
    assert told.ids == ids
    assert tuple(each.likely for each in told.unplaced) == beside
    assert all(each.closest is None for each in told.unplaced)


def test_what_another_sentence_raises_is_no_proposal() -> None:
    told = pleas("我们已把主图中的logo去掉。主图是我们自己拍摄的。")
    assert (told.ids, told.unplaced) == (("D12", "D15"), ())


def test_a_proposal_that_a_person_takes_is_a_defence() -> None:
    letter = notice("人家的证是管护肤品的，我这是手机支架，挨不着")
    said = FieldDecision(
        kind="field",
        document=letter.sha256,
        page=1,
        field="defence",
        value=("D04",),
        by="林晓",
        when=datetime(2026, 11, 23, tzinfo=UTC),
    )
    (taken,), _ = settled((letter,), (said,))
    assert pleas_of(book(), (taken,)).ids == ("D04",)


def test_beyond_a_dozen_sentences_the_rest_are_counted() -> None:
    lines = [f"{each}. 第{each}批运往火星第{each}号基地，不归地球管辖。" for each in range(1, 16)]
    told = pleas_of(book(), (notice(*lines),))
    assert (len(told.unplaced), told.more) == (12, 3)


def notice(*lines: str, defence: tuple[str, ...] = ()) -> Document:
    facts = {"defence": defence} if defence else {}
    bare = paper("counter-notices/n.pdf", "counter_notice", facts, doubtful=("defence",))
    return with_text(bare, *lines)


@pytest.mark.parametrize(
    "scrap",
    [
        "SPECIMEN",
        "投诉编号：CN2026110001。",
        "2026年11月16日",
        "https://www.aliexpress.com/item/1.html",
        "1005009000000012",
    ],
)
def test_what_is_no_sentence_is_not_put_to_a_person(scrap: str) -> None:
    assert pleas(scrap).unplaced == ()


def test_several_defences_each_have_their_own_sentence_and_line() -> None:
    told = pleas_of(
        book(),
        (notice("一、本店已取得品牌授权。", "二、商标标识不近似，不会造成混淆。", "三、谢谢。"),),
    )
    assert told.ids == ("D01", "D10")
    plea = told.of("D10")
    assert plea is not None
    assert plea.passages[0].text == "商标标识不近似，不会造成混淆。"
    assert plea.passages[0].source.text.startswith("二、")
    assert told.of("D02") is None


def test_a_point_that_is_not_taken_outweighs_the_layouts_field() -> None:
    told = pleas_of(book(), (notice("我们不主张平行进口。", defence=("D02",)),))
    assert told.ids == ()


def test_a_defence_that_only_a_field_names_is_kept_without_a_sentence() -> None:
    told = pleas_of(book(), (notice("请恢复链接。", defence=("D09", "D99")),))
    assert told.ids == ("D09", "D99")
    assert all(not each.passages for each in told.raised)


def test_what_a_covering_letter_says_counts_too() -> None:
    cover = with_text(paper("out/received/m/00-message.pdf", "other", {}), "商品已下架，详见附件。")
    told = pleas_of(book(), (notice("本店已取得品牌授权。"), cover))
    assert told.ids == ("D01", "D12")
    plea = told.of("D12")
    assert plea is not None
    assert plea.paper is cover


def test_a_numbered_point_of_no_known_kind_is_for_a_person() -> None:
    told = pleas_of(
        book(),
        (notice("1. 我们的货销往火星，不归地球管辖。", "2. 请恢复链接。", "3. 特此申诉，谢谢。"),),
    )
    assert told.ids == ()
    assert [each.passage.text for each in told.unplaced] == ["我们的货销往火星，不归地球管辖。"]
