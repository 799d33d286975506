"""``ipclaim capture``: visit each listing and keep sealed evidence."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.brought import brought_lines, import_option
from ipclaim.cli.captured_json import capture_report
from ipclaim.cli.looks import looks_exit_code, told_looks
from ipclaim.cli.options import (
    Manner,
    answered_by_option,
    authorities_option,
    cases_argument,
    json_option,
    manner,
)
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.errors import ExitCode
from ipclaim.model.listing import Capture
from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Lang, Text
from ipclaim.run.again import look_at_cases
from ipclaim.run.batch import CaseResult
from ipclaim.run.capturing import capture_cases, import_cases, stamp_cases
from ipclaim.run.steps import AT_ONCE


@click.command(
    cls=SpokenCommand,
    told=Text(
        "逐个访问链接，保存截图、网页存档和摘要并封存。已取证的不再重复；绝不绕过登录或验证码，"
        "您自行截取的页面放入 captures/ 或用 --import 导入。",
        "Visits each link and keeps screenshots, archives and digests, sealed. What was captured "
        "is not captured again; login walls and captchas are never evaded: put what you captured "
        "yourself into captures/, or name it with --import.",
    ),
    example="ipclaim capture my-case\nipclaim capture my-case --again\n"
    "ipclaim capture my-case --import ~/Downloads/L0007.mhtml\n"
    "ipclaim capture cases --stamp --tsa https://tsa.example/",
)
@cases_argument
@answered_by_option
@authorities_option
@click.option(
    "--stamp",
    is_flag=True,
    cls=SpokenOption,
    told=Text(
        "不访问任何链接，只为尚无时间戳的封存补盖时间戳（需 --tsa 或 IPCLAIM_TSA）",
        "Visit nothing: only stamp what was sealed without a time stamp "
        "(needs --tsa or IPCLAIM_TSA)",
    ),
)
@click.option(
    "--again",
    is_flag=True,
    cls=SpokenOption,
    told=Text(
        "再次访问已提交的链接，判断仍在线、已下架还是无法判断，并封存证明；首次取证不变",
        "Visit filed listings once more: still up, down or cannot tell, with sealed proof; "
        "the first capture stays as it is",
    ),
)
@click.option(
    "--at-once",
    type=click.IntRange(1, 12),
    metavar="N",
    default=AT_ONCE,
    show_default=True,
    cls=SpokenOption,
    told=Text(
        "同时访问的链接数：多则快，但网站更易限流；两个核心的电脑 8 个最快",
        "Links visited side by side: more is faster, but a site may sooner limit you; "
        "two cores are fastest with 8",
    ),
)
@import_option
@json_option
@manner
def capture(
    manner: Manner,
    cases: tuple[Path, ...],
    answered_by: str | None,
    authorities: tuple[str, ...],
    stamp: bool,
    again: bool,
    at_once: int,
    imported: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Capture the listings of cases."""
    if sum((again, stamp, bool(imported))) > 1:
        told = Text(
            "--again、--stamp 与 --import 不能同用",
            "--again, --stamp and --import exclude each other",
        )
        raise click.UsageError(told.said_in(manner.lang))
    if stamp:
        return _stamp(manner, cases, authorities, as_json=as_json)
    if imported:
        return _import(manner, cases, imported, authorities, as_json=as_json)
    job = look_at_cases if again else capture_cases
    with open_bench(
        manner, cases, answered_by=answered_by, authorities=authorities, at_once=at_once
    ) as bench:
        results = bench.run_together(job)
    _report(results, manner.lang, as_json=as_json, again=again)
    return _exit_code_again(results) if again else _exit_code(results)


def _import(
    manner: Manner,
    cases: tuple[Path, ...],
    imported: tuple[Path, ...],
    authorities: tuple[str, ...],
    *,
    as_json: bool,
) -> int:
    """Take files into one case; a file that was not taken is exit code 1."""
    with open_bench(manner, cases, authorities=authorities) as bench:
        if len(bench.cases) != 1:
            told = Text("--import 一次只用于一个案件", "--import takes one case at a time")
            raise click.UsageError(told.said_in(manner.lang))
        results = bench.run_together(partial(import_cases, given=imported))
    _report(results, manner.lang, as_json=as_json)
    if trouble := _trouble(results):
        return trouble
    is_open = any(one.is_open for result in results for one in result.brought)
    return ExitCode.NOT_READY if is_open else ExitCode.READY


def _stamp(
    manner: Manner, cases: tuple[Path, ...], authorities: tuple[str, ...], *, as_json: bool
) -> int:
    """Stamp what was sealed without a time stamp; not all of it stamped is exit code 1."""
    if not authorities:
        told = Text(
            "没有配置时间戳机构：请用 --tsa 网址 或环境变量 IPCLAIM_TSA 指定",
            "No time authority is configured: name one with --tsa URL or the variable IPCLAIM_TSA",
        )
        raise click.UsageError(told.said_in(manner.lang))
    with open_bench(manner, cases, authorities=authorities) as bench:
        results = bench.run_together(stamp_cases)
    _report(results, manner.lang, as_json=as_json)
    if trouble := _trouble(results):
        return trouble
    stamped = all(result.seal and result.seal.stamped_at for result in results)
    return ExitCode.READY if stamped else ExitCode.NOT_READY


def _report(
    results: Sequence[CaseResult], lang: Lang, *, as_json: bool, again: bool = False
) -> None:
    if as_json:
        click.echo(capture_report(results).model_dump_json(indent=2))
        return
    for result in results:
        _tell(result, lang, again=again)


def _tell(result: CaseResult, lang: Lang, *, again: bool) -> None:
    click.echo(result.name)
    if result.error:
        click.echo(f"  {result.error.told_in(lang)}", err=True)
    for line in brought_lines(result.brought, lang):
        click.echo(line)
    for one in result.captures:
        meaning = told_outcome(one.outcome).said_in(lang)
        click.echo(f"  {one.listing_id}  {one.outcome:<22} {meaning}  {one.url}")
    if again and not result.error:
        click.echo("\n".join(told_looks(result.looks, lang)))
    for note in result.notes:
        click.echo(f"  {note.said_in(lang)}")
    if result.seal and result.seal.stamped_at:
        at = f"{result.seal.stamped_at:%Y-%m-%d %H:%M:%S} UTC"
        click.echo(Text(f"  时间戳：{at}", f"  time stamp: {at}").said_in(lang))
    for made in result.made:
        click.echo(f"  → {made}")


def _exit_code(results: Sequence[CaseResult]) -> ExitCode:
    if trouble := _trouble(results):
        return trouble
    captures: list[Capture] = [one for result in results for one in result.captures]
    usable = all(one.is_evidence for one in captures)
    usable = usable and not any(one.is_open for result in results for one in result.brought)
    return ExitCode.READY if captures and usable else ExitCode.NOT_READY


def _exit_code_again(results: Sequence[CaseResult]) -> ExitCode:
    return _trouble(results) or looks_exit_code([one for result in results for one in result.looks])


def _trouble(results: Sequence[CaseResult]) -> ExitCode | None:
    errors = [result.error for result in results if result.error]
    if not errors:
        return None
    return errors[0].exit_code if len(results) == 1 else ExitCode.UNREADABLE
