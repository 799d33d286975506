"""The folder as a person finds it: each platform family once, conversions by the real child."""

import hashlib
import json
import stat
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ipclaim.check.registry import CHECKS
from ipclaim.dossier.build import DossierInput
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack
from ipclaim.rules.procedure import Uploads
from ipclaim.submission.folder import write_submission
from tests.dossier.hand_made import made_by_hand


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> DossierInput:
    """Return one case for all tests here; they write into folders of their own."""
    return made_by_hand(tmp_path_factory.mktemp("case"), ready=True, approved=True)


def filed_at(case: DossierInput, pack_id: str, templates: Templates) -> DossierInput:
    pack = load_pack(pack_id, templates, checks=CHECKS)
    return replace(case, pack=pack, case=case.case.model_copy(update={"platform": pack_id}))


def written(given: DossierInput, out: Path, templates: Templates) -> tuple[Path, dict]:
    out.mkdir(exist_ok=True)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out / "dossier.pdf", deterministic_id=True)
    folder = write_submission(given, out, templates)
    return folder, json.loads((folder / "submission.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "pack_id",
    ["aliexpress", "jd", "amazon", "ebay", "made_in_china", "shein", "generic",
     "taobao_prohibited_report", "taobao_order_complaint", "aliexpress_seller_case"],
)  # fmt: skip
def test_every_family_gets_its_folder(
    case: DossierInput, pack_id: str, tmp_path: Path, templates: Templates
) -> None:
    given = filed_at(case, pack_id, templates)
    folder, told = written(given, tmp_path / "out", templates)
    assert told["ready"] is True
    files = {path.name for path in folder.iterdir()}
    named = {one["name"] for one in (*told["uploads"], *told["dossier"])}
    assert named <= files
    for one in told["uploads"]:
        assert hashlib.sha256((folder / one["name"]).read_bytes()).hexdigest() == one["sha256"]
    sheet = (folder / "field-sheet.html").read_text("utf-8")
    assert given.pack.name.zh in sheet
    assert all(name in sheet for name in named)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o600}
    if pack_id == "made_in_china":
        assert "links-01.xlsx" in files


