"""``ipclaim rules``: which platforms there are, what each asks and who says so."""

import json
from pathlib import Path

import click

from ipclaim.cli.options import Manner, json_option, manner
from ipclaim.cli.rules_shown import PROCESSES, shown
from ipclaim.cli.spoken import SpokenCommand, SpokenGroup
from ipclaim.errors import ExitCode, RulesError
from ipclaim.model.text import Text
from ipclaim.rules.load import check_packs, load_pack, pack_ids, pack_paths


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
                        "process": pack.process,
                        "extends": pack.parent,
                        "covers": list(pack.covers),
                        "anonymous": pack.is_anonymous,
                        "territories": list(pack.territories) if pack.territories else None,
                        "regimes": [regime.id for regime in pack.regimes],
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
        process = PROCESSES[pack.process].said_in(manner.lang)
        name = pack.name.said_in(manner.lang)
        click.echo(f"{pack.id:<26} {pack.version:<10} {name}  ({process}, {count})")


@rules.command(
    cls=SpokenCommand,
    told=Text(
        "显示一个规则包：渠道、步骤、材料、规则、期限、处罚、法律要件及其出处。",
        "Shows a pack: channel, steps, papers, rules, clocks, penalties, what the law wants, and "
        "who says so.",
    ),
    example="ipclaim rules show aliexpress",
)
@click.argument("pack_id", metavar="ID")
@manner
def show(manner: Manner, pack_id: str) -> None:
    """Show one pack."""
    pack = load_pack(pack_id, manner.templates)
    click.echo("\n".join(shown(pack, manner.lang)))


@rules.command(
    "check",
    cls=SpokenCommand,
    told=Text(
        "校验规则包和法律要件文件：每个错误给出文件和行号；不给文件时校验全部。",
        "Checks files of rule packs and regimes; each mistake is shown with file and line. "
        "Without files all are checked.",
    ),
    example="ipclaim rules check templates/platforms/aliexpress.yaml",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@manner
def check_rules(manner: Manner, files: tuple[Path, ...]) -> int:
    """Check rule pack files."""
    # Showing and listing need no checks, and these take as long to load as a dozen packs.
    from ipclaim.check.registry import CHECKS  # noqa: PLC0415

    wrong = 0
    for file in files or pack_paths(manner.templates):
        try:
            check_packs([file], manner.templates, checks=CHECKS)
        except RulesError as error:
            wrong += 1
            click.echo(error.told_in(manner.lang), err=True)
        else:
            click.echo(Text(f"{file}：无误", f"{file}: correct").said_in(manner.lang))
    return ExitCode.BAD_RULES if wrong else ExitCode.READY
