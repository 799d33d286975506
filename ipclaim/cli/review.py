"""``ipclaim review``: the page for people, on this machine only."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from ipclaim.cli.bench import open_bench
from ipclaim.cli.options import Manner, as_of_option, cases_argument, engine_option, manner
from ipclaim.cli.spoken import SpokenCommand, SpokenOption
from ipclaim.docket.timeline import timeline_of
from ipclaim.docket.words import counted, headline, told_next
from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.review.app import make_app
from ipclaim.review.cases import CaseView, Course
from ipclaim.review.serve import HOSTS, new_token, serve
from ipclaim.rules.clocks import HOME
from ipclaim.run.batch import CaseResult
from ipclaim.run.docketed import docket_of
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
@as_of_option
@engine_option
@manner
def review(
    manner: Manner, cases: tuple[Path, ...], port: int, as_of: date | None, engine: str
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
        course=lambda folder: course_of(folder, manner.templates),
        tell=lambda folder, telling: tell_docket(folder, telling, manner.templates),
    )
    serve(app, token=token, port=port, say=lambda address: _tell(address, manner))


def _tell(address: str, manner: Manner) -> None:
    click.echo(
        Text(
            f"请在浏览器打开：{address}\n按 Ctrl-C 结束。",
            f"Open in your browser: {address}\nEnd with Ctrl-C.",
        ).said_in(manner.lang)
    )


def tell_docket(folder: Path, telling: Telling, templates: Templates) -> None:
    """Write down what a person told on the page; raises ``IpclaimError`` when it does not fit."""
    record(folder, telling, None, templates, datetime.now(UTC).astimezone(HOME))


def course_of(folder: Path, templates: Templates) -> Course:
    """Return what became of a case's complaints, as its folder tells it now."""
    now = datetime.now(UTC).astimezone(HOME)
    try:
        docket = docket_of(folder, templates, now)
    except IpclaimError as fault:
        return Course(notes=(fault.message,))
    if not docket.complaints:
        return Course()
    ends = [
        (clock.acts.date(), clock.title)
        for clock in docket.clocks
        if clock.is_own and clock.is_open and clock.acts
    ]
    return Course(
        standing=(
            *(_both(headline(each), counted(each)) for each in docket.complaints),
            *(told_next(day, title, now.date()) for day, title in ends[:1]),
        ),
        timeline=timeline_of(docket, now),
        notes=docket.notes,
    )


def _both(one: Text, other: Text) -> Text:
    return Text(f"{one.zh}；{other.zh}", f"{one.en}; {other.en}")


def _view(result: CaseResult) -> CaseView:
    return CaseView(
        name=result.name,
        folder=result.path,
        assessment=result.assessment,
        trouble=result.error.message if result.error else None,
        advice=result.error.advice if result.error else None,
    )
