"""Labels inside sentences, and where the values after them end."""

from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.entries import text_after
from ipclaim.read.labels import labelled
from ipclaim.read.layouts import Layout
from ipclaim.read.sentences import in_sentence, to_its_end
from tests.read.pages import all_layouts, line, page

PLACE = "福建省厦门市湖里区华昌路一百三十二号三楼之五"


def _assignment() -> Layout:
    return next(one for one in all_layouts() if one.name.zh == "商标转让证明")


@given(cut=st.integers(1, len(PLACE) - 1), end=st.sampled_from("。，；"))
def test_an_address_goes_on_to_its_comma_wherever_the_line_ends(cut: int, end: str) -> None:
    first = line("兹核准转让注册，受让人地址：" + PLACE[:cut], 260, 200)
    second = line(PLACE[cut:] + end + "特此证明", 200, 240)
    found = labelled(_assignment(), page(first, second))
    hit = next(one for one in found.hits if one.label == "受让人地址")
    assert in_sentence(found, hit)
    assert to_its_end(found, text_after(found, hit)).text == PLACE


def test_a_label_that_begins_its_line_is_in_no_sentence() -> None:
    found = labelled(_assignment(), page(line("受让人地址：" + PLACE, 200, 200)))
    assert not any(in_sentence(found, hit) for hit in found.hits)


def test_a_value_without_an_end_stays_as_it_is() -> None:
    found = labelled(_assignment(), page(line("兹核准，受让人地址：" + PLACE, 200, 200)))
    hit = next(one for one in found.hits if one.label == "受让人地址")
    text = text_after(found, hit)
    assert to_its_end(found, text) == text
