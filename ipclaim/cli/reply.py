"""``ipclaim reply``: a seller's counter-notice answered, as a draft."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import (
    Manner,
    as_of_option,
    case_argument,
    engine_option,
    json_option,
    manner,
)
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text
from ipclaim.reply.book import Suggestion
from ipclaim.reply.jsonform import reply_json
from ipclaim.run.reply_files import Replied
from ipclaim.run.replying import reply_to_case

_SUGGESTIONS = {
    Suggestion.WITHDRAW: Text("建议撤回投诉", "withdraw the complaint"),
    Suggestion.WITHDRAW_IF_CONFIRMED: Text("核实属实则撤回", "withdraw if confirmed"),
    Suggestion.PERSON_MUST_DECIDE: Text("需由人判断", "a person must decide"),
    Suggestion.WITHDRAW_IN_PART: Text("部分撤回", "withdraw in part"),
    Suggestion.MAINTAIN: Text("维持投诉", "maintain the complaint"),
}


@click.command(
    cls=SpokenCommand,
    told=Text(
        "读取 counter-notices/ 里的卖家申诉，逐点拟写答复，说明还缺什么、何时之前必须答复。"
        "只拟稿，绝不发送。",
        "Reads the seller's counter-notices and drafts an answer point by point; says what is "
        "missing and by when to answer. It drafts and never sends.",
    ),
    example="ipclaim reply my-case --received 2026-11-20",
)
@case_argument
@click.option(
    "--received",
    cls=SpokenOption,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    told=Text(
        "收到反通知的日期，期限由此起算（默认未知，期限会注明假定）",
        "The day on which the counter-notice arrived; the clocks count from it",
    ),
)
@json_option
@as_of_option
@engine_option
@manner
def reply(
    manner: Manner,
    case: Path,
    received: datetime | None,
    as_json: bool,
    as_of: date | None,
    engine: str,
) -> int:
    """Draft answers to the counter-notices of one case."""
    with open_bench(manner, [case], engine=engine, as_of=as_of) as bench:
        (path,) = bench.cases
        replies = reply_to_case(bench.bench, path, received.date() if received else None)
    if as_json:
        drafts = [{**reply_json(one.draft), "letter": str(one.letter)} for one in replies]
        click.echo(json.dumps(drafts, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(_told(one, manner.lang)) for one in replies))
    settled = all(
        not one.draft.needs_person and one.draft.suggestion is not Suggestion.PERSON_MUST_DECIDE
        for one in replies
    )
    return ExitCode.READY if settled else ExitCode.NOT_READY


def _told(replied: Replied, lang: Lang) -> Iterator[str]:
    draft = replied.draft
    yield f"{draft.counter_notice}: {_SUGGESTIONS[draft.suggestion].said_in(lang)}"
    yield from (f"  {reason.said_in(lang)}" for reason in draft.reasons)
    heads = {
        "deadlines": Text("期限", "deadlines"),
        "missing": Text("还缺", "missing"),
        "look": Text("须由人查看", "a person must look"),
    }
    yield f"  {heads['deadlines'].said_in(lang)}:"
    yield from (f"    {deadline.told.said_in(lang)}" for deadline in draft.deadlines)
    if draft.missing:
        yield f"  {heads['missing'].said_in(lang)}:"
    for need in draft.missing:
        yield f"    {need.what.said_in(lang)} — {need.why.said_in(lang)}"
    if draft.needs_person:
        yield f"  {heads['look'].said_in(lang)}:"
    yield from (f"    {look.text.said_in(lang)}" for look in draft.needs_person)
    yield f"  → {replied.letter}"
    yield f"  → {replied.note}"
