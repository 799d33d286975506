"""A masked copy from papers to PDF, searched by strangers' tools: pdftotext, qpdf and OCR."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ipclaim.capture.places import TEXT_PLACES, TextPlace, TextPlaces
from ipclaim.dossier.book import Captured
from ipclaim.dossier.build import DossierInput
from ipclaim.dossier.prepared import Coding, Fidelity, PreparedFile, PreparedPage
from ipclaim.errors import MaskingError
from ipclaim.masking import masked_copy
from ipclaim.masking.burning import BurntPage, burnt_pages
from ipclaim.masking.masked_copy import COPY, TOLD, write_masked
from ipclaim.masking.personal import personal_data
from ipclaim.masking.proving import prove
from ipclaim.masking.screenshots import with_screenshots
from ipclaim.masking.searching import places_of
from ipclaim.model.document import Box, Document, TextLine
from ipclaim.resources import Templates
from ipclaim.rules.written_personal import load_personal
from tests.dossier.hand_made import document, made_by_hand

NAME = "林海峰"
HOME = "福建省泉州市丰泽区滨河大道1286号3层301室"
CARD = {
    "name": NAME,
    "birth_date": "1990-03-07",
    "address": HOME,
    "id_number": "330102199003071234",
}
CERTIFICATE = {"registration_number": "36182745", "mark_text": "云岭跑", "nice_classes": (25,),
               "holder_name": NAME,
               "holder_address": HOME, "valid_to": "2031-05-13"}  # fmt: skip
LETTER = {"grantor": NAME, "grantee": "杭州云帆知识产权代理有限公司", "scope": "代为投诉",
          "remark": "联系 lin.hai@example.org"}  # fmt: skip
HIDDEN = (CARD["id_number"], HOME, "1990-03-07", "lin.hai@example.org", "ip@example.com",
          "+86 571 8621 0000")  # fmt: skip


def with_lines(paper: Document) -> Document:
    """Return the paper with each of its values as a line that was read."""
    lines = tuple((1, TextLine(one.raw, one.source.box, 0.99)) for one in paper.fields)
    return replace(paper, lines=lines)


def case_of(folder: Path) -> DossierInput:
    given = made_by_hand(folder, ready=True, approved=True)
    papers = (
        document(folder, "materials/card.jpg", "id_card", "居民身份证", CARD),
        document(folder, "materials/cert.png", "trademark_certificate", "商标注册证", CERTIFICATE),
        document(folder, "materials/letter.png", "authorization_letter", "授权书", LETTER),
    )
    read = tuple(with_lines(paper) for paper in papers)
    contact = given.case.complainant.contact
    assert contact is not None
    party = given.case.complainant.model_copy(
        update={"contact": contact.model_copy(update={"phone": "+86 571 8621 0000"})}
    )
    return replace(
        given,
        case=given.case.model_copy(update={"complainant": party}),
        assessment=replace(given.assessment, documents=read),
    )


@dataclass(frozen=True)
class Masked:
    """A case and the copy made of it."""

    given: DossierInput
    copy: Path


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates.with_overlay()


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Masked:
    folder = tmp_path_factory.mktemp("case")
    given = case_of(folder)
    (folder / "out").mkdir()
    return Masked(given, write_masked(given, folder / "out", templates))


def spellings(value: str) -> Iterator[bytes]:
    for said in {value, re.sub(r"[^0-9A-Za-z\u4e00-\u9fff]", "", value)}:
        for encoding in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
            yield said.encode(encoding)


def test_nothing_is_left_in_text_or_bytes(masked: Masked, tmp_path: Path) -> None:
    text = subprocess.run(
        ["pdftotext", str(masked.copy), "-"], capture_output=True, check=True, timeout=600
    ).stdout
    assert text.strip() == b""
    plain = tmp_path / "plain.pdf"
    subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", str(masked.copy), str(plain)],
        check=True,
        timeout=600,
    )
    raw = plain.read_bytes() + masked.copy.read_bytes()
    for value in HIDDEN:
        for spelling in spellings(value):
            assert spelling not in raw
            assert spelling.hex().upper().encode() not in raw
    assert b"assessment" not in raw
    assert b"/EmbeddedFiles" not in raw


def test_the_list_of_what_is_covered_holds_no_value(masked: Masked) -> None:
    told = masked.copy.with_name(TOLD).read_text("utf-8")
    assert "identity number" in told
    assert "the rest of a person's paper" in told
    for value in (*HIDDEN, NAME):
        assert value not in told
    assert [path.name for path in sorted(masked.copy.parent.glob("[!.]*"))] == [COPY, TOLD]


def test_links_and_bookmarks_still_lead_to_pages(masked: Masked) -> None:
    with pikepdf.open(masked.copy) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        inner = [note for note in notes if "/Dest" in note]
        assert inner
        assert all(note.Dest[0].objgen in pages for note in inner)
        with pdf.open_outline() as outline:
            assert len(outline.root) > 5
    done = subprocess.run(
        ["qpdf", "--check", str(masked.copy)], capture_output=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_same_case_gives_the_same_copy(masked: Masked, templates: Templates) -> None:
    first = masked.copy.read_bytes()
    again = write_masked(masked.given, masked.copy.parent.parent, templates)
    assert again.read_bytes() == first


@pytest.mark.slow
def test_a_copy_that_fails_the_proof_leaves_none(
    tmp_path: Path, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = case_of(tmp_path)
    (tmp_path / "out" / "masked").mkdir(parents=True)
    (tmp_path / "out" / "masked" / COPY).write_bytes(b"an older one")

    def without_paint(*arguments: object) -> Iterator[BurntPage]:
        for page in burnt_pages(*arguments):  # type: ignore[arg-type]
            with Image.open(page.path) as image:
                Image.new("RGB", image.size, "white").save(page.path, "JPEG")
            yield page

    monkeypatch.setattr(masked_copy, "burnt_pages", without_paint)
    with pytest.raises(MaskingError, match="not covered") as caught:
        write_masked(given, tmp_path / "out", templates)
    assert "未盖住" in caught.value.message.zh
    assert not (tmp_path / "out" / "masked").exists()


@pytest.mark.parametrize("spoilt", ["text", "attachment", "metadata", "value"])
def test_the_proof_sees_what_must_not_be_there(
    masked: Masked, tmp_path: Path, templates: Templates, spoilt: str
) -> None:
    given = masked.given
    data = personal_data(given.case, given.assessment.documents, load_personal(templates))
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(masked.copy) as pdf:
        pages = [BurntPage(n, path, 0, 0, ()) for n in range(1, len(pdf.pages) + 1)]
        if spoilt == "text":
            pdf.Root.Extra = pikepdf.String("x")
        elif spoilt == "attachment":
            pdf.attachments["a.json"] = b"{}"
        elif spoilt == "metadata":
            pdf.Root.Metadata = pdf.make_stream(b"<x/>")
        else:
            pdf.docinfo["/Title"] = f"卷宗 {HOME}"
        pdf.save(path)
    with pytest.raises(MaskingError):
        prove(path, pages, data)


def covers_of(paper: Document, given: DossierInput, templates: Templates) -> tuple[bool, int]:
    data = personal_data(given.case, (paper,), load_personal(templates))
    cover = data.covers[paper.file, 1]
    return cover.withheld is not None, len(cover.boxes)


def test_what_is_doubtful_is_withheld_whole(masked: Masked, templates: Templates) -> None:
    given = masked.given
    _, certificate, _ = given.assessment.documents
    assert covers_of(certificate, given, templates)[0] is False
    unplaced = replace(
        certificate,
        fields=tuple(
            replace(one, source=replace(one.source, box=Box(0, 0, 0, 0)))
            if one.name == "holder_address"
            else one
            for one in certificate.fields
        ),
    )
    assert covers_of(unplaced, given, templates)[0] is True
    for changed in (
        replace(certificate, doc_type_certain=False),
        replace(certificate, doc_type="unreadable"),
        replace(certificate, lines=()),
        replace(certificate, page_images=()),
    ):
        assert covers_of(changed, given, templates)[0] is True


@pytest.mark.parametrize(
    ("box", "text"),
    [
        (Box(100, 300, 1200, 360), f"姓名 {NAME} 公民身份号码 330102199003071234"),
        (Box(0, 0, 1200, 900), NAME),
    ],
    ids=["a-whole-line", "half-the-card"],
)
def test_a_name_is_shown_only_where_it_stands_alone(
    masked: Masked, templates: Templates, box: Box, text: str
) -> None:
    card, *_ = masked.given.assessment.documents
    personal = load_personal(templates)
    cover = personal_data(masked.given.case, (card,), personal).covers[card.file, 1]
    assert cover.shown == [card.fields[0].source.box]
    name = replace(card.fields[0], source=replace(card.fields[0].source, box=box, text=text))
    changed = replace(card, fields=(name, *card.fields[1:]))
    cover = personal_data(masked.given.case, (changed,), personal).covers[card.file, 1]
    assert cover.shown == []


def test_a_firms_address_stays(masked: Masked, templates: Templates) -> None:
    _, certificate, _ = masked.given.assessment.documents
    firm = tuple(
        replace(one, value="苏州青禾服饰有限公司") if one.name == "holder_name" else one
        for one in certificate.fields
    )
    _, boxes = covers_of(replace(certificate, fields=firm), masked.given, templates)
    assert boxes == 0


@pytest.mark.slow
def test_a_reader_of_pictures_finds_nothing(masked: Masked, tmp_path: Path) -> None:
    """Ask Tesseract, which read none of it before, for the papers' pages."""
    subprocess.run(
        ["pdftoppm", "-r", "110", "-gray", "-png", str(masked.copy), str(tmp_path / "p")],
        check=True,
        timeout=6000,
    )
    told = masked.copy.with_name(TOLD).read_text("utf-8")
    touched = {int(number) for number in re.findall(r"page (\d+)", told)}
    said = ""
    for path in sorted(tmp_path.glob("p-*.png")):
        if int(path.stem.split("-")[1]) in touched:
            done = subprocess.run(
                ["tesseract", str(path), "-", "-l", "chi_sim+eng", "--psm", "6"],
                capture_output=True, check=True, timeout=900, env={"OMP_THREAD_LIMIT": "1"},
            )  # fmt: skip
            said += done.stdout.decode()
    squeezed = re.sub(r"\W", "", said)
    assert "36182745" in squeezed, "it can read what is not covered"
    for piece in ("33010219", "19900307", "03071234", "linhai", "86210000", "滨河大道", "1286号"):
        assert piece not in squeezed


