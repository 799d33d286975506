"""``build.json``: what a dossier was made from and what was made, each with its SHA-256."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ipclaim import __version__
from ipclaim.dossier.book import files_in_order
from ipclaim.dossier.purposes import PURPOSES
from ipclaim.model.finding import Assessment
from ipclaim.model.listing import Capture
from ipclaim.resources import Templates
from ipclaim.rules.pack import RulePack
from ipclaim.seal.digest import sha256_of

_TOOLS = ("uharfbuzz", "pikepdf", "pillow", "segno", "justmytype-intl-cjk", "manimgx-fonts")
"""Packages whose version may change the dossier's bytes."""
_HAND_WRITTEN = ("case.yaml", "decisions.yaml", "links.csv", "links.xlsx")


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A program, model or file that the build depends on."""

    name: str
    version: str | None = None
    sha256: str | None = None


def build_record(
    *,
    folder: Path,
    pack: RulePack,
    templates: Templates,
    assessment: Assessment,
    captures: tuple[Capture, ...],
    models: tuple[Ingredient, ...],
    outputs: Mapping[str, str],
) -> bytes:
    """Return ``build.json``'s bytes; the same inputs give the same bytes.

    ``outputs`` are the SHA-256 of what was made, by file name.
    """
    tools = [Ingredient(name, version(name)) for name in _TOOLS]
    packs = [
        Ingredient(name, sha256=sha256_of(path)) for name, path in _pack_files(pack, templates)
    ]
    record = {
        "program": _described(Ingredient("ipclaim", __version__)),
        "tools": [_described(tool) for tool in tools],
        "rule_pack": {
            "id": pack.id,
            "version": pack.version,
            "files": [_described(one) for one in packs],
        },
        "models": [_described(model) for model in models],
        "as_of": f"{assessment.as_of:%Y-%m-%d}",
        "inputs": [
            {"file": path.relative_to(folder).as_posix(), "sha256": sha256_of(path)}
            for path in _inputs(folder, assessment)
        ],
        "captures": [
            {"listing": capture.listing_id, "file": artefact.name, "sha256": artefact.sha256}
            for capture in captures
            for artefact in capture.artefacts
        ],
        "outputs": [{"file": name, "sha256": digest} for name, digest in outputs.items()],
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _pack_files(pack: RulePack, templates: Templates) -> list[tuple[str, Path]]:
    process = pack.process.replace("_", "-")
    letters = (f"letters/{process}.zh.j2", f"letters/{process}.en.j2", PURPOSES)
    named = [(name, templates.path(name)) for name in letters]
    for file in pack.files:
        path = Path(file)
        name = f"platforms/{path.name}"
        named.append((name, path if path.is_file() else templates.path(name)))
    return named


def _inputs(folder: Path, assessment: Assessment) -> list[Path]:
    papers = {folder / file for file in files_in_order(assessment.documents)}
    written = {folder / name for name in _HAND_WRITTEN}
    return sorted(path for path in papers | written if path.is_file())


def _described(one: Ingredient) -> dict[str, str]:
    known = {"name": one.name, "version": one.version, "sha256": one.sha256}
    return {key: value for key, value in known.items() if value is not None}
