"""Files that people write by hand: YAML, checked against a model, with mistakes shown in place.

A mistake is reported as ``file:line: key: what is wrong``, all mistakes at once, and an unknown
key comes with the known key that looks most like it.
"""

from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from ipclaim.errors import IpclaimError
from ipclaim.model.text import Text
from ipclaim.written.quick import UnusualError, quick_place, quick_values

MISSING_KEY = "missing_key"
"""Type of a validator's own error about a key that other keys make needed, as ``ctx["key"]``."""


class Readable(Protocol):
    """A written class, or a model of pydantic's."""

    @classmethod
    def model_validate(cls, obj: Any, /) -> Self:
        """Return what plain values say; raises ``ValidationError`` with all that is wrong."""


M = TypeVar("M", bound=Readable)


def read_yaml(path: Path, model: type[M], error: type[IpclaimError]) -> M:
    """Read a YAML file as a model.

    Raises the given error class, naming each line that is wrong.
    """
    text = _decoded(path, error)
    data = _values(path, text, error)
    try:
        return model.model_validate({} if data is None else data)
    except ValueError as fault:
        from ipclaim.written.placing import invalid  # noqa: PLC0415 - as below

        raise invalid(path, text, model, fault, error) from fault


def place_of_key(path: Path, key: str) -> tuple[int, int]:
    """Return line and column, from 1, of the deepest part of a dotted key that a YAML file has.

    A file that cannot be read, or that has nothing of the key, gives its first line.
    """
    try:
        return quick_place(path.read_bytes().decode("utf-8-sig"), key.split("."))
    except (OSError, UnicodeDecodeError, UnusualError):
        return 1, 1


def _values(path: Path, text: str, error: type[IpclaimError]) -> Any:
    try:
        return quick_values(text)
    except UnusualError:
        # What knows lines takes as long to load as a case takes to judge; few files need it.
        from ipclaim.written.placing import careful_values  # noqa: PLC0415

        return careful_values(path, text, error)


_MAX_BYTES = 1_000_000


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
