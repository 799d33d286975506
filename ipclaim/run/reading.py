"""Reading papers in workers, and never the same paper twice.

What was read is kept in the case's ``out/readings/``, under the paper's bytes and everything that
could change the reading (program, models, layouts); what an earlier version read is removed there.
A kept reading that cannot be parsed is read again, never trusted. Within one run a paper that lies
in several cases is read once.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from ipclaim.errors import IpclaimError
from ipclaim.model.document import Document
from ipclaim.private import private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.run.known_readers import (
    keep_together,
    kept_documents,
    kept_text,
    key_of,
    readers_stamp,
    recalled_together,
)
from ipclaim.run.unreadable import (
    found_a_bug,
    gave_up,
    no_paper,
    printable,
    unreadable,
    vanished,
)
from ipclaim.run.workers import WorkerDiedError, Workers, WorkerTimeoutError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ipclaim.read.reader import Reader
    from ipclaim.run.page_count import OnPage

# Sixty pages on a slow and busy machine; each page has limits of its own.
_SECONDS_PER_FILE = 3600.0
_SECONDS_TO_START = 120.0
_PIECE = 1 << 16
"""Bytes of a paper that are hashed at once: what ``file_digest`` takes is more than most papers."""
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
    _begun: "dict[str, Future[tuple[Document, ...]]]" = field(
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
        on_page: Callable[[str, int, int], None] | None = None,
    ) -> tuple[Document, ...]:
        """Read papers side by side; documents come back in the order of the files.

        ``kept`` is the folder of earlier readings, ``None`` to keep nothing. A file that cannot be
        read becomes a document of type ``unreadable`` with its problem. ``on_read`` hears each file
        that was read, ``on_page`` each page of those that are being read, and how many there are.
        """

        def one(file: Path) -> tuple[Document, ...]:
            name = name_of(file)
            documents = self._read_one(file, name, kept, on_page and partial(on_page, name))
            on_read(name)
            return documents

        if not files:
            return ()
        if kept is not None:
            self._remove_outdated(kept)
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - papers read before need none

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
        on_page: Callable[[str, int, int], None] | None = None,
        *,
        of_one_case: bool = True,
    ) -> tuple[Document, ...]:
        """Read papers and take them together: joined over files, confirmed by each other.

        What is kept stays as read file by file, so a paper that is added later costs itself alone.
        """
        names = [name_of(file) for file in files]
        digests = _digests_of(files, names) if kept else ()
        key = key_of(names, digests, of_one_case=of_one_case)
        if kept and digests and (known := recalled_together(kept, self._stamp, key)):
            for name in names:
                on_read(name)
            return known
        documents = self.read(files, name_of, kept, on_read, on_page)
        if len({document.file for document in documents}) >= 2:
            documents = self.workers.run(
                _together_in_worker, documents, of_one_case, seconds=_SECONDS_TO_START
            )
        if kept and digests and self._are_kept(files, digests, documents, kept):
            keep_together(kept, self._stamp, key, documents)
        return documents

    @cached_property
    def _stamp(self) -> str:
        return readers_stamp(self.templates, self.engine)

    def _are_kept(
        self,
        files: Sequence[Path],
        digests: Sequence[str],
        documents: Sequence[Document],
        kept: Path,
    ) -> bool:
        """Whether each reading is of those bytes and one that lasts, no passing trouble."""
        papers = [_Paper(file, digest) for file, digest in zip(files, digests, strict=True)]
        same_bytes = {document.sha256 for document in documents} <= set(digests)
        return same_bytes and all(self._place(kept, paper).is_file() for paper in papers)

    def _place(self, kept: Path, paper: _Paper) -> Path:
        return kept / f"{self._version}-{paper.key}.json"

    def _read_one(
        self, file: Path, name: str, kept: Path | None, on_page: "OnPage | None"
    ) -> tuple[Document, ...]:
        if problem := no_paper(file, name):
            return (unreadable(printable(name), "", problem),)
        try:
            paper = _Paper(file, _digest_of(file))
        except OSError as fault:
            return (unreadable(name, "", vanished(name, fault)),)
        try:
            return _named(self._recalled_or_read(paper, kept, on_page), name)
        except (WorkerTimeoutError, WorkerDiedError) as fault:
            return (unreadable(name, paper.digest, gave_up(name, fault)),)
        except (IpclaimError, OSError):
            raise
        except Exception as fault:
            # A paper that finds a bug costs itself alone, and the bug is reported.
            return (unreadable(name, paper.digest, found_a_bug(name, fault)),)

    def _recalled_or_read(
        self, paper: _Paper, kept: Path | None, on_page: "OnPage | None"
    ) -> tuple[Document, ...]:
        place = self._place(kept, paper) if kept else None
        if place and (documents := _recalled(place, paper.digest)):
            return documents
        documents = self._read_once(paper, on_page)
        codes = {problem.code for document in documents for problem in document.problems}
        same_bytes = all(document.sha256 == paper.digest for document in documents)
        if place and same_bytes and not codes & _PASSING:
            # A case that may not be written to is read all the same, again each time.
            with suppress(OSError):
                private_folder(place.parent)
                write_private(place, kept_text(documents))
        return documents

    def _read_once(self, paper: _Paper, on_page: "OnPage | None") -> tuple[Document, ...]:
        """Read a paper in a worker, or wait for the thread that is reading the same bytes."""
        from concurrent.futures import Future  # noqa: PLC0415 - papers read before need none

        with self._lock:
            begun = self._begun.get(paper.key)
            mine: Future[tuple[Document, ...]] = Future()
            if begun is None:
                self._begun[paper.key] = mine
        if begun is not None:
            return begun.result()
        try:
            documents = self._read_now(paper.file, on_page)
        except BaseException as fault:
            with self._lock:
                del self._begun[paper.key]
            mine.set_exception(fault)
            raise
        mine.set_result(documents)
        return documents

    def _read_now(self, file: Path, on_page: "OnPage | None") -> tuple[Document, ...]:
        task = (_read_in_worker, file, self.templates, self.engine)
        if on_page is None:
            return self.workers.run(*task, None, seconds=_SECONDS_PER_FILE)
        from ipclaim.run.page_count import page_notes  # noqa: PLC0415 - papers read before need none

        with page_notes(on_page) as (place, look):
            return self.workers.run(*task, place, seconds=_SECONDS_PER_FILE, on_wait=look)

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


def kept_reading(file: Path, kept: Path) -> tuple[Document, ...]:
    """Return what was last read on a paper, whichever reader read it; nothing is read now."""
    try:
        paper = _Paper(file, _digest_of(file))
    except OSError:
        return ()
    return next(
        filter(None, (_recalled(x, paper.digest) for x in kept.glob(f"*-{paper.key}.json"))), ()
    )


def _is_abandoned(unfinished: Path) -> bool:
    return time.time() - unfinished.stat().st_mtime > _SECONDS_PER_FILE


@cache
def _reader(templates: Templates, engine: str) -> "Reader":
    # Only workers read: the models' libraries take two seconds to import.
    from ipclaim.read.reader import Reader  # noqa: PLC0415

    return Reader(templates, engine)


def _fingerprint_in_worker(templates: Templates, engine: str) -> str:
    return _reader(templates, engine).fingerprint


def _read_in_worker(
    file: Path, templates: Templates, engine: str, notes: Path | None
) -> tuple[Document, ...]:
    from ipclaim.run.page_count import note_page  # noqa: PLC0415 - only workers read

    reader = _reader(templates, engine)
    return reader.read(file, "", partial(note_page, notes)) if notes else reader.read(file, "")


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


def _digests_of(files: Sequence[Path], names: Sequence[str]) -> tuple[str, ...]:
    """Return the digest of each file; none at all where one is no paper or cannot be opened."""
    if any(map(no_paper, files, names)):
        return ()
    try:
        return tuple(map(_digest_of, files))
    except OSError:
        return ()


def _digest_of(file: Path) -> str:
    told = hashlib.sha256()
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            told.update(piece)
    return told.hexdigest()


def _recalled(place: Path, digest: str) -> tuple[Document, ...]:
    """Return a kept reading; nothing for one that is damaged or of other bytes."""
    try:
        documents = kept_documents(place.read_bytes())
    except (OSError, ValueError):
        return ()
    return documents if all(document.sha256 == digest for document in documents) else ()
