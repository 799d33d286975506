"""Reading papers in workers, and never the same paper twice.

What was read is kept in the case's ``out/readings/``, keyed by the paper's bytes and by everything
that could change the reading (program, models, layouts). A kept reading that cannot be parsed is
read again, never trusted.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from ipclaim.model.document import Document, Problem
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.run.workers import WorkerDiedError, Workers, WorkerTimeoutError

if TYPE_CHECKING:
    from ipclaim.read.reader import Reader

_DOCUMENTS = TypeAdapter(tuple[Document, ...])

# A file of many pages is long work, but nobody waits a quarter of an hour for one.
_SECONDS_PER_FILE = 900.0
_SECONDS_TO_START = 120.0


@dataclass(frozen=True)
class Readers:
    """How papers are read: by which workers, with which layouts and engine."""

    workers: Workers
    templates: Templates
    engine: str

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over everything that could change a reading: program, models, layouts."""
        return self.workers.run(
            _fingerprint_in_worker, self.templates, self.engine, seconds=_SECONDS_TO_START
        )

    def read(
        self,
        files: Sequence[Path],
        name_of: Callable[[Path], str],
        kept: Path | None,
        on_read: Callable[[str], None] = lambda _: None,
    ) -> tuple[Document, ...]:
        """Read papers side by side; documents come back in the order of the files.

        ``kept`` is the folder of earlier readings, ``None`` to keep nothing. A file that cannot be
        read becomes a document of type ``unreadable`` with its problem.
        """

        def one(file: Path) -> tuple[Document, ...]:
            documents = self._read_one(file, name_of(file), kept)
            on_read(name_of(file))
            return documents

        if not files:
            return ()
        # The threads only wait; the workers do the reading.
        with ThreadPoolExecutor(self.workers.count * 2) as waiting:
            read = list(waiting.map(one, files))
        return tuple(document for documents in read for document in documents)

    def _read_one(self, file: Path, name: str, kept: Path | None) -> tuple[Document, ...]:
        if problem := _no_paper(file, name):
            return (_unreadable(_printable(name), "", problem),)
        try:
            digest = _digest_of(file)
        except OSError as fault:
            return (_unreadable(name, "", _vanished(name, fault)),)
        place = kept / f"{_key(digest, name, self.fingerprint)}.json" if kept else None
        if place and (documents := _recalled(place)):
            return documents
        try:
            documents = self.workers.run(
                _read_in_worker,
                file,
                name,
                self.templates,
                self.engine,
                seconds=_SECONDS_PER_FILE,
            )
        except (WorkerTimeoutError, WorkerDiedError) as fault:
            return (_unreadable(name, digest, _gave_up(name, fault)),)
        if place:
            private_folder(place.parent)
            write_private(place, _DOCUMENTS.dump_json(documents))
        return documents


@cache
def _reader(templates: Templates, engine: str) -> "Reader":
    # Only workers read: the models' libraries take two seconds to import.
    from ipclaim.read.reader import Reader  # noqa: PLC0415

    return Reader(templates, engine)


def _fingerprint_in_worker(templates: Templates, engine: str) -> str:
    return _reader(templates, engine).fingerprint


def _read_in_worker(
    file: Path, name: str, templates: Templates, engine: str
) -> tuple[Document, ...]:
    return _reader(templates, engine).read(file, name)


def _key(digest: str, name: str, fingerprint: str) -> str:
    parts = [digest, name, fingerprint]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _digest_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _recalled(place: Path) -> tuple[Document, ...]:
    try:
        return _DOCUMENTS.validate_json(place.read_bytes())
    except (OSError, ValidationError):
        return ()


def _unreadable(name: str, digest: str, problem: Problem) -> Document:
    return Document(
        file=name,
        sha256=digest,
        pages=(),
        doc_type="unreadable",
        doc_type_certain=False,
        problems=(problem,),
    )


def _no_paper(file: Path, name: str) -> Problem | None:
    """Return what keeps a path from being opened as a paper at all, before it is opened.

    A named pipe would be waited for without end.
    """
    if name != (shown := _printable(name)):
        return Problem(
            code="name-not-utf8",
            message=Text(
                f"{shown}：文件名不是 UTF-8 编码", f"{shown}: the file's name is not UTF-8"
            ),
            advice=Text("请给文件改名。", "Rename the file."),
            fatal=True,
        )
    if file.exists() and not file.is_file():
        return Problem(
            code="no-file",
            message=Text(
                f"{name}：不是普通文件（指向文件夹的链接、管道或设备）",
                f"{name}: not a plain file (a link to a folder, a pipe or a device)",
            ),
            advice=Text(
                "请把材料本身复制到 materials/。", "Copy the papers themselves into materials/."
            ),
            fatal=True,
        )
    return None


def _printable(name: str) -> str:
    """Return a name that can be written as UTF-8, whatever bytes the disk holds."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _vanished(name: str, fault: OSError) -> Problem:
    cause = fault.strerror or type(fault).__name__
    return Problem(
        code="not-readable",
        message=Text(f"{name}：无法打开：{cause}", f"{name}: cannot be opened: {cause}"),
        advice=Text("请检查文件是否仍在以及权限。", "Check that the file is there and readable."),
        fatal=True,
    )


def _gave_up(name: str, fault: Exception) -> Problem:
    timed_out = isinstance(fault, WorkerTimeoutError)
    return Problem(
        code="timeout" if timed_out else "crash",
        message=Text(
            f"{name}：{'读取超时' if timed_out else '读取时程序崩溃'}",
            f"{name}: {'reading took too long' if timed_out else 'the reader crashed on it'}",
        ),
        advice=Text(
            "请用较低分辨率重新扫描，或拆分页数很多的文件。",
            "Scan it again at a lower resolution, or split a file of very many pages.",
        ),
        fatal=True,
    )
