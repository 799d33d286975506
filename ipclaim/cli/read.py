"""``ipclaim read``: what a paper is and what it says, each fact with its spot."""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from ipclaim.cli.options import Manner, engine_option, json_option, manner
from ipclaim.cli.reports.places import place
from ipclaim.cli.spoken import SpokenCommand
from ipclaim.errors import CaseError, ExitCode
from ipclaim.model.document import Document, Field, FieldState, Part
from ipclaim.model.text import Lang, Text
from ipclaim.read.jsonform import document_json
from ipclaim.run.folder import files_under, is_case, papers_in, readings_of
from ipclaim.run.reading import Readers
from ipclaim.run.workers import Workers

_STATES = {
    FieldState.CERTAIN: Text("确定", "certain"),
    FieldState.DOUBTFUL: Text("存疑", "DOUBTFUL"),
    FieldState.UNREAD: Text("未读出", "UNREAD"),
}


@click.command(
    cls=SpokenCommand,
    told=Text(
        "识别每份材料的种类并读出各栏内容，标明在页面上的位置。",
        "Recognises each paper and reads its fields, with where each stands on the page.",
    ),
    example="ipclaim read certificate.jpg\nipclaim read --json my-case/materials > facts.json",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@json_option
@engine_option
@manner
def read(manner: Manner, paths: tuple[Path, ...], as_json: bool, engine: str) -> int:
    """Read papers."""
    files = tuple(file for path in paths for file in _files(path))
    with Workers() as workers:
        readers = Readers(workers, manner.templates, engine)

        def told(name: str) -> None:
            if not manner.quiet:
                click.echo(Text(f"已读 {name}", f"read {name}").said_in(manner.lang), err=True)

        def told_page(name: str, page: int, of: int) -> None:
            if of > 1:
                zh, en = f"正在读 {name} 第 {page} 页，共 {of} 页", f"reading {name} {page}/{of}"
                click.echo(Text(zh, en).said_in(manner.lang), err=True)

        watched = sys.stderr.isatty() and not manner.quiet
        documents = [
            document
            for kept, of_one_case in groupby(files, key=readings_of)
            for document in readers.read_together(
                tuple(of_one_case),
                lambda file: file.as_posix(),
                kept,
                told,
                told_page if watched else None,
                of_one_case=kept is not None,
            )
        ]
    if as_json:
        click.echo(
            json.dumps([document_json(one) for one in documents], ensure_ascii=False, indent=2)
        )
    else:
        click.echo("\n\n".join("\n".join(_lines(one, manner.lang)) for one in documents))
    unreadable = any(problem.fatal for one in documents for problem in one.problems)
    return ExitCode.UNREADABLE if unreadable else ExitCode.READY


def _files(path: Path) -> tuple[Path, ...]:
    if is_case(path):
        files = papers_in(path)
    elif path.is_dir():
        files = files_under(path)
    elif path.exists():
        files = (path,)
    else:
        raise CaseError(
            Text(f"没有这个文件：{path}", f"There is no file at {path}"),
            Text("请检查路径。", "Check the path."),
        )
    if not files:
        raise CaseError(
            Text(f"{path} 里没有材料", f"There are no papers in {path}"),
            Text("请放入 PDF 或图片后再试。", "Put PDFs or pictures there and run again."),
        )
    return files


def _lines(document: Document, lang: Lang) -> Iterator[str]:
    pages = ",".join(map(str, document.pages))
    doubt = "" if document.doc_type_certain else "?"
    yield f"{document.file} [{pages}]: {document.doc_type}{doubt} {document.style or ''}".rstrip()
    if document.continues is not None:
        yield f"  < {_joined(document.continues, lang, Text('属于', 'part of'))}"
    for part in document.parts:
        yield f"  + {_joined(part, lang, Text('合并', 'joined with'))}"
    for problem in document.problems:
        yield f"  ! {problem.code}: {problem.message.said_in(lang)}"
        yield f"    → {problem.advice.said_in(lang)}"
    for field in document.fields:
        yield from _field(field, lang)


def _joined(part: Part, lang: Lang, how: Text) -> str:
    pages = ",".join(map(str, part.pages))
    doubt = "" if part.certain else "?"
    why = part.why.text.said_in(lang)
    return f"{how.said_in(lang)} {part.file} [{pages}]{doubt}: {why}"


def _field(field: Field, lang: Lang) -> Iterator[str]:
    value = field.value
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    yield f"  {_STATES[field.state].said_in(lang):<9} {field.name:<26} {shown}"
    if not field.is_certain:
        reasons = "; ".join(reason.text.said_in(lang) for reason in field.reasons)
        yield f"            {reasons}  {place(field.source)}"
    if field.confirmed_by is not None:
        by = field.confirmed_by
        told = Text("另一份材料写法相同", "another paper says the same").said_in(lang)
        yield f"            {told}: {by.field}  {place(by.source)}"
