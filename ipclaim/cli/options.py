"""What every command takes: paths, language, quiet, templates, engine; and the paths of cases."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from ipclaim.cli.spoken import SpokenOption, spoken_lang
from ipclaim.frozen import dataclass
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command speaks and with which data files it works."""

    lang: Lang
    quiet: bool
    templates: Templates
    is_lang_chosen: bool = False
    """Whether somebody asked for that language, before the machine's own."""


lang_option = click.option(
    "--lang",
    cls=SpokenOption,
    type=click.Choice([lang.value for lang in Lang]),
    told=Text("提示语言（默认随系统区域设置）", "Language of messages (default: the locale)"),
)


def manner(command: F) -> F:
    """Give a command ``--lang``, ``-q`` and ``--templates``, handed on as one ``Manner``."""

    def wrapped(lang: str | None, quiet: bool, templates: Path | None, **rest: Any) -> Any:
        chosen = Lang(lang) if lang else spoken_lang()
        overlaid = Templates.with_overlay(templates)
        return command(manner=Manner(chosen, quiet, overlaid, lang is not None), **rest)

    wrapped.__name__ = command.__name__
    wrapped.__doc__ = command.__doc__
    options = (
        lang_option,
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            cls=SpokenOption,
            told=Text("只输出结果，不显示进度", "Print the result only, no progress"),
        ),
        click.option(
            "--templates",
            cls=SpokenOption,
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            told=Text(
                "自有模板文件夹，覆盖内置的规则包、版式和文书",
                "Your own rule packs, layouts and wording, laid over ours",
            ),
        ),
    )
    decorated: Any = wrapped
    for option in reversed(options):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]


cases_argument = click.argument(
    "cases", nargs=-1, required=True, metavar="CASE...", type=click.Path(path_type=Path)
)

case_argument = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")

json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=SpokenOption,
    told=Text("输出 JSON", "Print JSON"),
)

engine_option = click.option(
    "--engine",
    default="rapidocr",
    show_default=True,
    cls=SpokenOption,
    metavar="NAME",
    told=Text(
        "文字识别引擎：rapidocr、tesseract，或另行安装的引擎",
        "OCR engine: rapidocr, tesseract, or one that another package brings",
    ),
)

as_of_option = click.option(
    "--as-of",
    cls=SpokenOption,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    callback=lambda _ctx, _param, value: _day(value),
    told=Text(
        "按哪一天的规则和期限判断（默认：case.yaml 的 submit_on，否则今天）",
        "Judge as on that day (default: submit_on of case.yaml, else today)",
    ),
)


def moment_option(told: Text) -> Callable[[F], F]:
    """Return ``--as-of`` for what looks from a moment: a day's beginning in China, or now."""
    return click.option(
        "--as-of",
        "now",
        cls=SpokenOption,
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        callback=lambda _ctx, _param, value: _moment(value),
        told=told,
    )


def _moment(day: datetime | None) -> datetime:
    from ipclaim.rules.clocks import HOME  # noqa: PLC0415 - most commands ask for no moment

    return day.replace(tzinfo=HOME) if day else datetime.now(UTC).astimezone(HOME)


answered_by_option = click.option(
    "--answered-by",
    cls=SpokenOption,
    metavar="URL",
    callback=lambda _ctx, _param, value: _stand_in(value),
    told=Text(
        "用本机服务器代替真实网站应答（仅供样例和测试；会印在卷宗上）",
        "Let a server on this machine answer in place of the sites "
        "(samples and tests only; the dossier says so)",
    ),
)


authorities_option = click.option(
    "--tsa",
    "authorities",
    cls=SpokenOption,
    multiple=True,
    metavar="URL",
    envvar="IPCLAIM_TSA",
    told=Text(
        "时间戳机构的地址（RFC 3161），为封存加盖时间戳；可写几个，依次询问"
        "（环境变量 IPCLAIM_TSA 中以空格分隔）",
        "Address of a time authority (RFC 3161) that stamps the seal; several are asked in order "
        "(in the variable IPCLAIM_TSA, separated by spaces)",
    ),
)


def _stand_in(value: str | None) -> str | None:
    if value is not None:
        # What models need takes longer to load than a command that asks for none, as --help.
        from ipclaim.model.case import CaptureSetting  # noqa: PLC0415

        try:
            CaptureSetting.model_validate({"answered_by": value})
        except ValueError as fault:
            told = Text(
                f"{value} 不是本机服务器的地址；应写作 https://127.0.0.1:8780",
                f"{value} is no server on this machine; write it like https://127.0.0.1:8780",
            )
            raise click.BadParameter(told.said_in(spoken_lang())) from fault
    return value


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None
