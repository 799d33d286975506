"""Received files made ready in a child process that may die without harm.

The child works through the files in order. When it hangs or dies, the file at hand is refused and a
new child goes on with the next one, so one hostile paper costs one sheet that says so.
"""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ipclaim.bound_child import child_environment
from ipclaim.dossier.prepared import Coding, Fidelity, PreparedFile, PreparedPage
from ipclaim.dossier.refusal import MOST_PAGES
from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of

_SECONDS = 60.0
"""The longest wait for a file to be opened, and for each page of it that is drawn."""

REFUSALS: Mapping[str, Text] = {
    "encrypted": Text("文件有密码，无法打开。", "The file is protected by a password."),
    "damaged": Text("文件已损坏或不完整，无法显示。", "The file is damaged or incomplete."),
    "too-large": Text(
        "文件过大，超出安全处理的限度。", "The file is larger than can be handled safely."
    ),
    "too-many-pages": Text(
        f"文件超过 {MOST_PAGES} 页，未编入本卷；请按文件种类拆分。",
        f"The file has more than {MOST_PAGES} pages and does not go in; split it by kind of paper.",
    ),
    "hung": Text(
        "文件无法在限定时间和内存内处理，可能是恶意构造的文件。",
        "The file could not be handled within the limits of time and memory; it may be hostile.",
    ),
    "missing": Text("文件不存在或无法读取。", "The file is missing or cannot be read."),
}


_HOSTILE = frozenset({"too-large", "too-many-pages", "hung"})


@dataclass(frozen=True, slots=True)
class Received:
    """A file to make ready."""

    file: str
    """Relative to the case folder."""
    path: Path
    made: str | None = None
    """The SHA-256 that this program gave the file when it made it; such a file, while it is still
    the same, need not be looked through for damage."""


class _Child:
    """One running child; killed when the work is over or it hangs."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ipclaim.dossier.cure"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            text=True,
            encoding="utf-8",
        )
        self._answers: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        reader.start()

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self._answers.put(line)
        self._answers.put("")

    def ask(self, order: Mapping[str, str | bool]) -> dict[str, Any] | None:
        """Return the child's answer, or ``None`` when it hung or died."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            while (line := self._answers.get(timeout=_SECONDS)) == "\n":
                continue  # one page more is drawn
        except (BrokenPipeError, queue.Empty):
            return None
        answer: dict[str, Any] | None = json.loads(line) if line else None
        return answer

    def end(self) -> None:
        """Stop the child, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue  # an order that the dead child never took


class _Children:
    """One child after another: the next starts when the last one hung or died."""

    def __init__(self) -> None:
        self._child: _Child | None = None

    def answer(self, order: Mapping[str, str | bool]) -> dict[str, Any] | None:
        """Return the answer; a child that others wore out is no reason to refuse a file."""
        if self._child is not None:
            answer = self._child.ask(order)
            if answer is not None:
                return answer
            self.end()
        self._child = _Child()
        answer = self._child.ask(order)
        if answer is None:
            self.end()
        return answer

    def end(self) -> None:
        """Stop the child that runs, if one does."""
        if self._child is not None:
            self._child.end()
            self._child = None


def prepare_files(files: Iterable[Received], work: Path) -> Iterator[PreparedFile]:
    """Yield each file made ready, in order; kept bytes go into the folder ``work``."""
    children = _Children()
    try:
        for number, received in enumerate(files):
            if not received.path.is_file():
                yield _refused(received, "missing", "")
                continue
            digest = sha256_of(received.path)
            order: dict[str, str | bool] = {
                "path": str(received.path),
                "out": str(work / f"x{number}"),
                "known": digest == received.made,
            }
            answer = children.answer(order)
            if answer is None:
                yield _refused(received, "hung", digest)
            elif "refused" in answer:
                yield _refused(received, answer["refused"], digest)
            else:
                yield _prepared(received, answer["pages"], f"X{number}", digest)
    finally:
        children.end()


def _refused(received: Received, code: str, digest: str) -> PreparedFile:
    return PreparedFile(
        received.file,
        digest,
        received.path.stat().st_size if digest else 0,
        (),
        REFUSALS.get(code, REFUSALS["damaged"]),
        is_hostile=code in _HOSTILE,
    )


def _prepared(
    received: Received, answers: list[dict[str, Any]], key: str, digest: str
) -> PreparedFile:
    pages = tuple(
        PreparedPage(
            key=f"{key}p{number}",
            coding=Coding(answer["coding"]),
            fidelity=Fidelity(answer["fidelity"]),
            path=Path(answer["path"]),
            index=int(answer["index"]),
            width=float(answer["width"]),
            height=float(answer["height"]),
            channels=int(answer["channels"]),
            turned=int(answer["turned"]),
        )
        for number, answer in enumerate(answers, start=1)
    )
    size = received.path.stat().st_size
    encloses = max(int(answer.get("encloses", 0)) for answer in answers)
    return PreparedFile(received.file, digest, size, pages, encloses=encloses)
