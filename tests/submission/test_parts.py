"""A real dossier in parts: numbered as the whole, links that lead somewhere, PDF/A kept."""

import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given as generated
from hypothesis import strategies as st
from pypdf import PdfReader

from ipclaim.dossier.build import render_dossier
from ipclaim.private import open_private
from ipclaim.resources import Templates
from ipclaim.rules.procedure import Uploads
from ipclaim.submission import parts
from ipclaim.submission.parts import DossierPart, Parted, part_dossier
from tests.dossier.hand_made import made_by_hand
from tests.dossier.validators import by_page


@dataclass(frozen=True)
class Dossier:
    """A dossier and the parts made of it."""

    whole: Path
    parts: tuple[DossierPart, ...]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, templates: Templates) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    with open_private(folder / "dossier.pdf") as file:
        render_dossier(made_by_hand(folder), templates, file)
    return folder / "dossier.pdf"


@pytest.fixture(scope="module")
def parted(whole: Path) -> Dossier:
    out = whole.parent / "parts"
    out.mkdir()
    made = part_dossier(whole, out, "04-dossier", Uploads(None, None, (), max_pages=6))
    assert made is not None
    return Dossier(whole, made.parts)


def pages_of(path: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, timeout=600
    )
    return done.stdout.decode().split("\f")[:-1]


def test_the_parts_together_are_the_whole(parted: Dossier) -> None:
    total = len(pages_of(parted.whole))
    spans = [(part.first, part.last) for part in parted.parts]
    assert spans[0][0] == 1
    assert spans[-1][1] == total
    assert all(after[0] == before[1] + 1 for before, after in pairwise(spans))
    for part in parted.parts:
        pages = pages_of(part.path)
        assert len(pages) <= 7
        for number, text in enumerate(pages[-(part.last - part.first + 1) :], start=part.first):
            assert f"{number} / {total}" in text


def test_labels_are_the_printed_numbers(parted: Dossier) -> None:
    for part in parted.parts:
        labels = PdfReader(part.path).page_labels
        own = [str(number) for number in range(part.first, part.last + 1)]
        assert labels[-len(own) :] == own
        assert labels[0] == "i"


def test_the_first_sheet_says_which_part_it_is_and_what_it_holds(parted: Dossier) -> None:
    for number, part in enumerate(parted.parts, start=1):
        first = pages_of(part.path)[0]
        assert f"part {number} of {len(parted.parts)}" in first
        assert f"{part.first}–{part.last}" in first


def test_every_link_leads_within_the_part_or_to_an_address(parted: Dossier) -> None:
    inner, outer, away = 0, 0, 0
    for part in parted.parts:
        with pikepdf.open(part.path) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            for note in (note for page in pdf.pages for note in page.obj.get("/Annots", [])):
                if "/A" in note:
                    away += 1
                    continue
                to = places[note.Dest[0].objgen]
                if "another part" in str(note.Contents):
                    assert to == 0
                    outer += 1
                else:
                    printed = int(str(note.Contents).split()[1])
                    assert to == len(pdf.pages) - 1 - (part.last - printed)
                    inner += 1
    assert inner
    assert outer
    with pikepdf.open(parted.whole) as pdf:
        links = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert away == sum("/A" in note for note in links)
    assert inner + outer > len(links) - away, "the leading sheets have links of their own"


def test_bookmarks_lead_to_the_pages_that_they_name(parted: Dossier) -> None:
    for part in parted.parts:
        reader = PdfReader(part.path)
        for item in (one for one in reader.outline if not isinstance(one, list)):
            page = reader.get_destination_page_number(item)
            assert page is not None
            assert page >= 1


def test_parts_are_pdf_a(parted: Dossier) -> None:
    for part in parted.parts:
        assert by_page(part.path, "3b") == ()


def test_parts_are_whole_files_without_attachments(parted: Dossier) -> None:
    for part in parted.parts:
        done = subprocess.run(
            ["qpdf", "--check", str(part.path)], capture_output=True, check=False, timeout=600
        )
        assert done.returncode == 0, done.stdout
        with pikepdf.open(part.path) as pdf:
            assert not pdf.attachments


def test_the_same_dossier_gives_the_same_parts(parted: Dossier, tmp_path: Path) -> None:
    again = part_dossier(parted.whole, tmp_path, "04-dossier", Uploads(None, None, (), max_pages=6))
    assert again is not None
    assert [one.path.read_bytes() for one in again.parts] == [
        one.path.read_bytes() for one in parted.parts
    ]


def test_a_limit_of_size_is_kept(whole: Path, tmp_path: Path) -> None:
    most = 550_000
    assert whole.stat().st_size > most
    made = part_dossier(whole, tmp_path, "d", Uploads(None, most, ()))
    assert made is not None
    assert len(made.parts) > 1
    assert not made.lightened
    assert all(part.path.stat().st_size <= most for part in made.parts)


def test_a_dossier_that_fits_stays_whole(whole: Path, tmp_path: Path) -> None:
    assert part_dossier(whole, tmp_path, "d", Uploads(None, None, ())) == Parted()
    assert part_dossier(whole, tmp_path, "d", Uploads(None, 10**9, (), max_pages=999)) == Parted()


def test_a_heavy_page_gets_lighter_pictures_and_stays_pdf_a(whole: Path, tmp_path: Path) -> None:
    most = 400_000
    made = part_dossier(whole, tmp_path, "d", Uploads(None, most, ()))
    assert made is not None
    assert made.lightened
    assert all(part.path.stat().st_size <= most for part in made.parts)
    heavy = max(made.parts, key=lambda part: part.path.stat().st_size)
    assert by_page(heavy.path, "3b") == ()


def test_a_page_that_is_too_large_alone_is_no_matter_of_parting(
    whole: Path, tmp_path: Path
) -> None:
    assert part_dossier(whole, tmp_path, "d", Uploads(None, 150_000, ())) is None
    assert list(tmp_path.iterdir()) == []


@generated(
    sizes=st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=30),
    weights=st.lists(st.integers(1, 300_000), min_size=4, max_size=4),
    most=st.none() | st.integers(300_000, 2_000_000),
    longest=st.none() | st.integers(2, 8),
)
def test_spans_cover_each_page_once_and_stay_below_the_limits(
    sizes: list[list[int]], weights: list[int], most: int | None, longest: int | None
) -> None:
    pages = [{(one, 0): weights[one] for one in page} for page in sizes]
    spans = parts._spans(pages, Uploads(None, most, (), max_pages=longest), 1.0, 1)
    if spans is None:
        assert most is not None
        return
    assert [page for span in spans for page in span] == list(range(len(pages)))
    for span in spans:
        held = {key: size for page in span for key, size in pages[page].items()}
        assert most is None or sum(held.values()) + parts._FRONT <= most
        assert longest is None or len(span) < longest
