"""How an account's record is told on a terminal."""

from collections.abc import Iterator

from ipclaim.cli.rules_shown import LADDER_UNKNOWN
from ipclaim.model.case import CLAIM_NAMES
from ipclaim.model.outcome_record import Outcome
from ipclaim.model.text import Lang, Text, counted
from ipclaim.reputation.forecast import LEAST, Expected, Forecast, Readiness
from ipclaim.reputation.lines import Measured, Stand
from ipclaim.reputation.rates import Tally, percent, told_rate
from ipclaim.reputation.record import AccountRecord, Reputation
from ipclaim.reputation.repeats import Repeater
from ipclaim.rules.procedure import RATE_NAMES

_STANDS = {
    Stand.KEPT: Text("达标", "kept"),
    Stand.CROSSED: Text("未达标", "crossed"),
    Stand.CANNOT_TELL: Text("无法判断", "cannot tell"),
}
_READINESS = {
    Readiness.READY: Text("检查通过", "check passed"),
    Readiness.REVIEW: Text("检查有待人工核对", "check needs a person"),
    Readiness.FAIL: Text("检查不通过", "check fails"),
}
_ENDS = {
    Outcome.ACCEPTED: Text("成立", "upheld"),
    Outcome.REFUSED: Text("驳回", "refused"),
    Outcome.WITHDRAWN: Text("撤回", "withdrawn"),
    Outcome.REINSTATED: Text("恢复", "reinstated"),
    Outcome.COUNTER_NOTICED: Text("申诉待处理", "answered, open"),
    Outcome.FILED: Text("未决", "open"),
}
_HOW = Text(
    "统计口径：按链接计，以结果日期为准。恢复、撤回如何计入，平台未说明，因此给出从严到从宽的范围。",
    "Counted by link, on the day of its outcome. No source says how a platform counts what came "
    "back or was withdrawn: ranges run from the strictest way to the mildest.",
)
_HOW_FORECAST = Text(
    f"预测方法：按本账户同类投诉（不足 {LEAST} 条时按全部投诉）的从严成立率推算；"
    "检查不通过的按驳回计，待人工核对的下限按驳回计；括号内为八成把握的范围。",
    f"Forecast: each link as often as those of its claim were upheld, counted strictly (of all, "
    f"where that claim has fewer than {LEAST}); a case that the check fails counts as refused, one "
    "that needs a person may be; in brackets the range of four in five.",
)
_NONE = Text(
    "没有已提交的投诉记录：请先用 ipclaim docket record 或 docket import 记载提交和结果。",
    "No complaint was noted as filed: note filings and outcomes with `ipclaim docket record` or "
    "`docket import` first.",
)


def told_reputation(made: Reputation, lang: Lang) -> Iterator[str]:
    """Yield the lines that tell a reputation."""
    if not made.accounts:
        yield _NONE.said_in(lang)
        return
    for record in made.accounts:
        yield from _account(record, lang)
    sellers, items = (
        Text("反复出现的卖家", "Repeat sellers"),
        Text("反复出现的商品", "Repeat items"),
    )
    yield from _repeaters(sellers, made.sellers, lang, with_ladders=True)
    yield from _repeaters(items, made.items, lang, with_ladders=False)
    if made.unnamed:
        told = Text(
            f"{made.unnamed} 条链接没有记载卖家，其中的反复侵权者无法看出。",
            f"{made.unnamed} links have no seller noted: repeaters among them are not seen.",
        )
        yield told.said_in(lang)
    yield _HOW.said_in(lang)
    if any(record.forecast for record in made.accounts):
        yield _HOW_FORECAST.said_in(lang)


def _account(record: AccountRecord, lang: Lang) -> Iterator[str]:
    title = record.line.title if record.line else Text("没有来源说明平台的要求", "no line known")
    yield f"{record.account} · {', '.join(record.platforms)} · {title.said_in(lang)}"
    span = Text(
        f"{record.since} 至 {record.until}：", f"{record.since} to {record.until}: "
    ).said_in(lang)
    yield f"  {span}{_counts(record.overall, lang)}"
    if record.measures:
        for measured in record.measures:
            yield f"  {_measured(measured, lang)}"
    else:
        yield from (f"  {line}" for line in _rates(record.overall, lang))
    if record.line and record.stand is Stand.CROSSED:
        yield f"    → {record.line.if_crossed.said_in(lang)}"
    for claim, counts in record.by_claim.items():
        yield from _part(CLAIM_NAMES[claim].said_in(lang), counts, lang)
    for reason, counts in record.by_reason.items():
        yield from _part(Text(f"理由“{reason}”", f"reason “{reason}”").said_in(lang), counts, lang)
    if record.forecast:
        yield from _forecast(record.forecast, lang)
    yield ""


def _part(name: str, counts: Tally, lang: Lang) -> Iterator[str]:
    rates = Text("；", "; ").said_in(lang).join(_rates(counts, lang))
    yield f"    {name}: {_counts(counts, lang)}  {rates}".rstrip()


def _counts(counts: Tally, lang: Lang) -> str:
    return Text(
        f"已有结果 {counts.decided} 条链接（成立 {counts.accepted}，驳回 {counts.refused}，"
        f"撤回 {counts.withdrawn}，恢复 {counts.reinstated}），未决 {counts.undecided} 条",
        f"{counts.decided} links decided ({counts.accepted} upheld, {counts.refused} refused, "
        f"{counts.withdrawn} withdrawn, {counts.reinstated} reinstated), {counts.undecided} open",
    ).said_in(lang)


