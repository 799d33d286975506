"""Where the data files are: rule packs, paper layouts, wording and pages.

They travel inside the wheel; in a checkout they stand beside the package, because lawyers edit
them. A user's own folder (``--templates DIR``) is laid over ours, file by file.
"""

from collections.abc import Iterator
from pathlib import Path

from ipclaim.errors import RulesError
from ipclaim.frozen import dataclass
from ipclaim.model.text import Text

_PACKAGE = Path(__file__).parent


def _built_in() -> Path:
    inside_the_wheel = _PACKAGE / "templates"
    return inside_the_wheel if inside_the_wheel.is_dir() else _PACKAGE.parent / "templates"


@dataclass(frozen=True, slots=True)
class Templates:
    """The data folders, first hit wins."""

    folders: tuple[Path, ...]

    @classmethod
    def with_overlay(cls, overlay: Path | None = None) -> "Templates":
        """Return ours, under the user's own folder if there is one."""
        if overlay is not None and not overlay.is_dir():
            raise RulesError(
                Text(
                    f"没有这个模板文件夹：{overlay}", f"There is no templates folder at {overlay}"
                ),
                Text("请检查 --templates 的路径。", "Check the path given with --templates."),
            )
        return cls((overlay, _built_in()) if overlay else (_built_in(),))

    def path(self, name: str) -> Path:
        """Return the file of that relative name; raises ``RulesError`` when there is none."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise RulesError(
            Text(f"没有模板文件 {name}", f"There is no template {name}"),
            Text(
                f"找过的文件夹：{'、'.join(map(str, self.folders))}",
                f"Looked in: {', '.join(map(str, self.folders))}",
            ),
        )

    def each(self, folder: str, suffix: str) -> Iterator[Path]:
        """Yield the files of a sub-folder by name, an overlaid one once."""
        names = {
            found.name
            for base in self.folders
            for found in (base / folder).glob(f"*{suffix}")
            if found.is_file()
        }
        for name in sorted(names):
            yield self.path(f"{folder}/{name}")
