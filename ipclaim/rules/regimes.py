"""Reads legal regimes, and holds a pack to those that it names.

Decides that each element of a notice is decided by rules which the pack has; a rule that a pack
dropped leaves a hole in the law's list, and is told at the element's line.
"""

from collections.abc import Sequence
from pathlib import Path

from ipclaim.resources import Templates
from ipclaim.rules.citing import Sources
from ipclaim.rules.lines import line_of
from ipclaim.rules.mistakes import hint, mistake, unknown_key
from ipclaim.rules.pack import RulePack
from ipclaim.rules.reading import read_once
from ipclaim.rules.regime import Element, Regime
from ipclaim.rules.written_regime import WrittenCounterElement, WrittenElement, WrittenRegime

FOLDER = "regimes"


def regime_paths(templates: Templates) -> tuple[Path, ...]:
    """Return the files of all regimes."""
    return tuple(templates.each(FOLDER, ".yaml"))


def load_regimes(ids: Sequence[str], templates: Templates, where: str) -> tuple[Regime, ...]:
    """Read the regimes that a pack names at ``where``; raises ``RulesError`` for one unknown."""
    known = {path.stem: path for path in regime_paths(templates)}
    for regime_id in ids:
        if regime_id not in known:
            raise unknown_key(where, regime_id, known, "regime")
    return tuple(read_regime(known[regime_id]) for regime_id in ids)


def read_regime(path: Path) -> Regime:
    """Read one regime; raises ``RulesError`` at the file and line that is wrong."""
    written = read_once(path, WrittenRegime)
    if written.id != path.stem:
        raise mistake(
            str(path),
            f"id 是 {written.id}，应与文件名 {path.stem} 一致",
            f"the id {written.id} must equal the file name {path.stem}",
        )
    return Regime(
        id=written.id,
        name=written.name.text,
        version=written.version,
        claims=written.applies_to_claims,
        effective_from=written.effective_from,
        effective_until=written.effective_until,
        notice=_elements(written, written.notice, path),
        counter_notice=_elements(written, written.counter_notice, path),
    )


def _elements(
    written: WrittenRegime,
    entries: Sequence[WrittenElement] | Sequence[WrittenCounterElement],
    path: Path,
) -> tuple[Element, ...]:
    seen: set[str] = set()
    elements = []
    for entry in entries:
        where = line_of(path, "id", entry.id)
        if entry.id in seen:
            raise mistake(
                where,
                f"有两个条目的 id 都是 {entry.id}",
                f"two entries have the id {entry.id}",
            )
        seen.add(entry.id)
        asked = entry.asked if isinstance(entry, WrittenCounterElement) else None
        told = asked.text if asked else None
        cites = Sources(written.sources, where).cites(entry.cites)
        elements.append(Element(entry.id, entry.title.text, entry.decided_by, told, cites))
    return tuple(elements)


def refuse_undecided(pack: RulePack, templates: Templates) -> None:
    """Refuse a pack that lacks, or dropped, a rule which decides an element of its regime."""
    rules = {rule.id for rule in pack.rules}
    for regime in pack.regimes:
        path = templates.path(f"{FOLDER}/{regime.id}.yaml")
        for element in (*regime.notice, *regime.counter_notice):
            if missing := [rule for rule in element.decided_by if rule not in rules]:
                where = line_of(path, "id", element.id)
                raise mistake(
                    where,
                    f"规则包 {pack.id} 没有（或不采用）决定此项的规则 {missing[0]}"
                    + hint(missing[0], rules).zh,
                    f"the pack {pack.id} lacks, or drops, the rule {missing[0]} that decides this"
                    + hint(missing[0], rules).en,
                )
