"""Makes the procedure of a pack out of its layers: steps, clocks, channel, uploads, penalties."""

from collections.abc import Sequence

from ipclaim.rules.citing import Sources
from ipclaim.rules.layers import Layer, by_id, last
from ipclaim.rules.mistakes import unknown_key
from ipclaim.rules.procedure import (
    AccountLine,
    AnswerRule,
    Channel,
    Clock,
    FlowStep,
    Measure,
    Penalty,
    PenaltyRow,
    Span,
    Uploads,
)
from ipclaim.rules.written_process import WrittenClock, WrittenMeasure


def clocks_of(layers: Sequence[Layer], sources: Sources) -> tuple[Clock, ...]:
    """Return the clocks, later files' for earlier ones'."""
    written = by_id(layers, [layer.pack.clocks for layer in layers], "clock")
    return tuple(_clock(clock, sources) for clock in written)


def _clock(written: WrittenClock, sources: Sources) -> Clock:
    length, calendar = written.length, written.calendar
    span = None
    if not isinstance(length, str):
        shortest = length.max if length.min is None else length.min
        calendar = length.calendar or calendar
        span = Span(shortest, length.max, length.unit, calendar)
    return Clock(
        id=written.id,
        title=written.title.text,
        who=written.who,
        length=span,
        cites=sources.cites(written.cites),
        starts=written.starts,
        rolls=written.rolls,
        calendar=calendar,
        effect=written.effect.text if written.effect else None,
        claims=written.claims,
        ends_with=written.ends_with,
    )


def steps_of(layers: Sequence[Layer], clocks: Sequence[Clock]) -> tuple[FlowStep, ...]:
    """Return the steps with the clocks of their reviews; an unknown clock is a mistake."""
    known = {clock.id: clock for clock in clocks}
    steps = []
    for entry in by_id(layers, [layer.pack.steps for layer in layers], "step"):
        if entry.review is not None and entry.review not in known:
            raise unknown_key(layers[-1].line_of("id", entry.id), entry.review, known, "clock")
        steps.append(
            FlowStep(entry.id, entry.title.text, known[entry.review] if entry.review else None)
        )
    return tuple(steps)


def channel_of(layers: Sequence[Layer], sources: Sources) -> Channel | None:
    """Return where the filing is handed in, as the last file says that says it."""
    written = last([layer.pack.channel for layer in layers])
    if written is None:
        return None
    return Channel(
        written.kind, written.title.text, _said(written.address), sources.cites(written.cites)
    )


def uploads_of(layers: Sequence[Layer], sources: Sources) -> Uploads | None:
    """Return what the platform takes as a file, as the last file says that says it."""
    written = last([layer.pack.uploads for layer in layers])
    if written is None:
        return None
    return Uploads(
        formats=written.formats if isinstance(written.formats, tuple) else None,
        max_bytes=_number(written.max_bytes),
        cites=sources.cites(written.cites),
        max_pages=_number(written.max_pages),
    )


def penalties_of(layers: Sequence[Layer], sources: Sources) -> tuple[Penalty, ...]:
    """Return the ladders and tables, later files' for earlier ones'."""
    return tuple(
        Penalty(
            id=entry.id,
            title=entry.title.text,
            who=entry.who,
            counts_for_days=_number(entry.counts_for_days),
            rows=tuple(
                PenaltyRow(row.when.text, row.effect.text, row.points, row.nth, row.onwards)
                for row in entry.rows
            ),
            cites=sources.cites(entry.cites),
            together_days=entry.together_days,
        )
        for entry in by_id(layers, [layer.pack.penalties for layer in layers], "penalty")
    )


def answer_rules_of(layers: Sequence[Layer], sources: Sources) -> tuple[AnswerRule, ...]:
    """Return what the platform says of sellers' answers, later files' for earlier ones'."""
    return tuple(
        AnswerRule(
            entry.id, entry.defences, entry.claims, entry.says.text, sources.cites(entry.cites)
        )
        for entry in by_id(layers, [layer.pack.answer_rules for layer in layers], "answer_rule")
    )


def account_lines_of(layers: Sequence[Layer], sources: Sources) -> tuple[AccountLine, ...]:
    """Return the lines of an account's record, each with the pack that drew it last."""
    drawn = {line.id: layer.pack.id for layer in layers for line in layer.pack.account_lines}
    return tuple(
        AccountLine(
            id=entry.id,
            family=drawn[entry.id],
            title=entry.title.text,
            months=entry.months,
            measures=tuple(_measure(each) for each in entry.measures),
            if_crossed=entry.if_crossed.text,
            cites=sources.cites(entry.cites),
        )
        for entry in by_id(layers, [layer.pack.account_lines for layer in layers], "account_line")
    )


def _measure(written: WrittenMeasure) -> Measure:
    if written.at_least is not None:
        return Measure(written.rate, written.at_least, is_least=True)
    return Measure(written.rate, written.at_most or 0, is_least=False)


def _number(value: int | str) -> int | None:
    return value if isinstance(value, int) else None


def _said(value: str | None) -> str | None:
    return None if value == "unknown" else value
