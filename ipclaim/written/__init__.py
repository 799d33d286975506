"""Files that people write by hand: YAML, checked against a model, with mistakes shown in place.

A mistake is reported as ``file:line: key: what is wrong``, all mistakes at once, and an unknown
key comes with the known key that looks most like it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.written.quick import UnusualError, quick_values
from ipclaim.written.telling import told_syntax, told_unknown_key, told_value, told_whole

MISSING_KEY = "missing_key"
"""Type of a validator's own error about a key that other keys make needed, as ``ctx["key"]``."""

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]


def read_yaml(path: Path, model: type[M], error: type[IpclaimError]) -> M:
    """Read a YAML file as a model.

    Raises the given error class, naming each line that is wrong.
    """
    text = _decoded(path, error)
    try:
        data = _values(text)
    except MarkedYAMLError as fault:
        raise _not_yaml(path, text, fault, error) from fault
    except YAMLError as fault:
        raise error(
            Text(f"{path}：不是有效的 YAML：{fault}", f"{path}: not valid YAML: {fault}"),
            _EDIT_AND_RETRY,
        ) from fault
    except RecursionError as fault:
        raise error(
            Text(f"{path}：括号或缩进的层数过多", f"{path}: nested too deeply"), _EDIT_AND_RETRY
        ) from fault
    try:
        return model.model_validate({} if data is None else data)
    except ValidationError as fault:
        raise _invalid(path, text, model, fault, error) from fault


def place_of_key(path: Path, key: str) -> tuple[int, int]:
    """Return line and column, from 1, of the deepest part of a dotted key that a YAML file has.

    A file that cannot be read, or that has nothing of the key, gives its first line.
    """
    try:
        placed = _reader(_Placed).load(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, YAMLError, RecursionError):
        return 1, 1
    line, column = 0, 0
    for part in key.split("."):
        if not isinstance(placed, CommentedMap) or part not in placed:
            break
        line, column = placed.lc.key(part)
        placed = placed[part]
    return line + 1, column + 1


def _values(text: str) -> Any:
    try:
        return quick_values(text)
    except UnusualError:
        return _reader(_Plain).load(text)


# Days stay text until they are checked: the YAML reader gives up at one that does not exist, and
# cannot say in which line.
class _Plain(SafeConstructor):
    """Makes values."""


class _Placed(RoundTripConstructor):
    """Makes values that know their lines."""


_DAY = "tag:yaml.org,2002:timestamp"
_Plain.add_constructor(_DAY, SafeConstructor.construct_yaml_str)
_Placed.add_constructor(_DAY, SafeConstructor.construct_yaml_str)


def _reader(constructor: type[SafeConstructor]) -> YAML:
    reader = YAML(typ="rt" if constructor is _Placed else "safe", pure=True)
    reader.Constructor = constructor
    return reader


_MAX_BYTES = 1_000_000

_EDIT_AND_RETRY = Text("请更正后再运行一次。", "Correct it and run again.")


def _decoded(path: Path, error: type[IpclaimError]) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise error(
                Text(
                    f"{path}：文件过大，不像手写的文件（上限 1 MB）",
                    f"{path}: too large for a file written by hand (limit 1 MB)",
                ),
                Text("请检查是否放错了文件。", "Check that this is the file you meant."),
            )
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
            Text(
                "请另存为 UTF-8 编码（记事本：另存为，编码选 UTF-8）。",
                "Save the file as UTF-8 (Notepad: Save as, encoding UTF-8).",
            ),
        ) from fault


def _not_yaml(
    path: Path, text: str, fault: MarkedYAMLError, error: type[IpclaimError]
) -> IpclaimError:
    found = fault.problem_mark.line + 1 if fault.problem_mark else 1
    line, told = told_syntax(fault.problem or "syntax error", text, found)
    return error(
        Text(
            f"{path}:{line}：不是有效的 YAML：{told.zh}",
            f"{path}:{line}: not valid YAML: {told.en}",
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
    placed = _reader(_Placed).load(text)
    zh, en = [], []
    for detail in fault.errors(include_url=False):
        where = f"{path}:{_line_of(placed, detail['loc'])}"
        told = _told(detail, model)
        zh.append(f"{where}：{told.zh}")
        en.append(f"{where}: {told.en}")
    return error(Text("\n".join(zh), "\n".join(en)), _EDIT_AND_RETRY)


def _told(detail: ErrorDetails, model: type[BaseModel]) -> Text:
    location = detail["loc"]
    key = ".".join(str(part) for part in location)
    if not location:
        return told_whole(sorted(model.model_fields))
    if detail["type"] == "extra_forbidden":
        return told_unknown_key(key, str(location[-1]), sorted(_keys_beside(model, location)))
    if detail["type"] == MISSING_KEY:
        key = f"{key}.{detail['ctx']['key']}"
    if detail["type"] in {"missing", MISSING_KEY}:
        return Text(f"缺少 {key}", f"{key} is missing")
    return told_value(key, detail)


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
    fields = (field for candidate in models for field in candidate.model_fields.items())
    return {field.alias or name for name, field in fields}


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
