"""How a mistake in a hand-written file is told: in words that do not presuppose YAML or Python.

Pydantic and the YAML reader speak English to programmers; here their faults get both languages and
the way out. A fault that is not known here is passed on in its own words, never dropped.
"""

import re
from datetime import date

from pydantic_core import ErrorDetails

from ipclaim.model.text import Text
from ipclaim.written.nearest import nearest

_WORDS_OF_YAML = (
    (
        "cannot start any token",
        Text(
            "缩进用了制表符（Tab）或有不能识别的字符；请改用空格缩进",
            "a tab or another sign that cannot stand here; indent with spaces",
        ),
    ),
    (
        "mapping values are not allowed here",
        Text(
            "冒号用错了位置，或上一行不完整；值里含冒号时请加引号",
            "a colon where none can be, or the line before is not complete; "
            "quote a value that holds a colon",
        ),
    ),
    (
        "found another document",
        Text(
            "文件里有一行 ---，其后是第二份内容；请只保留一份",
            "a second document begins after a line ---; keep one",
        ),
    ),
    (
        "could not determine a constructor",
        Text("不支持以 ! 开头的标签", "tags that begin with ! are not supported"),
    ),
    (
        "could not find expected ':'",
        Text("少了半角冒号和空格（键: 值）", "a colon and a space are missing (key: value)"),
    ),
)
_DUPLICATE = re.compile(r'found duplicate key "([^"]*)"')
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s+)?\w+：", re.MULTILINE)

_SHOWN = 60
"""Letters of a wrong value that are repeated to the user."""


def told_syntax(problem: str, text: str, line: int) -> tuple[int, Text]:
    """Return what a fault of the YAML reader means, and the line (from 1) where to look.

    A full-width colon after a key makes the reader stumble lines later, so it is looked for first.
    """
    head = "\n".join(text.splitlines()[:line])
    if colon := _FULL_WIDTH_COLON.search(head):
        place = head[: colon.end()].count("\n") + 1
        return place, Text(
            "键后面是全角冒号“：”；请改成半角冒号加空格（键: 值）",
            "a full-width colon follows the key; write a plain colon and a space (key: value)",
        )
    if key := _DUPLICATE.search(problem):
        return line, Text(f"键 {key[1]} 写了两次", f"the key {key[1]} is written twice")
    known = (told for words, told in _WORDS_OF_YAML if words in problem)
    return line, next(known, Text(problem, problem))


def told_unknown_key(key: str, name: str, known: list[str]) -> Text:
    """Return what to say of a key that the file may not have."""
    if meant := nearest(name, known):
        return Text(
            f"未知的键 {key}；是否想写 {meant}？",
            f"unknown key {key}; did you mean {meant}?",
        )
    return Text(
        f"未知的键 {key}；可用的键：{'、'.join(known)}",
        f"unknown key {key}; known keys: {', '.join(known)}",
    )


def told_value(key: str, detail: ErrorDetails) -> Text:
    """Return what is wrong with a value, and what it says now."""
    wanted = _wanted(detail)
    if detail["input"] is None or detail["input"] == "":
        return Text(f"{key} 没有填写；{wanted.zh}", f"{key} is empty; {wanted.en}")
    said = _shown(detail["input"])
    return Text(f"{key}：{wanted.zh}（现为 {said}）", f"{key}: {wanted.en} (it says {said})")


def told_whole(known: list[str]) -> Text:
    """Return what to say of a file that is no list of keys and values at all."""
    keys = ", ".join(known)
    return Text(
        f"文件应由“键: 值”的行组成，可用的键：{keys}",
        f"the file must be made of lines 'key: value' with the keys {keys}",
    )


def _wanted(detail: ErrorDetails) -> Text:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "string_type" and isinstance(value, int | float | date):
        return Text(
            f'应为文本；请加引号，例如 "{value}"（有前导零时照抄）',
            f'must be text; put it in quotes: "{value}" (with leading zeros, if it has any)',
        )
    if kind in {"string_type", "string_too_short"}:
        return Text("应为文本", "must be text")
    if kind in {"enum", "literal_error"}:
        expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        return Text(f"应为下列之一：{expected.replace(', ', '、')}", f"must be one of: {expected}")
    if kind.startswith("date_"):
        return Text(
            "应为存在的日期，写作 2026-01-31", "must be a day that exists, written 2026-01-31"
        )
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return Text("应为缩进的“键: 值”各行", "must be lines 'key: value', indented below the key")
    if kind in {"list_type", "tuple_type"}:
        return Text("应为列表，例如 [甲, 乙]", "must be a list, like [a, b]")
    if kind == "string_pattern_mismatch":
        pattern = context.get("pattern")
        return Text(f"格式应符合 {pattern}", f"must have the form {pattern}")
    return Text(detail["msg"], detail["msg"])


def _shown(value: object) -> str:
    said = repr(value) if isinstance(value, str) else str(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
