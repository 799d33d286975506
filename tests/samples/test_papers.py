"""Specimen papers: same seed, same bytes; the truth stands where the picture says it."""

import json
import subprocess
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from stdnum.cn import ric, uscc

from ipclaim.errors import IpclaimError
from ipclaim.model.case import CaseFile
from ipclaim.read.numbers import patent_number_valid
from ipclaim.written import read_yaml
from samples.papers import pdfs
from samples.papers.__main__ import main
from samples.papers.ageing import AGEINGS, age, moved
from samples.papers.cases import CASES, PASSWORD, Case, write_case
from samples.papers.catalogue import CATALOGUE, HELD_OUT, draw
from samples.papers.fonts import ROTATION, Face, FontMissingError, font_path
from samples.papers.invention import story, years_later
from samples.papers.numbers import credit_code, mrz, patent_number, resident_number
from samples.papers.sheet import Said, Sheet, Type, px

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CONTRACT_FIELDS = {
    "trademark_certificate": {
        "registration_number", "mark_text", "nice_classes", "goods_services", "holder_name",
        "holder_address", "valid_to",
    },
    "trademark_renewal": {
        "registration_number", "nice_classes", "holder_name", "holder_address", "valid_from",
        "valid_to", "issue_date",
    },
    "trademark_assignment": {
        "registration_number", "nice_classes", "assignor_name", "assignee_name",
        "assignee_address", "assignment_date", "issue_date",
    },
    "trademark_change": {
        "registration_number", "nice_classes", "previous_name", "new_name", "issue_date",
    },
    "trademark_application": {
        "application_number", "nice_classes", "holder_name", "holder_address", "filing_date",
    },
    "trademark_register_extract": {
        "registration_number", "mark_text", "nice_classes", "goods_services", "holder_name",
        "valid_from", "valid_to", "status",
    },
    "business_licence": {
        "company_name", "company_type", "address",
        "established_date", "business_scope", "issue_date",
    },
    "copyright_certificate": {
        "registration_number", "work_title", "author", "holder_name", "creation_date",
        "publication_date", "registration_date",
    },
    "software_copyright_certificate": {
        "registration_number", "work_title", "holder_name", "creation_date", "registration_date",
    },
    **{
        f"{kind}_certificate": {
            "patent_number", "holder_name", "holder_address", "filing_date", "grant_date",
            "publication_number", titled, makers,
        }
        for kind, titled, makers in (
            ("design_patent", "design_title", "designers"),
            ("invention_patent", "title", "inventors"),
            ("utility_model", "title", "inventors"),
        )
    },
    "passport": {
        "passport_number", "surname", "given_names", "nationality", "birth_date", "sex",
        "issue_date", "valid_to", "mrz",
    },
    "authorization_letter": {
        "grantor", "grantee", "rights_numbers", "scope", "territory", "period_from", "period_to",
        "signed", "sealed", "seal_text", "signed_date",
    },
    "counter_notice": {
        "seller_name", "platform", "complaint_number", "listing_urls", "defence",
        "rights_numbers", "notice_date", "signed", "sealed",
    },
}  # fmt: skip
ABSENT = {
    "class_page": {"mark_text", "holder_address", "valid_to"},
    "vertical": {"nice_classes"},  # its class is of the old national list
    "uspto": {"valid_to"},
    "uspto_older": {"valid_to"},
    "jpo": {"valid_to"},
    "kipo": {"valid_to"},
    "hong_kong": {"company_type", "address", "business_scope", "issue_date"},
    "hong_kong_business": {"established_date", "issue_date"},
    "companies_house": {"address", "business_scope", "issue_date"},
    "english_running": {"seal_text"},
}
"""What a style's real model does not print."""
STYLES = [(kind, style) for kind, styles in CATALOGUE.items() for style in styles]


@pytest.mark.parametrize(("kind", "style"), STYLES)
def test_a_style_states_the_fields_of_its_kind_within_the_page(kind: str, style: str) -> None:
    for seed in range(3):
        paper = draw(kind, style, Random(f"{seed} {style}"))
        stated: set[str] = set()
        for sheet in paper.sheets:
            width, height = sheet.size
            for name, fact in sheet.facts.items():
                stated.add(name)
                for x0, y0, x1, y1 in fact.rects:
                    assert 0 <= x0 < x1 <= width, (name, seed)
                    assert 0 <= y0 < y1 <= height, (name, seed)
            for text, (x0, _, x1, y1) in sheet.lines():
                assert x0 >= 0, (text, seed)
                assert x1 <= width, (text, seed)
                assert y1 <= height, (text, seed)
            assert "SPECIMEN" in "".join(text for text, _ in sheet.lines())
        assert CONTRACT_FIELDS.get(kind, set()) - ABSENT.get(style, set()) <= stated


