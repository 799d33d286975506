"""The whole way with real engines, over the sample cases' papers."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ipclaim.model.document import FieldState
from ipclaim.read.jsonform import document_json
from ipclaim.read.opening import page_picture
from ipclaim.read.reader import Reader
from ipclaim.read.selftest import selftest
from ipclaim.resources import Templates

SAMPLES = Path(__file__).parents[2] / "samples"
CERTIFICATE = SAMPLES / "holder-complete" / "materials" / "商标注册证.jpg"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Templates.with_overlay())


def test_a_certificate_lying_on_its_head_is_turned_and_read(reader: Reader, tmp_path: Path) -> None:
    with Image.open(CERTIFICATE) as upright:
        upright.transpose(Image.Transpose.ROTATE_180).save(tmp_path / "证.jpg", quality=92)
    (document,) = reader.read(tmp_path / "证.jpg", "materials/证.jpg")
    assert document.page_images[0].turned == 180
    assert (document.doc_type, document.doc_type_certain) == ("trademark_certificate", True)
    number = document.field("registration_number")
    assert number is not None
    assert number.is_certain
    assert number.source.page == 1
    picture = page_picture(tmp_path / "证.jpg", 1, turned=180)
    box = number.source.box
    inside = np.asarray(picture.convert("L"))[box.y0 : box.y1, box.x0 : box.x1]
    assert inside.min() < 120, "no print where the field says it stands"


def test_the_json_is_the_contract_s(reader: Reader) -> None:
    (document,) = reader.read(CERTIFICATE, "materials/商标注册证.jpg")
    form = document_json(document)
    assert list(form)[:5] == ["file", "sha256", "pages", "doc_type", "doc_type_certain"]
    assert set(document_json(document)["fields"]) >= {  # type: ignore[arg-type]
        "registration_number",
        "nice_classes",
        "holder_name",
        "registration_date",
    }
    for field in document.fields:
        assert field.state is FieldState.CERTAIN or field.reasons


def test_papers_in_one_file_are_told_apart(reader: Reader, tmp_path: Path) -> None:
    licence = SAMPLES / "holder-complete" / "materials" / "营业执照-副本.jpg"
    first, second = Image.open(CERTIFICATE), Image.open(licence)
    blank = Image.new("RGB", (1240, 1754), "white")
    buffer = io.BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=[second, blank])
    (tmp_path / "both.pdf").write_bytes(buffer.getvalue())
    documents = reader.read(tmp_path / "both.pdf", "materials/both.pdf")
    assert [(document.doc_type, document.pages) for document in documents] == [
        ("trademark_certificate", (1,)),
        ("business_licence", (2,)),
        ("other", (3,)),
    ]
    assert [problem.code for problem in documents[2].problems] == ["blank-page"]


def test_an_unreadable_file_is_a_document_that_says_so(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    (document,) = reader.read(tmp_path / "a.pdf", "materials/a.pdf")
    assert document.doc_type == "unreadable"
    assert [(problem.code, problem.fatal) for problem in document.problems] == [("empty", True)]
    assert document_json(document)["fields"] == {}


def test_the_fingerprint_changes_with_the_layouts(tmp_path: Path) -> None:
    overlay = tmp_path / "documents"
    overlay.mkdir()
    (overlay / "memo.yaml").write_text(
        "kind: memo\nname: {zh: 备忘录, en: memo}\ntitles: [备忘录]\ncues: {备忘: 8}\nfields: []\n",
        "utf-8",
    )
    ours, theirs = Reader(Templates.with_overlay()), Reader(Templates.with_overlay(tmp_path))
    assert ours.fingerprint != theirs.fingerprint
    assert "memo" in {layout.kind for layout in theirs.layouts}


def test_every_engine_reads_the_drawn_picture() -> None:
    tests = selftest()
    assert [(test.engine, test.works) for test in tests] == [
        ("rapidocr", True),
        ("tesseract", True),
        ("ppocr-v5-mobile", True),
        ("tesseract-eng", True),
        ("tesseract-chi_sim", True),
    ]
    assert [test.engine for test in tests if test.needed] == ["rapidocr", "ppocr-v5-mobile"]
