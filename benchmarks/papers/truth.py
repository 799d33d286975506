"""What drawn papers really say: the ``.truth.json`` beside each, as types.

The generators of specimens write it (``samples.papers``, ``benchmarks.papers.strangers``). Boxes
are in pixels of the picture as it lies in the file; pages count through all files of a paper.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ipclaim.model.document import Value

Box4 = tuple[float, float, float, float]


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Fact(_Told):
    """What a paper states of one field; a value of ``None`` is a fact too (a mark of no words)."""

    value: str | bool | list[int] | list[str] | None
    page: int
    box: Box4 | None = None

    @property
    def stated(self) -> Value:
        """The value as documents hold it."""
        if not isinstance(self.value, list):
            return self.value
        if all(isinstance(item, int) for item in self.value):
            return tuple(int(item) for item in self.value)
        return tuple(str(item) for item in self.value)


class TruePage(_Told):
    """The picture of one page."""

    page: int
    width: int
    height: int


class TrueDocument(_Told):
    """One paper as drawn."""

    doc_type: str
    style: str
    pages: tuple[int, ...]
    fields: Mapping[str, Fact]


class TruePaper(_Told):
    """One drawn paper, or several in one file, and how it was spoiled."""

    name: str
    folder: Path
    files: tuple[str, ...]
    ageing: str
    strength: float | None = None
    pages: tuple[TruePage, ...]
    documents: tuple[TrueDocument, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in order."""
        return tuple(self.folder / name for name in self.files)


def truths(folders: Iterable[Path], only: str = "") -> tuple[TruePaper, ...]:
    """Return all papers in the folders whose file name holds ``only``, by name.

    Raises ``pydantic.ValidationError`` for a truth of another shape.
    """
    found = [path for folder in folders for path in sorted(folder.glob("*.truth.json"))]
    return tuple(_read(path) for path in found if only in path.name)


def _read(path: Path) -> TruePaper:
    told = json.loads(path.read_text("utf-8"))
    name = path.name.removesuffix(".truth.json")
    return TruePaper.model_validate({**told, "name": name, "folder": path.parent})
