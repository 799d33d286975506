from dataclasses import replace

from ipclaim.model.document import Document
from ipclaim.read.together.pages import ties
from tests.read.together.papers import (
    AGENT,
    HOLDER,
    annex,
    back,
    certificate,
    front,
    goods_page,
    letter,
    unknown,
    with_lines,
)


def found(*papers: Document) -> list[tuple[int, int, str, bool]]:
    return [(tie.head, tie.part, tie.why, tie.certain) for tie in ties(papers)]


def test_two_certificates_of_one_number_are_two_copies() -> None:
    assert found(certificate("a.jpg"), certificate("b.jpg")) == []


def test_a_goods_page_of_another_number_or_holder_is_no_part() -> None:
    assert found(certificate("a.jpg"), goods_page("b.jpg", registration_number="65432100")) == []
    assert found(certificate("a.jpg"), goods_page("b.jpg", holder_name="别家有限公司")) == []


def test_a_goods_page_between_two_copies_belongs_to_neither() -> None:
    assert found(certificate("a.jpg"), certificate("b.jpg"), goods_page("c.jpg")) == []


def test_one_scan_under_two_names_is_not_two_pages() -> None:
    page = goods_page("b.jpg")
    assert found(replace(certificate("a.jpg"), sha256=page.sha256), page) == []


def test_two_letters_want_the_annex_and_none_gets_it() -> None:
    other = letter("y.jpg", grantor="另一家服饰有限公司")
    assert found(letter("x.jpg"), other, annex("z.jpg")) == []


def test_an_annex_that_names_a_party_belongs_to_its_letter() -> None:
    list_ = with_lines(annex("z.jpg"), "附件：授权商标清单", f"权利人：{HOLDER}")
    other = letter("y.jpg", grantor="另一家服饰有限公司", grantee="第三家商贸有限公司")
    assert found(other, letter("x.jpg"), list_) == [(1, 2, "annex", True)]


def test_a_list_with_no_letter_that_speaks_of_one_is_a_paper_of_its_own() -> None:
    plain = with_lines(letter("x.jpg"), "授权委托书", "授权商标：第65432109号")
    assert found(plain, annex("z.jpg")) == []


def test_pages_counted_on_the_paper_follow_their_first() -> None:
    first = with_lines(letter("a.jpg"), "授权委托书", "_Page 1 of 3")
    second = unknown("b.jpg", f"被授权人{AGENT}", "_Page 2 of 3")
    third = unknown("c.jpg", f"授权人{HOLDER}", "_Page 3 of 3")
    assert found(third, first, second) == [
        (1, 2, "page-numbers", True),
        (1, 0, "page-numbers", True),
    ]


def test_a_counted_page_that_names_nobody_is_doubtful() -> None:
    first = with_lines(letter("a.jpg"), "授权委托书", "_第1页 共2页")
    assert found(first, unknown("b.jpg", "其他约定", "_第2页 共2页")) == [
        (0, 1, "page-numbers", False)
    ]


def test_a_counted_page_that_two_papers_lack_belongs_to_neither() -> None:
    first = with_lines(letter("a.jpg"), "授权委托书", "_第1页 共2页")
    other = with_lines(certificate("c.jpg"), "商标注册证", "_第1页 共2页")
    assert found(first, other, unknown("b.jpg", "其他约定", "_第2页 共2页")) == []


def test_file_names_count_pages_on() -> None:
    pages = (letter("授权书 第1页.jpg"), unknown("授权书 第2页.jpg", "其他约定"))
    assert found(*pages) == [(0, 1, "file-names", False)]
    named = (letter("poa-1.jpg"), unknown("poa-2.jpg", f"授权人（盖章）：{HOLDER}"))
    assert found(*named) == [(0, 1, "file-names", True)]


def test_pictures_taken_one_after_the_other_need_more_than_their_numbers() -> None:
    assert found(letter("IMG_0101.jpg"), unknown("IMG_0102.jpg", "收据")) == []
    assert found(letter("poa-1.jpg"), unknown("poa-2.jpg", "收据")) == []


def test_a_whole_letter_is_no_page_of_the_one_before() -> None:
    other = letter("x-2.jpg", grantor="另一家服饰有限公司")
    assert found(letter("x-1.jpg"), other) == []


def test_a_paper_that_shares_its_file_is_not_taken_out_of_it() -> None:
    page, beside = goods_page("b.pdf"), replace(front("b.pdf"), pages=(2,))
    assert found(certificate("a.jpg"), page, beside) == []


def test_two_cards_by_camera_numbers() -> None:
    cards = [
        front("IMG_0001.jpg"),
        back("IMG_0002.jpg"),
        front("IMG_0003.jpg"),
        back("IMG_0004.jpg"),
    ]
    assert [tie[:2] for tie in found(*cards)] == [(0, 1), (2, 3)]


def test_two_fronts_and_one_back_without_names() -> None:
    assert found(front("a.jpg"), front("b.jpg"), back("c.jpg")) == []


def test_the_only_two_sides_are_certain_by_place_and_term() -> None:
    assert found(front("a.jpg"), back("b.jpg")) == [(0, 1, "front-and-back-place", True)]
    ten_years_at_28 = back("b.jpg", valid_to="2028-05-24")
    assert found(front("a.jpg"), ten_years_at_28) == [(0, 1, "front-and-back-only", False)]


def test_a_card_with_both_sides_needs_no_other() -> None:
    both = front("a.jpg", issuing_authority="泉州市公安局丰泽分局", valid_to="2038-05-24")
    assert found(both, back("b.jpg")) == []
