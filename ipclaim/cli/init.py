"""``ipclaim init``: a ``case.yaml`` proposed from the papers."""

from pathlib import Path

import click

from ipclaim.cli.options import Manner, engine_option, manner
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import CaseError, no_such_case
from ipclaim.model.text import Text
from ipclaim.rules.kept import Addresses
from ipclaim.rules.links import understand
from ipclaim.rules.load import own_link_forms, pack_ids
from ipclaim.run.folder import CASE_FILE, OUT, papers_in
from ipclaim.run.links_file import read_links
from ipclaim.run.proposal import propose_case
from ipclaim.run.reading import Readers
from ipclaim.run.workers import Workers


@click.command(
    cls=SpokenCommand,
    told=Text(
        "读取文件夹里的材料和链接，拟写一份 case.yaml；需要人选择的地方都有注释。",
        "Reads a folder's papers and links and proposes a case.yaml, with a remark wherever you "
        "have to choose.",
    ),
    example="ipclaim init my-case",
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@engine_option
@manner
def init(manner: Manner, folder: Path, engine: str) -> None:
    """Propose a case file; never overwrites one."""
    if not folder.is_dir():
        raise no_such_case(folder)
    case_file = folder / CASE_FILE
    if case_file.exists():
        raise CaseError(
            Text(f"{case_file} 已存在，未作改动", f"{case_file} is there already; left as it is"),
            Text("要重新拟写，请先把它改名。", "Rename it first to have a new one proposed."),
        )
    papers = papers_in(folder)
    links = read_links(folder)
    if not papers and not links:
        raise CaseError(
            Text(f"{folder} 里没有材料也没有链接", f"There are no papers and no links in {folder}"),
            Text(
                "把证件放入 materials/，把侵权链接写入 links.csv（列名 url）。",
                "Put the papers into materials/ and the listings into links.csv (column url).",
            ),
        )
    with Workers() as workers:
        documents = Readers(workers, manner.templates, engine).read_together(
            papers,
            lambda file: file.relative_to(folder).as_posix(),
            folder / OUT / "readings",
            lambda name: None if manner.quiet else click.echo(name, err=True),
        )
    platforms = pack_ids(manner.templates)
    known = [Addresses(name, own_link_forms(name, manner.templates)) for name in platforms]
    proposed = propose_case(documents, understand(links, known), platforms)
    case_file.write_text(proposed, encoding="utf-8")
    click.echo(
        Text(
            f"已拟写 {case_file}，请核对后运行：ipclaim build {folder}",
            f"Proposed {case_file}. Check it, then run: ipclaim build {folder}",
        ).said_in(manner.lang)
    )
