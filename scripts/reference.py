"""Writes the generated reference pages; ``--check`` only says whether they are current.

The command page comes from the program's own help, the page and the schema of kinds of paper from
their data model, so they cannot disagree.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["LANG"] = os.environ["LC_ALL"] = "C"

import click
from record_reference import record_page

from ipclaim.cli.captured_json import SCHEMAS as CAPTURE
from ipclaim.cli.main import cli
from ipclaim.docket.jsonform import SCHEMAS as DOCKET
from ipclaim.read.layouts import load_layouts
from ipclaim.read.reference import json_page
from ipclaim.read.schema import NAME, layout_page, layout_schema
from ipclaim.reply.json_models import SCHEMAS as REPLY
from ipclaim.reputation.jsonform import SCHEMAS as REPUTATION
from ipclaim.resources import Templates
from ipclaim.rules.schema import published
from ipclaim.run.verify_json import SCHEMAS as VERIFY

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each generated file with its text."""
    yield REFERENCE / "commands.md", "\n".join(_commands())
    yield REFERENCE / "paper-kinds.md", layout_page(load_layouts(Templates.with_overlay()))
    yield REFERENCE / "read-json.md", json_page()
    yield REFERENCE / "capture-json.md", record_page()
    yield ROOT / "schema" / f"{NAME}.schema.json", layout_schema()
    for name, model in {**CAPTURE, **DOCKET, **REPLY, **REPUTATION, **VERIFY}.items():
        schema = model.model_json_schema(mode="serialization")
        yield ROOT / "schema" / f"{name}.schema.json", published(schema)


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "Generated from `ipclaim --help` by `scripts/reference.py`. `--lang zh` speaks Chinese.\n"
    context = click.Context(cli, info_name="ipclaim", max_content_width=100)
    yield from _block(context)
    for name in cli.list_commands(context):
        yield from _command(context, name)


def _command(parent: click.Context, name: str) -> Iterator[str]:
    group = parent.command
    assert isinstance(group, click.Group)
    command = group.get_command(parent, name)
    assert command
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100)
    yield f"## `{context.command_path}`\n"
    yield from _block(context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command(context, inner)


def _block(context: click.Context) -> Iterator[str]:
    yield f"```text\n{context.get_help()}\n```\n"


def main() -> int:
    """Write the pages, or compare them with what is there."""
    stale = []
    for path, text in pages():
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"out of date: {', '.join(stale)}; run: python scripts/reference.py", file=sys.stderr)  # noqa: T201
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
