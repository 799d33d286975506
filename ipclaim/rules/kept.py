"""Packs that are made once while the files they are made of stay as they are.

A batch asks for the same pack for every case, and for the other platforms' addresses only where a
link is none of its own platform's. Files that change meanwhile (a lawyer edits, the review page is
open) are seen: whatever is kept hangs on the times and sizes of all files of rules.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from ipclaim.frozen import dataclass
from ipclaim.resources import Templates
from ipclaim.rules.load import is_platform, load_pack, own_link_forms, pack_ids
from ipclaim.rules.pack import LinkForm, RulePack

_Stamp = str
"""Of names, times and sizes; as a text, because a key is hashed for every case."""
_FOLDERS = ("platforms", "platforms/wording", "regimes", "calendars")


_HELD: ContextVar[tuple[Templates, _Stamp] | None] = ContextVar("held", default=None)


@contextmanager
def rules_held(templates: Templates) -> Iterator[None]:
    """Take the rules as they are now while the block lasts: a share of a batch sees one state."""
    token = _HELD.set((templates, _stamp(templates)))
    try:
        yield
    finally:
        _HELD.reset(token)


def kept_pack(pack_id: str, templates: Templates) -> RulePack:
    """Return a pack as ``load_pack`` makes it; raises ``RulesError`` as that does."""
    return _pack(pack_id, templates, _stamp(templates))


def kept_platform(pack_id: str, templates: Templates) -> RulePack | None:
    """Return a pack, or ``None`` where there is none of that id or it is a mere part."""
    stamp = _stamp(templates)
    return _pack(pack_id, templates, stamp) if _is_platform(pack_id, templates, stamp) else None


@dataclass(frozen=True, slots=True)
class Addresses:
    """The link forms of a platform that is not the case's own."""

    id: str
    link_forms: tuple[LinkForm, ...]


@dataclass(frozen=True, slots=True)
class Platforms:
    """A case's own pack, and behind it the addresses of all others, looked up when asked for."""

    own: RulePack
    templates: Templates

    def __iter__(self) -> Iterator[RulePack | Addresses]:
        """Yield the case's own pack first."""
        yield self.own
        for other in _addresses(self.templates, _stamp(self.templates)):
            if other.id != self.own.id:
                yield other


@lru_cache(maxsize=64)
def _pack(pack_id: str, templates: Templates, stamp: _Stamp) -> RulePack:
    del stamp  # part of the key only
    return load_pack(pack_id, templates)


@lru_cache(maxsize=64)
def _is_platform(pack_id: str, templates: Templates, stamp: _Stamp) -> bool:
    del stamp  # part of the key only
    return is_platform(pack_id, templates)


@lru_cache(maxsize=4)
def _addresses(templates: Templates, stamp: _Stamp) -> tuple[Addresses, ...]:
    del stamp  # part of the key only
    return tuple(
        Addresses(pack_id, own_link_forms(pack_id, templates)) for pack_id in pack_ids(templates)
    )


def _stamp(templates: Templates) -> _Stamp:
    held = _HELD.get()
    if held is not None and held[0] == templates:
        return held[1]
    return repr([_stamps_in(folder / name) for folder in templates.folders for name in _FOLDERS])


def _stamps_in(folder: Path) -> list[tuple[str, int, int]]:
    stamps = []
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".yaml"):
                stat = entry.stat()
                stamps.append((entry.path, stat.st_mtime_ns, stat.st_size))
    return sorted(stamps)
