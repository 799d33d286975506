"""What waits in files comes out as if it had been in memory."""

import tempfile
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NumberObject

from ipclaim.dossier.streams import FileStream, set_aside
from ipclaim.private import open_private


def test_a_file_stream_holds_the_files_bytes(tmp_path: Path) -> None:
    kept = tmp_path / "kept.bin"
    kept.write_bytes(bytes(range(256)) * 9000)  # more than one piece
    writer, out = PdfWriter(), BytesIO()
    reference = writer._add_object(FileStream(kept))
    writer.root_object[NameObject("/Kept")] = reference
    writer.write(out)
    stream = PdfReader(out).trailer["/Root"]["/Kept"]
    assert stream.get_data() == kept.read_bytes()


def test_objects_set_aside_keep_their_numbers_and_references() -> None:
    writer, out = PdfWriter(), BytesIO()
    made: list[IndirectObject] = []

    def add() -> None:
        made.append(writer._add_object(ArrayObject([NumberObject(7)])))
        below = DictionaryObject({NameObject("/To"): made[0]})
        made.append(writer._add_object(below))

    with tempfile.TemporaryFile() as spool:
        set_aside(writer, spool, add)
        set_aside(writer, spool, add)
        writer.root_object[NameObject("/First")] = made[1]
        writer.root_object[NameObject("/Second")] = made[3]
        writer.write(out)
    root = PdfReader(out).trailer["/Root"]
    assert root["/First"]["/To"] == root["/Second"]["/To"] == [7]
    assert len({one.idnum for one in made}) == 4


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
