"""A wrong command line told in the user's language.

Click writes its complaints in English sentences; each is recognised here by its form and said in
Chinese. One that is not known is passed on as it is, never dropped.
"""

import re
from typing import Final

import click

from ipclaim.model.text import Lang, Text

_ERROR: Final = Text("错误：", "Error: ")
_CHINESE: Final = tuple(
    (re.compile(form), said)
    for form, said in (
        (r"No such command '?(?P<a>.+?)'?\.", "没有命令 {a}。"),
        (r"No such option:? '?(?P<a>.+?)'?\.", "没有选项 {a}。"),
        (r"Did you mean '?(?P<a>[^']+?)'?\?", "是否想写 {a}？"),
        (r"\((?:Did you mean one of|Possible options): (?P<a>.+?)\??\)", "是否想写其中之一：{a}？"),
        (r"Missing argument '(?P<a>.+?)'\.", "缺少参数 {a}。"),
        (r"Missing option '(?P<a>.+?)'\.", "缺少选项 {a}。"),
        (r"Missing command\.", "缺少命令。"),
        (r"Invalid value for (?P<a>'.+?'): ", "{a} 的值无效："),
        (r"Invalid value: ", "值无效："),
        (r"Got unexpected extra arguments? \((?P<a>.+)\)\.?", "多出了参数：{a}。"),
        (r"Option '(?P<a>.+?)' requires an argument\.", "选项 {a} 之后要写一个值。"),
        (r"Option '(?P<a>.+?)' requires (?P<b>\d+) arguments\.", "选项 {a} 之后要写 {b} 个值。"),
        (r"Option '(?P<a>.+?)' does not take a value\.", "选项 {a} 不带值。"),
        (r"'(?P<a>.*?)' is not one of (?P<b>.+)\.", "{a} 不在可选值之中：{b}。"),
        (
            r"'(?P<a>.*?)' does not match the formats? .+\.",
            "{a} 不是日期；请写成 2026-11-23 的形式。",
        ),
        (r"'?(?P<a>.*?)'? is not a valid (?:integer|int|float)(?: range)?\.", "{a} 不是数字。"),
        (r"(?P<a>\S+) is not in the range (?P<b>.+)\.", "{a} 不在范围 {b} 之内。"),
        (r"\S+ '(?P<a>.*?)' does not exist\.", "{a} 不存在。"),
        (r"\S+ '(?P<a>.*?)' is a file\.", "{a} 是文件，这里要文件夹。"),
        (r"\S+ '(?P<a>.*?)' is a directory\.", "{a} 是文件夹，这里要文件。"),
        (r"\S+ '(?P<a>.*?)' is not (?:readable|writable)\.", "{a} 没有读写权限。"),
    )
)


def told_usage(fault: click.ClickException, lang: Lang) -> str:
    """Return what is wrong with a command line: usage, where the help is, and the cause."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message()
    message = fault.format_message()
    said = _in_chinese(message) if lang is Lang.ZH else message
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    rows = [f"{_ERROR.said_in(lang)}{said}"]
    if context is not None:
        command = context.command_path
        hint = Text(f"运行 {command} --help 查看帮助。", f"Try '{command} --help' for help.")
        rows = [context.get_usage(), hint.said_in(lang), "", *rows]
    return "\n".join(rows)


def _in_chinese(message: str) -> str:
    """Return a message with each sentence that is known said in Chinese."""
    told, rest = "", message
    while rest:
        match = next(
            ((found, said) for form, said in _CHINESE if (found := form.match(rest))), None
        )
        if match is None:
            return told + rest
        found, said = match
        told += said.format(**found.groupdict())
        rest = rest[found.end() :].lstrip()
    return told