@pytest.mark.parametrize(("kind", "style"), STYLES)
def test_every_character_is_in_its_typeface(kind: str, style: str) -> None:
    for fonts in (0, STYLES.index((kind, style)) % len(ROTATION)):
        paper = draw(kind, style, Random(f"{fonts} {style}"), fonts=fonts)
        for sheet in paper.sheets:
            for glyph in chain.from_iterable(sheet.glyph_lines):
                assert ord(glyph.char) in _characters(glyph.type.face), (glyph, fonts)


@cache
def _characters(face: Face) -> frozenset[int]:
    with TTFont(font_path(face), fontNumber=face.index, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def test_turning_the_typefaces_changes_the_body_and_keeps_the_words() -> None:
    own, turned = (
        draw("authorization_letter", "labels", Random("f"), fonts=fonts).sheets[0]
        for fonts in (0, 3)
    )
    faces = [
        {glyph.type.face for glyph in chain.from_iterable(sheet.glyph_lines)}
        for sheet in (own, turned)
    ]
    assert faces[0] != faces[1]
    assert Face.HEI_BOLD in faces[1]  # the title keeps its own
    assert [fact.value for fact in own.facts.values()] == [
        fact.value for fact in turned.facts.values()
    ]
    assert len(set(ROTATION)) >= 8


def test_styles_are_held_out_and_every_kind_keeps_an_open_one() -> None:
    """What was reported on is let go; the strangers' papers take its place."""
    assert set(STYLES) >= HELD_OUT
    assert len(STYLES) / 8 <= len(HELD_OUT) <= len(STYLES) / 2
    for kind, styles in CATALOGUE.items():
        assert any((kind, style) not in HELD_OUT for style in styles), kind


def test_a_paper_from_abroad_names_its_office(tmp_path: Path) -> None:
    command = ["--seed", "2", "--kind", "trademark_certificate", "--style", "uspto_older"]
    main([*command, "--ageing", "lowres", "--fonts", "--out", str(tmp_path)])
    (path,) = tmp_path.glob("*.truth.json")
    truth = json.loads(path.read_text(encoding="utf-8"))
    assert truth["held_out"] is True
    assert truth["fonts"] == 2
    (document,) = truth["documents"]
    assert document["jurisdiction"] == "US"
    assert document["fields"]["registration_number"]["value"].isdigit()


def test_a_field_in_several_pieces_has_all_their_places() -> None:
    sheet = Sheet(100, 60)
    kind = Type(Face.SANS, 10)
    sheet.text(10, 10, Said("goods_services", "socks", "socks; belts"), kind)
    sheet.text(10, 30, Said("goods_services", "belts", more=True), kind)
    fact = sheet.facts["goods_services"]
    assert fact.value == "socks; belts"
    assert [round(rect[0]) for rect in fact.rects] == [px(10), px(10)]


def test_columns_run_down_and_to_the_left() -> None:
    sheet = Sheet(60, 60)
    after = sheet.columns(40, 10, 22, Said("holder_name", "泉州未名云岭"), Type(Face.KAI, 14))
    first, second = sheet.facts["holder_name"].rects
    assert after == 24
    assert first[0] > second[0]
    assert first[3] - first[1] > first[2] - first[0]
    assert "".join(text for text, _ in sheet.lines()) == "泉州未名云岭"


@pytest.mark.slow
def test_the_same_seed_draws_the_same_bytes(tmp_path: Path) -> None:
    command = ["--seed", "4", "--ageing", "fax", "--kind", "counter_notice", "--style", "appeal"]
    for run in ("one", "two"):
        main([*command, "--out", str(tmp_path / run)])
    drawn = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(drawn) == 2
    for name in drawn:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_another_seed_draws_other_facts() -> None:
    names = {story(Random(seed)).holder.name for seed in range(200)}
    assert len(names) > 190


@pytest.mark.parametrize("ageing", sorted(AGEINGS))
def test_a_box_follows_its_text_through_the_ageing(ageing: str) -> None:
    sheet = Sheet(210, 297)
    sheet.paragraph(
        60, 120, 100, Said("holder_name", "泉州未名云岭体育用品有限公司"), Type(Face.HEI_BOLD, 20)
    )
    page = cv2.cvtColor(np.asarray(sheet.picture()), cv2.COLOR_RGB2BGR)
    aged = age(page, ageing, 0.6, seed=11)
    x0, y0, x1, y1 = moved(aged.moves, sheet.facts["holder_name"].rects[0])
    grey = aged.pixels if aged.pixels.ndim == 2 else cv2.cvtColor(aged.pixels, cv2.COLOR_BGR2GRAY)
    inside = grey[y0:y1, x0:x1]
    around = np.concatenate([grey[y0 - 25 : y0 - 5, x0:x1], grey[y1 + 5 : y1 + 25, x0:x1]])
    assert (inside < 100).mean() > 0.1
    assert (around < 100).mean() < 0.02


def test_strength_is_how_much_is_spoiled() -> None:
    sheet = draw("counter_notice", "appeal", Random("s")).sheets[0]
    page = cv2.cvtColor(np.asarray(sheet.picture()), cv2.COLOR_RGB2BGR)
    clean = age(page, "pristine", 0, seed=1).pixels.astype(np.int16)
    weak = age(page, "scan", 0.0, seed=1).pixels
    strong = age(page, "scan", 1.5, seed=1).pixels
    assert np.abs(weak - clean).mean() * 2 < np.abs(strong - clean).mean()


def test_invented_numbers_pass_their_check_digits_and_belong_to_nobody() -> None:
    for seed in range(100):
        code = credit_code(Random(seed))
        assert uscc.is_valid(code)
        assert code[2:6] == "9901"
        number = resident_number(Random(seed), date(1988, 5, 17), female=bool(seed % 2))
        assert number[-1] == ric.calc_check_digit(number)
        assert int(number[16]) % 2 == (0 if seed % 2 else 1)


def test_a_passport_zone_holds_its_check_digits() -> None:
    first, second = mrz(
        "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", date(1974, 8, 12), "F", date(2012, 4, 15)
    )
    assert first == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert second[:28] == "L898902C36UTO7408122F1204159"  # ICAO 9303's own example
    assert (len(second), second[42]) == (44, "0")


def test_patent_numbers_hold_their_check_digit() -> None:
    for kind in (1, 2, 3):
        number = patent_number(Random(kind), date(2017, 5, 9), kind)
        assert patent_number_valid(f"ZL{number}")
        wrong = "0" if number[-1] != "0" else "1"
        assert not patent_number_valid(f"ZL{number[:-1]}{wrong}")


def test_a_term_ends_the_day_before_its_anniversary() -> None:
    assert years_later(date(2019, 12, 7), 10) == date(2029, 12, 6)
    assert years_later(date(2016, 2, 29), 10) == date(2026, 2, 28)


def test_a_missing_font_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samples.papers.fonts._installed", dict)
    with pytest.raises(FontMissingError, match="apt-get install fonts-arphic-ukai"):
        font_path(Face.KAI)


@pytest.mark.slow
def test_a_committed_case_is_what_the_generator_draws(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "unreadable-paper")
    write_case(case, tmp_path)
    drawn = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(drawn) == 5
    for name in drawn:
        kept, fresh = (SAMPLES / case.name / name), (tmp_path / name)
        if name.suffix in {".jpg", ".pdf"}:  # another build of OpenCV may round differently
            assert kept.stat().st_size == pytest.approx(fresh.stat().st_size, rel=0.02), name
        else:
            assert kept.read_bytes() == fresh.read_bytes(), name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_folder_holds_what_its_files_promise(case: Case) -> None:
    folder = SAMPLES / case.name
    told = read_yaml(folder / "case.yaml", CaseFile, IpclaimError)
    assert told.complainant.role == case.role
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for name in truth:
        assert (folder / name).is_file()
    stated = {
        field["value"]
        for paper in truth.values()
        for document in paper["documents"]
        for name, field in document["fields"].items()
        if name in {"registration_number"}
    }
    assert stated == {told.right}


def test_the_locked_paper_opens_with_its_password_only() -> None:
    path = SAMPLES / "unreadable-paper" / "materials" / "商标注册证.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=PASSWORD) as pdf:
        assert len(pdf.pages) == 1


def test_a_text_layer_says_what_the_truth_says(tmp_path: Path) -> None:
    paper = draw("trademark_certificate", "cnipa_electronic", Random("layer"))
    path = tmp_path / "certificate.pdf"
    pdfs.write_with_text(path, paper.sheets)
    text = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
    )
    for name in ("registration_number", "holder_name", "holder_address"):
        assert paper.sheets[0].facts[name].raw in text.stdout


def test_the_samples_stay_small() -> None:
    """A file that lies in two cases is kept once."""
    kept = subprocess.run(
        ["git", "ls-files", "-z", "--stage", "samples"],
        cwd=SAMPLES.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    rows = (row.partition("\t") for row in kept if row)
    sizes = {told.split()[1]: (SAMPLES.parent / name).stat().st_size for told, _, name in rows}
    assert sum(sizes.values()) < 12_000_000


def test_lengths_are_millimetres() -> None:
    assert px(25.4) == 300
