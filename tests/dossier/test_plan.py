import pytest

from ipclaim.dossier.blocks import Block, PageNumber, Paragraph, Span, Target, say
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.plan import Plan, Section, Volume, bind
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.style import BODY, CELL
from ipclaim.model.text import Text


def bound(faces: FontSet, *parts: list[Block]) -> Plan:
    sections = tuple(
        Section(f"s{number}", Text(f"第{number}部分", f"Part {number}"), flowing(blocks, faces))
        for number, blocks in enumerate(parts)
    )
    return bind(Volume(sections, "running", is_draft=False), faces)


def texts(plan: Plan, page: int) -> list[str]:
    groups = plan.pages[page - 1].groups
    return [mark.text for group in groups for mark in group.marks if isinstance(mark, Glyphs)]


def test_a_page_number_names_a_later_page(faces: FontSet) -> None:
    ahead: list[Block] = [PageNumber("goal", CELL, "see {page}")]
    filler: list[Block] = [say("文" * 40, BODY) for _ in range(60)]
    plan = bound(faces, ahead, [*filler, Target("goal"), say("到", BODY)])
    page = plan.page_of("goal")
    assert page > 2
    assert f"see {page}" in texts(plan, 1)
    assert [link.to_page for link in plan.links] == [page]


def test_a_reference_that_leads_nowhere_is_an_error(faces: FontSet) -> None:
    dead = Paragraph((Span("x", link="nowhere"),), BODY)
    with pytest.raises(ValueError, match="leads nowhere: nowhere"):
        bound(faces, [dead])


def test_two_places_of_one_name_are_an_error(faces: FontSet) -> None:
    twice: list[Block] = [Target("a"), say("x", BODY), Target("a"), say("y", BODY)]
    with pytest.raises(ValueError, match="two places are called a"):
        bound(faces, twice)


def test_every_page_carries_its_number_and_the_total(faces: FontSet) -> None:
    plan = bound(faces, [say("一", BODY)], [say("二", BODY)])
    assert [f"{page.number} / 2" in texts(plan, page.number) for page in plan.pages] == [True] * 2
    assert [(section.first_page, section.pages) for section in plan.sections] == [(1, 1), (2, 1)]


def test_an_address_is_a_link_to_the_outside(faces: FontSet) -> None:
    plan = bound(faces, [Paragraph((Span("x", link="https://example.com/"),), BODY)])
    assert plan.links[0].address == "https://example.com/"
