"""What is written straight to the file, as another program reads it."""

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.streams import (
    PdfOut,
    array,
    decimal,
    dictionary,
    name,
    octets,
    reference,
    text_string,
)
from ipclaim.private import open_private


def read_back(put: Callable[[PdfOut], bytes]) -> pikepdf.Pdf:
    """Return a PDF whose catalogue holds what was put."""
    out = BytesIO()
    made = PdfOut(out)
    kept = put(made)
    pages = reference(made.add(b"<</Type/Pages/Kids[]/Count 0>>"))
    root = made.add(dictionary(Type=b"/Catalog", Pages=pages, Kept=kept))
    made.finish(root, made.add(b"<<>>"))
    return pikepdf.open(out)


@given(said=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_comes_back(said: str) -> None:
    with read_back(lambda out: text_string(said)) as pdf:
        assert str(pdf.Root.Kept) == said


@given(data=st.binary(max_size=40))
def test_bytes_come_back(data: bytes) -> None:
    with read_back(lambda out: octets(data)) as pdf:
        assert bytes(pdf.Root.Kept) == data


@pytest.mark.parametrize("said", ["Name", "a b", "text/plain", "A#1", "名"])
def test_a_name_comes_back(said: str) -> None:
    with read_back(lambda out: name(said)) as pdf:
        assert pdf.Root.Kept == pikepdf.Name(f"/{said}")


@given(value=st.floats(-1e6, 1e6))
def test_a_number_comes_back_to_three_digits(value: float) -> None:
    assert float(decimal(value)) == pytest.approx(value, abs=0.0005)
    assert b"e" not in decimal(value)


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 700])
def test_objects_keep_their_numbers_however_many_there_are(count: int) -> None:
    def put(out: PdfOut) -> bytes:
        first = out.reserve(count)
        for number in reversed(range(count)):
            out.put(first + number, b"%d" % (number * 3))
        return array([reference(first + number) for number in range(count)])

    with read_back(put) as pdf:
        assert [int(one) for one in pdf.Root.Kept] == [number * 3 for number in range(count)]
        assert pdf.check_pdf_syntax() == []


def test_a_file_stream_holds_the_files_bytes(tmp_path: Path) -> None:
    kept = tmp_path / "kept.bin"
    kept.write_bytes(bytes(range(256)) * 9000)  # more than one piece
    with read_back(lambda out: reference(out.add_file(b"", kept))) as pdf:
        assert pdf.Root.Kept.read_raw_bytes() == kept.read_bytes()


def test_memory_does_not_follow_the_size_of_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.bin"
    with kept.open("wb") as file:
        file.truncate(48 << 20)
    with (tmp_path / "out.pdf").open("wb+") as out:
        made = PdfOut(out)
        tracemalloc.start()
        made.add_file(b"", kept)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 << 20


def test_a_file_that_has_become_shorter_is_no_exhibit(tmp_path: Path) -> None:
    kept = tmp_path / "kept.bin"
    kept.write_bytes(b"short")
    with pytest.raises(OSError, match="has become shorter"):
        PdfOut(BytesIO()).copy(kept, 0, 6)


def test_a_private_file_takes_its_name_only_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    try:
        with open_private(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert list(tmp_path.iterdir()) == []
    with open_private(path) as file:
        file.write(b"whole")
        file.seek(0)
        assert file.read() == b"whole"
    assert path.stat().st_mode & 0o777 == 0o600
