"""Strangers' files, opened in the real child process."""

import hashlib
import io
import os
import signal
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ipclaim.dossier import exhibits
from ipclaim.dossier.exhibits import REFUSALS, Received, prepare_files
from ipclaim.dossier.fonts import CHINESE
from ipclaim.dossier.prepared import Coding, Fidelity, PreparedFile


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


def prepared(work: Path, *paths: Path) -> list[PreparedFile]:
    return list(prepare_files([Received(path.name, path) for path in paths], work))


def picture(
    path: Path, mode: str = "RGB", size: tuple[int, int] = (60, 40), **options: object
) -> Path:
    image = Image.new("RGB", size, "#c04030")
    image.paste("#2040a0", (0, 0, 20, 20))
    image.convert(mode).save(path, **options)  # type: ignore[arg-type]
    return path


def test_our_own_picture_is_looked_through_only_when_it_has_changed(
    work: Path, tmp_path: Path
) -> None:
    path = tmp_path / "page.jpg"
    Image.effect_noise((300, 300), 80).save(path)
    half = path.read_bytes()[:9000]
    path.write_bytes(half)
    made = hashlib.sha256(half).hexdigest()
    same, other = prepare_files([Received("a", path, made), Received("b", path, "0" * 64)], work)
    assert same.pages, "it is as it was made"
    assert other.problem == REFUSALS["damaged"]


def pdf(path: Path, **options: object) -> Path:
    drawn = io.BytesIO()
    canvas = Canvas(drawn)
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(drawn.getvalue())) as made:
        made.save(path, **options)  # type: ignore[arg-type]
    return path


def test_a_jpeg_goes_through_as_it_is(work: Path, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg")
    (file,) = prepared(work, path)
    (page,) = file.pages
    assert (page.coding, page.fidelity, page.path) == (Coding.JPEG, Fidelity.UNTOUCHED, path)
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_exif_turn_is_kept_as_a_turn(work: Path, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x112] = 6
    (file,) = prepared(work, picture(tmp_path / "a.jpg", exif=exif))
    assert (file.pages[0].turned, file.fidelity) == (90, Fidelity.UNTOUCHED)
    assert file.pages[0].ratio == pytest.approx(60 / 40)


def test_a_plain_png_keeps_its_rows(work: Path, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    (file,) = prepared(work, path)
    (page,) = file.pages
    assert (page.coding, page.fidelity) == (Coding.FLATE, Fidelity.UNTOUCHED)
    assert page.path.read_bytes() in path.read_bytes()
    assert len(zlib.decompress(page.path.read_bytes())) == 40 * (60 * 3 + 1)


@pytest.mark.parametrize(
    ("name", "mode", "coding", "fidelity"),
    [
        ("alpha.png", "RGBA", Coding.FLATE, Fidelity.SAME_PIXELS),
        ("palette.png", "P", Coding.FLATE, Fidelity.SAME_PIXELS),
        ("lines.png", "1", Coding.BILEVEL, Fidelity.SAME_PIXELS),
        ("print.jpg", "CMYK", Coding.JPEG, Fidelity.RECODED),
        ("shop.webp", "RGB", Coding.JPEG, Fidelity.RECODED),
        ("scan.tif", "L", Coding.JPEG, Fidelity.RECODED),
    ],
)
def test_other_pictures_are_converted_and_say_so(
    work: Path, tmp_path: Path, name: str, mode: str, coding: Coding, fidelity: Fidelity
) -> None:
    (file,) = prepared(work, picture(tmp_path / name, mode))
    assert [(page.coding, page.fidelity) for page in file.pages] == [(coding, fidelity)]


def test_a_tiff_of_several_pages_gives_several(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    pages = [Image.new("1", (30, 40), shade) for shade in (0, 1, 0)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    (file,) = prepared(work, path)
    assert [page.coding for page in file.pages] == [Coding.BILEVEL] * 3
    assert len({page.key for page in file.pages}) == 3


def test_a_vector_pdf_stays_a_pdf_though_it_names_helvetica(work: Path, tmp_path: Path) -> None:
    (file,) = prepared(work, pdf(tmp_path / "a.pdf"))
    assert [(page.coding, page.fidelity) for page in file.pages] == [
        (Coding.PDF, Fidelity.SAME_PAGE)
    ]


def test_text_in_a_font_that_is_not_embedded_makes_pictures(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(100, 100, "written in Helvetica")
    canvas.save()
    (file,) = prepared(work, path)
    assert (file.pages[0].coding, file.fidelity) == (Coding.JPEG, Fidelity.RECODED)


def test_a_map_of_characters_is_mended_and_without_one_there_are_pictures(
    work: Path, tmp_path: Path
) -> None:
    spoken, mute = tmp_path / "spoken.pdf", tmp_path / "mute.pdf"
    pdfmetrics.registerFont(TTFont("SPECIMEN", str(CHINESE[False].file())))
    canvas = Canvas(str(spoken))
    canvas.setFont("SPECIMEN", 12)
    canvas.drawString(100, 100, "样例")
    canvas.save()
    with pikepdf.open(spoken) as made:
        for thing in made.objects:
            if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
                assert b"<00> <0000>" in thing.ToUnicode.read_bytes()
                del thing.ToUnicode
        made.save(mute)
    first, second = prepared(work, spoken, mute)
    assert (first.fidelity, second.fidelity) == (Fidelity.SAME_PAGE, Fidelity.RECODED)
    with pikepdf.open(first.pages[0].path) as cured:
        maps = [
            thing.ToUnicode.read_bytes()
            for thing in cured.objects
            if isinstance(thing, Dictionary) and "/ToUnicode" in thing
        ]
    assert maps
    assert all(b"<00> <FFFD>" in one for one in maps)


def test_cmyk_makes_pictures(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.setFillColorCMYK(0.1, 0.9, 0.2, 0)
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.save()
    (file,) = prepared(work, path)
    assert file.fidelity is Fidelity.RECODED


def test_scripts_actions_and_attachments_are_taken_out(work: Path, tmp_path: Path) -> None:
    path = pdf(tmp_path / "plain.pdf")
    hostile = tmp_path / "hostile.pdf"
    with pikepdf.open(path) as made:
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        launch = Dictionary(S=Name.Launch, F="/bin/sh")
        made.pages[0].obj.AA = Dictionary(O=launch)
        made.pages[0].obj.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=launch)]
        )
        made.attachments["evil.exe"] = b"MZ"
        made.save(hostile)
    (file,) = prepared(work, hostile)
    with pikepdf.open(file.pages[0].path) as cured:
        assert not {"/OpenAction", "/Names", "/AA", "/AcroForm"} & set(cured.Root.keys())
        assert not {"/AA", "/Annots"} & set(cured.pages[0].obj.keys())
        left = b"".join(thing.unparse(resolved=True) for thing in cured.objects)
    assert b"Launch" not in left
    assert b"JavaScript" not in left


def test_a_seal_in_a_signature_field_stays_visible(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    with pikepdf.open(pdf(tmp_path / "plain.pdf")) as made:
        seal = made.make_stream(b"1 0 0 rg 0 0 100 100 re f")
        seal.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100]))
        field = made.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T="seal",
                F=4,
                Rect=[300, 300, 400, 400],
                AP=Dictionary(N=seal),
            )
        )
        made.pages[0].obj.Annots = Array([field])
        made.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
        made.save(path)
    (file,) = prepared(work, path)
    with pikepdf.open(file.pages[0].path) as cured:
        content = b"".join(
            thing.read_bytes() for thing in cured.objects if isinstance(thing, pikepdf.Stream)
        )
    assert b"1 0 0 rg" in content


