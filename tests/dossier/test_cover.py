"""The case at a glance, whatever there is to say."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book
from ipclaim.dossier.cover import cover
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import Glyphs, LinkTo, PageOf, Tag
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.sealed import EvidenceSeal, seal_of
from ipclaim.dossier.style import MM, PAGE_HEIGHT
from ipclaim.model.document import FieldState, Reason
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Languages, Text
from ipclaim.seal.digest import sha256_of
from tests.dossier.hand_made import made_by_hand

DIGEST = "ab" * 32


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
    groups = section.sheets[0].groups
    return "".join(m.text for group in groups for m in group.marks if isinstance(m, Glyphs))


def figures(section: Section) -> set[str]:
    tags: set[Tag] = {
        mark.tag
        for group in section.sheets[0].groups
        for mark in group.marks
        if not isinstance(mark, Glyphs | LinkTo | PageOf) and getattr(mark, "tag", None)
    }
    return {tag.alt for tag in tags if tag.alt}


def test_each_fact_that_a_part_shows_gives_its_page(book: Book, faces: FontSet) -> None:
    (sheet,) = cover(book, faces).sheets
    pages = {m.anchor for group in sheet.groups for m in group.marks if isinstance(m, PageOf)}
    assert pages == {
        "exhibit:1",
        "exhibit:2",
        "exhibit:3",
        "section:listings",
        "section:exhibits",
        "section:report",
    }


def test_a_value_that_waits_for_a_look_is_not_on_the_cover(book: Book, faces: FontSet) -> None:
    certificate = book.parts.right
    assert certificate is not None
    number = str(certificate.value("registration_number"))
    doubt = (Reason("low-score", Text("存疑", "doubtful")),)
    fields = tuple(
        replace(field, state=FieldState.DOUBTFUL, reasons=doubt)
        if field.name == "registration_number"
        else field
        for field in certificate.fields
    )
    doubted = replace(book, parts=replace(book.parts, right=replace(certificate, fields=fields)))
    assert number in words(cover(book, faces))
    assert number not in words(cover(doubted, faces))


def test_the_code_holds_the_seal_and_its_time(book: Book, faces: FontSet) -> None:
    sealed = EvidenceSeal(DIGEST, datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC))
    made = cover(replace(book, seal=sealed), faces)
    (told,) = figures(made)
    assert told.splitlines()[1:] == [f"evidence sha256:{DIGEST}", "stamped 2026-11-22T03:04:05Z"]
    assert DIGEST in words(made)
    assert "时间戳所载时间 2026-11-22 03:04:05 UTC" in words(made)
    assert "无可信时间戳" in words(cover(replace(book, seal=EvidenceSeal(DIGEST, None)), faces))


@pytest.mark.parametrize("approved", [True, False], ids=["approved", "draft"])
def test_where_a_signature_would_stand_is_told_and_that_there_is_one_is_not(
    book: Book, faces: FontSet, *, approved: bool
) -> None:
    passed = book.assessment.findings[:1]
    judged = replace(book.assessment, findings=passed, approved_by="林晓" if approved else None)
    told = words(cover(replace(book, assessment=judged), faces))
    assert ("如有电子签名" in told) is approved


@pytest.mark.parametrize("languages", list(Languages))
def test_however_many_points_block_nothing_covers_the_foot(
    book: Book, faces: FontSet, languages: Languages
) -> None:
    one = next(f for f in book.assessment.findings if f.outcome is Outcome.REVIEW)
    findings = tuple(replace(one, rule=f"RULE-{number}") for number in range(9))
    full = replace(
        book,
        languages=languages,
        seal=EvidenceSeal(DIGEST, None),
        assessment=replace(book.assessment, findings=findings),
    )
    made = cover(full, faces)
    texts = [
        (group.y + mark.y, mark.text)
        for group in made.sheets[0].groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    ]
    foot = min(y for y, text in texts if "本卷由机器编排" in text or text.startswith("Bound"))
    above = [y for y, text in texts if y < foot]
    assert foot - max(above) > 10
    assert max(y for y, _ in texts) < PAGE_HEIGHT - 22 * MM
    more = "more" if languages is Languages.EN else "另有"
    assert more in words(made)


def test_a_seal_that_does_not_name_the_folder_as_it_is_is_none(tmp_path: Path) -> None:
    (tmp_path / "tagmanifest-sha256.txt").write_text("a  b\n", encoding="ascii")
    assert seal_of(tmp_path) is None
    digest = sha256_of(tmp_path / "tagmanifest-sha256.txt")
    (tmp_path / "seal.txt").write_text(f"# of\n{digest}\n", encoding="ascii")
    assert seal_of(tmp_path) == EvidenceSeal(digest, None)
    shutil.copy(tmp_path / "seal.txt", tmp_path / "seal.txt.tsr")
    assert seal_of(tmp_path) == EvidenceSeal(digest, None)
    (tmp_path / "tagmanifest-sha256.txt").write_text("a  c\n", encoding="ascii")
    assert seal_of(tmp_path) is None
