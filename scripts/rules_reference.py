"""Writes what is made from the rules: pages and JSON Schemas; ``--check`` only compares."""

import sys
from collections.abc import Iterator
from pathlib import Path

from ipclaim.check.registry import CHECKS
from ipclaim.resources import Templates
from ipclaim.rules.load import load_pack, pack_ids
from ipclaim.rules.reference import pack_page
from ipclaim.rules.schema import SCHEMAS, schema_text

ROOT = Path(__file__).parent.parent


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each generated file with its text."""
    templates = Templates.with_overlay()
    about = {name: check.about for name, check in CHECKS.items()}
    for pack_id in pack_ids(templates):
        page = ROOT / "docs" / "reference" / f"rules-{pack_id}.md"
        yield page, pack_page(load_pack(pack_id, templates, checks=CHECKS), about)
    for name in SCHEMAS:
        yield ROOT / "schema" / f"{name}.schema.json", schema_text(name)


def main() -> int:
    """Write the files, or compare them with what is there."""
    stale = []
    for path, text in pages():
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(  # noqa: T201
            f"out of date: {', '.join(stale)}; run: python scripts/rules_reference.py",
            file=sys.stderr,
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
