"""In what ways evidence can differ from its seal, each told in one sentence."""

from dataclasses import dataclass
from enum import StrEnum

from ipclaim.model.text import Text


class MismatchKind(StrEnum):
    """In what way a file differs from its seal."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NOT_SEALED = "not-sealed"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One file that is not as sealed."""

    kind: MismatchKind
    file: str
    """Relative to the evidence folder."""
    message: Text


def missing(name: str) -> Mismatch:
    """Tell a file that the seal covers and that is gone."""
    return Mismatch(MismatchKind.MISSING, name, Text(f"缺少文件 {name}", f"{name} is missing"))


def empty(name: str) -> Mismatch:
    """Tell a file that holds nothing: it proves nothing, whatever its digest."""
    return Mismatch(MismatchKind.EMPTY, name, Text(f"{name} 是空文件", f"{name} is empty"))


def unreadable(name: str, cause: Text) -> Mismatch:
    """Tell a file that cannot be compared, and why."""
    return Mismatch(
        MismatchKind.UNREADABLE,
        name,
        Text(f"{name} 无法核对：{cause.zh}", f"{name} cannot be checked: {cause.en}"),
    )


def changed(name: str, sealed: str, found: str) -> Mismatch:
    """Tell a file with another digest than the sealed one."""
    return Mismatch(
        MismatchKind.CHANGED,
        name,
        Text(
            f"{name} 已被修改：封存时 SHA-256 为 {sealed}，现在为 {found}",
            f"{name} was changed: sealed with SHA-256 {sealed}, now {found}",
        ),
    )


def added(name: str, was: str | None) -> Mismatch:
    """Tell a file that no manifest names, and the missing file whose content it has, if any."""
    zh = f"；内容与缺失的 {was} 相同" if was else ""
    en = f"; its content is that of the missing {was}" if was else ""
    return Mismatch(MismatchKind.ADDED, name, Text(f"多出文件 {name}{zh}", f"{name} was added{en}"))


def not_sealed(name: str) -> Mismatch:
    """Tell a file that the seal does not cover, though it must."""
    return Mismatch(
        MismatchKind.NOT_SEALED,
        name,
        Text(f"{name} 不在封存之列", f"{name} is not covered by the seal"),
    )
