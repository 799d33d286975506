"""What ``ipclaim capture`` says of files that the user captured: taken, or left and why."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ipclaim.cli.spoken import SpokenOption
from ipclaim.model.text import Lang, Text
from ipclaim.run.brought_told import BroughtTold

import_option = click.option(
    "--import",
    "imported",
    cls=SpokenOption,
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    told=Text(
        "不访问任何链接，只导入您在自己的浏览器中保存的文件或文件夹（截图、PDF、SingleFile、MHTML、"
        "WACZ、WARC、HAR）；可重复。案件的 captures/ 文件夹不用此选项也会导入",
        "Visit nothing: take files or folders that you saved in your own browser (screenshots, "
        "PDF, SingleFile, MHTML, WACZ, WARC, HAR); repeatable. The case's captures/ folder is "
        "taken without it",
    ),
)


def brought_lines(told: Sequence[BroughtTold], lang: Lang) -> Iterator[str]:
    """Yield a line for each file that was taken, now or before, and two for each that was left."""
    for one in told:
        name = _shown(one.name)
        if one.listings:
            before = (
                "" if one.is_new else Text("（以前已导入）", " (imported before)").said_in(lang)
            )
            yield f"  {'+' if one.is_new else '='} {', '.join(one.listings)}  {name}{before}"
        elif one.message is not None and one.advice is not None:
            mark = "✗" if one.is_open else "–"
            yield f"  {mark} {name}: {one.message.said_in(lang)} [{one.code}]"
            yield f"      → {one.advice.said_in(lang)}"


def _shown(name: str) -> str:
    """Return a name on one line, whatever signs are in it."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)
