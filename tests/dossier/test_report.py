"""The check report as a reader outside gets it, and the notes that stay in drafts."""

from dataclasses import replace

import pytest

from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.letters import open_places
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.naming import in_exhibits
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.report import report
from ipclaim.dossier.working import working_notes
from ipclaim.model.document import Origin
from ipclaim.model.finding import Finding, Outcome, Severity
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from tests.dossier.hand_made import made_by_hand


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    given = made_by_hand(tmp_path_factory.mktemp("case"))
    nothing = Text("无", "none")
    files = [document.file for document in given.assessment.documents]
    prepared = {
        file: PreparedFile(file, "0", 0, (), nothing)
        for file in (*files, "evidence/data/L0001/page.jpg")
    }
    return make_book(given, prepared)


def words(section: Section) -> str:
    return "".join(
        mark.text
        for sheet in section.sheets
        for group in sheet.groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    )


def judged(book: Book, *findings: Finding, approved: bool = False) -> Book:
    made = replace(book.assessment, findings=findings, approved_by="林晓" if approved else None)
    return replace(book, assessment=made)


def passed(book: Book) -> Finding:
    return book.assessment.findings[0]


def warned(book: Book) -> Finding:
    return replace(
        passed(book),
        rule="EVD-07",
        outcome=Outcome.FAIL,
        severity=Severity.WARN,
        title=Text("购买鉴定", "Bought and examined"),
        message=Text("没有订单编号。", "No order number is given."),
        advice=Text("请购买样品。", "Buy a sample."),
    )


def test_each_finding_stands_under_who_checked_it(book: Book, faces: FontSet) -> None:
    accepted = replace(warned(book), rule="EVD-08", accepted_by="林晓")
    told = words(report(judged(book, passed(book), accepted, warned(book)), faces))
    places = [
        told.index(each) for each in ("NAM-01", "机器不能自行判断", "EVD-08", "已由 林晓 接受")
    ]
    assert places == sorted(places)
    assert told.rindex("未作结论") < told.index("EVD-07")


@pytest.mark.parametrize("approved", [False, True], ids=["draft", "approved"])
def test_open_points_are_named_and_not_discussed(
    book: Book, faces: FontSet, *, approved: bool
) -> None:
    made = judged(book, passed(book), warned(book), approved=approved)
    told = words(report(made, faces))
    assert "购买鉴定" in told
    assert "不满足" in told
    assert "没有订单编号" not in told
    assert ("没有订单编号" in words(working_notes(made, faces))) is not approved


def test_what_to_do_stands_in_drafts_alone(book: Book, faces: FontSet) -> None:
    draft = judged(book, passed(book), warned(book))
    assert "请购买样品" in words(working_notes(draft, faces))
    assert "请购买样品" not in words(report(draft, faces))
    assert working_notes(judged(book, warned(book), approved=True), faces).sheets == ()
    assert working_notes(judged(book, passed(book)), faces).sheets == ()


def test_each_source_stands_once_with_its_number(book: Book, faces: FontSet) -> None:
    told = words(report(judged(book, passed(book), warned(book)), faces))
    assert told.count("《商标法》第五十七条") == 1
    assert told.count("[1]") == 3


def test_files_are_called_by_their_exhibits(book: Book) -> None:
    said = Text(
        "注册证（materials/cert.jpg 第1页）与 links.csv 第 2 行",
        "certificate (materials/cert.jpg p. 1) and links.csv row 2",
    )
    assert in_exhibits(said, book) == Text(
        "注册证（证据 2）与 links.csv 第 2 行", "certificate (Exhibit 2) and links.csv row 2"
    )


def test_readings_that_a_person_checked_are_counted(book: Book, faces: FontSet) -> None:
    first, *rest = book.assessment.documents
    read, *others = first.fields
    checked = replace(first, fields=(replace(read, origin=Origin.HUMAN), *others))
    made = replace(book.assessment, documents=(checked, *rest))
    told = words(report(replace(book, assessment=made), faces))
    assert "1 项读数由人核对" in told
    assert "项读数由人核对" not in words(report(book, faces))


def test_what_the_letter_leaves_open_is_told_to_who_prepares_it(
    book: Book, faces: FontSet, templates: Templates
) -> None:
    places = open_places(book, templates, ())
    assert any("2031年5月13日〔待核对〕" in place.zh for place in places)
    told = words(working_notes(book, faces, places))
    assert "信函中待补或待核对之处" in told
    assert "2031年5月13日〔待核对〕" in told
