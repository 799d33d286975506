"""Reads rule packs: one file, the files it extends, and the words of the checks.

A later file is laid over an earlier one: what has an id replaces the entry with that id, and a rule
may change single keys. Every mistake is reported at its place. Which checks exist is known one
floor up; whoever knows them passes their ``CheckTerms`` so that a wrong name is found at its line.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol, TypeVar

from ipclaim.errors import RulesError
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.calendar import Calendar
from ipclaim.rules.links import compiled
from ipclaim.rules.pack import (
    Clock,
    FlowStep,
    Material,
    Rule,
    RulePack,
    Selectors,
    Span,
    Statement,
)
from ipclaim.rules.phrases import load_phrases
from ipclaim.rules.written_calendar import load_calendar
from ipclaim.rules.written_pack import (
    WrittenApplies,
    WrittenCite,
    WrittenClock,
    WrittenLimits,
    WrittenPack,
    WrittenRule,
    WrittenShown,
    WrittenSource,
)
from ipclaim.written import read_yaml

_FOLDER = "platforms"
_EDIT = Text("请更正后再运行 ipclaim rules check。", "Correct it, then run ipclaim rules check.")


class CheckTerms(Protocol):
    """What a rule pack must respect of a check; the checks themselves live one floor up."""

    def wrong_args(self, args: Mapping[str, object]) -> Text | None:
        """Return what is wrong with a rule's args, or ``None``."""

    @property
    def says(self) -> Mapping[str, frozenset[str]]:
        """The keys of its messages, each with the placeholders that may stand in it."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One written file of a pack."""

    path: Path
    pack: WrittenPack

    def line_of(self, key: str, value: str) -> str:
        """Return ``file:line`` of the first ``key: value``."""
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            if line.lstrip(" -{").split("#")[0].strip().split(",")[0] == f"{key}: {value}":
                return f"{self.path}:{number}"
        return str(self.path)


def pack_ids(templates: Templates) -> tuple[str, ...]:
    """Return the ids of all packs that are a platform (no bases, no families)."""
    return tuple(
        path.stem
        for path in templates.each(_FOLDER, ".yaml")
        if not read_yaml(path, WrittenPack, RulesError).part_only
    )


def load_pack(
    pack_id: str, templates: Templates, *, checks: Mapping[str, CheckTerms] | None = None
) -> RulePack:
    """Read one pack whole; raises ``RulesError`` at the file and line that is wrong."""
    known = tuple(path.stem for path in templates.each(_FOLDER, ".yaml"))
    if pack_id not in known:
        raise _unknown_pack(pack_id, pack_ids(templates))
    layers = _layers(templates.path(f"{_FOLDER}/{pack_id}.yaml"), templates)
    return _whole(layers, templates, checks)


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
            layers = _layers(path, templates)
            if layers[-1].pack.part_only:
                _check_part(layers, checks)
            else:
                _whole(layers, templates, checks)
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


def _check_part(layers: Sequence[_Layer], checks: Mapping[str, CheckTerms] | None) -> None:
    """Check what a base or family can be held to by itself: its rules, not what it lacks."""
    rules = _rules(layers, _sources(layers))
    if checks is not None:
        _refuse_unknown_checks(rules, checks)


def pack_paths(templates: Templates) -> tuple[Path, ...]:
    """Return every file of rules, parts included."""
    return tuple(templates.each(_FOLDER, ".yaml"))


def _unknown_pack(pack_id: str, known: Sequence[str]) -> RulesError:
    close = get_close_matches(pack_id, known, n=1)
    hint_zh = f"是否想写 {close[0]}？" if close else f"可用的平台：{'、'.join(known)}"
    hint_en = f"Did you mean {close[0]}?" if close else f"Known platforms: {', '.join(known)}"
    return RulesError(
        Text(f"没有平台 {pack_id} 的规则包", f"There is no rule pack {pack_id}"),
        Text(hint_zh, hint_en),
    )


def _layers(path: Path, templates: Templates) -> tuple[_Layer, ...]:
    """Return the files of a pack, the base first."""
    layers: list[_Layer] = []
    following: Path | None = path
    while following is not None:
        pack = read_yaml(following, WrittenPack, RulesError)
        if pack.id != following.stem:
            raise _mistake(
                str(following),
                f"id 是 {pack.id}，应与文件名 {following.stem} 一致",
                f"the id {pack.id} must equal the file name {following.stem}",
            )
        layers.insert(0, _Layer(following, pack))
        if pack.extends in {layer.pack.id for layer in layers}:
            raise _mistake(
                str(path), "extends 形成循环", f"extends {pack.extends} goes round in a circle"
            )
        following = templates.path(f"{_FOLDER}/{pack.extends}.yaml") if pack.extends else None
    return tuple(layers)


