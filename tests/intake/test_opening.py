"""Opening messages in the child: what hostile ones cost, and where enclosures are put."""

import io
import zipfile
from pathlib import Path

import pytest

from ipclaim.intake.files import is_message, safe_name
from ipclaim.intake.opening import Opened, open_message
from ipclaim.intake.troubles import every_trouble, trouble
from ipclaim.read.parsing import limits

HEAD = (
    b"From: a@example.com\nSubject: x\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n"
)
PDF = b"%PDF-1.4\n% SPECIMEN\n"


def part(name: str, data: bytes = PDF) -> bytes:
    return (
        b"--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\""
        + name.encode() + b"\"\n\n" + data + b"\n"
    )  # fmt: skip


def opened(tmp_path: Path, data: bytes, name: str = "m.eml") -> Opened:
    path = tmp_path / name
    path.write_bytes(data)
    return open_message(path, tmp_path / "out" / "m")


def test_enclosures_land_in_their_folder_whatever_they_are_called(tmp_path: Path) -> None:
    names = (
        "../../../etc/passwd",
        "/etc/ssh/id",
        "C:\\windows\\a.pdf",
        "..",
        "a\0b.pdf",
        "x" * 400,
    )
    found = opened(tmp_path, HEAD + b"".join(map(part, names)) + b"--b--\n")
    folder = tmp_path / "out" / "m"
    assert len(found.enclosed) == len(names)
    assert all(each.path.parent == folder and each.path.is_file() for each in found.enclosed)
    everything = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert everything == {
        tmp_path / "m.eml",
        folder / ".gitignore",
        *(each.path for each in found.enclosed),
    }
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    assert folder.stat().st_mode & 0o077 == 0


def test_ten_thousand_parts_and_endless_nesting_are_told(tmp_path: Path) -> None:
    many = opened(tmp_path, HEAD + part("a") * 10_000 + b"--b--\n")
    assert [each.code for each in many.left_out] == ["too-many"]
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    nested = opened(tmp_path, b"From: a\nTo: b\nSubject: c\n" + deep)
    assert nested.trouble in {"too-deep", "damaged", "timeout", None}
    inner = b"From: a\nSubject: inner\n\nwords\n"
    for depth in range(40):
        inner = (
            b"From: a\nSubject: s\nContent-Type: multipart/mixed; boundary=m%d\n\n--m%d\n"
            b"Content-Type: message/rfc822\n\n" % (depth, depth) + inner + b"--m%d--\n" % depth
        )
    matryoshka = opened(tmp_path, inner)
    assert matryoshka.trouble or any(each.code == "too-deep" for each in matryoshka.left_out)


def test_a_bomb_is_told_and_not_unpacked(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.pdf", b"\0" * (48 << 20))
    found = opened(tmp_path, packed.getvalue(), "bomb.zip")
    assert [(each.name, each.code) for each in found.left_out] == [("a.pdf", "too-large")]
    assert not (tmp_path / "out").exists()


def test_what_is_larger_than_any_mail_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.eml"
    with path.open("wb") as file:
        file.write(HEAD)
        file.truncate(limits.FILE_BYTES + 1)
    assert open_message(path, tmp_path / "out").trouble == "too-large"


def test_a_paper_and_a_folder_are_no_messages(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(PDF)
    assert not is_message(tmp_path / "a.eml")
    assert not is_message(tmp_path)
    assert not is_message(tmp_path / "missing.eml")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("授权书（一）.PDF", "授权书（一）.pdf"),
        ("../../a b.jpg", "a-b.jpg"),
        ("....", "file"),
        ("a.pdf.exe\n", "a.pdf.exe"),
        ("no suffix", "no-suffix"),
        ("说明.这不是后缀", "说明.这不是后缀"),
    ],
)
def test_names_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_every_trouble_has_words_and_an_unknown_one_is_damage() -> None:
    for code, message in every_trouble():
        problem = trouble(code, 3)
        assert problem.code == code
        assert message.zh
        assert problem.advice.en
        assert "{" not in problem.message.zh + problem.message.en
    assert trouble("hex://evil").code == "damaged"
