"""``ipclaim verify``: unchanged or not, offline, every mismatch at once."""

import json
from pathlib import Path

import click

from ipclaim.cli.options import Manner, json_option, manner
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import ExitCode
from ipclaim.model.text import Lang, Text
from ipclaim.run.verifying import Verified, verify_path


@click.command(
    cls=SpokenCommand,
    told=Text(
        "离线核验取证文件夹或卷宗是否被改动，一次列出所有不符之处，并说明哪些没有核验。",
        "Proves, offline, that evidence or a dossier is unchanged; names each changed, missing and "
        "added file at once, and says what was not checked.",
    ),
    example="ipclaim verify my-case\nipclaim verify my-case/evidence my-case/out/dossier.pdf",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@json_option
@manner
def verify(manner: Manner, paths: tuple[Path, ...], as_json: bool) -> int:
    """Verify evidence folders, case folders and dossiers."""
    verified = [result for path in paths for result in verify_path(path)]
    if as_json:
        click.echo(json.dumps([_json(result) for result in verified], ensure_ascii=False, indent=2))
    else:
        for result in verified:
            click.echo("\n".join(_lines(result, manner.lang)))
    intact = all(result.is_intact for result in verified)
    return ExitCode.READY if intact else ExitCode.BROKEN_SEAL


def _lines(result: Verified, lang: Lang) -> list[str]:
    state = (
        Text(f"未改动（核对 {result.files} 个文件）", f"unchanged ({result.files} files compared)")
        if result.is_intact
        else Text(
            f"已改动（{len(result.differences)} 处不符）", f"CHANGED ({len(result.differences)})"
        )
    )
    return [
        f"{result.path}: {state.said_in(lang)}",
        *(f"  ✗ {one.message.said_in(lang)}" for one in result.differences),
        *(
            Text(f"  未核验：{gap.zh}", f"  not checked: {gap.en}").said_in(lang)
            for gap in result.not_checked
        ),
    ]


def _json(result: Verified) -> dict[str, object]:
    return {
        "path": str(result.path),
        "intact": result.is_intact,
        "files": result.files,
        "differences": [
            {"kind": one.kind, "file": one.file, "zh": one.message.zh, "en": one.message.en}
            for one in result.differences
        ],
        "not_checked": [{"zh": gap.zh, "en": gap.en} for gap in result.not_checked],
    }