def _mistake(where: str, zh: str, en: str) -> RulesError:
    return RulesError(Text(f"{where}：{zh}", f"{where}: {en}"), _EDIT)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=_HasId)


def _by_id(layers: Sequence[_Layer], entries: Sequence[tuple[E, ...]]) -> tuple[E, ...]:
    """Lay entries over each other by id; two with one id in one file are a mistake."""
    merged: dict[str, E] = {}
    for layer, written in zip(layers, entries, strict=True):
        seen: set[str] = set()
        for entry in written:
            if entry.id in seen:
                raise _mistake(
                    layer.line_of("id", entry.id),
                    f"有两个条目的 id 都是 {entry.id}",
                    f"two entries have the id {entry.id}",
                )
            seen.add(entry.id)
            merged[entry.id] = entry
    return tuple(merged.values())


@dataclass(frozen=True, slots=True)
class _Sources:
    """The merged table of sources, which turns written cites into cites."""

    table: Mapping[str, WrittenSource]
    where: str

    def cites(self, written: Iterable[WrittenCite]) -> tuple[Cite, ...]:
        return tuple(self._cite(cite) for cite in written)

    def _cite(self, written: WrittenCite) -> Cite:
        source = self.table.get(written.source)
        if source is None:
            close = get_close_matches(written.source, list(self.table), n=1)
            raise _mistake(
                self.where,
                f"未知的来源 {written.source}" + (f"；是否想写 {close[0]}？" if close else ""),
                f"unknown source {written.source}"
                + (f"; did you mean {close[0]}?" if close else ""),
            )
        ref = f"{source.ref}, {written.clause}" if written.clause else source.ref
        return Cite(ref, source.verified_on, written.confidence)


def _sources(layers: Sequence[_Layer]) -> _Sources:
    table = {key: source for layer in layers for key, source in layer.pack.sources.items()}
    return _Sources(table, str(layers[-1].path))


def _whole(
    layers: Sequence[_Layer], templates: Templates, checks: Mapping[str, CheckTerms] | None
) -> RulePack:
    top = layers[-1]
    written = top.pack
    sources = _sources(layers)
    clocks = tuple(
        _clock(clock, sources) for clock in _by_id(layers, [lay.pack.clocks for lay in layers])
    )
    limits = _last([layer.pack.limits for layer in layers])
    pack = RulePack(
        id=written.id,
        name=written.name.text,
        version=written.version,
        effective_from=written.effective_from,
        effective_until=written.effective_until,
        covered_as=tuple(name for layer in layers for name in layer.pack.covered_as),
        steps=_steps(layers, clocks),
        materials=_materials(layers, sources),
        clocks=clocks,
        links_per_complaint=_known(limits, "links_per_complaint"),
        rights_per_complaint=_known(limits, "rights_per_complaint"),
        limit_cites=sources.cites(limits.cites) if limits else (),
        link_forms=tuple(
            compiled(form, written.id, str(layer.path))
            for layer in layers
            for form in layer.pack.link_forms
        ),
        shown=_selectors(_last([layer.pack.shown for layer in layers])),
        statements=tuple(
            Statement(entry.id, entry.title.text, entry.wording.text, sources.cites(entry.cites))
            for entry in _by_id(layers, [layer.pack.statements for layer in layers])
        ),
        rules=_rules(layers, sources),
        phrases=load_phrases(templates),
        calendars=_calendars(clocks, templates),
        files=tuple(layer.path.name for layer in layers),
    )
    _refuse_empty(pack, top)
    _refuse_loose_ends(pack, top)
    if checks is not None:
        _refuse_unknown_checks(pack.rules, checks)
    return pack


T = TypeVar("T")


def _last(values: Sequence[T | None]) -> T | None:
    return next((value for value in reversed(values) if value is not None), None)


def _known(limits: WrittenLimits | None, name: str) -> int | None:
    value = getattr(limits, name) if limits else None
    return value if isinstance(value, int) else None


def _selectors(written: WrittenShown | None) -> Selectors:
    shown = written or WrittenShown()
    return Selectors(title=shown.title, shop=shown.shop, price=shown.price)


