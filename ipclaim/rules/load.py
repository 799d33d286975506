"""Reads rule packs by id, and checks pack files.

Which checks exist is known one floor up; whoever knows them passes their ``CheckTerms``, so that a
wrong name, setting or placeholder is told at its line.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.layers import FOLDER, layers_of
from ipclaim.rules.making import forms_in, prove_part, whole_pack
from ipclaim.rules.pack import LinkForm, RulePack
from ipclaim.rules.proof import CheckTerms
from ipclaim.rules.reading import read_once
from ipclaim.rules.regimes import FOLDER as REGIMES
from ipclaim.rules.regimes import read_regime, regime_paths
from ipclaim.rules.written_pack import WrittenPack
from ipclaim.written.nearest import name_meant


def pack_ids(templates: Templates) -> tuple[str, ...]:
    """Return the ids of all packs that are a platform (no bases, no families)."""
    return tuple(
        path.stem
        for path in templates.each(FOLDER, ".yaml")
        if not read_once(path, WrittenPack).part_only
    )


def is_platform(pack_id: str, templates: Templates) -> bool:
    """Whether there is a pack of that id that is no mere part; reads that one file only."""
    name = f"{FOLDER}/{pack_id}.yaml"
    if Path(pack_id).name != pack_id or not any(
        (one / name).is_file() for one in templates.folders
    ):
        return False
    return not read_once(templates.path(f"{FOLDER}/{pack_id}.yaml"), WrittenPack).part_only


def own_link_forms(pack_id: str, templates: Templates) -> tuple[LinkForm, ...]:
    """Return the link forms that a pack does not share with another platform.

    A variant of a platform (its report, its dispute) has none of its own, so that a foreign address
    is told as the platform's.
    """
    path = templates.path(f"{FOLDER}/{pack_id}.yaml")
    layers = layers_of(path, templates)
    own = [layers[-1]]
    for layer in reversed(layers[:-1]):
        if not layer.pack.part_only:
            break
        own.append(layer)
    return tuple(form for layer in reversed(own) for form in forms_in(layer, pack_id))


def load_pack(
    pack_id: str, templates: Templates, *, checks: Mapping[str, CheckTerms] | None = None
) -> RulePack:
    """Read one pack whole; raises ``RulesError`` at the file and line that is wrong."""
    if pack_id not in _file_names(templates):
        raise _unknown_pack(pack_id, pack_ids(templates))
    layers = layers_of(templates.path(f"{FOLDER}/{pack_id}.yaml"), templates)
    return whole_pack(layers, templates, checks)


def check_packs(
    paths: Sequence[Path],
    templates: Templates,
    *,
    checks: Mapping[str, CheckTerms] | None = None,
) -> None:
    """Check files of packs and regimes, all before the mistakes are raised as one error."""
    mistakes = []
    for path in paths:
        try:
            _prove(path, templates, checks)
        except RulesError as mistake:
            mistakes.append(mistake)
    if mistakes:
        raise RulesError(
            Text(
                "\n".join(mistake.message.zh for mistake in mistakes),
                "\n".join(mistake.message.en for mistake in mistakes),
            ),
            mistakes[-1].advice,
        )


def _prove(path: Path, templates: Templates, checks: Mapping[str, CheckTerms] | None) -> None:
    if path.absolute().parent.name == REGIMES:
        read_regime(path)
        return
    layers = layers_of(path, templates)
    if layers[-1].pack.part_only:
        prove_part(layers, templates, checks)
    else:
        whole_pack(layers, templates, checks)


def pack_paths(templates: Templates) -> tuple[Path, ...]:
    """Return every file of rules, parts and regimes included."""
    return (*templates.each(FOLDER, ".yaml"), *regime_paths(templates))


def _file_names(templates: Templates) -> frozenset[str]:
    return frozenset(path.stem for path in templates.each(FOLDER, ".yaml"))


def _unknown_pack(pack_id: str, known: Sequence[str]) -> RulesError:
    return RulesError(
        Text(f"没有平台 {pack_id} 的规则包", f"There is no rule pack {pack_id}"),
        pack_meant(pack_id, known),
    )


def pack_meant(pack_id: str, known: Sequence[str]) -> Text:
    """Return what to do about a platform that has no pack."""
    listed = Text("全部平台：ipclaim rules list", "All platforms: ipclaim rules list")
    meant = name_meant(pack_id, known, all_of_them=Text("", ""))
    return Text(f"{meant.zh}{listed.zh}", f"{meant.en} {listed.en}".lstrip())
