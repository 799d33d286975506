"""Engines that read characters, behind one door.

Two come with ipclaim. Any installed package adds its own under the entry point group
``ipclaim.engines``: a name, and a callable without arguments that gives an ``Engine``
(``docs/how-to/another-engine.md``). Names of ours cannot be taken over.
"""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

from ipclaim.errors import MissingToolError
from ipclaim.model.text import Text
from ipclaim.read.ocr.engine import Engine
from ipclaim.read.ocr.rapid import RapidEngine
from ipclaim.read.ocr.tesseract import TesseractEngine

ENGINES: dict[str, Callable[[], Engine]] = {
    "rapidocr": RapidEngine,
    "tesseract": TesseractEngine,
}
GROUP = "ipclaim.engines"


def engine_names() -> tuple[str, ...]:
    """Return all names that ``engine_named`` knows here: ours, then those of other packages."""
    return (*ENGINES, *sorted(set(entry_points(group=GROUP).names) - set(ENGINES)))


def engine_named(name: str) -> Engine:
    """Return a new engine; raises ``MissingToolError`` for an unknown, missing or broken one."""
    if name in ENGINES:
        return ENGINES[name]()
    for entry in entry_points(group=GROUP, name=name):
        return _theirs(entry)
    known = engine_names()
    raise MissingToolError(
        Text(f"没有名为“{name}”的识别引擎", f"There is no OCR engine named {name!r}"),
        Text(f"可用的引擎：{'、'.join(known)}", f"Engines here: {', '.join(known)}"),
    )


def _theirs(entry: EntryPoint) -> Engine:
    package = entry.dist.name if entry.dist else entry.module
    try:
        engine: Engine = entry.load()()
    except MissingToolError:
        raise
    except Exception as fault:  # a stranger's code: whatever goes wrong, it is not ours
        told = f"{type(fault).__name__}: {fault}"
        raise _broken(entry.name, package, Text(told, told)) from fault
    missing = [part for part in ("read", "fingerprint") if not hasattr(engine, part)]
    if missing:
        parts = ", ".join(missing)
        raise _broken(entry.name, package, Text(f"缺少 {parts}", f"it has no {parts}"))
    return engine


def _broken(name: str, package: str, why: Text) -> MissingToolError:
    return MissingToolError(
        Text(
            f"软件包 {package} 提供的识别引擎“{name}”无法使用：{why.zh}",
            f"The OCR engine {name!r} of the package {package} does not work: {why.en}",
        ),
        Text(
            f"请修复或卸载该软件包，或改用：{'、'.join(ENGINES)}",
            f"Mend or remove that package, or use: {', '.join(ENGINES)}",
        ),
    )
