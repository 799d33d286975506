"""Opening a stranger's file: what it is, and its pages as upright-able pictures.

The file is parsed in a child process with limits on memory, time and file size, so a hostile or
broken file costs that file and nothing else. This side never decodes the file's own bytes: it gets
raw pixels whose length it checks. Orientation of the writing is not decided here.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ipclaim.model.document import Box, Problem
from ipclaim.read.opening.troubles import problem
from ipclaim.read.parsing import limits
from ipclaim.read.parsing.handover import Handover, HandoverPage

Pixels = NDArray[np.uint8]
"""A picture as (height, width, 3), red first."""


@dataclass(frozen=True, slots=True)
class LayerChar:
    """One character of a PDF's own text layer with its box in pixels of the page picture."""

    char: str
    box: Box


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """One page as it lies in the file; the picture is decoded but not yet turned upright."""

    page: int
    pixels: Pixels
    dpi: int
    layer: tuple[LayerChar, ...]


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """All pages of a file, or the fatal problem that kept it shut."""

    pages: tuple[OpenedPage, ...]
    problems: tuple[Problem, ...]


def open_file(path: Path) -> OpenedFile:
    """Open a file; a bad one gives a fatal problem, never an exception.

    Codes: ``missing``, ``empty``, ``too-large``, ``encrypted``, ``damaged``, ``not-an-image``,
    ``not-supported``, ``timeout`` are fatal; ``wrong-suffix``, ``too-many-pages`` and ``animated``
    are not.
    """
    if trouble := _refused(path):
        return OpenedFile((), (trouble,))
    with tempfile.TemporaryDirectory(prefix="ipclaim-") as folder:
        handover, trouble = _parsed_in_child(path, Path(folder), ())
        if handover is None:
            return OpenedFile((), (trouble,) if trouble else ())
        pages = tuple(_page(Path(folder), page) for page in handover.pages)
        return OpenedFile(pages, tuple(problem(code) for code in handover.problems))


def page_picture(path: Path, page: int, *, turned: int = 0) -> Image.Image:
    """Render one page (from 1) upright, exactly as it was read.

    ``turned`` is ``PageImage.turned``: clockwise degrees. Raises ``ValueError`` when the file
    cannot be opened or has no such page; callers show what was read, so the file has changed.
    """
    with tempfile.TemporaryDirectory(prefix="ipclaim-") as folder:
        handover, trouble = (None, _refused(path))
        if trouble is None:
            handover, trouble = _parsed_in_child(path, Path(folder), ("--page", str(page)))
        if handover is None or not handover.pages:
            cause = trouble.code if trouble else f"no page {page}"
            raise ValueError(f"{path.name}: {cause}")
        pixels = _page(Path(folder), handover.pages[0]).pixels
    return Image.fromarray(turn(pixels, turned))


def turn(pixels: Pixels, clockwise: int) -> Pixels:
    """Return the picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, -(clockwise // 90) % 4))


def _refused(path: Path) -> Problem | None:
    """Name the trouble that shows without parsing."""
    if not path.is_file():
        return problem("missing")
    try:
        size = path.stat().st_size
    except OSError:
        return problem("missing")
    if size == 0:
        return problem("empty")
    return problem("too-large") if size > limits.FILE_BYTES else None


def _parsed_in_child(
    path: Path, folder: Path, options: tuple[str, ...]
) -> tuple[Handover | None, Problem | None]:
    command = [sys.executable, "-m", "ipclaim.read.parsing", str(path.resolve()), str(folder)]
    try:
        done = subprocess.run(
            [*command, *options],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=limits.WALL_SECONDS,
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None, problem("timeout")
    written = folder / "handover.json"
    if done.returncode != 0 or not written.is_file():
        return None, problem(_cause_of_death(done.returncode))
    handover = Handover.model_validate(json.loads(written.read_text("utf-8")))
    return (None, problem(handover.fatal)) if handover.fatal else (handover, None)


def _cause_of_death(code: int) -> str:
    """Tell a child that ran out of time or memory from one that a broken file crashed."""
    if code == limits.OUT_OF_MEMORY:
        return "too-large"
    return "timeout" if code == -limits.SIGXCPU else "damaged"


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parents[3])
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": root, "PYTHONSAFEPATH": "1", "OMP_NUM_THREADS": "1"}


def _limit() -> None:
    """Bind the child before it sees a byte of the file."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.WRITTEN_BYTES, limits.WRITTEN_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _page(folder: Path, page: HandoverPage) -> OpenedPage:
    raw = np.fromfile(folder / f"{page.page}.rgb", dtype=np.uint8)
    pixels = raw.reshape(page.height, page.width, 3)
    layer = tuple(LayerChar(char, Box(*box)) for char, *box in page.layer)
    return OpenedPage(page.page, pixels, page.dpi, layer)
