"""``ipclaim reply``: a seller's counter-notice answered, as a draft."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.inbox import arrived_json, told_arrivals
from ipclaim.cli.options import (
    Manner,
    as_of_option,
    cases_argument,
    engine_option,
    json_option,
    manner,
)
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text
from ipclaim.reply.book import Suggestion
from ipclaim.reply.jsonform import reply_json
from ipclaim.run.inbox import Arrived, Became, sort_inbox
from ipclaim.run.reply_files import Replied
from ipclaim.run.replying import (
    CaseReplies,
    has_counter_notice,
    reply_to_case,
    reply_to_cases,
)
from ipclaim.run.steps import Bench

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
        "读取 counter-notices/ 里的卖家申诉（PDF、图片、邮件、网页、文本、压缩包），逐点拟写答复，"
        "说明还缺什么、何时之前必须答复。只拟稿，绝不发送。"
        "用 --inbox 指定一个收件文件夹，其中的申诉会按投诉编号和链接归入各案。",
        "Reads the seller's counter-notices (PDF, picture, mail, page, text, archive) and drafts "
        "an answer point by point; says what is missing and by when to answer. It drafts and never "
        "sends. With --inbox, the answers in a folder are matched to their cases by complaint "
        "number and listing.",
    ),
    example="ipclaim reply my-case --received 2026-11-20\n"
    "ipclaim reply cases --inbox monday --received 2026-11-23",
)
@cases_argument
@click.option(
    "--inbox",
    cls=SpokenOption,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    told=Text(
        "收件文件夹：每个文件或子文件夹为一份申诉；归得入的复制到案件的 counter-notices/，"
        "归不入的留在原处并说明原因",
        "A folder of answers, one a file or sub-folder: copied into the case that each belongs "
        "to; what fits none, or two, stays there and is told",
    ),
)
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
    cases: tuple[Path, ...],
    inbox: Path | None,
    received: datetime | None,
    as_json: bool,
    as_of: date | None,
    engine: str,
) -> int:
    """Draft answers to the counter-notices of cases."""
    day = received.date() if received else None
    with open_bench(manner, cases, engine=engine, as_of=as_of) as bench:
        desk, paths = bench.bench, bench.cases
        if inbox is None and len(paths) == 1:
            # What keeps a single case from being answered is the command's own error.
            alone = CaseReplies(paths[0], reply_to_case(desk, paths[0], day))
            return _finished(manner, (), (alone,), as_json=as_json)
        arrived, closed = sort_inbox(desk, paths, inbox) if inbox else ((), ())
        placed = {*closed, *(one.case for one in arrived)}
        wanted = [path for path in paths if (path in placed if inbox else has_counter_notice(path))]
        drafted = reply_to_cases(desk, wanted, partial(_job, received=day))
    return _finished(manner, arrived, drafted, as_json=as_json, has_inbox=inbox is not None)


def _job(bench: Bench, path: Path, received: date | None) -> tuple[Replied, ...]:
    return reply_to_case(bench, path, received)


def _finished(
    manner: Manner,
    arrived: tuple[Arrived, ...],
    drafted: tuple[CaseReplies, ...],
    *,
    as_json: bool,
    has_inbox: bool = False,
) -> int:
    """Tell what came and what was drafted, and return the exit code."""
    replies = [reply for one in drafted for reply in one.replies]
    failed = [one for one in drafted if one.error]
    if as_json:
        drafts = [{**reply_json(one.draft), "letter": str(one.letter)} for one in replies]
        whole = {"inbox": [arrived_json(one) for one in arrived], "replies": drafts}
        click.echo(json.dumps(whole if has_inbox else drafts, ensure_ascii=False, indent=2))
    else:
        parts = ["\n".join(told_arrivals(arrived, manner.lang))] if arrived else []
        parts += ["\n".join(_told(one, manner.lang)) for one in replies]
        click.echo("\n\n".join(parts))
    for one in failed:
        if one.error:
            click.echo(f"{one.name}: {one.error.told_in(manner.lang)}", err=True)
    settled = all(
        not one.draft.needs_person and one.draft.suggestion is not Suggestion.PERSON_MUST_DECIDE
        for one in replies
    ) and all(one.became is not Became.WAITS for one in arrived)
    if failed:
        return max(one.error.exit_code for one in failed if one.error)
    return ExitCode.READY if settled else ExitCode.NOT_READY


def _told(replied: Replied, lang: Lang) -> Iterator[str]:
    draft = replied.draft
    suggested = _SUGGESTIONS[draft.suggestion].said_in(lang)
    yield f"{draft.case} {draft.came_in or draft.counter_notice}: {suggested}"
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