def _rates(counts: Tally, lang: Lang) -> Iterator[str]:
    for name, title in RATE_NAMES.items():
        rate = counts.rate(name)
        if rate is not None:
            yield f"{title.said_in(lang)} {told_rate(rate)}"


def _measured(measured: Measured, lang: Lang) -> str:
    measure = measured.measure
    sign = "≥" if measure.is_least else "≤"
    rate = told_rate(measured.rate) if measured.rate else Text("暂无", "none yet").said_in(lang)
    bound = Text(f"（要求 {sign} {measure.bound} %）", f" (line {sign} {measure.bound} %)")
    stand = _STANDS[measured.stand].said_in(lang)
    return f"{RATE_NAMES[measure.rate].said_in(lang)} {rate}{bound.said_in(lang)}: {stand}"


def _forecast(made: Forecast, lang: Lang) -> Iterator[str]:
    cases = [each.planned for each in made.expected] + list(made.untold)
    links = sum(each.links for each in cases)
    if made.after is None or made.before is None or made.range is None:
        told = Text(
            f"提交这 {len(cases)} 件（{links} 条链接）的影响无法预测："
            f"已有结果的链接不足 {LEAST} 条。",
            f"What filing {_cases(len(cases)).en} ({_links(links).en}) would do cannot be told: "
            f"fewer than {LEAST} links are decided.",
        )
        yield f"  {told.said_in(lang)}"
        return
    before, after, around = percent(made.before), percent(made.after), told_rate(made.range)
    told = Text(
        f"提交这 {len(cases)} 件（{links} 条链接）后，"
        f"成立率预计由 {before} 变为 {after}（{around}）。",
        f"Filing {_cases(len(cases)).en} ({_links(links).en}) would take complaints upheld from "
        f"{before} to {after} ({around}).",
    )
    yield f"  {told.said_in(lang)}"
    if made.countered_before is not None and made.countered_after is not None:
        was, becomes = percent(made.countered_before), percent(made.countered_after)
        answered = Text(
            f"申诉成立率（从严）预计由 {was} 变为 {becomes}。",
            f"Successful counter-notices, counted strictly: from {was} to {becomes}.",
        )
        yield f"  {answered.said_in(lang)}"
    for expected in made.expected:
        yield f"    {_expected(expected, lang)}"
    yield from _holding(made, lang)


def _expected(expected: Expected, lang: Lang) -> str:
    planned = expected.planned
    rules = f" ({', '.join(planned.open_rules)})" if planned.open_rules else ""
    count = _links(planned.links).said_in(lang)
    share = Text(
        f"预计成立 {percent(expected.share)}（{told_rate(expected.range)}）",
        f"{percent(expected.share)} expected ({told_rate(expected.range)})",
    ).said_in(lang)
    ready = _READINESS[planned.readiness].said_in(lang)
    return f"{planned.case}: {count}, {share}, {ready}{rules}"


def _links(count: int) -> Text:
    return Text(f"{count} 条链接", counted(count, "# link|# links"))


def _cases(count: int) -> Text:
    return Text(f"这 {count} 件", counted(count, "this case|these # cases"))


def _holding(made: Forecast, lang: Lang) -> Iterator[str]:
    if not made.hold_back or made.after_holding is None:
        return
    names = ", ".join(each.case for each in made.hold_back)
    told = Text(
        f"建议暂缓：{names}；暂缓后预计为 {percent(made.after_holding)}。",
        f"Hold back: {names}; without them {percent(made.after_holding)} is expected.",
    )
    yield f"  {told.said_in(lang)}"


def _repeaters(
    title: Text, found: tuple[Repeater, ...], lang: Lang, *, with_ladders: bool
) -> Iterator[str]:
    if not found:
        return
    yield f"{title.said_in(lang)}:"
    for repeater in found:
        cases = ", ".join(f"{case}#{round_}" for case, round_ in repeater.complaints)
        ends = ", ".join(_ended(repeater, lang))
        many = len(repeater.complaints)
        count = Text(f"{many} 次投诉", counted(many, "# complaint|# complaints"))
        name = f"{repeater.name} ({repeater.platform})"
        yield f"  {name}: {count.said_in(lang)} ({cases}); {ends}"
        for rung in repeater.next_rungs:
            told = Text(
                f"{rung.penalty.title.zh}：已计 {rung.counted} 次，再成立一次：{rung.row.effect.zh}"
                f"（{rung.row.when.zh}）",
                f"{rung.penalty.title.en}: {rung.counted} counted, one more upheld: "
                f"{rung.row.effect.en} ({rung.row.when.en})",
            )
            yield f"    → {told.said_in(lang)}"
        if with_ladders and not repeater.next_rungs:
            yield f"    → {LADDER_UNKNOWN.said_in(lang)}"
    yield ""


def _ended(repeater: Repeater, lang: Lang) -> Iterator[str]:
    for outcome, name in _ENDS.items():
        count = sum(each.outcome is outcome for each in repeater.outcomes)
        if count:
            yield f"{name.said_in(lang)} {count}"
