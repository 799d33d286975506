"""What a dossier is made of, drawn once for all programs: certificates as PDF, listings as JPEG.

Every file has digests of its own, as real ones have: a program may not gain by showing one picture
five hundred times.
"""

import io
import json
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ipclaim.dossier.fonts import CHINESE

_A4 = (595.28, 841.89)
_SCREEN = (1366, 3000)
_SCAN = (1240, 1754)
_DRAWN = 12
"""Screens that are drawn; the others are these with a number inside."""


@dataclass(frozen=True, slots=True)
class Page:
    """What all programs put on one page."""

    title: str
    """Of the section that starts here; empty on its further pages."""
    lines: tuple[str, ...]
    picture: Path | None


@dataclass(frozen=True, slots=True)
class Inputs:
    """One job."""

    folder: Path
    certificates: tuple[Path, ...]
    """PDF files of two scanned pages each."""
    screens: tuple[Path, ...]
    """JPEG pictures of listing pages, about two sheets high."""
    scans: tuple[Path, ...]
    """The certificates' pages as JPEG, for programs that cannot place a PDF's page."""

    @property
    def pages(self) -> "tuple[Page, ...]":
        """What stands on each page, as ``words`` has written it down."""
        told = json.loads((self.folder / "pages.json").read_text("utf-8"))
        return tuple(
            Page(
                one["title"],
                tuple(one["lines"]),
                self.folder / one["picture"] if one["picture"] else None,
            )
            for one in told
        )

    @property
    def paragraphs(self) -> list[str]:
        """The letter's text, Chinese and English."""
        said: list[str] = json.loads((self.folder / "letter.json").read_text("utf-8"))
        return said


def draw(folder: Path, certificates: int, screens: int) -> Inputs:
    """Draw the inputs of a job into a new folder."""
    (folder / "materials").mkdir(parents=True)
    static_font(folder)
    (folder / "letter.json").write_text(json.dumps(_letter(), ensure_ascii=False), "utf-8")
    made = tuple(
        _certificate(folder / "materials" / f"certificate-{number:03d}.pdf", number)
        for number in range(certificates)
    )
    pictures = [_screen(number) for number in range(min(screens, _DRAWN))]
    shown = []
    for number in range(screens):
        path = folder / "evidence" / "data" / f"L{number + 1:04d}" / "page.jpg"
        path.parent.mkdir(parents=True)
        path.write_bytes(_numbered(pictures[number % len(pictures)], number))
        shown.append(path)
    return Inputs(folder, made, tuple(shown), tuple(sorted(folder.glob("scans/*.jpg"))))


def load(folder: Path) -> Inputs:
    """Return the inputs that were drawn into a folder."""
    return Inputs(
        folder,
        tuple(sorted(folder.glob("materials/*.pdf"))),
        tuple(sorted(folder.glob("evidence/data/*/page.jpg"))),
        tuple(sorted(folder.glob("scans/*.jpg"))),
    )


def static_font(folder: Path) -> Path:
    """Return our Chinese font at its usual weight, for programs that take no variable one."""
    path = folder / "fonts" / "NotoSansSC-Regular.ttf"
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(CHINESE[False].file())))
        wanted = uharfbuzz.SubsetInput()
        wanted.keep_everything()
        wanted.pin_axis_location(face, "wght", 400)
        path.write_bytes(uharfbuzz.subset(face, wanted).blob.data)
    return path


def _letter() -> list[str]:
    zh = "投诉人是注册商标专用权人。下列商品未经许可使用与注册商标相同的标识，侵害商标权。"
    en = "The complainant holds the registered mark. The listings below use it without consent. "
    return [zh * 4 if number % 2 else en * 4 for number in range(16)]


def _certificate(path: Path, number: int) -> Path:
    canvas = Canvas(str(path), pagesize=_A4)
    for page in range(2):
        image = Image.new("RGB", _SCAN, "#fdfcf7")
        pen = ImageDraw.Draw(image)
        for line in range(40):
            pen.text(
                (120, 160 + line * 38), f"SPECIMEN {number} {page} {line} " * 5, fill="#333333"
            )
        scan = path.parent.parent / "scans" / f"{path.stem}-{page}.jpg"
        scan.parent.mkdir(exist_ok=True)
        image.save(scan, "JPEG", quality=85)
        canvas.drawImage(ImageReader(scan), 0, 0, *_A4)
        canvas.showPage()
    canvas.save()
    return path


def _screen(number: int) -> bytes:
    image = Image.new("RGB", _SCREEN, "white")
    photo = Image.effect_noise((620, 620), 60).convert("RGB")
    pen = ImageDraw.Draw(image)
    for row in range(4):
        image.paste(photo, (40, 120 + row * 700))
        for line in range(15):
            words = f"SPECIMEN {number} {row} {line} " * 3
            pen.text((700, 130 + row * 700 + line * 40), words, fill="#222222")
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    return held.getvalue()


def _numbered(picture: bytes, number: int) -> bytes:
    """Return the JPEG with a comment, so that its digest is its own."""
    said = f"SPECIMEN {number}".encode()
    return picture[:2] + b"\xff\xfe" + (len(said) + 2).to_bytes(2, "big") + said + picture[2:]
