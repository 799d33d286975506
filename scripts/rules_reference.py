"""Writes what is made from the rules: pages and JSON Schemas; ``--check`` only compares."""

import sys
from collections.abc import Iterator
from pathlib import Path

from ipclaim.check.registry import CHECKS
from ipclaim.resources import Templates
from ipclaim.rules.catalogue import catalogue_page
from ipclaim.rules.load import load_pack, pack_ids
from ipclaim.rules.reference import list_page, rule_page, uses_of
from ipclaim.rules.schema import SCHEMAS, schema_text

ROOT = Path(__file__).parent.parent
RULES = ROOT / "docs" / "reference" / "rules"


def pages() -> Iterator[tuple[Path, str]]:
    """Yield each generated file with its text."""
    sys.path.insert(0, str(ROOT))  # the examples are judged on the tests' cases
    from scripts.rules_examples import example_of  # noqa: PLC0415

    templates = Templates.with_overlay()
    about = {name: check.about for name, check in CHECKS.items()}
    packs = [load_pack(pack_id, templates, checks=CHECKS) for pack_id in pack_ids(templates)]
    uses = uses_of(packs)
    yield RULES / "README.md", list_page(uses)
    yield ROOT / "docs" / "reference" / "checks.md", catalogue_page(uses)
    for rule_id, used in uses.items():
        example = example_of(used[0].rule, used[0].pack)
        yield RULES / f"{rule_id}.md", rule_page(used, about[used[0].rule.check], example)
    for name in SCHEMAS:
        yield ROOT / "schema" / f"{name}.schema.json", schema_text(name)


def main() -> int:
    """Write the files, or compare them with what is there."""
    stale = []
    made = dict(pages())
    left_over = [path for path in RULES.glob("*.md") if path not in made]
    for path in left_over:
        if "--check" in sys.argv:
            stale.append(path.name)
        else:
            path.unlink()
    for path, text in made.items():
        if "--check" in sys.argv:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(  # noqa: T201
            f"out of date: {', '.join(stale)}; run: python scripts/rules_reference.py",
            file=sys.stderr,
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
