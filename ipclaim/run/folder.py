"""The case folder: finding cases among paths, and loading what people wrote and brought.

Reads only what the user made (``case.yaml``, links, decisions) and lists the papers; the papers'
own bytes are opened elsewhere, in limited child processes.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ipclaim.errors import CaseError, no_such_case
from ipclaim.frozen import dataclass
from ipclaim.model.case import CaseFile, Link
from ipclaim.model.decision import DecisionsFile
from ipclaim.model.text import Text
from ipclaim.run.links_file import LINK_FILES, read_links
from ipclaim.written import read_yaml

CASE_FILE = "case.yaml"
DECISIONS_FILE = "decisions.yaml"
MATERIALS = "materials"
COUNTER_NOTICES = "counter-notices"
CAPTURES = "captures"
"""What the user captured in their own browser."""
EVIDENCE = "evidence"
OUT = "out"
READINGS = "readings"
"""In ``out/``: what was read on the papers."""

_PAPER_SUFFIXES = {
    ".heic", ".heif", ".jpeg", ".jpg", ".pdf", ".png", ".tif", ".tiff", ".webp",
}  # fmt: skip

# What file managers leave behind; nobody means it as a paper.
_LEFTOVERS = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case as it lies on the disk."""

    path: Path
    name: str
    """The folder's name, which is the case's name everywhere."""
    file: CaseFile
    links: tuple[Link, ...]
    materials: tuple[Path, ...]
    counter_notices: tuple[Path, ...]
    decisions: DecisionsFile

    @property
    def evidence(self) -> Path:
        """Where captured pages and their seal are kept."""
        return self.path / EVIDENCE

    @property
    def out(self) -> Path:
        """Where ipclaim writes what it makes."""
        return self.path / OUT

    def name_of(self, file: Path) -> str:
        """Return a file's name relative to the case, with forward slashes."""
        return file.relative_to(self.path).as_posix()


@dataclass(frozen=True, slots=True)
class FoundCases:
    """The cases among the paths that the user gave, and the paths that are none."""

    cases: tuple[Path, ...]
    skipped: tuple[Path, ...]


def is_case(path: Path) -> bool:
    """Tell whether a path looks like a case folder, complete or not.

    One that may not be looked into counts: loading it tells the trouble as that case's own.
    """
    if not path.is_dir():
        return False
    try:
        return (path / MATERIALS).is_dir() or any(
            (path / name).is_file() for name in (CASE_FILE, *LINK_FILES)
        )
    except PermissionError:
        return True


def find_cases(paths: Sequence[Path]) -> FoundCases:
    """Return the case folders meant by some paths: cases, ``case.yaml`` files, folders of cases.

    Raises ``CaseError`` for a path that does not exist, and when there is no case at all.
    """
    cases: list[Path] = []
    skipped: list[Path] = []
    for path in paths:
        if not path.exists():
            raise no_such_case(path)
        if path.name == CASE_FILE and path.is_file():
            cases.append(path.parent)
        elif is_case(path):
            cases.append(path)
        elif path.is_dir() and (inside := sorted(filter(is_case, path.iterdir()))):
            cases.extend(inside)
        else:
            skipped.append(path)
    by_place: dict[Path, Path] = {}
    for case in cases:
        by_place.setdefault(case.resolve(), case)
    unique = tuple(by_place.values())
    if not unique:
        raise _no_case_among(skipped)
    return FoundCases(unique, tuple(skipped))


def load_case(path: Path) -> CaseFolder:
    """Load one case folder; raises ``CaseError`` naming the file, the cause and the next step."""
    case_file = path / CASE_FILE
    if not case_file.is_file():
        raise CaseError(
            Text(f"{path}：没有 case.yaml", f"{path}: there is no case.yaml"),
            Text(
                f"运行 ipclaim init {path}，它会读取材料并拟写一份。",
                f"Run: ipclaim init {path}  It reads the papers and proposes one.",
            ),
        )
    file = read_yaml(case_file, CaseFile, CaseError)
    decisions_file = path / DECISIONS_FILE
    return CaseFolder(
        path=path,
        name=path.resolve().name,
        file=file,
        links=read_links(path),
        materials=papers_in(path),
        counter_notices=files_under(path / COUNTER_NOTICES),
        decisions=(
            read_yaml(decisions_file, DecisionsFile, CaseError)
            if decisions_file.is_file()
            else DecisionsFile()
        ),
    )


def readings_of(paper: Path) -> Path | None:
    """Return where the reading of a paper is kept: in the case that it lies in.

    ``None`` for a paper of no case: what papers say is personal, and is not gathered where nobody
    looks for it.
    """
    case = next((folder for folder in paper.absolute().parents if is_case(folder)), None)
    return case / OUT / READINGS if case else None


def papers_in(path: Path) -> tuple[Path, ...]:
    """Return the papers of a case folder, sorted by name, sub-folders of ``materials/`` included.

    Where there is no ``materials/``, the papers that lie in the folder itself are meant.
    """
    if (path / MATERIALS).is_dir():
        return files_under(path / MATERIALS)
    papers = tuple(
        file
        for file in sorted(path.iterdir())
        if file.is_file() and file.suffix.lower() in _PAPER_SUFFIXES
    )
    _stay_inside(papers, path)
    return papers


def files_under(folder: Path) -> tuple[Path, ...]:
    """Return all that lies in a folder and is meant as a paper, openable or not.

    What cannot be opened (a broken link, a link to a folder) is kept: the reading tells it, while
    leaving it out here would lose a paper without a word. Raises ``OSError`` for a folder that may
    not be looked into, and ``CaseError`` for a link that leads out of the case.
    """
    if not folder.is_dir():
        return ()
    _stay_inside((folder,), folder.parent)
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(place, name).is_symlink()]
        found.extend(Path(place, name) for name in (*files, *links))
    _stay_inside(found, folder.parent)
    return tuple(
        file
        for file in sorted(found)
        if file.name.lower() not in _LEFTOVERS and not file.name.startswith(".")
    )


def _stay_inside(files: Iterable[Path], case: Path) -> None:
    """Raise ``CaseError`` when a link among the files leads out of the case.

    A case may come from a stranger's archive, and what its papers link to goes into the dossier.
    """
    root = os.path.realpath(case)
    for file in files:
        if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(root):
            raise CaseError(
                Text(f"{file} 是指向案件文件夹以外的链接", f"{file} is a link out of the case"),
                Text(
                    "请把文件本身复制到案件文件夹，或删除该链接。",
                    "Copy the file itself into the case folder, or remove the link.",
                ),
            )


def _raise(fault: OSError) -> None:
    raise fault


def _no_case_among(skipped: Sequence[Path]) -> CaseError:
    names = ", ".join(map(str, skipped))
    return CaseError(
        Text(f"这里没有案件：{names}", f"There is no case in {names}"),
        Text(
            "案件文件夹里应有 materials/（证件材料）和 links.csv（侵权链接）；"
            "准备好后运行 ipclaim init 文件夹。",
            "A case folder holds materials/ (the papers) and links.csv (the listings); "
            "put them there and run: ipclaim init FOLDER",
        ),
    )