def test_papers_go_in_as_received_in_the_order_of_upload(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    folder, told = written(case, tmp_path / "out", templates)
    assert [one["name"] for one in told["uploads"]] == [
        "01-identity-business-licence.jpg",
        "02-right-trademark-certificate.jpg",
        "03-authorization-authorization-letter.png",
    ]
    assert all(one["sha256"] == one["received_sha256"] for one in told["uploads"])
    assert [one["name"] for one in told["dossier"]] == ["04-evidence-dossier.pdf"]
    addresses = (folder / "links-01.txt").read_text("utf-8").splitlines()
    assert addresses == [one.canonical for one in case.listings]


def test_the_folder_is_replaced_as_a_whole(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    folder, _ = written(case, tmp_path, templates)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / "left-over.txt").touch()
    written(case, tmp_path, templates)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier.pdf", "submission"]


def test_a_draft_says_so_first(tmp_path: Path, templates: Templates) -> None:
    folder, told = written(made_by_hand(tmp_path), tmp_path / "out", templates)
    assert told["ready"] is False
    assert (folder / "submission.txt").read_text("utf-8").splitlines()[1].startswith("DRAFT")
    assert "请勿提交" in (folder / "field-sheet.html").read_text("utf-8")


def limited(case: DossierInput, limits: Uploads, *, apart: bool = False) -> DossierInput:
    materials = tuple(replace(each, pages_apart=apart) for each in case.pack.materials)
    return replace(case, pack=replace(case.pack, uploads=limits, materials=materials))


def test_a_paper_in_another_format_is_converted_on_a_copy(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    received = (case.folder / "materials" / "poa.png").read_bytes()
    given = limited(case, Uploads(("jpg", "pdf"), None, ()))
    folder, told = written(given, tmp_path / "out", templates)
    letter = told["uploads"][2]
    assert letter["name"].endswith("letter.jpg")
    assert letter["received_sha256"] == hashlib.sha256(received).hexdigest() != letter["sha256"]
    assert letter["changes"] == [{"zh": "转换格式", "en": "converted"}]
    with (
        Image.open(folder / letter["name"]) as made,
        Image.open(case.folder / "materials" / "poa.png") as before,
    ):
        assert (made.format, made.size) == ("JPEG", before.size)
    assert (case.folder / "materials" / "poa.png").read_bytes() == received
    text = (folder / "submission.txt").read_text("utf-8")
    assert letter["sha256"] in text
    assert letter["received_sha256"] in text
    assert any("legible" in one["en"] for one in told["open"])


def test_a_form_without_pdf_gets_no_dossier_and_says_so(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    folder, told = written(limited(case, Uploads(("jpg", "png"), None, ())), tmp_path, templates)
    assert told["dossier"] == []
    assert any("takes no PDF" in one["en"] for one in told["open"])
    assert not list(folder.glob("*dossier*.pdf"))
    (page,) = (folder / "dossier-pages").iterdir()
    assert page.name == "page-001.jpg"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "dossier-pages/" in (folder / "submission.txt").read_text("utf-8")


def test_a_hostile_paper_is_put_in_as_received_and_told(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path)
    (tmp_path / "materials" / "poa.png").write_bytes(b"\x89PNG\r\n\x1a\n no picture at all")
    given = limited(given, Uploads(("jpg",), None, ()))
    _, told = written(given, tmp_path / "out", templates)
    assert told["uploads"][2]["name"].endswith(".png")
    assert any("was not converted" in one["en"] for one in told["open"])


def test_a_platform_that_is_written_to_gets_a_message(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    given = filed_at(case, "aliexpress_email", templates)
    folder, told = written(given, tmp_path / "out", templates)
    said = (folder / "message.txt").read_text("utf-8")
    assert said.splitlines()[0].endswith("12345678 · 杭州云帆知识产权代理有限公司")
    assert "会员 ID：（待填写）" in said
    assert all(one.canonical in said for one in given.listings if one.canonical)
    assert "04-evidence-dossier.pdf" in said
    assert said.replace("&", "&amp;")[:40] in (folder / "field-sheet.html").read_text("utf-8")
    assert any("Member id" in one["en"] for one in told["open"])
    assert all(one.wording.zh in said for one in given.pack.statements)
    portal, _ = written(case, tmp_path / "portal", templates)
    assert not (portal / "message.txt").exists()


def test_a_scan_of_two_papers_is_parted_by_paper_where_it_must_be_converted(
    tmp_path: Path, templates: Templates
) -> None:
    given = made_by_hand(tmp_path, ready=True, approved=True)
    certificate, licence, letter = given.assessment.documents
    with Image.open(tmp_path / letter.file) as one, Image.open(tmp_path / licence.file) as other:
        scan = "materials/scan.tif"
        one.save(tmp_path / scan, save_all=True, append_images=[other])
    papers = (
        certificate,
        replace(letter, file=scan, pages=(1,)),
        replace(licence, file=scan, pages=(2,)),
    )
    given = replace(given, assessment=replace(given.assessment, documents=papers))
    _, told = written(limited(given, Uploads(("jpg",), None, ())), tmp_path / "out", templates)
    names = [one["name"] for one in told["uploads"]]
    assert names == [
        "01-identity-business-licence.jpg",
        "02-right-trademark-certificate.jpg",
        "03-authorization-authorization-letter.jpg",
    ]
    _, whole = written(given, tmp_path / "whole", templates)
    assert [one["name"] for one in whole["uploads"]] == [
        "01-identity-business-licence.tif",
        "02-right-trademark-certificate.jpg",
        "01-identity-business-licence.tif",
    ]


def test_a_dossier_above_the_limit_lies_there_in_parts(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pikepdf.new() as pdf:
        for _ in range(5):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(out / "dossier.pdf", deterministic_id=True)
    folder = write_submission(limited(case, Uploads(None, None, (), max_pages=3)), out, templates)
    told = json.loads((folder / "submission.json").read_text("utf-8"))
    assert [one["name"] for one in told["dossier"]] == [
        f"04-evidence-dossier-part-{number}-of-3.pdf" for number in (1, 2, 3)
    ]
    sheet = (folder / "field-sheet.html").read_text("utf-8")
    assert "第 3–4 页" in sheet
    assert "no attachments, nor the signature" in sheet


def test_what_strangers_wrote_is_text_on_the_sheet(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    hostile = "<script>alert(1)</script>"
    given = filed_at(case, "walmart", templates)
    given = replace(given, case=given.case.model_copy(update={"goods": hostile}))
    folder, _ = written(given, tmp_path / "out", templates)
    sheet = (folder / "field-sheet.html").read_text("utf-8")
    assert hostile not in sheet
    assert "&lt;script&gt;alert(1)" in sheet
    assert "default-src 'none'" in sheet
    for statement in given.pack.statements:
        assert f'id="statement-{statement.id}"' in sheet


def test_a_material_that_is_missing_is_told_on_the_sheet(
    case: DossierInput, tmp_path: Path, templates: Templates
) -> None:
    certificate, *_ = case.assessment.documents
    given = replace(case, assessment=replace(case.assessment, documents=(certificate,)))
    folder, told = written(given, tmp_path / "out", templates)
    assert [one["name"] for one in told["uploads"]] == ["01-right-trademark-certificate.jpg"]
    assert [one["name"] for one in told["dossier"]] == ["02-evidence-dossier.pdf"]
    missing = [one["en"] for one in told["open"] if "recognised" in one["en"]]
    assert len(missing) == 2
    assert "材料中没有确认的这份文件" in (folder / "field-sheet.html").read_text("utf-8")
