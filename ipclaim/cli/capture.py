"""``ipclaim capture``: visit each listing and keep sealed evidence."""

from collections.abc import Sequence
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import (
    Manner,
    answered_by_option,
    authority_option,
    cases_argument,
    manner,
)
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import ExitCode
from ipclaim.model.listing import Capture, CaptureKind
from ipclaim.model.text import Lang, Text
from ipclaim.run.batch import CaseResult
from ipclaim.run.building import capture_case

_KINDS = {
    CaptureKind.OK: Text("已取证", "captured"),
    CaptureKind.PARTIAL: Text("部分取证", "captured in part"),
    CaptureKind.GONE: Text("商品已下架", "gone"),
    CaptureKind.WALL: Text("需要登录或验证，请自行截取", "login or captcha: capture it yourself"),
    CaptureKind.TECHNICAL: Text("技术故障", "technical trouble"),
    CaptureKind.POLICY: Text("地址不允许访问", "address not allowed"),
}


@click.command(
    cls=SpokenCommand,
    told=Text(
        "逐个访问链接，保存截图、网页存档和摘要并封存。已取证的不再重复；绝不绕过登录或验证码。",
        "Visits each link and keeps screenshots, archives and digests, sealed. What was captured "
        "is not captured again; login walls and captchas are never evaded.",
    ),
    example="ipclaim capture my-case",
)
@cases_argument
@answered_by_option
@authority_option
@manner
def capture(
    manner: Manner, cases: tuple[Path, ...], answered_by: str | None, authority: str | None
) -> int:
    """Capture the listings of cases."""
    with open_bench(manner, cases, answered_by=answered_by, authority=authority) as bench:
        results = bench.run(capture_case)
    for result in results:
        _tell(result, manner.lang)
    return _exit_code(results)


def _tell(result: CaseResult, lang: Lang) -> None:
    click.echo(result.name)
    if result.error:
        click.echo(f"  {result.error.told_in(lang)}", err=True)
    for one in result.captures:
        kind = _KINDS[one.kind].said_in(lang)
        click.echo(f"  {one.listing_id}  {one.outcome:<22} {kind}  {one.url}")
    for note in result.notes:
        click.echo(f"  {note.said_in(lang)}")
    for made in result.made:
        click.echo(f"  → {made}")


def _exit_code(results: Sequence[CaseResult]) -> ExitCode:
    errors = [result.error for result in results if result.error]
    if errors:
        return errors[0].exit_code if len(results) == 1 else ExitCode.UNREADABLE
    captures: list[Capture] = [one for result in results for one in result.captures]
    usable = all(one.is_evidence for one in captures)
    return ExitCode.READY if captures and usable else ExitCode.NOT_READY
