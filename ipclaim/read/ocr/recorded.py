"""Readings kept in a folder: for tests, and for working on layouts without reading again.

A reading is kept under the digest of the very pixels it was made from, so a recording can be
missing but never be another picture's. Without an engine behind it a missing one is an error.
"""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.private import private_folder, write_private
from ipclaim.read.ocr.engine import Engine, LateWitness, Reading, ReadsLines, Witness
from ipclaim.read.ocr.recogniser import LineReading
from ipclaim.read.opening import Pixels

_READINGS = TypeAdapter(Reading)
_LINES = TypeAdapter(LineReading)


class RecordedEngine:
    """Gives back readings from a folder; asks the engine behind it for what is missing."""

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        self._folder = folder
        self._engine = engine

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the engine behind, if there is one."""
        return f"recorded {self._engine.fingerprint if self._engine else ''}"

    def read(self, pixels: Pixels) -> Reading:
        """Return the page's reading; raises ``MissingToolError`` when nobody can give it."""
        kept = self._folder / f"{_digest(pixels)}.page.json"
        if kept.is_file():
            return _READINGS.validate_json(kept.read_bytes())
        if self._engine is None:
            raise _missing(kept)
        reading = self._engine.read(pixels)
        private_folder(self._folder)
        write_private(kept, _READINGS.dump_json(reading))
        return reading

    def read_line(self, crop: Pixels) -> LineReading:
        """Return one line's reading; raises ``MissingToolError`` when nobody can give it."""
        kept = self._folder / f"{_digest(crop)}.line.json"
        if kept.is_file():
            return _LINES.validate_json(kept.read_bytes())
        if not isinstance(self._engine, ReadsLines):
            raise _missing(kept)
        said = self._engine.read_line(crop)
        private_folder(self._folder)
        write_private(kept, _LINES.dump_json(said))
        return said


class RecordedWitness:
    """Gives back lines from a folder; asks the witness behind it for what is missing."""

    def __init__(self, folder: Path, name: str, witness: Witness | None = None) -> None:
        self.name = name
        self._folder = folder
        self._witness = witness

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the witness behind, if there is one."""
        return f"recorded {self.name} {self._witness.fingerprint if self._witness else ''}"

    def read_line(self, crop: Pixels) -> str:
        """Return the line's reading; raises ``MissingToolError`` when nobody can give it."""
        kept = self._folder / f"{_digest(crop)}.{self.name}.txt"
        if kept.is_file():
            return kept.read_text("utf-8")
        if self._witness is None:
            raise _missing(kept)
        said = self._witness.read_line(crop)
        private_folder(self._folder)
        write_private(kept, said.encode())
        return said


class RecordedLateWitness:
    """The same for one that reads several lines at once; it is asked for those that are missing."""

    def __init__(self, folder: Path, witness: LateWitness) -> None:
        self.name = witness.name
        self._folder = folder
        self._witness = witness

    def read_lines(self, crops: Sequence[Pixels]) -> list[str]:
        """Return one text for each line picture."""
        kept = [self._folder / f"{_digest(crop)}.{self.name}.txt" for crop in crops]
        missing = [number for number, path in enumerate(kept) if not path.is_file()]
        if missing:
            private_folder(self._folder)
            said = self._witness.read_lines([crops[number] for number in missing])
            for number, text in zip(missing, said, strict=True):
                write_private(kept[number], text.encode())
        return [path.read_text("utf-8") for path in kept]


def _missing(kept: Path) -> MissingToolError:
    return MissingToolError(
        Text(f"没有这一识别记录：{kept.name}", f"no such recorded reading: {kept.name}"),
        Text(
            "请用真实引擎重新录制（见 docs/how-to/another-engine.md）。",
            "Record it anew with a real engine (see docs/how-to/another-engine.md).",
        ),
    )


def _digest(pixels: Pixels) -> str:
    return hashlib.sha256(f"{pixels.shape}".encode() + pixels.tobytes()).hexdigest()[:32]
