"""Taking stock of an evidence folder before it is sealed, and refusing what must not be sealed.

Sealing again may add, never lose: a file that an earlier seal covers must still be in the bag,
unchanged, though it may have moved. Otherwise sealing would turn a manipulated folder into a
valid one.
"""

from dataclasses import dataclass
from pathlib import Path

from ipclaim.errors import SealError
from ipclaim.model.text import Text
from ipclaim.seal.digest import Digests
from ipclaim.seal.layout import MANIFEST, PAYLOAD, bag_files
from ipclaim.seal.manifest import Entry, ManifestError, is_plain_name, parse_manifest


@dataclass(frozen=True, slots=True)
class Stock:
    """What an evidence folder holds, fit to be sealed."""

    bag: Path
    entries: tuple[Entry, ...]
    """Each payload file with its digest."""
    size: int
    """Of the payload, in bytes."""


def take_stock(bag: Path, digests: Digests | None = None) -> Stock:
    """Return what a bag holds.

    Raises `SealError` when it is empty, holds an empty file or a link, or has lost something that
    an earlier seal covers; nothing is written.
    """
    names = [name for name in bag_files(bag) if name.startswith(f"{PAYLOAD}/")]
    if not names:
        raise SealError(
            Text(f"{bag} 里没有可封存的证据", f"There is nothing to seal in {bag}"),
            Text("请先运行 ipclaim capture。", "Run ipclaim capture first."),
        )
    known = digests or Digests()
    size = sum(_size_of(bag, name) for name in names)
    entries = tuple(Entry(name, known.of(bag / name)) for name in names)
    _refuse_losses(bag, entries)
    return Stock(bag, entries, size)


def _size_of(bag: Path, name: str) -> int:
    path = bag / name
    if path.is_symlink() or not path.is_file():
        raise _refused(path, Text("不是普通文件", "it is no ordinary file"))
    if not is_plain_name(name):
        raise _refused(path, Text("文件名含特殊字符", "its name holds special characters"))
    size = path.stat().st_size
    if size == 0:
        raise _refused(path, Text("是空文件", "it is empty"))
    return size


def _refused(path: Path, cause: Text) -> SealError:
    return SealError(
        Text(f"{path} 不能封存：{cause.zh}", f"{path} cannot be sealed: {cause.en}"),
        Text(
            "请删除该链接的文件夹并重新取证。",
            "Remove the folder of that listing and capture it again.",
        ),
    )


def _refuse_losses(bag: Path, entries: tuple[Entry, ...]) -> None:
    if not (bag / MANIFEST).is_file():
        return
    held = {entry.digest for entry in entries}
    try:
        before = parse_manifest((bag / MANIFEST).read_bytes())
    except ManifestError as fault:
        raise SealError(
            Text(f"{bag / MANIFEST} 已损坏：{fault}", f"{bag / MANIFEST} is damaged: {fault}"),
            _RESTORE,
        ) from fault
    lost = [entry.path for entry in before if entry.digest not in held]
    if lost:
        raise SealError(
            Text(
                f"{bag} 中已封存的文件被修改或删除：{'、'.join(lost)}",
                f"Sealed files in {bag} were changed or removed: {', '.join(lost)}",
            ),
            _RESTORE,
        )


_RESTORE = Text(
    "请从备份恢复，或用 ipclaim clean 删除后重新取证；不会把改动过的文件重新封存。",
    "Restore them from a copy, or remove the evidence with ipclaim clean and capture again; "
    "changed files are not sealed anew.",
)
