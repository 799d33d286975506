"""A listing whose page the user captured: the dossier says so, with and without a picture."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipclaim.dossier.book import Book
from ipclaim.dossier.build import make_book
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.listings import listing_evidence, listing_table
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.plan import Section
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.model.listing import Artefact, Brought
from ipclaim.model.text import Text
from tests.dossier.hand_made import made_by_hand

AT = datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC)


def book(folder: Path, claimed_at: datetime | None) -> Book:
    given = made_by_hand(folder)
    first, second = given.captures
    brought = Brought(AT, claimed_at, (("imported-01.mhtml", "L0001.mhtml"),), names_item=True)
    imported = replace(
        first, outcome="partial_imported", brought=brought, answered_by=None,
        artefacts=(Artefact("imported-01.mhtml", "ab" * 32, 9),), page_width=0, page_height=0,
    )  # fmt: skip
    given = replace(given, captures=(imported, second))
    files = [document.file for document in given.assessment.documents]
    nothing = Text("无", "none")
    return make_book(given, {file: PreparedFile(file, "0", 0, (), nothing) for file in files})


def words(section: Section) -> str:
    return "".join(
        mark.text
        for sheet in section.sheets
        for group in sheet.groups
        for mark in group.marks
        if isinstance(mark, Glyphs)
    ).replace(" ", "")


@pytest.mark.parametrize(
    ("claimed_at", "told"),
    [
        (datetime(2026, 11, 20, tzinfo=UTC), "2026-11-2000:00:00UTC（文件自述，未经核实"),
        (None, "文件未注明"),
    ],
    ids=["claimed", "not-claimed"],
)
def test_provenance_and_claims_are_said(
    tmp_path: Path, claimed_at: datetime | None, told: str
) -> None:
    made = book(tmp_path, claimed_at)
    said = words(listing_evidence(made, shared_fonts()))
    for expected in (
        "仅有网页存档、没有画面的链接",
        "由投诉人在自己的浏览器中截取后导入，并非由ipclaim访问取得",
        "notvisitedbyipclaim",
        "导入时间",
        told,
        "ab" * 32,
    ):
        assert expected in said
    assert "未能固定页面的链接" in said  # the other one, behind a wall
    assert "投诉人自行截取后导入" in words(listing_table(made, shared_fonts())).replace("\n", "")
