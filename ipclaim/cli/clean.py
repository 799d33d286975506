"""``ipclaim clean``: away with what ipclaim made."""

import sys
from pathlib import Path

import click

from ipclaim.cli.options import Manner, cases_argument, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.model.text import Text
from ipclaim.run.cleaning import clean_case
from ipclaim.run.folder import EVIDENCE, find_cases


@click.command(
    cls=SpokenCommand,
    told=Text(
        "删除 ipclaim 生成的内容（out/ 和 evidence/），绝不动您带来的文件。\n"
        "取证页面删除后无法恢复：卖家可能已改动商品。要保留请加 --keep-evidence。",
        "Removes what ipclaim made (out/ and evidence/), never what you brought.\n"
        "Captured pages cannot be made again once a seller has changed the listing: "
        "keep them with --keep-evidence.",
    ),
    example="ipclaim clean my-case --keep-evidence",
)
@cases_argument
@click.option(
    "--keep-evidence",
    is_flag=True,
    cls=SpokenOption,
    told=Text("保留 evidence/", "Keep evidence/"),
)
@click.option(
    "-y",
    "--yes",
    is_flag=True,
    cls=SpokenOption,
    told=Text("不再询问", "Do not ask"),
)
@manner
def clean(manner: Manner, cases: tuple[Path, ...], keep_evidence: bool, yes: bool) -> None:
    """Remove what ipclaim made."""
    found = find_cases(cases)
    with_evidence = [path for path in found.cases if (path / EVIDENCE).is_dir()]
    if with_evidence and not keep_evidence and not yes and sys.stdin.isatty():
        question = Text(
            f"将永久删除 {len(with_evidence)} 个案件的取证页面，确定吗？",
            f"Captured evidence of {len(with_evidence)} case(s) will be gone for good. Go on?",
        )
        click.confirm(question.said_in(manner.lang), abort=True)
    for path in found.cases:
        cleaned = clean_case(path, keep_evidence=keep_evidence)
        if manner.quiet:
            continue
        for removed in cleaned.removed:
            click.echo(Text(f"已删除 {removed}", f"removed {removed}").said_in(manner.lang))
        for left in cleaned.left:
            click.echo(Text(f"保留 {left}", f"kept {left}").said_in(manner.lang))
