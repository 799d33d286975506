"""The house stands: floors import only what lies below them, and the pure rooms touch no world."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ipclaim"

FLOORS = {
    "cli": 6,
    "review": 6,
    "run": 5,
    "brought": 4,
    "intake": 4,
    "dossier": 4,
    "submission": 4,
    "masking": 4,
    "reply": 4,
    "read": 3,
    "capture": 3,
    "check": 3,
    "reputation": 3,
    "docket": 3,
    "rules": 2,
    "seal": 2,
    "written": 1,
    "resources": 1,
    "errors": 1,
    "frozen": 1,
    "private": 1,
    "scratch": 1,
    "bound_child": 1,
    "model": 0,
}
BASE = {"model", "errors", "written", "resources", "frozen", "private", "bound_child", "scratch"}
# Doors between two rooms of the same floor: the command line opens the review page, and what is
# handed over is made from the finished dossier.
DOORS = {("cli", "review"), ("submission", "dossier"), ("masking", "dossier")}

PURE = (
    "model/*.py",
    "check/*.py",
    "reply/*.py",
    "reputation/*.py",
    "brought/belonging.py",
    "brought/gate.py",
    "brought/troubles.py",
    "brought/parsing/kinds.py",
    "brought/parsing/times.py",
    "intake/troubles.py",
    "intake/typed.py",
    "intake/words.py",
    "dossier/atoms.py",
    "dossier/blocks.py",
    "dossier/book.py",
    "dossier/breaking.py",
    "dossier/claims.py",
    "dossier/closing.py",
    "dossier/contents.py",
    "dossier/cover.py",
    "dossier/exhibit_sheets.py",
    "dossier/facts.py",
    "dossier/flow.py",
    "dossier/glance.py",
    "dossier/glyphs.py",
    "dossier/letter_layout.py",
    "dossier/lint.py",
    "dossier/listings.py",
    "dossier/marks.py",
    "dossier/naming.py",
    "dossier/parties.py",
    "dossier/party_graph.py",
    "dossier/party_table.py",
    "dossier/plan.py",
    "dossier/report.py",
    "dossier/separators.py",
    "dossier/sources.py",
    "dossier/style.py",
    "dossier/tongues.py",
    "dossier/working.py",
    "docket/facts.py",
    "docket/happenings.py",
    "docket/parsing.py",
    "docket/standing.py",
    "docket/timeline.py",
    "docket/words.py",
    "submission/batches.py",
    "submission/filling.py",
    "submission/handover.py",
    "submission/link_files.py",
    "submission/message.py",
    "submission/uploads.py",
    "masking/hidden_input.py",
    "masking/personal.py",
    "masking/placing.py",
    "masking/searching.py",
    "rules/calendar.py",
    "rules/links.py",
    "read/labels.py",
    "read/entries.py",
    "read/wording.py",
    "read/wrapping.py",
    "read/levelling.py",
    "read/dates.py",
    "read/choosing.py",
    "read/order.py",
    "read/spanning.py",
    "read/lines.py",
    "read/classify.py",
    "read/fields.py",
    "read/values/*.py",
    "read/certainty.py",
    "read/adjoining.py",
    "read/proofs.py",
    "read/crosschecks.py",
    "read/pagination.py",
    "read/paper.py",
    "read/together/*.py",
)
WORLDLY = {
    "asyncio",
    "multiprocessing",
    "os",
    "pebble",
    "playwright",
    "random",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib.request",
}
WORLDLY_CALLS = {
    "now",
    "today",
    "utcnow",
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


@dataclass(frozen=True)
class Said:
    """What a module imports and calls; parsed once for all tests."""

    imports: frozenset[str]
    calls: frozenset[tuple[str, int]]
    """The last name of what is called, and its line."""


@cache
def said_by(path: Path) -> Said:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = {(_called(node.func), node.lineno) for node in nodes if isinstance(node, ast.Call)}
    return Said(frozenset(_imports(path, nodes)), frozenset(calls))


def _imports(path: Path, nodes: Sequence[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def room(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "ipclaim" and len(parts) > 1 and parts[1] in FLOORS else None


def room_of(path: Path) -> str | None:
    return (
        path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if path.parent != PACKAGE
        else path.stem
    )


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms <= set(FLOORS)
    assert len(rooms) > 5


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    here = room_of(path)
    if here not in FLOORS:
        return
    for module in said_by(path).imports:
        there = room(module)
        if there is None or there == here or (here, there) in DOORS:
            continue
        assert FLOORS[there] < FLOORS[here] or {here, there} <= BASE, f"{here} imports {module}"


def pure_modules() -> list[Path]:
    return sorted(path for pattern in PURE for path in PACKAGE.glob(pattern))


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_pure_rooms_touch_no_world(path: Path) -> None:
    said = said_by(path)
    assert not WORLDLY & said.imports
    assert not [(name, line) for name, line in said.calls if name in WORLDLY_CALLS]


def test_the_guard_itself_bites(tmp_path: Path) -> None:
    sinner = tmp_path / "sinner.py"
    lines = "import os\nfrom ipclaim.cli.main import main\nos.path.open()\n"
    sinner.write_text(lines, encoding="utf-8")
    said = said_by(sinner)
    assert "os" in said.imports & WORLDLY
    assert {room(module) for module in said.imports} == {None, "cli"}
    assert said.calls == {("open", 3)}
