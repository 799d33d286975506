"""How a rule pack is shown on a terminal: what it asks, where, by when, and who says so."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ipclaim.model.case import CLAIM_NAMES, Claim, Role
from ipclaim.model.finding import Cite, Severity
from ipclaim.model.text import Lang, Text
from ipclaim.rules.form import FormField
from ipclaim.rules.pack import Material, Rule, RulePack
from ipclaim.rules.procedure import RATE_NAMES, AccountLine, AnswerRule, Clock, Measure, Penalty
from ipclaim.rules.regime import Element, Regime

PROCESSES = {
    "complaint": Text("投诉", "complaint"),
    "report": Text("举报", "report"),
    "order_dispute": Text("订单纠纷", "order dispute"),
    "seller_reply": Text("商家申诉或答辩", "seller's reply"),
}
_UNKNOWN = Text("没有来源说明", "no source says")
_UNITS = {
    "working_day": Text("个工作日", "working days"),
    "calendar_day": Text("个自然日", "calendar days"),
    "hour": Text("小时", "hours"),
}
_WHO = {
    "platform": Text("平台", "platform"),
    "seller": Text("商家", "seller"),
    "complainant": Text("投诉人", "complainant"),
}
_ROLES = {Role.HOLDER: Text("权利人", "holder"), Role.AGENT: Text("代理人", "agent")}
SEVERITIES = {
    Severity.BLOCK: Text("阻断", "block"),
    Severity.WARN: Text("提醒", "warn"),
    Severity.INFO: Text("说明", "info"),
}
"""What an unmet rule does; in English as ``--fail-on`` and the packs write it."""
_CHANNELS = {
    "portal": Text("专用平台", "portal"),
    "form": Text("网页表单", "form"),
    "email": Text("电子邮件", "email"),
    "chat": Text("在线客服", "chat"),
    "api": Text("接口", "API"),
    "in_app": Text("站内入口", "in app"),
}


def shown(pack: RulePack, lang: Lang) -> Iterator[str]:
    """Yield the lines that show a pack."""
    yield f"{pack.name.said_in(lang)} ({pack.id} {pack.version})"
    yield from _filing(pack, lang)
    for step in pack.steps:
        yield f"\n{step.title.said_in(lang)} ({step.id})"
        for rule in pack.rules:
            if rule.step == step.id:
                yield from _rule(pack, rule, lang)
        yield from _unasked(pack, step.id, lang)
    yield from _clocks(pack.clocks, lang)
    yield from penalty_lines(pack.penalties, lang)
    yield from _account_lines(pack.account_lines, lang)
    yield from _answer_rules(pack.answer_rules, lang)
    yield from _regimes(pack.regimes, lang)


def _filing(pack: RulePack, lang: Lang) -> Iterator[str]:
    yield _line(Text("提交的是", "files"), PROCESSES[pack.process].said_in(lang), lang)
    if pack.is_anonymous:
        yield _line(Text("匿名", "anonymous"), Text("是", "yes").said_in(lang), lang)
    if pack.channel:
        address = pack.channel.address or _UNKNOWN.said_in(lang)
        kind = _CHANNELS[pack.channel.kind].said_in(lang)
        said = f"{pack.channel.title.said_in(lang)} [{kind}] {address}"
        yield _line(Text("渠道", "channel"), said, lang)
        yield from _cites(pack.channel.cites, lang, "    ")
    yield _line(Text("权利须生效于", "right in force in"), _listed(pack.territories, lang), lang)
    if pack.markets:
        sold = ", ".join(f"{end} {country}" for end, country in sorted(pack.markets.items()))
        yield _line(Text("各站点所在地", "markets"), sold, lang)
    if pack.uploads:
        most = pack.uploads.max_bytes
        size = f"≤ {most:,} B" if most else _UNKNOWN.said_in(lang)
        yield _line(Text("上传格式", "upload formats"), _listed(pack.uploads.formats, lang), lang)
        yield _line(Text("单个文件大小", "upload size"), size, lang)
        yield from _cites(pack.uploads.cites, lang, "    ")
    if pack.form_fields:
        asked = [_field(field, lang) for field in pack.form_fields]
        between = "；" if lang is Lang.ZH else "; "
        yield _line(Text("表单字段", "form fields"), between.join(asked), lang)


def _field(field: FormField, lang: Lang) -> str:
    said = field.title.said_in(lang) + ("*" if field.needed else "")
    most = field.max_characters
    return said if most is None else f"{said} (≤ {most:,})"


def _line(name: Text, said: str, lang: Lang) -> str:
    return f"  {name.said_in(lang)}: {said}"


def _listed(values: Sequence[str] | None, lang: Lang) -> str:
    return ", ".join(values) if values else _UNKNOWN.said_in(lang)


def _rule(pack: RulePack, rule: Rule, lang: Lang) -> Iterator[str]:
    severity = SEVERITIES[rule.severity].said_in(lang)
    yield f"  {rule.id}  {rule.title.said_in(lang)}  [{severity}]"
    for material in pack.materials:
        if rule.args.get("part") == material.part:
            yield f"      {_paper(pack, material, lang)}"
            yield from _cites(material.cites, lang, "        ")
    yield from _cites(rule.cites, lang, "      ")


def _unasked(pack: RulePack, step: str, lang: Lang) -> Iterator[str]:
    """Yield the papers that are handed in though no rule looks for them."""
    asked = {rule.args.get("part") for rule in pack.rules}
    for material in pack.materials:
        if material.step == step and material.part not in asked:
            yield f"  {_paper(pack, material, lang)}"
            yield from _cites(material.cites, lang, "      ")


def _paper(pack: RulePack, material: Material, lang: Lang) -> str:
    names = (pack.phrases.papers.get(kind) for kind in material.any_of)
    kinds = " | ".join(
        name.said_in(lang) if name else kind
        for name, kind in zip(names, material.any_of, strict=True)
    )
    who = ", ".join(_ROLES[role].said_in(lang) for role in material.roles)
    return f"{material.title.said_in(lang)}: {kinds}  [{who}]"


def _only(clock: Clock, lang: Lang) -> str:
    if clock.claims == tuple(Claim):
        return ""
    named = ", ".join(CLAIM_NAMES[claim].said_in(lang) for claim in clock.claims)
    return f"  [{named}]"


def _clocks(clocks: Iterable[Clock], lang: Lang) -> Iterator[str]:
    for number, clock in enumerate(clocks):
        if number == 0:
            yield f"\n{Text('期限', 'Clocks').said_in(lang)}"
        starts = f"  ← {clock.starts}" if clock.starts else ""
        who = _WHO[clock.who].said_in(lang)
        title = clock.title.said_in(lang)
        yield f"  {clock.id}  {title} ({who}): {_length(clock, lang)}{starts}{_only(clock, lang)}"
        if clock.effect:
            yield f"      → {clock.effect.said_in(lang)}"
        yield from _cites(clock.cites, lang, "      ")


def _length(clock: Clock, lang: Lang) -> str:
    span = clock.length
    if span is None:
        return _UNKNOWN.said_in(lang)
    count = str(span.longest)
    if span.shortest != span.longest:
        count = f"{span.shortest}–{span.longest}"
    rolls = Text("，末日遇法定节假日顺延", ", rolled over statutory holidays").said_in(lang)
    calendar = f" ({span.calendar})" if span.calendar else ""
    return f"{count} {_UNITS[span.unit].said_in(lang)}{calendar}{rolls if clock.rolls else ''}"


LADDER_UNKNOWN = Text(
    "卖家再次侵权的下一级处罚：不明（没有来源按次数载明）",
    "what a seller faces at its next infringement: unknown (no source numbers the steps)",
)


def penalty_lines(
    penalties: Iterable[Penalty], lang: Lang, on: date | None = None
) -> Iterator[str]:
    """Yield ladders and tables of points; with a day, sources in the version of that day."""
    every = tuple(penalties)
    yield f"\n{Text('处罚', 'Penalties').said_in(lang)}"
    if not any(penalty.numbers_steps for penalty in every):
        yield f"  {LADDER_UNKNOWN.said_in(lang)}"
    for penalty in every:
        who = _WHO[penalty.who].said_in(lang)
        days = penalty.counts_for_days
        counted = Text(f"{days} 天内累计", f"counted for {days} days").said_in(lang) if days else ""
        yield f"  {penalty.id}  {penalty.title.said_in(lang)} ({who})  {counted}".rstrip()
        for row in penalty.rows:
            points = "" if row.points is None else f"  [{row.points}]"
            yield f"      {row.when.said_in(lang)} → {row.effect.said_in(lang)}{points}"
        cites = penalty.cites if on is None else tuple(cite.on(on) for cite in penalty.cites)
        yield from _cites(cites, lang, "      ")


def _account_lines(lines: Iterable[AccountLine], lang: Lang) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"\n{Text('账户记录的要求', 'What the account must show').said_in(lang)}"
        over = Text(f"{line.months} 个月内", f"over {line.months} months").said_in(lang)
        rates = ", ".join(_measure(measure, lang) for measure in line.measures)
        yield f"  {line.id}  {line.title.said_in(lang)} ({over}): {rates}"
        yield f"      → {line.if_crossed.said_in(lang)}"
        yield from _cites(line.cites, lang, "      ")


def _answer_rules(rules: Iterable[AnswerRule], lang: Lang) -> Iterator[str]:
    for number, rule in enumerate(rules):
        if number == 0:
            yield f"\n{Text('对卖家申诉的规定', 'On the answers of sellers').said_in(lang)}"
        about = f"  [{', '.join(rule.defences)}]" if rule.defences else ""
        yield f"  {rule.id}  {rule.says.said_in(lang)}{about}"
        yield from _cites(rule.cites, lang, "      ")


def _measure(measure: Measure, lang: Lang) -> str:
    sign = "≥" if measure.is_least else "≤"
    return f"{RATE_NAMES[measure.rate].said_in(lang)} {sign} {measure.bound} %"


def _regimes(regimes: Iterable[Regime], lang: Lang) -> Iterator[str]:
    for regime in regimes:
        yield f"\n{regime.name.said_in(lang)} ({regime.id} {regime.version})"
        for element in regime.notice:
            yield from _element(element, lang)
        if regime.counter_notice:
            yield f"  {Text('反通知', 'counter-notice').said_in(lang)}:"
        for element in regime.counter_notice:
            yield from _element(element, lang)


def _element(element: Element, lang: Lang) -> Iterator[str]:
    by = element.asked.said_in(lang) if element.asked else ", ".join(element.decided_by)
    yield f"  {element.title.said_in(lang)}  ← {by}"
    yield from _cites(element.cites, lang, "      ")


def _cites(cites: Iterable[Cite], lang: Lang, indent: str) -> Iterator[str]:
    for cite in cites:
        yield f"{indent}{shown_cite(cite, lang)}"
        for later in cite.later:
            since = Text(f"自 {later.since} 起", f"from {later.since}").said_in(lang)
            yield f"{indent}{since}: {shown_cite(later.cite, lang)}"


def shown_cite(cite: Cite, lang: Lang) -> str:
    """Return a source with when, and how well, it was verified."""
    return f"{cite.said.said_in(lang)} ({cite.verified.said_in(lang)})"
