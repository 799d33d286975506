"""Files that people write by hand: YAML, checked against a model, with mistakes shown in place.

A mistake is reported as ``file:line: key: what is wrong``, all mistakes at once, and an unknown
key comes with the known key that looks most like it.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]


def read_yaml(path: Path, model: type[M], error: type[IpclaimError]) -> M:
    """Read a YAML file as a model.

    Raises the given error class, naming each line that is wrong.
    """
    text = _decoded(path, error)
    try:
        data = YAML(typ="safe").load(text)
    except MarkedYAMLError as fault:
        raise _not_yaml(path, fault, error) from fault
    except YAMLError as fault:
        raise error(
            Text(f"{path}：不是有效的 YAML：{fault}", f"{path}: not valid YAML: {fault}"),
            _EDIT_AND_RETRY,
        ) from fault
    try:
        return model.model_validate({} if data is None else data)
    except ValidationError as fault:
        raise _invalid(path, text, model, fault, error) from fault


_EDIT_AND_RETRY = Text("请更正后再运行一次。", "Correct it and run again.")


def _decoded(path: Path, error: type[IpclaimError]) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise error(
            Text(
                f"{path}：无法读取：{fault.strerror}", f"{path}: cannot be read: {fault.strerror}"
            ),
            Text("请检查文件是否存在以及权限。", "Check that the file exists and may be read."),
        ) from fault
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise error(
            Text(f"{path}:{line}：不是 UTF-8 编码", f"{path}:{line}: not UTF-8 text"),
            Text("请另存为 UTF-8 编码。", "Save the file as UTF-8."),
        ) from fault


def _not_yaml(path: Path, fault: MarkedYAMLError, error: type[IpclaimError]) -> IpclaimError:
    line = fault.problem_mark.line + 1 if fault.problem_mark else 1
    problem = fault.problem or "syntax error"
    return error(
        Text(
            f"{path}:{line}：不是有效的 YAML：{problem}",
            f"{path}:{line}: not valid YAML: {problem}",
        ),
        _EDIT_AND_RETRY,
    )


def _invalid(
    path: Path,
    text: str,
    model: type[BaseModel],
    fault: ValidationError,
    error: type[IpclaimError],
) -> IpclaimError:
    placed = YAML(typ="rt").load(text)
    zh, en = [], []
    for detail in fault.errors(include_url=False):
        where = f"{path}:{_line_of(placed, detail['loc'])}"
        told = _told(detail, model)
        zh.append(f"{where}：{told.zh}")
        en.append(f"{where}: {told.en}")
    return error(Text("\n".join(zh), "\n".join(en)), _EDIT_AND_RETRY)


def _told(detail: ErrorDetails, model: type[BaseModel]) -> Text:
    key = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        known = sorted(_keys_beside(model, detail["loc"]))
        close = get_close_matches(str(detail["loc"][-1]), known, n=1)
        if close:
            return Text(
                f"未知的键 {key}；是否想写 {close[0]}？",
                f"unknown key {key}; did you mean {close[0]}?",
            )
        return Text(
            f"未知的键 {key}；可用的键：{'、'.join(known)}",
            f"unknown key {key}; known keys: {', '.join(known)}",
        )
    if detail["type"] == "missing":
        return Text(f"缺少 {key}", f"{key} is missing")
    return Text(
        f"{key}：{detail['msg']}（写的是 {detail['input']!r}）",
        f"{key}: {detail['msg']} (it says {detail['input']!r})",
    )


def _line_of(placed: Any, location: Sequence[int | str]) -> int:
    """Return the line (from 1) of the deepest part of a location that the file has."""
    line = 1
    for part in location:
        if isinstance(placed, CommentedMap) and part in placed:
            line = placed.lc.key(part)[0] + 1
        elif isinstance(placed, CommentedSeq) and isinstance(part, int) and part < len(placed):
            line = placed.lc.item(part)[0] + 1
        else:
            break
        placed = placed[part]
    return line


def _keys_beside(model: type[BaseModel], location: Location) -> set[str]:
    """Return the keys that the model knows where an unknown key was found."""
    models: list[type[BaseModel]] = [model]
    for part in location[:-1]:
        inner = [
            nested
            for candidate in models
            if isinstance(part, str) and part in candidate.model_fields
            for nested in _models_in(candidate.model_fields[part].annotation)
        ]
        models = inner or models
    return {name for candidate in models for name in candidate.model_fields}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
