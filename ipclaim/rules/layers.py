"""The written files of a pack, laid over each other: base, family, platform.

What has an id replaces the earlier entry with that id; two with one id in one file are a mistake.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from ipclaim.frozen import dataclass
from ipclaim.resources import Templates
from ipclaim.rules.citing import Sources
from ipclaim.rules.lines import line_of
from ipclaim.rules.mistakes import mistake, unknown_key
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_pack import WrittenPack

FOLDER = "platforms"


@dataclass(frozen=True, slots=True)
class Layer:
    """One written file of a pack."""

    path: Path
    pack: WrittenPack

    def line_of(self, key: str, value: str) -> str:
        """Return ``file:line`` of the first ``key: value``."""
        return line_of(self.path, key, value)


def layers_of(path: Path, templates: Templates) -> tuple[Layer, ...]:
    """Return the files of a pack, the base first."""
    layers: list[Layer] = []
    following: Path | None = path
    while following is not None:
        pack = read_once(following, WrittenPack)
        if pack.id != following.stem:
            raise mistake(
                str(following),
                f"id 是 {pack.id}，应与文件名 {following.stem} 一致",
                f"the id {pack.id} must equal the file name {following.stem}",
            )
        layers.insert(0, Layer(following, pack))
        if pack.extends in {layer.pack.id for layer in layers}:
            raise mistake(
                str(path), "extends 形成循环", f"extends {pack.extends} goes round in a circle"
            )
        following = templates.path(f"{FOLDER}/{pack.extends}.yaml") if pack.extends else None
    return tuple(layers)


class HasId(Protocol):
    """Anything that a later file replaces by its id."""

    @property
    def id(self) -> str:
        """The id, unique within a file."""


E = TypeVar("E", bound=HasId)
T = TypeVar("T")


def by_id(layers: Sequence[Layer], entries: Sequence[tuple[E, ...]], kind: str) -> tuple[E, ...]:
    """Lay entries of a kind over each other by id; two with one id in one file are a mistake.

    What a file drops is taken out of what the files before it gave.
    """
    merged: dict[str, E] = {}
    for layer, written in zip(layers, entries, strict=True):
        for drop in layer.pack.drops:
            if drop.kind == kind and merged.pop(drop.id, None) is None:
                raise unknown_key(layer.line_of("id", drop.id), drop.id, merged, kind)
        seen: set[str] = set()
        for entry in written:
            if entry.id in seen:
                raise mistake(
                    layer.line_of("id", entry.id),
                    f"有两个条目的 id 都是 {entry.id}",
                    f"two entries have the id {entry.id}",
                )
            seen.add(entry.id)
            merged[entry.id] = entry
    return tuple(merged.values())


def sources_of(layers: Sequence[Layer]) -> Sources:
    """Return the sources of all files; a later file's win."""
    table = {key: source for layer in layers for key, source in layer.pack.sources.items()}
    return Sources(table, str(layers[-1].path))


def last(values: Sequence[T | None]) -> T | None:
    """Return the value that the last file gives, if any gives one."""
    return next((value for value in reversed(values) if value is not None), None)