def test_a_card_that_was_copied_onto_another_paper_is_withheld(
    masked: Masked, templates: Templates
) -> None:
    _, _, letter = masked.given.assessment.documents
    box = Box(100, 100, 600, 140)
    card = [TextLine(text, box, 0.99) for text in ("姓名 林海峰", "民族 汉", "公民身份号码 3301")]
    copied = replace(letter, lines=(*letter.lines, *((1, line) for line in card)))
    assert covers_of(copied, masked.given, templates)[0] is False, "a letter may say as much"
    back = replace(copied, lines=(*copied.lines, (1, TextLine("签发机关 某市公安局", box, 0.99))))
    assert covers_of(back, masked.given, templates)[0] is True


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("开户行：某银行 账号：6222 0210 0111 2233 445", "bank_account"),
        ("IBAN: DE89 3704 0044 0532 0130 00", "bank_account"),
        ("护照号码：E12345678", "passport"),
        ("Passport No. 123456789", "passport"),
    ],
)
def test_accounts_and_passports_are_found_by_their_labels(
    masked: Masked, templates: Templates, said: str, kind: str
) -> None:
    data = personal_data(masked.given.case, (), load_personal(templates))
    assert kind in places_of(said, (), data.looks).values()


def test_screenshots_are_searched_where_their_texts_have_places(
    masked: Masked, templates: Templates, tmp_path: Path
) -> None:
    told = masked.copy.with_name(TOLD).read_text("utf-8")
    assert "Screenshots not searched at all" in told, "the hand-made capture tells no places"
    given = masked.given
    personal = load_personal(templates)
    data = personal_data(given.case, given.assessment.documents, personal)
    page = PreparedPage("X9p1", Coding.JPEG, Fidelity.UNTOUCHED, tmp_path, 0, 1280, 4200, 3, 0)
    picture = PreparedFile("evidence/data/L0001/page.jpg", "0", 1, (page,))
    captured = [Captured(given.listings[0], given.captures[0], picture)]
    assert with_screenshots(data, captured, tmp_path)[1] == {}
    places = TextPlaces(
        page_size=(1280, 4200),
        places=(
            TextPlace(text="客服 13812345678", box=(10, 20, 200, 44)),
            TextPlace(text="US $23.90", box=(10, 60, 200, 84)),
            TextPlace(text="微信：138", box=(10, 100, 90, 124)),
            TextPlace(text="００１３－", box=(92, 100, 150, 124)),
            TextPlace(text="8000", box=(154, 101, 190, 125)),
            TextPlace(text="1386 sold", box=(400, 101, 480, 125)),
        ),
    )
    kept = tmp_path / "data" / "L0001" / TEXT_PLACES
    kept.parent.mkdir(parents=True)
    kept.write_text(places.model_dump_json(), encoding="utf-8")
    searched, keys = with_screenshots(data, captured, tmp_path)
    assert keys == {"X9p1": (picture.file, 1)}
    assert searched.covers[picture.file, 1].boxes == [
        (Box(10, 20, 200, 44), "mobile"),
        (Box(10, 100, 90, 124), "mobile"),  # one number, set in three runs
        (Box(92, 100, 150, 124), "mobile"),
        (Box(154, 101, 190, 125), "mobile"),
    ]
