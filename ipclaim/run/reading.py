"""Reading papers in workers, and never the same paper twice.

What was read is kept in the case's ``out/readings/``, under the paper's bytes and everything that
could change the reading (program, models, layouts); what an earlier version read is removed there.
A kept reading that cannot be parsed is read again, never trusted. Within one run a paper that lies
in several cases is read once.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from ipclaim.errors import IpclaimError
from ipclaim.model.document import Document, Problem
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.run.bug_report import report_bug
from ipclaim.run.workers import WorkerDiedError, Workers, WorkerTimeoutError

if TYPE_CHECKING:
    from ipclaim.read.reader import Reader

_DOCUMENTS = TypeAdapter(tuple[Document, ...])

# Sixty pages on a slow and busy machine; each page has limits of its own.
_SECONDS_PER_FILE = 3600.0
_SECONDS_TO_START = 120.0
_PASSING = {"missing", "not-readable", "no-file", "timeout"}
"""Problems that another try may not have."""


@dataclass(frozen=True)
class _Paper:
    """The bytes of a paper that is to be read, wherever it lies and whatever it is called."""

    file: Path
    digest: str

    @property
    def key(self) -> str:
        """What the reading hangs on, beside the readers; a wrong suffix is told."""
        return hashlib.sha256(f"{self.digest} {self.file.suffix.lower()}".encode()).hexdigest()


@dataclass(frozen=True)
class Readers:
    """How papers are read: by which workers, with which layouts and engine."""

    workers: Workers
    templates: Templates
    engine: str
    _begun: dict[str, Future[tuple[Document, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Readings of this run by key, done or under way."""
    _lock: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

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
        if kept is not None:
            self._remove_outdated(kept)
        # The threads only wait; the workers do the reading.
        with ThreadPoolExecutor(self.workers.count * 2) as waiting:
            read = list(waiting.map(one, files))
        return tuple(document for documents in read for document in documents)

    def read_together(
        self,
        files: Sequence[Path],
        name_of: Callable[[Path], str],
        kept: Path | None,
        on_read: Callable[[str], None] = lambda _: None,
        *,
        of_one_case: bool = True,
    ) -> tuple[Document, ...]:
        """Read papers and take them together: joined over files, confirmed by each other.

        What is kept stays as read file by file, so a paper that is added later costs itself alone.
        """
        documents = self.read(files, name_of, kept, on_read)
        if len({document.file for document in documents}) < 2:
            return documents
        return self.workers.run(
            _together_in_worker, documents, of_one_case, seconds=_SECONDS_TO_START
        )

    def _read_one(self, file: Path, name: str, kept: Path | None) -> tuple[Document, ...]:
        if problem := _no_paper(file, name):
            return (_unreadable(_printable(name), "", problem),)
        try:
            paper = _Paper(file, _digest_of(file))
        except OSError as fault:
            return (_unreadable(name, "", _vanished(name, fault)),)
        try:
            return _named(self._recalled_or_read(paper, kept), name)
        except (WorkerTimeoutError, WorkerDiedError) as fault:
            return (_unreadable(name, paper.digest, _gave_up(name, fault)),)
        except (IpclaimError, OSError):
            raise
        except Exception as fault:
            # A paper that finds a bug costs itself alone, and the bug is reported.
            return (_unreadable(name, paper.digest, _found_a_bug(name, fault)),)

    def _recalled_or_read(self, paper: _Paper, kept: Path | None) -> tuple[Document, ...]:
        place = kept / f"{self._version}-{paper.key}.json" if kept else None
        if place and (documents := _recalled(place, paper.digest)):
            return documents
        documents = self._read_once(paper)
        codes = {problem.code for document in documents for problem in document.problems}
        same_bytes = all(document.sha256 == paper.digest for document in documents)
        if place and same_bytes and not codes & _PASSING:
            # A case that may not be written to is read all the same, again each time.
            with suppress(OSError):
                private_folder(place.parent)
                write_private(place, _DOCUMENTS.dump_json(documents))
        return documents

    def _read_once(self, paper: _Paper) -> tuple[Document, ...]:
        """Read a paper in a worker, or wait for the thread that is reading the same bytes."""
        with self._lock:
            begun = self._begun.get(paper.key)
            mine: Future[tuple[Document, ...]] = Future()
            if begun is None:
                self._begun[paper.key] = mine
        if begun is not None:
            return begun.result()
        try:
            documents = self.workers.run(
                _read_in_worker,
                paper.file,
                self.templates,
                self.engine,
                seconds=_SECONDS_PER_FILE,
            )
        except BaseException as fault:
            with self._lock:
                del self._begun[paper.key]
            mine.set_exception(fault)
            raise
        mine.set_result(documents)
        return documents

    @property
    def _version(self) -> str:
        return self.fingerprint[:16]

    def _remove_outdated(self, kept: Path) -> None:
        """Remove what earlier readers left, and what a killed run had begun to write."""
        current = self._version
        with suppress(OSError):
            outdated = [one for one in kept.glob("*.json") if not one.name.startswith(current)]
            for reading in (*outdated, *filter(_is_abandoned, kept.glob(".*.part"))):
                reading.unlink(missing_ok=True)


def _is_abandoned(unfinished: Path) -> bool:
    return time.time() - unfinished.stat().st_mtime > _SECONDS_PER_FILE


@cache
def _reader(templates: Templates, engine: str) -> "Reader":
    # Only workers read: the models' libraries take two seconds to import.
    from ipclaim.read.reader import Reader  # noqa: PLC0415

    return Reader(templates, engine)


def _fingerprint_in_worker(templates: Templates, engine: str) -> str:
    return _reader(templates, engine).fingerprint


def _read_in_worker(file: Path, templates: Templates, engine: str) -> tuple[Document, ...]:
    return _reader(templates, engine).read(file, "")


def _together_in_worker(documents: tuple[Document, ...], of_one_case: bool) -> tuple[Document, ...]:
    from ipclaim.read.together.joining import together  # noqa: PLC0415

    return together(documents, of_one_case=of_one_case)


def _named(documents: tuple[Document, ...], name: str) -> tuple[Document, ...]:
    """Return documents that were read without a name as those of the file called so."""
    return tuple(
        replace(
            document,
            file=name,
            fields=tuple(
                replace(found, source=replace(found.source, file=name)) for found in document.fields
            ),
        )
        for document in documents
    )


def _digest_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _recalled(place: Path, digest: str) -> tuple[Document, ...]:
    """Return a kept reading; nothing for one that is damaged or of other bytes."""
    try:
        documents = _DOCUMENTS.validate_json(place.read_bytes())
    except (OSError, ValidationError):
        return ()
    return documents if all(document.sha256 == digest for document in documents) else ()


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


def _found_a_bug(name: str, fault: Exception) -> Problem:
    bug = report_bug(fault)
    return Problem(
        code="crash",
        message=Text(
            f"{name}：读取时程序出错（{type(fault).__name__}），这是 ipclaim 的缺陷",
            f"{name}: reading it failed ({type(fault).__name__}); this is a bug in ipclaim",
        ),
        advice=bug.advice,
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
