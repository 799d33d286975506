"""One source in Chinese, in English, or in both side by side."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ipclaim.dossier.blocks import Cell, PageNumber, Paragraph, SigningBox, Span, Table, say
from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book, volume_of
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.plan import Plan, bind
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.purposes import load_purposes
from ipclaim.dossier.style import BODY, BODY_EN, CELL, CELL_EN, TITLE, TITLE_EN
from ipclaim.dossier.tongues import pair, spans, told
from ipclaim.model.text import Lang, Languages, Text
from ipclaim.resources import Templates
from tests.dossier.hand_made import made_by_hand

PAIR = Text("商标", "trade mark")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Book:
    given = made_by_hand(tmp_path_factory.mktemp("case"))
    nothing = Text("无", "none")
    files = [document.file for document in given.assessment.documents]
    prepared = {
        file: PreparedFile(file, "0", 0, (), nothing)
        for file in (*files, "evidence/data/L0001/page.jpg")
    }
    return make_book(given, prepared, load_purposes(templates))


def texts(*blocks: Paragraph, languages: Languages) -> list[str]:
    return [block.text for block in told(blocks, languages) if isinstance(block, Paragraph)]


def test_each_half_goes_into_its_own_book() -> None:
    halves = pair(PAIR, CELL, CELL_EN)
    assert texts(*halves, languages=Languages.BOTH) == ["商标", "trade mark"]
    assert texts(*halves, languages=Languages.ZH) == ["商标"]
    assert texts(*halves, languages=Languages.EN) == ["trade mark"]


def test_what_is_no_half_stands_in_every_book() -> None:
    for languages in Languages:
        assert texts(say("US $23.90", CELL), languages=languages) == ["US $23.90"]
        assert texts(*pair(Text("云帆", "云帆"), CELL, CELL_EN), languages=languages) == ["云帆"]


def test_alone_the_english_is_as_large_as_the_chinese_would_be() -> None:
    (title,) = told(pair(PAIR, TITLE, TITLE_EN), Languages.EN)
    assert isinstance(title, Paragraph)
    assert title.style == replace(TITLE, lang=Lang.EN, after=TITLE_EN.after)
    (body,) = told(pair(PAIR, BODY, BODY_EN), Languages.EN)
    assert isinstance(body, Paragraph)
    assert body.style == BODY_EN


def test_halves_on_one_line_take_the_look_of_the_first() -> None:
    line = Paragraph(spans(PAIR, Span("", bold=True), Span("", bold=False)), CELL)
    assert line.text == "商标  trade mark"
    (alone,) = told([line], Languages.EN)
    assert isinstance(alone, Paragraph)
    assert alone.spans[0].text == "trade mark"
    assert alone.spans[0].bold is True


def test_tables_captions_and_page_numbers_follow() -> None:
    table = Table((1,), ((Cell(pair(PAIR, CELL, CELL_EN)),),), (Cell(pair(PAIR, CELL, CELL_EN)),))
    box = SigningBox(("日期\u3000Date",), CELL)
    page = PageNumber("a", CELL, "第 {page} 页\u3000p. {page}")
    (made, ruled, number) = told([table, box, page], Languages.EN)
    assert isinstance(made, Table)
    assert [len(cell.blocks) for cell in (*made.head, *made.rows[0])] == [1, 1]
    assert isinstance(ruled, SigningBox)
    assert ruled.captions == ("Date",)
    assert isinstance(number, PageNumber)
    assert number.pattern == "p. {page}"


def spoken(plan: Plan) -> str:
    return "\n".join(
        mark.text
        for page in plan.pages
        for group in page.groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    )


@pytest.fixture(scope="module")
def volumes(book: Book, templates: Templates, faces: FontSet) -> dict[Languages, Plan]:
    return {
        languages: bind(volume_of(replace(book, languages=languages), templates, faces), faces)
        for languages in Languages
    }


def test_a_chinese_volume_holds_no_english_half(volumes: dict[Languages, Plan]) -> None:
    told_zh = spoken(volumes[Languages.ZH])
    for words in ("Table of facts", "Exhibit", "Accused", "certain", "pass", "Statement"):
        assert words not in told_zh
    assert "事实一览" in told_zh
    assert len(volumes[Languages.ZH].pages) < len(volumes[Languages.BOTH].pages)


def test_an_english_volume_holds_chinese_in_values_alone(
    volumes: dict[Languages, Plan], book: Book
) -> None:
    told_en = spoken(volumes[Languages.EN])
    values = "".join(
        str(field.value) for paper in book.assessment.documents for field in paper.fields
    )
    known = values + book.case.model_dump_json() + "《商标法》第五十七条《电子商务法》第四十二条"
    known += "".join(
        reason.text.en
        for paper in book.assessment.documents
        for field in paper.fields
        for reason in field.reasons
    )
    known += "".join(finding.message.en for finding in book.assessment.findings)
    known += "".join(one.listing.link.model_dump_json() for one in book.captured)
    known += "".join(f"{one.capture.shown}" for one in book.captured if one.capture)
    strange = {char for char in told_en if re.match(r"[\u4e00-\u9fff]", char)} - set(known)
    assert not strange


def test_both_letters_stand_side_by_side(volumes: dict[Languages, Plan]) -> None:
    plan = volumes[Languages.BOTH]
    letter = next(section for section in plan.sections if section.id == "letter")
    page = plan.pages[letter.first_page - 1]
    at = [
        (mark.text, group.x + mark.x, group.y + mark.y)
        for group in page.groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    ]
    zh = next(place for text, *place in at if "一、投诉人" in text)
    en = next(place for text, *place in at if text.startswith("1."))
    assert zh[0] < en[0]
    assert abs(zh[1] - en[1]) < 3


def test_letters_that_do_not_match_still_come_out_whole(
    book: Book, faces: FontSet, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    extra = "\n\n# 六、补充\n\n@view\n另有说明。\n"
    ours = Templates.with_overlay().path("letters/complaint.zh.j2").read_text("utf-8")
    (folder / "complaint.zh.j2").write_text(ours + extra, encoding="utf-8")
    volume = volume_of(book, Templates.with_overlay(tmp_path), faces)
    told_all = spoken(bind(volume, faces))
    assert "另有说明。" in told_all
    assert "Enclosures" in told_all.replace("\n", " ")
