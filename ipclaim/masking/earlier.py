"""Removes a masked copy of an earlier build; apart, because most builds make none."""

import shutil
from pathlib import Path

FOLDER = "masked"


def remove_masked(out: Path) -> None:
    """Remove an earlier copy: it is of another dossier."""
    if (out / FOLDER).is_dir():
        shutil.rmtree(out / FOLDER)
