"""``ipclaim rules``: which platforms there are, what each asks and who says so."""

import json
from pathlib import Path

import click

from ipclaim.check.registry import CHECKS
from ipclaim.cli.options import Manner, json_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenGroup
from ipclaim.errors import ExitCode, RulesError
from ipclaim.model.text import Lang, Text
from ipclaim.rules.load import check_packs, load_pack, pack_ids
from ipclaim.rules.pack import RulePack


@click.group(
    cls=SpokenGroup,
    told=Text("查看和校验各平台的规则包。", "Lists, shows and checks the platforms' rule packs."),
)
def rules() -> None:
    """Work with rule packs."""


@rules.command(
    "list",
    cls=SpokenCommand,
    told=Text("列出所有规则包。", "Lists the rule packs."),
    example="ipclaim rules list",
)
@json_option
@manner
def list_rules(manner: Manner, as_json: bool) -> None:
    """List the packs."""
    packs = [load_pack(pack_id, manner.templates) for pack_id in pack_ids(manner.templates)]
    if as_json:
        click.echo(
            json.dumps(
                [
                    {
                        "id": pack.id,
                        "version": pack.version,
                        "name": {"zh": pack.name.zh, "en": pack.name.en},
                        "rules": len(pack.rules),
                    }
                    for pack in packs
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for pack in packs:
        count = Text(f"{len(pack.rules)} 条规则", f"{len(pack.rules)} rules").said_in(manner.lang)
        click.echo(f"{pack.id:<16} {pack.version:<10} {pack.name.said_in(manner.lang)}  ({count})")


@rules.command(
    cls=SpokenCommand,
    told=Text("显示一个规则包：步骤、材料、规则及其出处。", "Shows a pack: steps, rules, sources."),
    example="ipclaim rules show aliexpress",
)
@click.argument("pack_id", metavar="ID")
@manner
def show(manner: Manner, pack_id: str) -> None:
    """Show one pack."""
    pack = load_pack(pack_id, manner.templates)
    lang = manner.lang
    click.echo(f"{pack.name.said_in(lang)} ({pack.id} {pack.version})")
    for step in pack.steps:
        click.echo(f"\n{step.title.said_in(lang)} ({step.id})")
        _materials(pack, step.id, lang)
        _rules(pack, step.id, lang)


def _materials(pack: RulePack, step: str, lang: Lang) -> None:
    for material in pack.materials:
        if material.step == step:
            who = ", ".join(role.value for role in material.roles)
            click.echo(f"  REQ-{material.id}  {material.title.said_in(lang)}  [{who}]")


def _rules(pack: RulePack, step: str, lang: Lang) -> None:
    for rule in pack.rules:
        if rule.step != step:
            continue
        click.echo(f"  {rule.id}  {rule.title.said_in(lang)}  [{rule.severity.value}]")
        for cite in rule.cites:
            click.echo(f"      {cite.ref} ({cite.verified_on.isoformat()}, {cite.confidence})")


@rules.command(
    "check",
    cls=SpokenCommand,
    told=Text(
        "校验规则包文件：每个错误给出文件和行号。",
        "Checks rule pack files; each mistake is shown with file and line.",
    ),
    example="ipclaim rules check templates/platforms/aliexpress.yaml",
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@manner
def check_rules(manner: Manner, files: tuple[Path, ...]) -> int:
    """Check rule pack files."""
    wrong = 0
    for file in files:
        try:
            check_packs([file], manner.templates, checks=CHECKS)
        except RulesError as error:
            wrong += 1
            click.echo(error.told_in(manner.lang), err=True)
        else:
            click.echo(Text(f"{file}：无误", f"{file}: correct").said_in(manner.lang))
    return ExitCode.BAD_RULES if wrong else ExitCode.READY
