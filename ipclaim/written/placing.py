"""YAML by the reader that knows lines: what the quick one leaves, and where a mistake stands.

Loaded only for such a file: the reader itself takes as long to load as a case takes to judge.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.model.written import Written, keys_of
from ipclaim.written import MISSING_KEY, Readable
from ipclaim.written.telling import told_syntax, told_unknown_key, told_value, told_whole

_Location = tuple[int | str, ...]
_EDIT_AND_RETRY = Text("请更正后再运行一次。", "Correct it and run again.")


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


def plain_values(text: str) -> Any:
    """Return what the YAML says; raises ruamel's ``YAMLError``, or ``RecursionError``."""
    return _reader(_Plain).load(text)


def careful_values(path: Path, text: str, error: type[IpclaimError]) -> Any:
    """Return what a file's YAML says; raises the given error class with the line of a mistake."""
    try:
        return plain_values(text)
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


def invalid(
    path: Path,
    text: str,
    model: type[Readable],
    fault: ValueError,
    error: type[IpclaimError],
) -> IpclaimError:
    """Return the error that names every line that the model refuses."""
    if not isinstance(fault, ValidationError):
        raise fault
    placed = _reader(_Placed).load(text)
    zh, en = [], []
    for detail in fault.errors(include_url=False):
        where = f"{path}:{_line_of(placed, detail['loc'])}"
        told = _told(detail, model)
        zh.append(f"{where}：{told.zh}")
        en.append(f"{where}: {told.en}")
    return error(Text("\n".join(zh), "\n".join(en)), _EDIT_AND_RETRY)


def _told(detail: ErrorDetails, model: type[Readable]) -> Text:
    location = detail["loc"]
    key = ".".join(str(part) for part in location)
    if not location:
        return told_whole(sorted(_keys_in(model)))
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


def _keys_beside(model: type[Readable], location: _Location) -> set[str]:
    """Return the keys that the model knows where an unknown key was found."""
    models: list[type[Readable]] = [model]
    for part in location[:-1]:
        inner = [
            nested
            for candidate in models
            if isinstance(part, str) and part in (known := _keys_in(candidate))
            for nested in _models_in(known[part])
        ]
        models = inner or models
    return {key for candidate in models for key in _keys_in(candidate)}


def _keys_in(model: type[Readable]) -> dict[str, Any]:
    """Return the types of a model's keys, by the keys as they are written."""
    if issubclass(model, Written):
        return {key.alias: key.type for key in keys_of(model).values()}
    if issubclass(model, BaseModel):
        known = model.model_fields
        return {field.alias or name: field.annotation for name, field in known.items()}
    return {}


def _models_in(annotation: Any) -> Iterator[type[Readable]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Written):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
