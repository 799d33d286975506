"""The custody log of an evidence folder: who made, opened, verified and exported what, and when.

``custody.jsonl`` stands beside the sealed files and outside the seal, because it goes on growing
and because it names people: evidence may be handed over with it or without. Each line holds the
digest of the line before. A seal holds the digest of the last line of its time (``bag-info.txt``),
so that what was logged before a seal cannot be rewritten after it; what was logged since is only
chained, and whoever could write the file could write its end anew.
"""

import fcntl
import os
import platform
import pwd
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ipclaim import __version__
from ipclaim.model.text import Text
from ipclaim.seal.digest import sha256_of, sha256_of_bytes
from ipclaim.seal.layout import CUSTODY, EARLIER, INFO, TAG_MANIFEST

HEAD_LABEL = "Custody-Log-Head"
"""In ``bag-info.txt``: the digest of the last line that was logged before the seal."""
_LONGEST = 65_536
"""Bytes of a line; ours have a few hundred."""
_MOST = 50_000_000
"""Bytes of a log that is still read."""


class Action(StrEnum):
    """What was done with the evidence."""

    CAPTURED = "captured"
    IMPORTED = "imported"
    LOOKED_AT = "looked-at-again"
    SEALED = "sealed"
    STAMPED = "stamped"
    OPENED = "opened"
    VERIFIED = "verified"
    EXPORTED = "exported"


class CustodyLine(BaseModel):
    """One line of the log. Its shape is public."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    at: datetime
    """By this machine's clock, in UTC."""
    action: Action
    user: str
    host: str
    program: str
    bag: str | None
    """SHA-256 of the tag manifest, which stands for all that was sealed then."""
    details: dict[str, str | int | bool] = {}
    after_torn: bool = False
    """The line before was cut off when a run was killed; it is left as it was found."""
    before: str | None
    """SHA-256 of the line before, without its line break; ``None`` for the first."""


@dataclass(frozen=True, slots=True)
class CustodyState:
    """What the log says, and whether it holds together."""

    lines: tuple[CustodyLine, ...] = ()
    troubles: tuple[Text, ...] = ()
    """Where it was altered."""
    not_checked: tuple[Text, ...] = ()


def log_custody(
    bag: Path, action: Action, details: Mapping[str, str | int | bool], *, begin: bool = False
) -> Text | None:
    """Append a line to a bag's log; return why that cannot be done, if so.

    A log is only made with ``begin``: who merely looks at a folder leaves no new file in it.
    Opening is noted once a day and person, as long as nothing else is done in between.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | (os.O_CREAT if begin else 0)
    try:
        handle = os.open(bag / CUSTODY, flags, 0o600)
    except FileNotFoundError:
        return Text("没有保管记录 custody.jsonl", "there is no custody log")
    except OSError as fault:
        return _not_written(fault)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return Text("custody.jsonl 不是普通文件", "custody.jsonl is no ordinary file")
        fcntl.flock(handle, fcntl.LOCK_EX)
        _append(handle, bag, action, details)
    except OSError as fault:
        return _not_written(fault)
    finally:
        os.close(handle)
    return None


def _not_written(fault: OSError) -> Text:
    cause = fault.strerror or type(fault).__name__
    return Text(f"保管记录未写入：{cause}", f"the custody log was not written: {cause}")


def _append(
    handle: int, bag: Path, action: Action, details: Mapping[str, str | int | bool]
) -> None:
    size = os.fstat(handle).st_size
    end = os.pread(handle, _LONGEST, max(0, size - _LONGEST))
    is_torn = bool(end) and not end.endswith(b"\n")
    last = end.removesuffix(b"\n").rpartition(b"\n")[2]
    if action is Action.OPENED and _is_opened_today(last, bag):
        return
    line = CustodyLine(
        at=datetime.now(UTC).replace(microsecond=0),
        action=action,
        user=_user(),
        host=platform.node(),
        program=f"ipclaim {__version__}",
        bag=_bag_digest(bag),
        details=dict(details),
        after_torn=is_torn,
        before=sha256_of_bytes(last) if end else None,
    )
    data = (b"\n" if is_torn else b"") + line.model_dump_json().encode() + b"\n"
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)


def _is_opened_today(last: bytes, bag: Path) -> bool:
    try:
        line = CustodyLine.model_validate_json(last)
    except ValidationError:
        return False
    today = datetime.now(UTC).date()
    who = (Action.OPENED, today, _user(), platform.node(), _bag_digest(bag))
    return (line.action, line.at.date(), line.user, line.host, line.bag) == who


def _bag_digest(bag: Path) -> str | None:
    tags = bag / TAG_MANIFEST
    return sha256_of(tags) if tags.is_file() else None


def _user() -> str:
    """Return the name of the account that runs this, which no variable can change."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def custody_head(bag: Path) -> str | None:
    """Return the digest of the last whole line, for the seal to hold; ``None`` without a log."""
    raw = _raw(bag)
    whole = raw.rpartition(b"\n")[0] if raw else b""
    return sha256_of_bytes(whole.rpartition(b"\n")[2]) if whole else None


