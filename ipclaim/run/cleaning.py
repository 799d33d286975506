"""Removing what ipclaim made, and nothing that the user brought.

Only names that ipclaim itself gives are touched; what else lies in those folders stays and is told.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ipclaim.run.folder import EVIDENCE, OUT

_MADE_IN_OUT = (
    "assessment.json",
    "build.json",
    "dossier.pdf",
    "masked",
    "readings",
    "replies",
    "submission",
)
_BAG_MARK = "bagit.txt"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was removed, and what was found there but is not ours."""

    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def clean_case(path: Path, *, keep_evidence: bool) -> Cleaned:
    """Remove ``out/`` and, unless it is to be kept, the sealed ``evidence/`` of a case."""
    removed = list(_remove_made(path / OUT))
    evidence = path / EVIDENCE
    # A folder of that name without our bag in it is somebody's own.
    if not keep_evidence and ((evidence / _BAG_MARK).is_file() or (evidence / "data").is_dir()):
        shutil.rmtree(evidence)
        removed.append(evidence)
    left = [folder for folder in (path / OUT, evidence) if folder.exists()]
    return Cleaned(tuple(removed), tuple(left))


def _remove_made(out: Path) -> Iterator[Path]:
    if not out.is_dir():
        return
    for name in _MADE_IN_OUT:
        made = out / name
        if made.is_dir():
            shutil.rmtree(made)
        elif made.exists():
            made.unlink()
        else:
            continue
        yield made
    left = [child for child in out.iterdir() if child.name != ".gitignore"]
    if not left:
        shutil.rmtree(out)
        yield out
