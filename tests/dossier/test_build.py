"""The drawn PDF against its plan, its inputs, and outside judges."""

import hashlib
import json
import re
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from ipclaim.dossier.book import worded
from ipclaim.dossier.build import write_dossier
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import Glyphs
from ipclaim.dossier.style import PAGE_HEIGHT, PAGE_WIDTH, RIGHT
from ipclaim.resources import Templates
from tests.dossier.conftest import Rendered, rendered, set_in_type
from tests.dossier.hand_made import made_by_hand
from tests.dossier.validators import by_page


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(path: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", *options, str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def test_qpdf_finds_nothing_wrong(draft: Rendered) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(draft.path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_pages_and_labels_are_the_planned_ones(draft: Rendered) -> None:
    reader = PdfReader(draft.path)
    total = len(draft.dossier.plan.pages)
    assert len(reader.pages) == total
    assert reader.page_labels == [str(number) for number in range(1, total + 1)]


def test_each_page_is_stamped_with_its_number(draft: Rendered) -> None:
    pages = text_of(draft.path).split("\f")
    total = len(draft.dossier.plan.pages)
    for number in range(1, total + 1):
        assert f"{number} / {total}" in pages[number - 1]


def test_bookmarks_are_the_planned_ones(draft: Rendered) -> None:
    reader = PdfReader(draft.path)

    def flat(items: list[Any], level: int = 0) -> Iterator[tuple[str, int, int]]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item, level + 1)
            else:
                page = reader.get_destination_page_number(item)
                assert page is not None
                yield str(item.title), page + 1, level

    planned = [(mark.title, mark.page, mark.level) for mark in draft.dossier.plan.bookmarks]
    assert list(flat(reader.outline)) == planned
    assert any(level == 1 for _, _, level in planned)


def test_every_link_lands_on_its_page(draft: Rendered) -> None:
    with pikepdf.open(draft.path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        drawn = []
        for number, page in enumerate(pdf.pages, start=1):
            for note in page.obj.get("/Annots", []):
                x0, _, _, y1 = (float(value) for value in note.Rect)
                goal = numbers[note.Dest[0].objgen] if "/Dest" in note else str(note.A.URI)
                drawn.append((number, goal, x0, PAGE_HEIGHT - y1))
    planned = draft.dossier.plan.links
    assert len(drawn) == len(planned)
    for (number, goal, x, y), link in zip(drawn, planned, strict=True):
        assert (number, goal) == (link.page, link.address or link.to_page)
        assert (x, y) == pytest.approx((link.x, link.y), abs=0.02)
    assert len(planned) > 40


def test_every_fact_can_be_searched_and_copied(draft: Rendered) -> None:
    plan = draft.dossier.plan
    section = next(section for section in plan.sections if section.id == "facts")
    last = section.first_page + section.pages - 1
    text = squeezed(text_of(draft.path, "-f", str(section.first_page), "-l", str(last)))
    for document in draft.given.assessment.documents:
        for field in document.fields:
            assert squeezed(worded(field.value).zh) in text, field.name


def test_characters_above_the_basic_plane_come_back(draft: Rendered) -> None:
    assert "🎧" in text_of(draft.path)
    assert "苏州青禾䶮服饰有限公司" in squeezed(text_of(draft.path))


def test_the_code_on_the_cover_holds_the_digest_of_the_assessment(draft: Rendered) -> None:
    (page,) = pdfium_pages(draft.path, 1)
    told, _, _ = cv2.QRCodeDetector().detectAndDecode(np.asarray(page))
    assert told == f"assessment sha256:{hashlib.sha256(draft.given.assessment_json).hexdigest()}"


def test_each_page_says_draft_until_approved(draft: Rendered, approved: Rendered) -> None:
    pages = text_of(draft.path, "-raw").split("\f")[: len(draft.dossier.plan.pages)]
    assert all("DRAFT草稿" in squeezed(page) for page in pages)
    assert "DRAFT草稿" not in squeezed(text_of(approved.path, "-raw"))
    assert "READY TO FILE" in text_of(approved.path)


def test_the_stand_in_server_is_named_on_cover_and_evidence(approved: Rendered) -> None:
    pages = text_of(approved.path).split("\f")
    evidence = next(s for s in approved.dossier.plan.sections if s.id == "evidence")
    assert "https://127.0.0.1:8443" in pages[0]
    assert "https://127.0.0.1:8443" in pages[evidence.first_page - 1]


def pdfium_pages(path: Path, *numbers: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    return [document[number - 1].render(scale=3).to_pil() for number in numbers]


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image
    ]


def test_received_jpeg_bytes_stand_in_the_pdf_untouched(draft: Rendered) -> None:
    with pikepdf.open(draft.path) as pdf:
        kept = {hashlib.sha256(image.read_raw_bytes()).hexdigest() for image in images(pdf)}
    for file in ("materials/cert.jpg", "materials/licence.jpg", "evidence/data/L0001/page.jpg"):
        assert hashlib.sha256((draft.given.folder / file).read_bytes()).hexdigest() in kept


def test_each_picture_goes_in_once_though_facts_show_pieces_of_it(draft: Rendered) -> None:
    with pikepdf.open(draft.path) as pdf:
        assert len(images(pdf)) == 4


def test_every_font_is_embedded_and_leads_back_to_unicode(draft: Rendered) -> None:
    with pikepdf.open(draft.path) as pdf:
        fonts = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.Font
        ]
        assert fonts
        whole = [font for font in fonts if font.Subtype == pikepdf.Name.Type0]
        assert len(whole) >= 4
        for font in whole:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font
        assert len(fonts) == 2 * len(whole), "there are no others"


