"""The identifier that a PDF carries of its own bytes."""

from pathlib import Path

import pikepdf
import pytest

from ipclaim.seal.identifier import identified_length, put_identifier, seems_identified
from tests.dossier.bare import write_bare


@pytest.fixture
def by_qpdf(tmp_path: Path) -> Path:
    path = tmp_path / "other.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, deterministic_id=True)
    return path


def test_what_another_program_wrote_gets_one(by_qpdf: Path) -> None:
    assert seems_identified(by_qpdf)
    assert identified_length(by_qpdf) is None
    with by_qpdf.open("r+b") as file:
        put_identifier(file)
    assert identified_length(by_qpdf) == by_qpdf.stat().st_size
    with pikepdf.open(by_qpdf) as pdf:
        assert len(pdf.pages) == 1


def test_what_comes_behind_is_left_out(tmp_path: Path) -> None:
    path = write_bare(tmp_path / "dossier.pdf")
    whole = path.read_bytes()
    path.write_bytes(whole + b"startxref\n0\n%%EOF\n")
    assert identified_length(path) == len(whole)


def test_an_end_within_an_attached_file_is_none(tmp_path: Path) -> None:
    path = write_bare(tmp_path / "dossier.pdf")
    with path.open("r+b") as file:
        head = file.read()
        file.seek(0)
        file.write(b"%PDF-1.7\n%%EOF\n" * 100 + head)
        put_identifier(file)
    assert identified_length(path) == path.stat().st_size


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%%EOF\n", b"<0>" * 2000 + b"%%EOF\n"])
def test_a_file_without_one_has_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(data)
    assert identified_length(tmp_path / "x") is None
