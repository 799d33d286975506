"""Makes a whole pack out of its layers: every key settled, every cite resolved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ipclaim.resources import Templates
from ipclaim.rules.calendar import Calendar
from ipclaim.rules.citing import Sources
from ipclaim.rules.layers import FOLDER, Layer, by_id, last, layers_of, sources_of
from ipclaim.rules.links import compiled
from ipclaim.rules.making_form import form_fields_of, form_of
from ipclaim.rules.making_procedure import (
    account_lines_of,
    answer_rules_of,
    channel_of,
    clocks_of,
    penalties_of,
    steps_of,
    uploads_of,
)
from ipclaim.rules.mistakes import mistake, unknown_key
from ipclaim.rules.pack import LinkForm, Material, Rule, RulePack, Selectors, Statement
from ipclaim.rules.page_cues import PageCues
from ipclaim.rules.phrases import load_phrases
from ipclaim.rules.procedure import Clock
from ipclaim.rules.proof import CheckTerms, refuse_empty, refuse_loose_ends, refuse_unknown_checks
from ipclaim.rules.regime import Regime
from ipclaim.rules.regimes import load_regimes, refuse_undecided
from ipclaim.rules.written_calendar import load_calendar
from ipclaim.rules.written_pack import (
    WrittenApplies,
    WrittenLimits,
    WrittenRule,
    WrittenShown,
)

T = TypeVar("T")


def whole_pack(
    layers: Sequence[Layer], templates: Templates, checks: Mapping[str, CheckTerms] | None
) -> RulePack:
    """Return the pack that the layers make; raises ``RulesError`` where one is wrong."""
    top = layers[-1]
    written = top.pack
    sources = sources_of(layers)
    clocks = clocks_of(layers, sources)
    limits = last([layer.pack.limits for layer in layers])
    territories = last([layer.pack.territories for layer in layers])
    site = (*_site_of(top, templates), *layers)
    pack = RulePack(
        id=written.id,
        name=written.name.text,
        version=written.version,
        effective_from=written.effective_from,
        effective_until=written.effective_until,
        covered_as=tuple(name for layer in layers for name in layer.pack.covered_as),
        steps=steps_of(layers, clocks),
        materials=_materials(layers, sources),
        clocks=clocks,
        links_per_complaint=_known(limits, "links_per_complaint"),
        rights_per_complaint=_known(limits, "rights_per_complaint"),
        limit_cites=sources.cites(limits.cites) if limits else (),
        link_forms=tuple(form for layer in site for form in forms_in(layer, written.id)),
        shown=_selectors(last([layer.pack.shown for layer in site])),
        statements=_statements(layers, sources),
        rules=rules_of(layers, sources),
        phrases=load_phrases(templates),
        calendars=_calendars(clocks, templates),
        files=tuple(layer.path.name for layer in layers),
        process=last([layer.pack.process for layer in layers]) or "complaint",
        covers=written.covers,
        is_anonymous=last([layer.pack.anonymous for layer in layers]) or False,
        territories=territories if isinstance(territories, tuple) else None,
        markets=_markets(layers),
        channel=channel_of(layers, sources),
        uploads=uploads_of(layers, sources),
        form=form_of(layers, sources),
        form_fields=form_fields_of(layers, sources),
        penalties=penalties_of(layers, sources),
        account_lines=account_lines_of(layers, sources),
        answer_rules=answer_rules_of(layers, sources),
        regimes=_regimes(layers, templates),
        parent=written.extends,
        cues=PageCues.joined(layer.pack.cues for layer in site),
    )
    refuse_empty(pack, top)
    refuse_loose_ends(pack, top)
    refuse_undecided(pack, templates)
    if checks is not None:
        refuse_unknown_checks(pack.rules, checks)
    return pack


def prove_part(
    layers: Sequence[Layer], templates: Templates, checks: Mapping[str, CheckTerms] | None
) -> None:
    """Hold a base or family to what it says by itself, not to what it lacks."""
    sources = sources_of(layers)
    clocks = clocks_of(layers, sources)
    steps_of(layers, clocks)
    _calendars(clocks, templates)
    penalties_of(layers, sources)
    account_lines_of(layers, sources)
    answer_rules_of(layers, sources)
    channel_of(layers, sources)
    uploads_of(layers, sources)
    form_of(layers, sources)
    form_fields_of(layers, sources)
    _materials(layers, sources)
    _statements(layers, sources)
    _regimes(layers, templates)
    forms_in(layers[-1], layers[-1].pack.id)
    rules = rules_of(layers, sources)
    if checks is not None:
        refuse_unknown_checks(rules, checks)


def forms_in(layer: Layer, platform: str) -> tuple[LinkForm, ...]:
    """Return the link forms of one file, compiled for a platform."""
    where = str(layer.path)
    return tuple(compiled(form, platform, where) for form in layer.pack.link_forms)


def _site_of(top: Layer, templates: Templates) -> tuple[Layer, ...]:
    """Return the layers of the pack whose addresses this one has, if it names one."""
    named = top.pack.addresses_of
    if named is None:
        return ()
    known = {path.stem: path for path in templates.each(FOLDER, ".yaml")}
    if named not in known:
        raise unknown_key(top.line_of("addresses_of", named), named, known, "pack")
    return layers_of(known[named], templates)


def _markets(layers: Sequence[Layer]) -> Mapping[str, str]:
    written = last([layer.pack.markets for layer in layers]) or {}
    return dict(sorted(written.items(), key=lambda end: -len(end[0])))


def _regimes(layers: Sequence[Layer], templates: Templates) -> tuple[Regime, ...]:
    naming = next((layer for layer in reversed(layers) if layer.pack.regimes is not None), None)
    if naming is None:
        return ()
    return load_regimes(naming.pack.regimes or (), templates, str(naming.path))


def _statements(layers: Sequence[Layer], sources: Sources) -> tuple[Statement, ...]:
    written = by_id(layers, [layer.pack.statements for layer in layers], "statement")
    return tuple(
        Statement(entry.id, entry.title.text, entry.wording.text, sources.cites(entry.cites))
        for entry in written
    )


def _known(limits: WrittenLimits | None, name: str) -> int | None:
    value = getattr(limits, name) if limits else None
    return value if isinstance(value, int) else None


def _selectors(written: WrittenShown | None) -> Selectors:
    shown = written or WrittenShown()
    return Selectors(title=shown.title, shop=shown.shop, price=shown.price)


def _calendars(clocks: Sequence[Clock], templates: Templates) -> Mapping[str, Calendar]:
    wanted = {clock.calendar for clock in clocks if clock.calendar}
    return {name: load_calendar(name, templates) for name in sorted(wanted | {"cn"})}


def _materials(layers: Sequence[Layer], sources: Sources) -> tuple[Material, ...]:
    return tuple(
        Material(
            entry.id,
            entry.title.text,
            entry.step,
            entry.part,
            entry.any_of,
            entry.roles,
            entry.claims,
            sources.cites(entry.cites),
            entry.pages_apart,
        )
        for entry in by_id(layers, [layer.pack.materials for layer in layers], "material")
    )


def rules_of(layers: Sequence[Layer], sources: Sources) -> tuple[Rule, ...]:
    """Return the rules, later files changing single keys, dropped ones left out."""
    merged: dict[str, tuple[WrittenRule, str]] = {}
    for layer in layers:
        _each_once(layer)
        if layer.pack.keeps is not None:
            merged = _kept(layer, layer.pack.keeps.rules, merged)
        for entry in layer.pack.rules:
            where = layer.line_of("id", entry.id)
            earlier = merged.get(entry.id)
            if earlier is None:
                merged[entry.id] = (entry, where)
                continue
            changes = {key: getattr(entry, key) for key in entry.model_fields_set}
            merged[entry.id] = (earlier[0].model_copy(update=changes), where)
    return tuple(
        _rule(entry, replace(sources, where=where))
        for entry, where in merged.values()
        if entry.dropped is None
    )


def _kept(
    layer: Layer, wanted: Sequence[str], merged: dict[str, tuple[WrittenRule, str]]
) -> dict[str, tuple[WrittenRule, str]]:
    for rule_id in wanted:
        if rule_id not in merged:
            raise unknown_key(str(layer.path), rule_id, merged, "rule")
    return {rule_id: entry for rule_id, entry in merged.items() if rule_id in set(wanted)}


def _each_once(layer: Layer) -> None:
    by_id([layer], [layer.pack.rules], "rule")


def _rule(entry: WrittenRule, sources: Sources) -> Rule:
    where = sources.where
    title = _needed(entry.title, "title", entry.id, where)
    advice = _needed(entry.advice, "advice", entry.id, where)
    why = _needed(entry.why, "why", entry.id, where)
    applies = entry.applies or WrittenApplies()
    return Rule(
        id=entry.id,
        title=title.text,
        step=_needed(entry.step, "step", entry.id, where),
        check=_needed(entry.check, "check", entry.id, where),
        args=entry.args or {},
        severity=_needed(entry.severity, "severity", entry.id, where),
        why=why.text,
        advice=advice.text,
        messages={key: said.text for key, said in (entry.messages or {}).items()},
        roles=applies.roles,
        claims=applies.claims,
        effective_from=entry.effective_from,
        effective_until=entry.effective_until,
        cites=sources.cites(_needed(entry.cites, "cites", entry.id, where)),
        written_at=where,
    )


def _needed(value: T | None, key: str, rule_id: str, where: str) -> T:
    if value is None:
        raise mistake(where, f"规则 {rule_id} 缺少 {key}", f"rule {rule_id} has no {key}")
    return value