def test_the_turn_and_the_crop_of_a_page_are_told(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    with pikepdf.open(pdf(tmp_path / "plain.pdf")) as made:
        made.pages[0].obj.Rotate = 90
        made.pages[0].obj.CropBox = Array([100, 100, 300, 200])
        made.save(path)
    (file,) = prepared(work, path)
    (page,) = file.pages
    assert (page.width, page.height, page.turned) == (200, 100, 90)


def refused(code: str) -> str:
    return REFUSALS[code].en


def test_an_encrypted_pdf_is_refused_and_an_owner_password_is_not(
    work: Path, tmp_path: Path
) -> None:
    closed = pdf(tmp_path / "c.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    limited = pdf(tmp_path / "l.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    first, second = prepared(work, closed, limited)
    assert first.problem is not None
    assert first.problem.en == refused("encrypted")
    assert second.problem is None
    with pikepdf.open(second.pages[0].path) as cured:
        assert not cured.is_encrypted


def broken(tmp_path: Path) -> Iterator[tuple[str, bytes]]:
    whole = picture(tmp_path / "whole.jpg", size=(400, 400)).read_bytes()
    yield "cut.jpg", whole[: len(whole) // 2]
    yield "text.jpg", b"this is no picture"
    yield "empty.png", b""
    yield "head.pdf", b"%PDF-1.7\n"
    yield "vector.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    yield "script.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n"


def test_broken_files_are_refused_and_the_rest_goes_on(work: Path, tmp_path: Path) -> None:
    paths = []
    for name, data in broken(tmp_path):
        (tmp_path / name).write_bytes(data)
        paths.append(tmp_path / name)
    good = picture(tmp_path / "good.jpg")
    *bad, last = prepared(work, *paths, good)
    assert all(file.problem is not None and not file.pages for file in bad)
    assert last.problem is None


def test_a_picture_bomb_is_refused(work: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    head = b"IHDR" + (60_000).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + (13).to_bytes(4, "big")
        + head
        + zlib.crc32(head).to_bytes(4, "big")
        + (0).to_bytes(4, "big")
        + b"IEND"
        + zlib.crc32(b"IEND").to_bytes(4, "big")
    )
    (file,) = prepared(work, path)
    assert file.problem is not None
    assert file.problem.en == refused("too-large")


def test_a_missing_file_is_told(work: Path, tmp_path: Path) -> None:
    (file,) = prepared(work, tmp_path / "nowhere.pdf")
    assert file.problem is not None
    assert file.problem.en == refused("missing")


def test_a_child_that_takes_too_long_costs_its_file_alone(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [picture(tmp_path / "a.jpg"), picture(tmp_path / "b.jpg")]
    files = prepare_files([Received(path.name, path) for path in paths], work)
    monkeypatch.setattr(exhibits, "_SECONDS", 0.0)
    first = next(files)
    monkeypatch.setattr(exhibits, "_SECONDS", 60.0)
    second = next(files)
    assert first.problem is not None
    assert first.problem.en == refused("hung")
    assert second.problem is None


def test_a_file_is_not_refused_for_a_child_that_others_wore_out(work: Path, tmp_path: Path) -> None:
    paths = [picture(tmp_path / "a.jpg"), picture(tmp_path / "b.jpg")]
    files = prepare_files([Received(path.name, path) for path in paths], work)
    assert next(files).problem is None
    (child,) = own_children()
    os.kill(child, signal.SIGKILL)
    assert next(files).problem is None


def own_children() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [
        int(pid)
        for task in tasks.iterdir()
        for pid in (task / "children").read_text().split()
        if b"ipclaim.dossier.cure" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def test_a_file_without_pages_must_say_why() -> None:
    with pytest.raises(ValueError, match="neither pages nor a problem"):
        PreparedFile("a.jpg", "", 0, ())
