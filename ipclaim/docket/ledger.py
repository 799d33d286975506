"""``docket.jsonl`` in a case folder: reading it, and adding lines that are never lost or torn.

A line is added by writing the whole file anew beside the old one, which then takes its name: what
is there is always whole, however the program ends. Who adds holds a lock on the case folder, so
two programs add one after the other. Who reads needs none.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ipclaim.docket.facts import Line, lines_of
from ipclaim.errors import CaseError
from ipclaim.model.docket import DOCKET_FILE, DocketEntry
from ipclaim.model.text import Text
from ipclaim.private import write_private

_MOST = 20_000_000
"""Bytes; a case of a thousand links has some hundred thousand."""


def read_ledger(case: Path) -> tuple[Line, ...]:
    """Return a case's entries in the order in which they were written down, none without a file.

    Raises ``CaseError`` naming each line that is none.
    """
    entries, wrong = [], []
    for number, row in enumerate(_bytes_of(case).splitlines(), start=1):
        try:
            if row.strip():
                entries.append((number, _line().validate_json(row)))
        except ValidationError as fault:
            first = fault.errors(include_url=False)[0]
            wrong.append((number, ".".join(map(str, first["loc"])), first["msg"]))
    if wrong:
        raise _unreadable(case / DOCKET_FILE, wrong)
    return lines_of(entries)


def add_to_ledger(
    case: Path, made: Callable[[tuple[Line, ...]], Sequence[DocketEntry]]
) -> tuple[Line, ...]:
    """Add the entries that ``made`` makes of those already there, and return the added ones.

    When it returns they are on the disk. Raises ``CaseError`` for a ledger that cannot be read.
    """
    with _alone(case) as folder:
        added = tuple(made(read_ledger(case)))
        data = _bytes_of(case)
        first = len(data.splitlines()) + 1
        if added:
            rows = [_line().dump_json(entry, exclude_none=True) for entry in added]
            ended = data if not data or data.endswith(b"\n") else data + b"\n"
            write_private(case / DOCKET_FILE, ended + b"".join(row + b"\n" for row in rows))
            os.fsync(folder)
    return tuple(Line(number, entry) for number, entry in enumerate(added, start=first))


@contextmanager
def _alone(case: Path) -> Iterator[int]:
    """Hold the case folder's lock; the folder itself is locked, so nothing is left lying about."""
    handle = os.open(case, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


@cache
def _line() -> TypeAdapter[DocketEntry]:
    """Return what knows an entry; made once a case has one, because it takes a while."""
    return TypeAdapter(DocketEntry)


def _bytes_of(case: Path) -> bytes:
    path = case / DOCKET_FILE
    try:
        if path.stat().st_size > _MOST:
            raise CaseError(
                Text(f"{path}：文件过大", f"{path}: the file is too large"),
                Text("请检查是否放错了文件。", "Check that this is the file you meant."),
            )
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as fault:
        raise CaseError(
            Text(
                f"{path}：无法读取：{fault.strerror}", f"{path}: cannot be read: {fault.strerror}"
            ),
            Text("请检查文件权限。", "Check who may read the file."),
        ) from fault


def _unreadable(path: Path, wrong: Sequence[tuple[int, str, str]]) -> CaseError:
    zh = [f"{path}:{line}：不是有效的条目：{key}：{cause}" for line, key, cause in wrong]
    en = [f"{path}:{line}: not a valid entry: {key}: {cause}" for line, key, cause in wrong]
    return CaseError(
        Text("\n".join(zh), "\n".join(en)),
        Text(
            "该文件由 ipclaim 逐行追加，请勿改动旧行；请从备份恢复上述行。写错的条目请用 "
            "ipclaim docket record 案件 --cancel 行号 作废。",
            "ipclaim only adds lines to this file: restore the lines named above from a copy. "
            "To take an entry back: ipclaim docket record CASE --cancel LINE",
        ),
    )
