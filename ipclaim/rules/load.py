"""Reads rule packs by id, and checks pack files.

Which checks exist is known one floor up; whoever knows them passes their ``CheckTerms``, so that a
wrong name, setting or placeholder is told at its line.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.layers import FOLDER, Layer, layers_of, sources_of
from ipclaim.rules.making import rules_of, whole_pack
from ipclaim.rules.pack import RulePack
from ipclaim.rules.proof import CheckTerms, refuse_unknown_checks
from ipclaim.rules.reading import read_once
from ipclaim.rules.written_pack import WrittenPack


def pack_ids(templates: Templates) -> tuple[str, ...]:
    """Return the ids of all packs that are a platform (no bases, no families)."""
    return tuple(
        path.stem
        for path in templates.each(FOLDER, ".yaml")
        if not read_once(path, WrittenPack).part_only
    )


def load_pack(
    pack_id: str, templates: Templates, *, checks: Mapping[str, CheckTerms] | None = None
) -> RulePack:
    """Read one pack whole; raises ``RulesError`` at the file and line that is wrong."""
    known = tuple(path.stem for path in templates.each(FOLDER, ".yaml"))
    if pack_id not in known:
        raise _unknown_pack(pack_id, pack_ids(templates))
    layers = layers_of(templates.path(f"{FOLDER}/{pack_id}.yaml"), templates)
    return whole_pack(layers, templates, checks)


def check_packs(
    paths: Sequence[Path],
    templates: Templates,
    *,
    checks: Mapping[str, CheckTerms] | None = None,
) -> None:
    """Check pack files, all of them before the mistakes are raised as one ``RulesError``."""
    mistakes = []
    for path in paths:
        try:
            layers = layers_of(path, templates)
            if layers[-1].pack.part_only:
                _check_part(layers, checks)
            else:
                whole_pack(layers, templates, checks)
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


def _check_part(layers: Sequence[Layer], checks: Mapping[str, CheckTerms] | None) -> None:
    """Check what a base or family can be held to by itself: its rules, not what it lacks."""
    rules = rules_of(layers, sources_of(layers))
    if checks is not None:
        refuse_unknown_checks(rules, checks)


def pack_paths(templates: Templates) -> tuple[Path, ...]:
    """Return every file of rules, parts included."""
    return tuple(templates.each(FOLDER, ".yaml"))


def _unknown_pack(pack_id: str, known: Sequence[str]) -> RulesError:
    close = get_close_matches(pack_id, known, n=1)
    hint_zh = f"是否想写 {close[0]}？" if close else f"可用的平台：{'、'.join(known)}"
    hint_en = f"Did you mean {close[0]}?" if close else f"Known platforms: {', '.join(known)}"
    return RulesError(
        Text(f"没有平台 {pack_id} 的规则包", f"There is no rule pack {pack_id}"),
        Text(hint_zh, hint_en),
    )
