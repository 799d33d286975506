"""Copies of papers in the format and size that a form takes, made in a child with limits.

The child parses a stranger's file, so a hostile one costs that file and nothing else: it is then
told, and left to a person.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ipclaim.bound_child import child_environment
from ipclaim.model.text import Text
from ipclaim.rules.procedure import Uploads

_SECONDS = 240.0
"""The most time that one file may take."""

TROUBLES: Mapping[str, Text] = {
    "encrypted": Text("文件有密码，未能转换", "It has a password and was not converted"),
    "damaged": Text("文件已损坏，未能转换", "It is damaged and was not converted"),
    "too-large": Text(
        "文件过大，无法安全处理，未能转换", "It is too large to be handled safely; not converted"
    ),
    "hung": Text(
        "未能在限定的时间和内存内转换，文件可能是恶意构造的",
        "It was not converted within the limits of time and memory; it may be hostile",
    ),
    "no-format": Text(
        "平台接受的格式中没有本程序能写出的", "ipclaim can write none of the formats that are taken"
    ),
    "illegible": Text(
        "压缩到限制以内就看不清了，请重新扫描",
        "Within the limit it would no longer be legible: scan it again",
    ),
}
CHANGES: Mapping[str, Text] = {
    "converted": Text("转换格式", "converted"),
    "split": Text("拆分页面", "split into pages"),
    "smaller": Text("压缩", "made smaller"),
}


@dataclass(frozen=True, slots=True)
class Converted:
    """The copies made of one paper, or why there are none."""

    files: tuple[Path, ...]
    changes: tuple[Text, ...] = ()
    trouble: Text | None = None


def convert(
    path: Path, work: Path, limits: Uploads | None, *, pages: Sequence[int], pages_apart: bool
) -> Converted:
    """Return copies of some pages in the folder ``work`` that the form takes, in page order."""
    order = {
        "path": str(path),
        "out": str(work),
        "formats": list(limits.formats) if limits and limits.formats else None,
        "most": limits.max_bytes if limits else None,
        "pages": limits.max_pages if limits else None,
        "apart": pages_apart,
        "take": list(pages),
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "ipclaim.submission.conversion_child"],
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=child_environment(),
            timeout=_SECONDS,
            check=False,
        )
        answer: Mapping[str, Sequence[str]] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return Converted((), trouble=TROUBLES["hung"])
    if "refused" in answer:
        return Converted((), trouble=TROUBLES.get(str(answer["refused"]), TROUBLES["damaged"]))
    changes = tuple(CHANGES[code] for code in answer["changes"])
    return Converted(tuple(map(Path, answer["files"])), changes)
