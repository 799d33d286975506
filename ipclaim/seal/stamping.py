"""One time stamp for each distinct seal, from the first of several authorities that gives one.

One stamp serves a whole run, whatever its size, because ``seal.txt`` stands for all its bags. A
stamp that is there is kept, even one that cannot be read: replacing it would hide what happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ipclaim.model.text import Text
from ipclaim.private import write_private
from ipclaim.seal.authorities import Patience, first_stamp
from ipclaim.seal.layout import SEAL, STAMP
from ipclaim.seal.timestamp import StampError, TimeAuthority, read_stamp

_NO_AUTHORITY = Text("未配置时间戳机构", "no time authority is configured")
_NOT_WRITTEN = Text("时间戳无法写入", "the time stamp cannot be written")


@dataclass(frozen=True, slots=True)
class Stamping:
    """What became of the time stamps of some bags."""

    stamped: frozenset[Path]
    """Bags that got a stamp now."""
    reasons: Mapping[Path, Text]
    """Why bags stay without one."""


def stamp_seals(
    bags: Sequence[Path], authorities: Sequence[TimeAuthority], patience: Patience | None = None
) -> Stamping:
    """Have each seal without a time stamp stamped once; bags of one run share a seal."""
    bare: dict[bytes, list[Path]] = {}
    stamped: set[Path] = set()
    reasons: dict[Path, Text] = {}
    for bag in bags:
        if not (bag / STAMP).is_file():
            bare.setdefault((bag / SEAL).read_bytes(), []).append(bag)
            continue
        try:
            read_stamp((bag / STAMP).read_bytes())
        except StampError as fault:
            reasons[bag] = fault.message
    for seal, sharing in bare.items():
        if not authorities:
            reasons |= dict.fromkeys(sharing, _NO_AUTHORITY)
            continue
        try:
            response = first_stamp(authorities, sha256(seal).digest(), patience)
        except StampError as fault:
            reasons |= dict.fromkeys(sharing, fault.message)
            continue
        for bag in sharing:
            try:
                write_private(bag / STAMP, response)
                stamped.add(bag)
            except OSError:
                reasons[bag] = _NOT_WRITTEN
    return Stamping(frozenset(stamped), reasons)
