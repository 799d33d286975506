"""How a mistake in the written rules is told: at its file and line, with the nearest known name."""

from collections.abc import Collection

from ipclaim.errors import RulesError
from ipclaim.model.text import Text
from ipclaim.written.nearest import nearest

_EDIT = Text("请更正后再运行 ipclaim rules check。", "Correct it, then run ipclaim rules check.")


def mistake(where: str, zh: str, en: str) -> RulesError:
    """Return the error for a mistake at ``file:line``."""
    return RulesError(Text(f"{where}：{zh}", f"{where}: {en}"), _EDIT)


def unknown_key(where: str, key: str, known: Collection[str], kind: str) -> RulesError:
    """Return the error for a name that is not known, with the nearest that is."""
    nearest = hint(key, known)
    return mistake(where, f"未知的 {kind}：{key}{nearest.zh}", f"unknown {kind} {key}{nearest.en}")


def hint(key: str, known: Collection[str]) -> Text:
    """Return "did you mean" with the nearest known name, or nothing."""
    meant = nearest(key, known)
    return Text(f"；是否想写 {meant}？", f"; did you mean {meant}?") if meant else Text("", "")
