import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ipclaim.dossier.blocks import say
from ipclaim.dossier.closing import signature
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.letter import (
    FormalLetter,
    LetterExhibit,
    LetterParagraph,
    LetterSection,
    render_letter,
    write_letter,
)
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.sheets import flowing
from ipclaim.dossier.style import BODY
from ipclaim.model.text import Text
from tests.dossier.hand_made import AS_OF, CERTIFICATE, draw_paper


@pytest.fixture
def letter(tmp_path: Path) -> FormalLetter:
    draw_paper(tmp_path / "cert.jpg", "商标注册证", CERTIFICATE)
    exhibit = LetterExhibit(
        "1", Text("证据1", "Exhibit 1"), Text("商标注册证", "Certificate"), "cert.jpg", (1,)
    )
    told = Text("我方商标合法有效。（见：证据1第1页）", "Our mark is valid. (See: Exhibit 1, p. 1)")
    return FormalLetter(
        title=Text("关于申诉的回复意见", "Reply to the counter-notice"),
        parties=(Text("投诉人：苏州青禾服饰有限公司", "Complainant: Suzhou Qinghe"),),
        sections=(
            LetterSection(
                Text("一、案件信息", "1. The case"),
                (LetterParagraph(told, (("1", 1),)),),
            ),
        ),
        exhibits=(exhibit,),
        signer="苏州青禾服饰有限公司",
        on=AS_OF,
        folder=tmp_path,
        notice=Text("草稿，须经人工核定。", "A draft; a person must approve it."),
    )


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return re.sub(r"\s", "", done.stdout.decode())


def test_the_letter_stands_in_both_languages_with_its_exhibit(
    letter: FormalLetter, tmp_path: Path
) -> None:
    assert [section.id for section in render_letter(letter).plan.sections] == [
        "letter-zh",
        "letter-en",
        "exhibits",
    ]
    text = text_of(write_letter(letter, tmp_path / "reply.pdf"))
    assert "我方商标合法有效。（见：证据1第1页）" in text
    assert "Ourmarkisvalid." in text
    assert "草稿，须经人工核定。" in text


def test_the_words_that_name_a_page_are_the_link(letter: FormalLetter) -> None:
    plan = render_letter(letter).plan
    page = plan.page_of("exhibit:1")
    assert {link.page for link in plan.links if link.to_page == page} == {1, 2}


def test_the_same_letter_gives_the_same_bytes(letter: FormalLetter) -> None:
    assert render_letter(letter).pdf == render_letter(letter).pdf


def test_a_reference_to_an_unlisted_exhibit_is_an_error(letter: FormalLetter) -> None:
    wrong = LetterParagraph(Text("见证据9", "see 9"), (("9", 1),))
    section = LetterSection(Text("一", "1"), (wrong,))
    with pytest.raises(ValueError, match="exhibit 9"):
        render_letter(replace(letter, sections=(section,)))


def test_a_working_note_has_no_room_to_sign_and_need_not_be_a_draft(
    letter: FormalLetter, tmp_path: Path
) -> None:
    assert "盖章" in text_of(write_letter(letter, tmp_path / "letter.pdf"))
    note = replace(letter, is_signed=False, is_draft=False)
    text = text_of(write_letter(note, tmp_path / "note.pdf"))
    assert "盖章" not in text
    assert "DRAFT" not in text


def test_name_and_lines_of_a_signature_stay_together(faces: FontSet) -> None:
    for filler in range(30, 45):
        blocks = [*(say("文", BODY) for _ in range(filler)), *signature("苏州青禾服饰有限公司")]
        pages = [
            [
                mark.text
                for group in sheet.groups
                for mark in group.marks
                if isinstance(mark, Glyphs)
            ]
            for sheet in flowing(blocks, faces)
        ]
        with_name = [page for page in pages if "苏州青禾服饰有限公司" in page]
        assert any("签字" in text for text in with_name[0])
        assert any("日期" in text for text in with_name[0])