def custody_state(bag: Path) -> CustodyState:
    """Read the log and see whether its lines follow each other and hold what the seals hold."""
    raw = _raw(bag)
    heads = _sealed_heads(bag)
    if raw is None:
        return CustodyState(not_checked=(_NO_LOG,) if heads else ())
    pieces = raw.split(b"\n")
    torn_end = pieces.pop()
    lines, troubles, torn = _parsed(pieces)
    told = [_torn(number) for number in torn]
    if torn_end:
        told.append(_torn(len(pieces) + 1))
    digests = {sha256_of_bytes(piece) for piece in pieces}
    if heads - digests:
        troubles.append(
            Text(
                "封存时的保管记录已不在其中，记录被改写过",
                "what it held when the evidence was sealed is gone: it was rewritten",
            )
        )
    return CustodyState(tuple(lines), tuple(troubles), (*told, _ONLY_CHAINED))


def _parsed(pieces: list[bytes]) -> tuple[list[CustodyLine], list[Text], list[int]]:
    """Return the lines, what is wrong, and the numbers of lines that a killed run cut off."""
    lines: list[CustodyLine] = []
    troubles: list[Text] = []
    torn: list[int] = []
    before: bytes | None = None
    is_pending = False
    for number, piece in enumerate(pieces, start=1):
        try:
            line = CustodyLine.model_validate_json(piece)
        except ValidationError:
            if is_pending:
                troubles.append(_altered(number - 1))
            is_pending, before = True, piece
            continue
        if is_pending and not line.after_torn:
            troubles.append(_altered(number - 1))
        elif is_pending:
            torn.append(number - 1)
        if line.before != (None if before is None else sha256_of_bytes(before)):
            troubles.append(
                Text(
                    f"第 {number} 行与前一行接不上", f"line {number} does not follow the one before"
                )
            )
        lines.append(line)
        is_pending, before = False, piece
    if is_pending:
        troubles.append(_altered(len(pieces)))
    return lines, troubles, torn


def _altered(number: int) -> Text:
    return Text(f"第 {number} 行不是保管记录", f"line {number} is no line of a custody log")


def _torn(number: int) -> Text:
    return Text(
        f"保管记录第 {number} 行不完整：写入时程序被中断。",
        f"Line {number} of the custody log was cut off when a run was killed.",
    )


_NO_LOG = Text(
    "保管记录 custody.jsonl 未随证据一起提供。",
    "The custody log custody.jsonl did not come with the evidence.",
)
_ONLY_CHAINED = Text(
    "保管记录在最后一次封存之后的各行只是前后相连，不受封存保护。",
    "Lines of the custody log since the last seal are chained only, and not under the seal.",
)


def _raw(bag: Path) -> bytes | None:
    log = bag / CUSTODY
    if log.is_symlink() or not log.is_file() or log.stat().st_size > _MOST:
        return None
    return log.read_bytes()


def _sealed_heads(bag: Path) -> set[str]:
    """Return the digests of lines that this seal and the earlier ones hold."""
    heads = set()
    for info in (bag / INFO, *(bag / EARLIER).glob(f"*/{INFO}")):
        if info.is_file():
            for line in info.read_text("utf-8", errors="replace").splitlines():
                label, _, value = line.partition(":")
                if label == HEAD_LABEL:
                    heads.add(value.strip())
    return heads