def test_what_pdf_a_3b_asks_for_is_there(draft: Rendered) -> None:
    with pikepdf.open(draft.path) as pdf:
        assert pdf.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "B")
            assert meta["dc:title"] == str(pdf.docinfo["/Title"])
        assert all(file.AFRelationship == pikepdf.Name.Data for file in pdf.Root.AF)
        assert pdf.trailer.ID is not None


def test_the_assessment_is_attached(draft: Rendered) -> None:
    attached = PdfReader(draft.path).attachments
    assert attached["assessment.json"] == [draft.given.assessment_json]


def test_the_same_inputs_give_the_same_bytes(draft: Rendered, templates: Templates) -> None:
    again = rendered(draft.given, templates)
    assert hashlib.sha256(again.pdf).digest() == hashlib.sha256(draft.dossier.pdf).digest()


def test_an_unreadable_paper_gets_a_sheet_that_says_why(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path)
    (tmp_path / "materials" / "licence.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    pdf = tmp_path / "dossier.pdf"
    pdf.write_bytes(rendered(given, templates).pdf)
    text = text_of(pdf)
    assert "此证据无法显示" in text
    assert "文件已损坏或不完整" in text
    assert "This exhibit cannot be shown" in text


def test_everything_of_the_out_folder_is_written_privately(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path, ready=True, approved=True)
    written = write_dossier(given, tmp_path / "out", templates)
    assert [path.name for path in written] == ["dossier.pdf", "build.json"]
    for path in (tmp_path / "out").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.name != ".gitignore":
            assert mode == (0o700 if path.is_dir() else 0o600), path
    record = json.loads((tmp_path / "out" / "build.json").read_text("utf-8"))
    dossier = (tmp_path / "out" / "dossier.pdf").read_bytes()
    outputs = {entry["file"]: entry["sha256"] for entry in record["outputs"]}
    assert outputs["dossier.pdf"] == hashlib.sha256(dossier).hexdigest()
    assert {entry["file"] for entry in record["inputs"]} >= {"materials/cert.jpg"}


@pytest.mark.parametrize("which", ["draft", "approved"])
def test_every_exhibit_is_cited_in_the_letter(which: str, request: pytest.FixtureRequest) -> None:
    rendered: Rendered = request.getfixturevalue(which)
    text = squeezed(text_of(rendered.path, "-f", "3", "-l", "5"))
    for number in (1, 2, 3):
        assert f"（证据{number}）" in text
        assert f"(Exhibit{number})" in text


def test_a_case_with_nothing_in_it_still_gives_a_dossier_that_says_so(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path)
    case = given.case.model_copy(update={"goods": None, "reason": None})
    # The same finding twice must not collide in the report.
    findings = tuple(replace(finding, sources=()) for finding in given.assessment.findings * 2)
    assessment = replace(given.assessment, documents=(), findings=findings)
    bare = replace(given, case=case, assessment=assessment, listings=(), captures=())
    pdf = tmp_path / "bare.pdf"
    pdf.write_bytes(rendered(bare, templates).pdf)
    text = text_of(pdf)
    assert "材料中未找到权利证明" in text
    assert "待补" in text


def test_names_and_values_of_any_length_stay_on_the_page(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path)
    certificate, *others = given.assessment.documents
    goods = "".join(f"第{number}类商品；" for number in range(900))
    fields = tuple(
        replace(field, value=goods) if field.name == "goods_services" else field
        for field in certificate.fields
    )
    assessment = replace(given.assessment, documents=(replace(certificate, fields=fields), *others))
    made = rendered(replace(given, name="案" * 200, assessment=assessment), templates)
    pdf = tmp_path / "long.pdf"
    pdf.write_bytes(made.pdf)
    plan = made.plan
    facts = next(section for section in plan.sections if section.id == "facts")
    last = facts.first_page + facts.pages - 1
    text = squeezed(text_of(pdf, "-f", str(facts.first_page), "-l", str(last)))
    assert all(f"第{number}类商品" in text for number in (0, 899))
    for page in plan.pages:
        for group in page.groups:
            for mark in group.marks:
                if isinstance(mark, Glyphs):
                    assert 0 < group.x + mark.x < PAGE_WIDTH - RIGHT + 1
                    assert 0 < group.y + mark.y < PAGE_HEIGHT


def within_a_form(path: Path) -> None:
    """Make the file's one page draw all that it drew by a form, as programs that stamp pages do."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        form = pdf.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = page.MediaBox, page.Resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(All=form))
        page.Contents = pdf.make_stream(b"q /All Do Q")
        pdf.save(path)


@pytest.mark.parametrize("is_within", [False, True], ids=["page", "form"])
def test_a_spot_of_a_typed_page_does_not_say_the_whole_page(
    tmp_path: Path, templates: Templates, faces: FontSet, *, is_within: bool
) -> None:
    given = made_by_hand(tmp_path)
    model, *others = given.assessment.documents
    file = "materials/typed.pdf"
    set_in_type(["SPECIMEN", "elsewhere on the page"], tmp_path / file, faces)
    if is_within:
        within_a_form(tmp_path / file)
    fields = [replace(field, source=replace(field.source, file=file)) for field in model.fields]
    documents = (*others, replace(model, file=file, fields=tuple(fields)))
    given = replace(given, assessment=replace(given.assessment, documents=documents))
    path = tmp_path / "dossier.pdf"
    path.write_bytes(rendered(given, templates).pdf)
    assert len(fields) > 1
    assert text_of(path).count("elsewhere on the page") == 1
    with pypdfium2.PdfDocument(path) as pdf:
        said = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert said.count("elsewhere on the page") == 1
    assert by_page(path, "ua1") == ()
