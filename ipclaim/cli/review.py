"""``ipclaim review``: the page for people, on this machine only."""

from datetime import date
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.docket_manner import docket_option, now_at_home
from ipclaim.cli.docket_record import by_option, writer
from ipclaim.cli.options import Manner, as_of_option, cases_argument, engine_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView
from ipclaim.review.course import course_of
from ipclaim.review.serve import HOSTS, new_token, serve
from ipclaim.run.batch import CaseResult
from ipclaim.run.pictures import picture_of_page
from ipclaim.run.recording import Telling, record
from ipclaim.run.steps import check_case


@click.command(
    cls=SpokenCommand,
    told=Text(
        "在本机浏览器里打开审阅页：材料图像与读出的各栏、检查结果并排显示。只监听本机地址。",
        "Opens the review page: papers beside their fields and findings. "
        "It listens on this machine only.",
    ),
    example="ipclaim review my-case\nipclaim review cases --port 8300",
)
@cases_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    cls=SpokenOption,
    told=Text("端口（默认任选空闲端口）", "Port (default: a free one)"),
)
@by_option
@docket_option
@as_of_option
@engine_option
@manner
def review(
    manner: Manner,
    cases: tuple[Path, ...],
    port: int,
    by: str | None,
    address: str | None,
    as_of: date | None,
    engine: str,
) -> None:
    """Open the review page until Ctrl-C."""
    with open_bench(manner, cases, engine=engine, as_of=as_of) as bench:
        results = bench.run(check_case)
    token = new_token()
    app = make_app(
        [_view(result) for result in results],
        picture=picture_of_page,
        templates=manner.templates,
        token=token,
        hosts=HOSTS,
        course=lambda folder: course_of(folder, manner.templates, now_at_home()),
        tell=lambda folder, telling: tell_docket(folder, telling, address, manner.templates),
        writer=writer(by),
    )
    serve(
        app,
        token=token,
        lang=manner.lang if manner.is_lang_chosen else None,
        port=port,
        say=lambda address: _tell(address, manner),
    )


def _tell(address: str, manner: Manner) -> None:
    click.echo(
        Text(
            f"请在浏览器打开：{address}\n按 Ctrl-C 结束。",
            f"Open in your browser: {address}\nEnd with Ctrl-C.",
        ).said_in(manner.lang)
    )


def tell_docket(folder: Path, telling: Telling, address: str | None, templates: Templates) -> None:
    """Write down what a person told on the page; raises ``IpclaimError`` when it does not fit."""
    record(folder, telling, address, templates, now_at_home())


def _view(result: CaseResult) -> CaseView:
    return CaseView(
        name=result.name,
        folder=result.path,
        assessment=result.assessment,
        trouble=result.error.message if result.error else None,
        advice=result.error.advice if result.error else None,
    )
