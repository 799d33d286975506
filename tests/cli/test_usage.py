"""A wrong command line is told in the user's language, whatever is wrong with it."""

import re
from collections.abc import Sequence

import click
import pytest

from ipclaim.cli.main import cli
from ipclaim.cli.usage import told_usage
from ipclaim.model.text import Lang


def trouble(arguments: Sequence[str]) -> click.ClickException:
    with pytest.raises(click.ClickException) as caught:
        cli.main(list(arguments), prog_name="ipclaim", standalone_mode=False)
    return caught.value


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("chekc",), "没有命令 chekc。", "No such command 'chekc'"),
        (("check",), "缺少参数 CASE...。", "Missing argument 'CASE...'"),
        (("check", "x", "--formt", "text"), "没有选项 --formt。", "No such option"),
        (
            ("check", "x", "--format", "pdf"),
            "'--format' 的值无效：pdf 不在可选值之中",
            "not one of",
        ),
        (("check", "x", "--as-of", "soon"), "soon 不是日期", "does not match the format"),
        (("check", "x", "--format"), "选项 --format 之后要写一个值。", "requires an argument"),
        (("check", "x", "--quiet=1"), "选项 --quiet 不带值。", "does not take a value"),
        (("init", "a", "b"), "多出了参数：b。", "unexpected extra argument"),
        (("due", "x", "--within", "-1"), "-1 不在范围 x>=0 之内。", "not in the range"),
        (("due", "x", "--within", "soon"), "soon 不是数字。", "not a valid integer"),
        (("due", "x", "--ics", "."), ". 是文件夹，这里要文件。", "is a directory"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_said(arguments: tuple[str, ...], chinese: str, english: str) -> None:
    fault = trouble(arguments)
    assert english in told_usage(fault, Lang.EN)
    said = told_usage(fault, Lang.ZH).splitlines()
    assert said[-1].startswith("错误：")
    assert chinese in said[-1]
    assert not re.search("[a-z]{3,} [a-z]{2,}", said[-1].split("：", 1)[1])
    assert len(said) == 1 or "查看帮助" in said[1]


def test_a_sentence_that_is_not_known_is_passed_on() -> None:
    assert told_usage(click.UsageError("Quite new."), Lang.ZH) == "错误：Quite new."