def _clock(written: WrittenClock, sources: _Sources) -> Clock:
    length = written.length
    span = None
    if not isinstance(length, str):
        shortest = length.max if length.min is None else length.min
        span = Span(shortest, length.max, length.unit, length.calendar)
    return Clock(written.id, written.title.text, written.who, span, sources.cites(written.cites))


def _calendars(clocks: Sequence[Clock], templates: Templates) -> Mapping[str, Calendar]:
    wanted = {clock.length.calendar for clock in clocks if clock.length and clock.length.calendar}
    return {name: load_calendar(name, templates) for name in sorted(wanted | {"cn"})}


def _steps(layers: Sequence[_Layer], clocks: Sequence[Clock]) -> tuple[FlowStep, ...]:
    by_id = {clock.id: clock for clock in clocks}
    steps = []
    for entry in _by_id(layers, [layer.pack.steps for layer in layers]):
        if entry.review is not None and entry.review not in by_id:
            raise _unknown_key(layers[-1].line_of("id", entry.id), entry.review, by_id, "clock")
        steps.append(
            FlowStep(entry.id, entry.title.text, by_id[entry.review] if entry.review else None)
        )
    return tuple(steps)


def _materials(layers: Sequence[_Layer], sources: _Sources) -> tuple[Material, ...]:
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
        )
        for entry in _by_id(layers, [layer.pack.materials for layer in layers])
    )


def _rules(layers: Sequence[_Layer], sources: _Sources) -> tuple[Rule, ...]:
    merged: dict[str, tuple[WrittenRule, str]] = {}
    for layer in layers:
        _by_id([layer], [layer.pack.rules])
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


def _rule(entry: WrittenRule, sources: _Sources) -> Rule:
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
        raise _mistake(where, f"规则 {rule_id} 缺少 {key}", f"rule {rule_id} has no {key}")
    return value


def _unknown_key(where: str, key: str, known: Collection[str], kind: str) -> RulesError:
    close = get_close_matches(key, list(known), n=1)
    return _mistake(
        where,
        f"未知的 {kind}：{key}" + (f"；是否想写 {close[0]}？" if close else ""),
        f"unknown {kind} {key}" + (f"; did you mean {close[0]}?" if close else ""),
    )


def _refuse_empty(pack: RulePack, top: _Layer) -> None:
    for name, held in (("steps", pack.steps), ("rules", pack.rules), ("materials", pack.materials)):
        if not held:
            raise _mistake(
                str(top.path),
                f"规则包没有 {name}：什么都不检查不等于通过",
                f"the pack has no {name}: checking nothing is not a pass",
            )
    if not any(form.kind == "listing" for form in pack.link_forms):
        raise _mistake(
            str(top.path),
            "规则包没有商品链接的形式（link_forms）",
            "the pack has no form of a listing's address (link_forms)",
        )


def _refuse_loose_ends(pack: RulePack, top: _Layer) -> None:
    steps = {step.id for step in pack.steps}
    for material in pack.materials:
        if material.step not in steps:
            where = top.line_of("id", material.id)
            raise _unknown_key(where, material.step, steps, "step")
    for rule in pack.rules:
        if rule.step not in steps:
            raise _unknown_key(rule.written_at, rule.step, steps, "step")


def _refuse_unknown_checks(rules: Sequence[Rule], checks: Mapping[str, CheckTerms]) -> None:
    for rule in rules:
        terms = checks.get(rule.check)
        if terms is None:
            raise _unknown_key(rule.written_at, rule.check, checks, "check")
        wrong = terms.wrong_args(rule.args)
        if wrong is not None:
            raise _mistake(rule.written_at, wrong.zh, wrong.en)
        for key, message in rule.messages.items():
            if key not in terms.says:
                raise _unknown_key(rule.written_at, key, terms.says, "message")
            _refuse_unknown_placeholders(rule, key, message, terms.says[key])


def _refuse_unknown_placeholders(
    rule: Rule, key: str, message: Text, known: Collection[str]
) -> None:
    try:
        message.filled(**dict.fromkeys(known, ""))
    except (KeyError, IndexError, ValueError) as fault:
        raise _mistake(
            rule.written_at,
            f"规则 {rule.id} 的消息 {key} 用了未知的占位符 {fault}；"
            f"可用：{'、'.join(sorted(known))}",
            f"message {key} of rule {rule.id} has an unknown placeholder {fault}; "
            f"known: {', '.join(sorted(known))}",
        ) from fault
