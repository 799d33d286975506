"""The signature field of the statements, and what becomes of the file when somebody uses it."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from ipclaim.dossier.assemble import Bundle, assemble
from ipclaim.dossier.build import make_book
from ipclaim.dossier.closing import STATEMENT_FIELD, signature, statements
from ipclaim.dossier.conform import Marking
from ipclaim.dossier.fonts import FontSet
from ipclaim.dossier.marks import SignHere
from ipclaim.dossier.plan import Section, Volume, bind
from ipclaim.dossier.sheets import flowing
from ipclaim.model.text import Text
from ipclaim.private import open_private
from ipclaim.run.verifying import verify_paths
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.signing import Means, sign_pdf
from ipclaim.seal.signing_key import KeyFile, opened
from tests.dossier.hand_made import made_by_hand
from tests.seal.signers import PASSPHRASE, Signer, make_signer

NAME = "苏州青禾䶮服饰有限公司"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, faces: FontSet) -> Path:
    """Return a PDF of one page with a box to sign in."""
    path = tmp_path_factory.mktemp("page") / "dossier.pdf"
    section = Section("statements", Text("声明", "Statements"),
                      flowing(signature(NAME, STATEMENT_FIELD), faces))  # fmt: skip
    plan = bind(Volume((section,), "SPECIMEN", is_draft=False), faces)
    marking = Marking("SPECIMEN", NAME, "SPECIMEN", "zh-CN", date(2026, 11, 23))
    with open_private(path) as file:
        assemble(Bundle(plan, faces, (), (), marking), file)
    return path


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return make_signer(tmp_path_factory.mktemp("signer"))


def recorded(page: Path, folder: Path) -> Path:
    """Copy a dossier into a folder, with its build record."""
    path = Path(shutil.copy(page, folder / "dossier.pdf"))
    outputs = [{"file": path.name, "sha256": sha256_of(path)}]
    (folder / "build.json").write_text(json.dumps({"outputs": outputs}))
    return path


def sign_by_reader(path: Path, signer: Signer) -> None:
    """Sign into the field as a PDF reader does, by another program than ours."""
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key, path.open("rb+") as file:
        metadata = PdfSignatureMetadata(field_name=STATEMENT_FIELD, md_algorithm="sha256")
        PdfSigner(metadata, key).sign_pdf(IncrementalPdfFileWriter(file), in_place=True)


def test_the_field_lies_over_the_box_and_says_what_it_is_for(page: Path) -> None:
    with pikepdf.open(page) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert (field.FT, str(field.T)) == (pikepdf.Name.Sig, STATEMENT_FIELD)
        assert str(field.TU).startswith("签字 / 盖章")
        assert "/V" not in field, "nobody has signed"
        (note,) = pdf.pages[0].Annots
        assert note.objgen == field.objgen
        left, low, right, high = (float(value) for value in field.Rect)
        assert right - left > 45 * 72 / 25.4 < high - low, "a company seal has room"


@pytest.mark.parametrize("approved", [True, False], ids=["approved", "draft"])
def test_nobody_is_asked_to_sign_a_draft(tmp_path: Path, faces: FontSet, *, approved: bool) -> None:
    given = made_by_hand(tmp_path, ready=approved, approved=approved)
    bare = replace(given, assessment=replace(given.assessment, documents=()), captures=())
    made = statements(make_book(bare, {}), faces)
    marks = [mark for sheet in made.sheets for group in sheet.groups for mark in group.marks]
    assert any(isinstance(mark, SignHere) for mark in marks) is approved


def test_a_dossier_signed_into_its_field_is_still_the_one_that_was_built(
    page: Path, signer: Signer, tmp_path: Path
) -> None:
    path = recorded(page, tmp_path)
    sign_by_reader(path, signer)
    (verified,) = verify_paths([path])
    assert verified.is_intact, verified.differences
    assert path.read_bytes().startswith(page.read_bytes())


def test_the_office_signs_the_file_and_the_complainant_the_statement(
    page: Path, signer: Signer, tmp_path: Path
) -> None:
    path = recorded(page, tmp_path)
    with opened(KeyFile(signer.key_file, PASSPHRASE)) as key:
        sign_pdf(path, Means(key))
    sign_by_reader(path, signer)
    (verified,) = verify_paths([path])
    assert verified.is_intact, verified.differences
