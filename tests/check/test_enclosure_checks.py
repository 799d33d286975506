"""What must go along with a paper: reports, samples, notarisation, translations."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.check.enclosure_checks import LANGUAGES
from ipclaim.check.judge import judge
from ipclaim.check.language import language_of
from ipclaim.check.matter import Facts
from ipclaim.model.case import Claim
from ipclaim.model.document import Document
from ipclaim.model.finding import Outcome
from tests import building as made

PASS, FAIL, REVIEW, NONE = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
ENGLISH = "This is to certify that the mark of the owner is in the register for the goods of "
SPEECH = {
    "zh": "兹证明上述商标已经核准注册，核定使用商品为第二十五类服装、鞋、帽。",
    "en": ENGLISH * 2,
    "ja": "この商標は、登録するものと確定し、商標原簿に登録されたことを証する。",
    "ko": "위의 표장은 상표법에 따라 상표등록원부에 등록되었음을 증명합니다.",
    "de": "Die Marke ist in das Register eingetragen und wird mit dem Zeichen der Inhaberin für "
    "die Waren und die Dienstleistungen geführt, die bei der Anmeldung nicht gestrichen sind",
    "fr": "La marque est inscrite dans le registre pour les produits et les services par le "
    "titulaire, sur la base du dépôt, et est publiée dans le bulletin pour une durée de dix ans",
}


@pytest.mark.parametrize(("language", "text"), SPEECH.items(), ids=SPEECH)
def test_the_language_of_a_paper(language: str, text: str) -> None:
    assert language_of(text) == language
    assert (language in LANGUAGES) == (language not in {"zh", "en"})


@pytest.mark.parametrize("text", ["", "Nike", "65432109", "Die Marke", "商标注册证"])
def test_few_words_tell_no_language(text: str) -> None:
    assert language_of(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language_of(text) in {None, "zh", "en", *LANGUAGES}


def finding(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


def patent_case(claim: Claim, doc_type: str, *others: Document) -> Facts:
    patent = made.a_document(
        doc_type, "materials/patent.jpg", holder_name=made.HOLDER, jurisdiction="CN",
        patent_number="ZL2017306018623",
    )  # fmt: skip
    facts = made.holder_facts(case=made.a_case(claim=claim, right=None))
    return replace(facts, documents=(patent, made.licence(), *others))


def other(said: str, number: int = 1) -> Document:
    return made.with_lines(made.a_document("other", f"materials/other{number}.pdf"), said)


REPORT, FEES = other("外观设计专利权评价报告"), other("专利登记簿副本", 2)


@pytest.mark.parametrize(
    ("claim", "doc_type", "others", "expected"),
    [
        (Claim.DESIGN_PATENT, "design_patent_certificate", (REPORT, FEES), PASS),
        (Claim.DESIGN_PATENT, "design_patent_certificate", (FEES,), REVIEW),
        (Claim.DESIGN_PATENT, "design_patent_certificate", (), REVIEW),
        (Claim.UTILITY_MODEL, "utility_model_certificate", (FEES,), REVIEW),
        (Claim.INVENTION_PATENT, "invention_patent_certificate", (FEES,), PASS),
        (Claim.INVENTION_PATENT, "invention_patent_certificate", (REPORT,), REVIEW),
    ],
)
def test_what_backs_a_patent(
    claim: Claim, doc_type: str, others: tuple[Document, ...], expected: Outcome
) -> None:
    assert finding(patent_case(claim, doc_type, *others), "RGT-17") is expected


def work(*others: Document, second_page: str | None = None, office: str = "CN") -> Facts:
    paper = made.a_document(
        "copyright_certificate", "materials/work.jpg", holder_name=made.HOLDER,
        jurisdiction=office, registration_number="国作登字2022F00000001",
    )  # fmt: skip
    paper = made.with_lines(paper, "作品样本见附页")
    if second_page is not None:
        paper = made.with_lines(paper, second_page, page=2)
    facts = made.holder_facts(case=made.a_case(claim=Claim.COPYRIGHT, right=None))
    return replace(facts, documents=(paper, made.licence(), *others))


def test_a_sample_of_the_work() -> None:
    assert finding(work(), "RGT-19") is REVIEW
    assert finding(work(second_page="作品样本"), "RGT-19") is PASS
    assert finding(work(second_page="（图）"), "RGT-19") is REVIEW
    assert finding(work(other("作品样本")), "RGT-19") is PASS
    assert finding(work(office="US"), "RGT-19") is NONE


def foreign(*said: str) -> Facts:
    letter = made.letter(grantor="Lanyu Qinghe Apparel Co., Ltd.")
    facts = made.agent_facts()
    return replace(facts, documents=(*facts.documents[:-1], made.with_lines(letter, *said)))


def test_foreign_papers() -> None:
    assert finding(made.agent_facts(), "AUT-10") is PASS
    assert finding(foreign(), "AUT-10") is REVIEW
    assert finding(foreign("APOSTILLE", "(Convention de La Haye)"), "AUT-10") is PASS
    company = replace(made.licence(), jurisdiction="UK")
    assert finding(made.holder_facts(documents=(made.certificate(), company)), "AUT-10") is REVIEW


def certificate_in(language: str, *others: Document) -> Facts:
    facts = made.changing(made.holder_facts(), "trademark_certificate",
                          lambda paper: made.with_lines(paper, SPEECH[language]))  # fmt: skip
    return replace(facts, documents=(*facts.documents, *others))


def test_translations() -> None:
    assert finding(certificate_in("zh"), "AUT-11") is PASS
    assert finding(certificate_in("en"), "AUT-11") is PASS
    assert finding(certificate_in("ja"), "AUT-11") is REVIEW
    translation = other(f"{ENGLISH * 2} {made.NUMBER}")
    assert finding(certificate_in("ja", translation), "AUT-11") is PASS
    unrelated = other(f"{ENGLISH * 2} 11112222")
    assert finding(certificate_in("ja", unrelated), "AUT-11") is REVIEW
