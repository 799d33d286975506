"""What ``ipclaim init`` proposes: from the papers, with a remark where a person has to choose."""

from dataclasses import replace
from pathlib import Path

import pytest

from ipclaim.errors import CaseError
from ipclaim.model.case import CaseFile, Claim, Link, Role
from ipclaim.model.document import Document
from ipclaim.model.listing import Listing
from ipclaim.rules.links import understand
from ipclaim.run.proposal import propose_case
from ipclaim.written import read_yaml
from tests.building import (
    AGENT,
    HOLDER,
    NUMBER,
    a_document,
    address,
    agent_licence,
    certificate,
    doubted,
    letter,
    licence,
    pack,
    unread,
)

PLATFORMS = ("aliexpress", "jd", "taobao")


def links(*urls: str, **more: str) -> tuple[Listing, ...]:
    written = [Link(row=row, url=url, **more) for row, url in enumerate(urls, 2)]  # type: ignore[arg-type]
    return understand(written, [pack("aliexpress"), pack("jd")])


def proposed(folder: Path, *papers: Document, listings: tuple[Listing, ...] = ()) -> CaseFile:
    """Return the proposal as it is read back."""
    file = folder / "case.yaml"
    file.write_text(propose_case(papers, listings, PLATFORMS), encoding="utf-8")
    return read_yaml(file, CaseFile, CaseError)


def text_of(*papers: Document, listings: tuple[Listing, ...] = ()) -> str:
    return propose_case(papers, listings, PLATFORMS)


def test_a_holders_papers_make_a_holders_case(tmp_path: Path) -> None:
    case = proposed(tmp_path, licence(), certificate(), listings=links(address(1)))
    assert (case.platform, case.claim, case.right) == ("aliexpress", Claim.TRADEMARK, NUMBER)
    assert (case.complainant.role, case.complainant.name) == (Role.HOLDER, HOLDER)


def test_the_languages_to_choose_from_are_named() -> None:
    assert "# languages: both   # 卷宗语言：zh、en 或 both" in text_of(certificate())


def test_a_letter_makes_the_last_grantee_the_complainant(tmp_path: Path) -> None:
    middle = "云汀中间人有限公司"
    head, sub = letter(grantee=middle), letter(grantor=middle, grantee=AGENT)
    for papers in ((head, sub), (sub, head)):
        case = proposed(tmp_path, certificate(), licence(), agent_licence(), *papers)
        assert (case.complainant.role, case.complainant.name) == (Role.AGENT, AGENT)


def test_several_agents_are_told() -> None:
    text = text_of(certificate(), letter(), letter(grantee="云汀另一人有限公司"))
    assert f"several grantees: {AGENT}, 云汀另一人有限公司" in text


def test_another_firms_licence_without_a_letter_is_an_agent_without_one(tmp_path: Path) -> None:
    papers = certificate(), agent_licence()
    assert proposed(tmp_path, *papers).complainant.role is Role.AGENT
    assert "no letter" in text_of(*papers)
    alike = licence(HOLDER.replace("澜", "瀾"))
    assert proposed(tmp_path, certificate(), alike).complainant.role is Role.HOLDER


def test_a_second_firm_without_a_letter_is_told(tmp_path: Path) -> None:
    papers = certificate(), licence(), agent_licence()
    assert proposed(tmp_path, *papers).complainant.role is Role.HOLDER
    assert f"if {AGENT} files: agent, and a letter is needed" in text_of(*papers)


def test_the_right_is_followed_to_todays_holder(tmp_path: Path) -> None:
    moved = a_document(
        "trademark_assignment",
        "materials/move.pdf",
        registration_number=NUMBER,
        assignor_name=HOLDER,
        assignee_name="澜屿新主有限公司",
    )
    assert proposed(tmp_path, certificate(), moved).complainant.name == "澜屿新主有限公司"
    assert "after assignment or change" in text_of(certificate(), moved)


def test_the_right_that_the_letter_names_is_proposed_and_the_others_told(tmp_path: Path) -> None:
    other = replace(certificate(registration_number="11111111"), file="materials/other.jpg")
    papers = other, certificate(), letter()
    assert proposed(tmp_path, *papers).right == NUMBER
    assert "或 or: 11111111" in text_of(*papers)


def test_the_kind_of_right_makes_the_claim_and_other_kinds_are_told(tmp_path: Path) -> None:
    patent = a_document(
        "design_patent_certificate",
        "materials/design.pdf",
        patent_number="ZL202230000001.2",
        holder_name=HOLDER,
    )
    case = proposed(tmp_path, patent)
    assert (case.claim, case.right) == (Claim.DESIGN_PATENT, "ZL202230000001.2")
    assert "the papers also hold: design_patent, trademark" in text_of(patent, certificate())


def test_links_on_two_platforms_are_two_cases(tmp_path: Path) -> None:
    mixed = links(address(1), address(2), "https://item.jd.com/100012345678.html")
    assert proposed(tmp_path, certificate(), listings=mixed).platform == "aliexpress"
    assert "cases of their own: jd 1" in text_of(certificate(), listings=mixed)


def test_without_links_the_letter_names_the_platform(tmp_path: Path) -> None:
    named = letter(platforms=("alibaba_group", "taobao"))
    assert proposed(tmp_path, certificate(), named).platform == "taobao"
    assert "ipclaim rules list" in text_of(certificate(), letter())


def test_an_application_is_told_to_be_no_right() -> None:
    filing = a_document("trademark_application", "materials/filing.pdf", application_number="1")
    text = text_of(filing)
    assert "# materials/filing.pdf：受理通知书不是权利" in text
    assert "# right: '12345678'" in text


def test_what_is_doubtful_is_told_and_what_is_unread_is_asked_for(tmp_path: Path) -> None:
    text = text_of(doubted(certificate(), "holder_name"))
    assert "doubtful, look at the paper: two engines read it differently" in text
    unnamed = unread(certificate(), "holder_name")
    assert proposed(tmp_path, unnamed).complainant.name == "请填写投诉人名称"


def test_only_what_no_paper_says_is_asked_for() -> None:
    told = links(address(1), title="跑步鞋", seller="某某鞋店", reason="假冒", order_number="1")
    text = text_of(certificate(), licence(), listings=told)
    assert "titles of the links: 跑步鞋" in text
    assert "shops of the links: 某某鞋店" in text
    assert "# order: {number: '1'}" in text
    assert "# reason" not in text
    assert "#   address: '澜屿省青禾市临风路18号'" in text


@pytest.mark.parametrize(
    "name", ["it's # no: comment", "两行\n名称", "- [x]", "null", "2026-01-01"]
)
def test_whatever_a_paper_says_stays_text(name: str, tmp_path: Path) -> None:
    case = proposed(tmp_path, certificate(holder_name=name, registration_number=name))
    assert case.complainant.name == " ".join(name.split())
    assert case.right == " ".join(name.split())


def test_nothing_at_all_still_makes_a_case_to_fill_in(tmp_path: Path) -> None:
    assert proposed(tmp_path).platform == "aliexpress"
