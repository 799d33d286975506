from dataclasses import replace
from functools import partial

from ipclaim.dossier.book import Exhibit
from ipclaim.dossier.exhibit_sheets import exhibit_sheets
from ipclaim.dossier.exhibits import REFUSALS
from ipclaim.dossier.fonts import shared_fonts
from ipclaim.dossier.marks import Glyphs, Sheet
from ipclaim.dossier.prepared import PreparedFile
from ipclaim.dossier.separators import separator
from ipclaim.model.document import Problem
from ipclaim.model.text import Languages, Text
from tests import building as made

LABEL, TITLE = Text("证据 1", "Exhibit 1"), Text("其他材料", "Other paper")
BLANK = Problem("blank-page", Text("没有文字。", "No writing."), Text("重新扫描。", "Scan again."))


def words(sheet: Sheet) -> str:
    return "".join(m.text for group in sheet.groups for m in group.marks if isinstance(m, Glyphs))


def sheets(prepared: PreparedFile, *problems: Problem) -> tuple[str, str]:
    """Return the words of an exhibit's separator sheet and of the sheet that says why."""
    paper = replace(made.certificate(), problems=problems)
    exhibit = Exhibit("1", LABEL, prepared, (paper,), TITLE)
    faces = shared_fonts()
    before = partial(separator, faces=faces, languages=Languages.ZH)
    made_of = exhibit_sheets((replace(exhibit, documents=()),), faces, before, Languages.ZH)
    said = exhibit_sheets((exhibit,), faces, None, Languages.ZH)
    return words(made_of.sheets[0]), words(said.sheets[0])


def test_a_paper_that_was_read_and_is_not_shown_tells_why_it_is_not_shown() -> None:
    hung = PreparedFile("materials/a.pdf", "0" * 64, 9, (), REFUSALS["hung"], is_hostile=True)
    _, said = sheets(hung, BLANK)
    assert "可能是恶意构造" in said
    assert "没有文字" not in said


def test_a_paper_that_could_not_be_read_tells_what_to_do() -> None:
    damaged = PreparedFile("materials/a.pdf", "0" * 64, 9, (), REFUSALS["damaged"])
    assert "重新扫描" in sheets(damaged, replace(BLANK, fatal=True))[1]


def test_files_within_a_file_are_told() -> None:
    broken = PreparedFile("materials/a.pdf", "0" * 64, 9, (), REFUSALS["damaged"])
    assert "内附" not in sheets(broken)[0]
    assert "内另附 2 个文件" in sheets(replace(broken, encloses=2))[0]
