from dataclasses import replace

import pytest

from ipclaim.model.document import Document, FieldState, whole_papers
from ipclaim.read.jsonform import document_json
from ipclaim.read.opening.troubles import problem
from ipclaim.read.together.joining import WHY, together
from tests.read.together.papers import (
    HOLDER,
    NUMBER,
    annex,
    back,
    certificate,
    doubted,
    front,
    goods_page,
    letter,
    unknown,
    value_of,
    with_lines,
)


def case(*papers: Document) -> tuple[Document, ...]:
    return together(papers, of_one_case=True)


def test_a_further_page_is_told_with_its_certificate() -> None:
    whole, page = case(certificate("a.jpg"), goods_page("b.jpg"))
    goods = value_of(whole, "goods_services")
    assert goods.value == "服装；鞋；帽；袜"
    assert [why.code for why in goods.reasons] == ["over-pages"]
    (part,) = whole.parts
    assert (part.file, part.pages, part.certain, part.why.code) == (
        "b.jpg",
        (1,),
        True,
        "same-number",
    )
    assert page.continues is not None
    assert page.continues.file == "a.jpg"
    assert page.value("goods_services") == "帽；袜"
    assert whole_papers((whole, page)) == (whole,)
    assert whole.files == ("a.jpg", "b.jpg")


def test_a_card_in_two_files_has_the_facts_of_both_sides() -> None:
    whole, other = case(front("身份证-正面.jpg"), back("身份证-反面.jpg"))
    assert whole.value("valid_to") == "2038-05-24"
    assert value_of(whole, "valid_to").source.file == "身份证-反面.jpg"
    assert value_of(whole, "valid_to").is_certain
    assert {field.name for field in whole.own_fields} == {
        "name",
        "birth_date",
        "address",
        "id_number",
    }
    assert other.continues is not None


def test_what_nothing_proves_is_doubtful_and_said() -> None:
    elsewhere = back("b.jpg", issuing_authority="上海市公安局徐汇分局")
    whole, _ = case(front("a.jpg"), elsewhere)
    assert [each.code for each in whole.problems] == ["doubtful-join"]
    assert not whole.parts[0].certain
    assert [why.code for why in value_of(whole, "valid_to").reasons] == ["other-file"]
    assert value_of(whole, "name").is_certain


def test_papers_of_no_case_are_joined_only_where_it_is_certain() -> None:
    papers = (front("a.jpg"), back("b.jpg", issuing_authority="上海市公安局徐汇分局"))
    assert together(papers, of_one_case=False) == papers
    lists = (letter("x.jpg"), annex("z.jpg"))
    assert together(lists, of_one_case=False) == lists
    sure = together((front("x正面.jpg"), back("x反面.jpg")), of_one_case=False)
    assert sure[0].parts


def test_an_annex_gives_its_letter_the_list_and_nothing_else() -> None:
    whole, list_ = case(letter("授权书.jpg"), annex("附件.jpg"))
    numbers = value_of(whole, "rights_numbers")
    assert (numbers.value, numbers.is_certain) == ((NUMBER,), True)
    assert whole.value("signed_date") == "2026-01-05"
    assert (list_.doc_type, list_.doc_type_certain) == ("authorization_letter", True)
    assert value_of(list_, "signed_date").state is FieldState.DOUBTFUL


def test_a_page_in_another_file_is_not_missing() -> None:
    first = with_lines(letter("a.jpg"), "授权委托书", "_第1页 共2页")
    first = replace(first, problems=(problem("missing-page", total=2, lacking="2"),))
    second = unknown("b.jpg", f"授权人：{HOLDER}", "_第2页 共2页")
    whole, _ = case(first, second)
    assert [part.why.code for part in whole.parts] == ["page-numbers"]
    assert whole.problems == ()


def test_a_page_that_no_file_has_is_still_missing() -> None:
    first = with_lines(letter("a.jpg"), "授权委托书", "_第1页 共3页")
    first = replace(first, problems=(problem("missing-page", total=3, lacking="2、3"),))
    second = unknown("b.jpg", f"授权人：{HOLDER}", "_第2页 共3页")
    whole, _ = case(first, second)
    (note,) = whole.problems
    assert note.message.en.endswith(": 3.")


def test_a_page_without_a_signature_says_nothing_of_the_last_one() -> None:
    first = with_lines(letter("书-第1页.jpg", signed=False), "授权委托书")
    second = replace(unknown("书-第2页.jpg", HOLDER), doc_type="authorization_letter")
    second = replace(second, fields=letter("书-第2页.jpg", signed=True).fields[-1:])
    whole, _ = case(first, second)
    assert whole.value("signed") is True


def test_every_file_stays_and_every_join_has_its_words() -> None:
    papers = (certificate("a.jpg"), goods_page("b.jpg"), front("c.jpg"), unknown("d.jpg", "收据"))
    assert [paper.file for paper in case(*papers)] == [paper.file for paper in papers]
    assert all(text.zh and text.en for text in WHY.values())


def test_taking_together_twice_changes_nothing_more() -> None:
    once = case(certificate("a.jpg"), goods_page("b.jpg"))
    assert {part.file for part in case(*once)[0].parts} == {"b.jpg"}


def test_the_json_says_what_was_joined_and_what_proved() -> None:
    licence = replace(front("l.jpg"), doc_type="business_licence")
    licence = replace(licence, fields=certificate("l.jpg").fields[3:4])
    licence = replace(licence, fields=(replace(licence.fields[0], name="company_name"),))
    papers = (doubted(certificate("a.jpg"), "holder_name", "may-go-on"), goods_page("b.jpg"))
    told = [document_json(paper) for paper in case(*papers, licence)]
    assert told[0]["parts"][0]["why"]["code"] == "same-number"
    assert told[1]["continues"]["file"] == "a.jpg"
    name = told[0]["fields"]["holder_name"]
    assert name["state"] == "certain"
    assert name["reasons"] == []
    assert name["confirmed_by"]["answers"][0]["code"] == "may-go-on"
    assert told[2]["continues"] is None


@pytest.mark.parametrize("count", [0, 1])
def test_a_paper_alone_is_left_alone(count: int) -> None:
    papers = (certificate("a.jpg"),)[:count]
    assert case(*papers) == papers
