"""``ipclaim reply``: a seller's counter-notice answered, as a draft."""

import json
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
from ipclaim.cli.reply_text import told_refusal, told_reply, told_settled
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text
from ipclaim.reply.book import Suggestion
from ipclaim.reply.jsonform import further_json
from ipclaim.reply.loading import load_letter
from ipclaim.reply.standing import Refusal
from ipclaim.run.inbox import Arrived, Became, sort_inbox
from ipclaim.run.reply_files import Replied, replied_json
from ipclaim.run.replying import (
    Asked,
    CaseReplies,
    answer_refusal,
    has_counter_notice,
    is_refused,
    reply_to_case,
    reply_to_cases,
)
from ipclaim.run.steps import Bench

_ONE_REFUSAL = Text(
    "--refused 只能用于一个案件：每个决定的理由各不相同；"
    "多个案件请用 ipclaim docket record 记载结果。",
    "--refused is for one case: each decision has its own reason; for several, note the outcomes "
    "with `ipclaim docket record`.",
)
_LANGS = {"zh": (Lang.ZH,), "en": (Lang.EN,), "both": tuple(Lang)}


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
    "ipclaim reply my-case --refused 证据不足 --refused-on 2026-11-25\n"
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
@click.option(
    "--refused",
    cls=SpokenOption,
    metavar="REASON",
    told=Text(
        "平台未支持投诉：写明平台所述理由，拟写复议申请或内部投诉（默认按 docket 中记载的结果）",
        "The platform decided against the complaint: its reason, for a request for re-review or "
        "an internal complaint (default: the outcomes noted in the docket)",
    ),
)
@click.option(
    "--refused-on",
    cls=SpokenOption,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    told=Text("处理结果通知的日期", "The day on which the decision was communicated"),
)
@click.option(
    "--in",
    "letters_in",
    cls=SpokenOption,
    type=click.Choice(list(_LANGS)),
    default="both",
    show_default=True,
    told=Text("文书所用语言", "The language of letters"),
)
@click.option(
    "--text-limit",
    cls=SpokenOption,
    type=click.IntRange(min=1),
    metavar="N",
    told=Text(
        "平台表单的字符上限，粘贴文字据此缩短（没有来源载明时默认不限）",
        "How many characters the platform's form takes; the text to paste is told within it",
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
    refused: str | None,
    refused_on: datetime | None,
    letters_in: str,
    text_limit: int | None,
    as_json: bool,
    as_of: date | None,
    engine: str,
) -> int:
    """Draft answers to the counter-notices of cases."""
    asked = Asked(
        received=_day(received),
        refusal=_refusal(refused, refused_on),
        langs=_LANGS[letters_in],
        limit=text_limit,
    )
    with open_bench(manner, cases, engine=engine, as_of=as_of) as bench:
        desk, paths = bench.bench, bench.cases
        if asked.refusal is not None and (inbox is not None or len(paths) != 1):
            raise click.UsageError(_ONE_REFUSAL.said_in(manner.lang))
        if inbox is None and len(paths) == 1:
            if not has_counter_notice(paths[0]) and is_refused(desk, paths[0], asked):
                return _refusal_told(manner, desk, paths[0], asked, as_json=as_json)
            # What keeps a single case from being answered is the command's own error.
            alone = CaseReplies(paths[0], reply_to_case(desk, paths[0], asked))
            if not alone.replies and is_refused(desk, paths[0], asked):
                return _refusal_told(manner, desk, paths[0], asked, as_json=as_json)
            return _finished(manner, (), (alone,), as_json=as_json)
        arrived, closed = sort_inbox(desk, paths, inbox) if inbox else ((), ())
        placed = {*closed, *(one.case for one in arrived if one.proposes is None)}
        wanted = [path for path in paths if (path in placed if inbox else has_counter_notice(path))]
        drafted = reply_to_cases(desk, wanted, partial(_job, asked=asked))
    return _finished(manner, arrived, drafted, as_json=as_json, has_inbox=inbox is not None)


def _job(bench: Bench, path: Path, asked: Asked) -> tuple[Replied, ...]:
    return reply_to_case(bench, path, asked)


def _day(written: datetime | None) -> date | None:
    return written.date() if written else None


def _refusal(reason: str | None, on: datetime | None) -> Refusal | None:
    if reason is None and on is None:
        return None
    return Refusal(reason.strip() or None if reason else None, _day(on))


def _refusal_told(
    manner: Manner, bench: Bench, path: Path, asked: Asked, *, as_json: bool
) -> ExitCode:
    """Draft and tell what follows a refusal without a counter-notice; a person has to act."""
    steps = answer_refusal(bench, path, asked)
    if as_json:
        told = [{**further_json(step.draft), "file": str(step.file)} for step in steps]
        whole = [{"case": path.resolve().name, "counter_notice": None, "further": told}]
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(told_refusal(path, steps, manner.lang)))
    return ExitCode.NOT_READY


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
        drafts = [{**replied_json(one), "letter": str(one.letter)} for one in replies]
        whole = {"inbox": [arrived_json(one) for one in arrived], "replies": drafts}
        click.echo(json.dumps(whole if has_inbox else drafts, ensure_ascii=False, indent=2))
    else:
        parts = ["\n".join(told_arrivals(arrived, manner.lang))] if arrived else []
        letter = load_letter(manner.templates)
        parts += ["\n".join(told_reply(one, letter, manner.lang)) for one in replies]
        parts += [told_settled(one.path, manner.lang) for one in drafted if one.is_settled]
        click.echo("\n\n".join(parts))
    for one in failed:
        if one.error:
            click.echo(f"{one.name}: {one.error.told_in(manner.lang)}", err=True)
    settled = all(
        not one.draft.needs_person and one.draft.suggestion is not Suggestion.PERSON_MUST_DECIDE
        for one in replies
    ) and all(one.became is not Became.WAITS and one.proposes is None for one in arrived)
    if failed:
        return max(one.error.exit_code for one in failed if one.error)
    return ExitCode.READY if settled else ExitCode.NOT_READY
